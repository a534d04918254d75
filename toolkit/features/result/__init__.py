"""The outcome of a dossier on screen: the same words as in the report, every conclusion down to its answers."""
