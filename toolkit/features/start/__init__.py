"""The way in: three doors, my dossiers, a new dossier, import from a file."""
