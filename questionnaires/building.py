"""Building data and its locations from the parts of a file, one by one, in the order in which they stand there."""

from __future__ import annotations

from questionnaires.document import Data, Limits, Problems, Scalar, empty_file, shortened
from questionnaires.locations import Located, Locations
from questionnaires.translation import _

_Open = tuple[int, int, "dict[str, Data] | list[Data]", "dict[str, tuple[int, int, Located]] | list[Located]"]
"""A mapping or list that is being filled: its line and column, its values, and where they stand."""


class Builder:
    """Keeps its own stack instead of calling itself, so that depth costs nothing until it is refused.

    Attributes:
        problems: what is wrong so far.
        expects_key: whether the next part is a key of the innermost mapping.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.expects_key = False
        self._limits = limits
        self._room = limits.nodes
        self._outer: list[tuple[_Open, tuple[str, int, int]]] = []
        # Around everything stands a list of one, so that the outermost value needs no case of its own.
        self._values: dict[str, Data] | list[Data] = []
        self._inside: dict[str, tuple[int, int, Located]] | list[Located] = []
        self._line = self._column = 1
        self._key: tuple[str, int, int] = ("", 1, 1)

    def key(self, key: str, line: int, column: int) -> None:
        """Take a key of the innermost mapping."""
        self._count(line, column)
        if key in self._values and isinstance(self._inside, dict):
            message = _("de sleutel {key} staat hier twee keer; de eerste staat op regel {line}").format(
                key=shortened(key), line=self._inside[key][0]
            )
            self.problems.add("Y011", (line, column), message, _("Haal er één weg, of geef hem een andere naam."))
        self._key = (key, line, column)
        self.expects_key = False

    def scalar(self, value: Scalar, line: int, column: int) -> None:
        """Take a value that holds no other values."""
        self._count(line, column)
        self._put(value, (line, column, None))

    def open_mapping(self, line: int, column: int) -> None:
        """Start a mapping."""
        self._open(line, column)
        self._values, self._inside, self.expects_key = {}, {}, True

    def open_list(self, line: int, column: int) -> None:
        """Start a list."""
        self._open(line, column)
        self._values, self._inside, self.expects_key = [], [], False

    def close(self) -> None:
        """End the innermost mapping or list."""
        data: Data = self._values if isinstance(self._values, dict) else tuple(self._values)
        located: Located = (self._line, self._column, self._inside)
        (self._line, self._column, self._values, self._inside), self._key = self._outer.pop()
        self._put(data, located)

    def finish(self) -> tuple[Data, Locations]:
        """Return what was built.

        Raises:
            UnreadableError: when there were problems, or nothing was built.
        """
        self.problems.raise_if_any()
        if isinstance(self._values, dict) or isinstance(self._inside, dict) or not self._values:
            empty_file(self.problems)
        return self._values[0], Locations(self._inside[0])

    def _open(self, line: int, column: int) -> None:
        self._count(line, column)
        if len(self._outer) >= self._limits.depth:
            message = _("hier zit het bestand meer dan {n} lagen diep in elkaar").format(n=self._limits.depth)
            mend = _("Kijk of het inspringen klopt en of elk haakje open ook dichtgaat.")
            self.problems.stop("Y013", (line, column), message, mend)
        self._outer.append(((self._line, self._column, self._values, self._inside), self._key))
        self._line, self._column = line, column

    def _count(self, line: int, column: int) -> None:
        self._room -= 1
        if self._room < 0:
            message = _("dit bestand heeft meer dan {n} onderdelen").format(n=self._limits.nodes)
            self.problems.stop("Y014", (line, column), message, _("Verdeel het over meer bestanden."))

    def _put(self, data: Data, located: Located) -> None:
        values, inside = self._values, self._inside
        if isinstance(values, list) and isinstance(inside, list):
            values.append(data)
            inside.append(located)
            self.expects_key = False
        elif isinstance(values, dict) and isinstance(inside, dict):
            key, line, column = self._key
            values[key] = data
            inside[key] = (line, column, located)
            self.expects_key = True
