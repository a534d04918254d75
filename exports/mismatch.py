"""How verifying says that a PDF does not match itself."""

from __future__ import annotations

from questionnaires.findings import Finding, Severity
from questionnaires.translation import _


def finding(code: str, where: str, message: str, mend: str) -> Finding:
    """Make a finding about a whole file or a part of it; inside a PDF there are no lines to point at."""
    return Finding(code, Severity.ERROR, where, 1, 1, message, mend)


def mend_get_original() -> str:
    """Say what to do with a PDF that was changed."""
    return _("Vraag de oorspronkelijke PDF op bij wie het advies schreef, of maak het advies opnieuw.")
