"""Documents of a dossier, made in the background."""
