"""The one error of the scoring: it blocks an outcome and never becomes a zero (DESIGN section 5)."""


class ScoringError(Exception):
    """A dossier or definition that cannot be scored. The message says what does not fit, in Dutch."""
