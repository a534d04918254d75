"""Meaning: pure functions from definitions and a dossier to an outcome with its trace."""
