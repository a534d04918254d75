"""Where every key and value of a file stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the outside in."""


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Located(NamedTuple):
    """Where a value starts, and the same for what is inside it."""

    place: Place
    inside: Mapping[str, tuple[Place, Located]] | Sequence[Located] | None = None


class Locations:
    """Finds the place of a key or a value by its path.

    A path that leads nowhere (a missing key, a value that a migration added) gives the nearest thing around it.
    """

    __slots__ = ("_root",)

    def __init__(self, root: Located) -> None:
        self._root = root

    def value(self, path: Sequence[str | int]) -> Place:
        """Return where the value at `path` starts."""
        return self._find(path)[1]

    def key(self, path: Sequence[str | int]) -> Place:
        """Return where the last key of `path` stands; for an item of a list, where that item starts."""
        return self._find(path)[0]

    def _find(self, path: Sequence[str | int]) -> tuple[Place, Place]:
        key, current = self._root.place, self._root
        for step in path:
            inside = current.inside
            if isinstance(inside, Mapping) and step in inside:
                key, current = inside[str(step)]
            elif isinstance(inside, Sequence) and isinstance(step, int) and 0 <= step < len(inside):
                current = inside[step]
                key = current.place
            else:
                return current.place, current.place
        return key, current.place


NOWHERE = Locations(Located(Place(1, 1)))
"""The locations of something that was not read from a file."""
