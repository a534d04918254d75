"""A file that was read: its data, and where everything in it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.locations import Located, Locations, Place
from questionnaires.translation import _

Data = None | bool | int | float | str | tuple["Data", ...] | dict[str, "Data"]
"""What a file can say. Lists are tuples, so that they cannot change."""

MAXIMUM_FINDINGS = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """How big a file may be: so that a hostile one costs little time and memory."""

    size: int
    nodes: int
    depth: int = 24


DEFINITION_LIMITS = Limits(size=2_000_000, nodes=100_000)
DOSSIER_LIMITS = Limits(size=10_000_000, nodes=200_000)


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

    def add(self, code: str, place: Place, message: str, mend: str) -> None:
        """Note a problem and go on, unless there are so many that more would not help."""
        self.findings.append(Finding(code, Severity.ERROR, self.name, place.line, place.column, message, mend))
        if len(self.findings) >= MAXIMUM_FINDINGS:
            raise UnreadableError(self.findings)

    def stop(self, code: str, place: Place, message: str, mend: str) -> NoReturn:
        """Note a problem after which nothing sensible can be read."""
        self.findings.append(Finding(code, Severity.ERROR, self.name, place.line, place.column, message, mend))
        raise UnreadableError(self.findings)

    def raise_if_any(self) -> None:
        """Refuse the file when something was wrong."""
        if self.findings:
            raise UnreadableError(self.findings)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    place: Place
    values: dict[str, Data] | list[Data]
    inside: dict[str, tuple[Place, Located]] | list[Located]
    key: str | None = None
    key_place: Place | None = None


class Builder:
    """Builds data and locations from the parts of a file in the order in which they stand there.

    It keeps its own stack instead of calling itself, so that depth costs nothing until it is refused.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self._limits = limits
        self._nodes = 0
        self._stack: list[_Open] = []
        self._root: tuple[Data, Located] | None = None

    @property
    def expects_key(self) -> bool:
        """Whether the next scalar is a key."""
        return bool(self._stack) and isinstance(self._stack[-1].values, dict) and self._stack[-1].key is None

    @property
    def open_place(self) -> Place:
        """Where the innermost mapping or list that is still open starts."""
        return self._stack[-1].place if self._stack else Place(1, 1)

    def open_mapping(self, place: Place) -> None:
        """Start a mapping."""
        self._open(_Open(place, {}, {}))

    def open_list(self, place: Place) -> None:
        """Start a list."""
        self._open(_Open(place, [], []))

    def close(self) -> None:
        """End the innermost mapping or list."""
        done = self._stack.pop()
        data: Data = done.values if isinstance(done.values, dict) else tuple(done.values)
        self._put(data, Located(done.place, done.inside))

    def key(self, key: str, place: Place) -> None:
        """Take a key of the innermost mapping."""
        current = self._stack[-1]
        self._count(place)
        if key in current.values:
            inside = current.inside
            first = inside[key][0] if isinstance(inside, dict) else current.place
            message = _("de sleutel {key} staat hier twee keer; de eerste staat op regel {line}").format(
                key=shortened(key), line=first.line
            )
            self.problems.add("Y011", place, message, _("Haal er één weg, of geef hem een andere naam."))
        current.key, current.key_place = key, place

    def scalar(self, value: None | bool | float | str, place: Place) -> None:
        """Take a value that holds no other values."""
        self._count(place)
        self._put(value, Located(place))

    def finish(self) -> tuple[Data, Locations]:
        """Return what was built."""
        self.problems.raise_if_any()
        if self._root is None:
            empty_file(self.problems)
        data, located = self._root
        return data, Locations(located)

    def _open(self, part: _Open) -> None:
        self._count(part.place)
        if len(self._stack) >= self._limits.depth:
            message = _("hier zit het bestand meer dan {n} lagen diep in elkaar").format(n=self._limits.depth)
            mend = _("Kijk of het inspringen klopt en of elk haakje open ook dichtgaat.")
            self.problems.stop("Y013", part.place, message, mend)
        self._stack.append(part)

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            message = _("dit bestand heeft meer dan {n} onderdelen").format(n=self._limits.nodes)
            self.problems.stop("Y014", place, message, _("Verdeel het over meer bestanden."))

    def _put(self, data: Data, located: Located) -> None:
        if not self._stack:
            self._root = (data, located)
            return
        current = self._stack[-1]
        if isinstance(current.values, list) and isinstance(current.inside, list):
            current.values.append(data)
            current.inside.append(located)
        elif isinstance(current.values, dict) and isinstance(current.inside, dict):
            key, place = current.key or "", current.key_place or located.place
            current.values[key] = data
            current.inside[key] = (place, located)
            current.key = None


def empty_file(problems: Problems) -> NoReturn:
    """Refuse a file that says nothing."""
    problems.stop("Y006", Place(1, 1), _("dit bestand is leeg"), _("Vul het, of begin met een bestaand bestand."))


def shortened(text: str, length: int = 40) -> str:
    """Return a text that is short enough to stand in a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
