"""Whether a dossier fits the definitions it refers to: do ids exist, do values fit their question (RULES section 1)."""

from scoring.validation.dossiers import validate

__all__ = ["validate"]
