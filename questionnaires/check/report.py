"""Collects what is wrong in one definition file, each finding at the line and column where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from questionnaires.codes import CODES
from questionnaires.findings import Finding
from questionnaires.locations import Locations, Path, Place
from questionnaires.translation import _

MAXIMUM_FINDINGS = 200
"""Nobody reads more, and a file that means harm should not keep anybody waiting."""
_LISTED = 8
"""No more names than this in one message."""
_COMPARED = 500
"""With more names than this, looking for one that is alike takes too long."""


class TooManyFindingsError(Exception):
    """There is so much wrong that looking further would not help."""


@dataclass(slots=True)
class Report:
    """The findings about one file. The severity of a finding comes from the table of codes."""

    name: str
    text: str
    locations: Locations
    found: dict[Finding, None] = field(default_factory=dict)
    _lines: list[str] | None = None

    @property
    def findings(self) -> list[Finding]:
        """What was found, each thing once."""
        return list(self.found)

    def at_value(self, code: str, path: Path, message: str, mend: str = "") -> None:
        """Report something about the value at `path`; without a mend of its own the table's is used."""
        self._add(code, self.locations.value(path), message, mend)

    def at_key(self, code: str, path: Path, message: str, mend: str = "") -> None:
        """Report something about the last key of `path`, or about what is missing beside it."""
        self._add(code, self.locations.key(path), message, mend)

    def inside_value(self, code: str, path: Path, offset: int, message: str, mend: str = "") -> None:
        """Report something at a character of the text at `path`, as far as that stands on one line."""
        line, column = self.locations.value(path)
        if self._lines is None:
            self._lines = self.text.splitlines()
        rest = self._lines[line - 1][column - 1 :] if line <= len(self._lines) else ""
        quoted = rest[:1] in {"'", '"'}
        if offset + quoted < len(rest) and rest[:1] not in {"|", ">"}:
            column += offset + quoted
        self._add(code, Place(line, column), message, mend)

    def _add(self, code: str, place: Place, message: str, mend: str) -> None:
        entry = CODES[code]
        finding = Finding(code, entry.severity, self.name, place.line, place.column, message, mend or entry.mend)
        self.found[finding] = None
        if len(self.found) >= MAXIMUM_FINDINGS:
            raise TooManyFindingsError


def nearest(name: str, names: Iterable[str]) -> str:
    """Suggest a name that looks like this one, or list the names when they are few.

    >>> nearest("hulp_mens", ("hulp_mensen", "taal"))
    'Bedoel je hulp_mensen?'
    >>> nearest("iets", ("hulp", "taal"))
    'Kies uit: hulp, taal.'
    """
    choices = sorted(names)
    close = get_close_matches(name, choices, n=1, cutoff=0.6) if len(choices) <= _COMPARED else []
    if close:
        return _("Bedoel je {name}?").format(name=close[0])
    if 0 < len(choices) <= _LISTED:
        return _("Kies uit: {names}.").format(names=", ".join(choices))
    return ""
