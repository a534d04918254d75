"""Findings: what is wrong in a file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from questionnaires.translation import _


class Severity(StrEnum):
    """Whether something must be mended before the file can be used."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def word(self) -> str:
        """The word that people read."""
        return _("fout") if self is Severity.ERROR else _("waarschuwing")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with its place (1-based) and a mend.

    >>> print(Finding("Y004", Severity.ERROR, "a.yaml", 3, 1, "Hier staat een tab.", "Gebruik spaties."))
    a.yaml:3:1: Y004 fout: Hier staat een tab.  → Gebruik spaties.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    mend: str

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """How findings are sorted: by file, then from top to bottom."""
        return (self.file, self.line, self.column, self.code, self.message, self.mend)

    def __lt__(self, other: Finding) -> bool:
        return self.order < other.order

    def __str__(self) -> str:
        mend = f"  → {self.mend}" if self.mend else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.code} {self.severity.word}: {self.message}{mend}"


class UnreadableError(Exception):
    """Input that is wrong. `findings` says everything that was found, from top to bottom."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[tuple[Finding, ...]]]:
        # An exception is rebuilt from its message, unless it says otherwise; this one must cross process borders whole.
        return (UnreadableError, (self.findings,))
