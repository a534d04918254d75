"""One row of the table of codes."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.findings import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, explained to the writer of a file."""

    code: str
    severity: Severity
    title: str
    why: str
    mend: str


def error(code: str, title: str, why: str, mend: str) -> Code:
    """Make a row of something that must be mended before a file can be used."""
    return Code(code, Severity.ERROR, title, why, mend)


def warning(code: str, title: str, why: str, mend: str) -> Code:
    """Make a row of something that the writer may judge."""
    return Code(code, Severity.WARNING, title, why, mend)
