"""Where every key and value of a file stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the outside in."""


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


Located = tuple[int, int, "dict[str, tuple[int, int, Located]] | list[Located] | None"]
"""The line and column where a value starts, and what is inside it.

Inside a mapping each key has its own line and column. Plain tuples, because a file has many thousands of them.
"""


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

    def moved(self, move: Callable[[Path], Path]) -> Locations:
        """Return locations that find a path where `move` says that it stands."""
        return _MovedLocations(self._root, move)

    def _find(self, path: Sequence[str | int]) -> tuple[Place, Place]:
        current = self._root
        place = Place(*current[:2])
        for step in path:
            inside = current[2]
            if isinstance(inside, dict) and isinstance(step, str) and step in inside:
                line, column, current = inside[step]
                place = Place(line, column)
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                current = inside[step]
                place = Place(*current[:2])
            else:
                return Place(*current[:2]), Place(*current[:2])
        return place, Place(*current[:2])


class _MovedLocations(Locations):
    """Finds what stands in another place than where it is looked for."""

    __slots__ = ("_move",)

    def __init__(self, root: Located, move: Callable[[Path], Path]) -> None:
        super().__init__(root)
        self._move = move

    def _find(self, path: Sequence[str | int]) -> tuple[Place, Place]:
        return super()._find(self._move(tuple(path)))


NOWHERE = Locations((1, 1, None))
"""The locations of something that was not read from a file."""
