"""Collects what is wrong in one definition file, each finding at the line and column where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from questionnaires.codes import CODES
from questionnaires.findings import Finding
from questionnaires.locations import Locations, Path, Place
from questionnaires.translation import _

_LISTED = 8
"""No more names than this in one message."""


@dataclass(slots=True)
class Report:
    """The findings about one file. The severity of a finding comes from the table of codes."""

    name: str
    text: str
    locations: Locations
    findings: list[Finding] = field(default_factory=list)

    def at_value(self, code: str, path: Path, message: str, mend: str = "") -> None:
        """Report something about the value at `path`; without a mend of its own the table's is used."""
        self._add(code, self.locations.value(path), message, mend)

    def at_key(self, code: str, path: Path, message: str, mend: str = "") -> None:
        """Report something about the last key of `path`, or about what is missing beside it."""
        self._add(code, self.locations.key(path), message, mend)

    def inside_value(self, code: str, path: Path, offset: int, message: str, mend: str = "") -> None:
        """Report something at a character of the text at `path`, as far as that stands on one line."""
        line, column = self.locations.value(path)
        lines = self.text.splitlines()
        rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
        quoted = rest[:1] in {"'", '"'}
        if offset + quoted < len(rest) and rest[:1] not in {"|", ">"}:
            column += offset + quoted
        self._add(code, Place(line, column), message, mend)

    def _add(self, code: str, place: Place, message: str, mend: str) -> None:
        entry = CODES[code]
        finding = Finding(code, entry.severity, self.name, place.line, place.column, message, mend or entry.mend)
        if finding not in self.findings:
            self.findings.append(finding)


def nearest(name: str, names: Iterable[str]) -> str:
    """Suggest a name that looks like this one, or list the names when they are few.

    >>> nearest("hulp_mens", ("hulp_mensen", "taal"))
    'Bedoel je hulp_mensen?'
    >>> nearest("iets", ("hulp", "taal"))
    'Kies uit: hulp, taal.'
    """
    choices = sorted(names)
    close = get_close_matches(name, choices, n=1, cutoff=0.6)
    if close:
        return _("Bedoel je {name}?").format(name=close[0])
    if 0 < len(choices) <= _LISTED:
        return _("Kies uit: {names}.").format(names=", ".join(choices))
    return ""
