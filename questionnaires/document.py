"""A file that was read: its data, and where everything in it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.locations import Locations, Place
from questionnaires.translation import _

Scalar = str | float | bool | None
Data = str | float | bool | tuple["Data", ...] | dict[str, "Data"] | None
"""What a file can say. Lists are tuples, so that they cannot change."""

MAXIMUM_FINDINGS = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """How big a file may be, so that a hostile one costs little time and memory: bytes, parts, and layers."""

    size: int
    nodes: int
    depth: int = 24


DEFINITION_LIMITS = Limits(size=2_000_000, nodes=60_000)
DOSSIER_LIMITS = Limits(size=10_000_000, nodes=100_000)
"""About ten and twenty times what the fullest bundled definition and example dossier need."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `name` is what messages call it."""

    name: str
    text: str
    data: Data
    locations: Locations


@dataclass(slots=True)
class Problems:
    """Collects what is wrong in the text of one file."""

    name: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, place: tuple[int, int], message: str, mend: str) -> None:
        """Note a problem and go on, unless there are so many that more would not help."""
        line, column = place
        self.findings.append(Finding(code, Severity.ERROR, self.name, line, column, message, mend))
        if len(self.findings) >= MAXIMUM_FINDINGS:
            raise UnreadableError(self.findings)

    def stop(self, code: str, place: tuple[int, int], message: str, mend: str) -> NoReturn:
        """Note a problem after which nothing sensible can be read."""
        line, column = place
        self.findings.append(Finding(code, Severity.ERROR, self.name, line, column, message, mend))
        raise UnreadableError(self.findings)

    def raise_if_any(self) -> None:
        """Refuse the file when something was wrong."""
        if self.findings:
            raise UnreadableError(self.findings)


def empty_file(problems: Problems) -> NoReturn:
    """Refuse a file that says nothing."""
    problems.stop("Y006", Place(1, 1), _("dit bestand is leeg"), _("Vul het, of begin met een bestaand bestand."))


def hidden_character(problems: Problems, place: tuple[int, int], character: str) -> None:
    """Note a character in a text that nobody can see."""
    message = _("in deze tekst staat een onzichtbaar stuurteken ({number})").format(number=f"U+{ord(character):04X}")
    problems.add("Y003", place, message, _("Haal dit teken weg."))


def shortened(text: str, length: int = 40) -> str:
    r"""Return a text that is short enough to stand in a message, on one line.

    >>> shortened("Een lange zin over twee\nregels en nog wat", 20)
    'Een lange zin over …'
    """
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1] + "…"
