"""Editing the text of a definition the way a hand would, with the places of everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from questionnaires.catalogue import DefinitionFile, read_definition_file
from questionnaires.document import Data
from questionnaires.locations import Path, Place
from questionnaires.reading import read_document


@dataclass(frozen=True, slots=True)
class Slip:
    """A file with one slip in it.

    Attributes:
        text: the whole file.
        first: the first line that the slip touches.
        last: the last one; a message about any line of it is about the slip.
        words: what a message that stands elsewhere must name, to be about the slip.
    """

    text: str
    first: int
    last: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One key with its value, or one item of a list."""

    path: Path
    value: Data
    key: Place
    place: Place

    @property
    def name(self) -> str | int:
        """The last part of the path."""
        return self.path[-1]


class Source:
    """A definition file that can be edited."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.splitlines()
        document = read_document(text.encode(), name)
        self.data = document.data
        self.locations = document.locations

    @cached_property
    def file(self) -> DefinitionFile:
        """The definition in the file."""
        return read_definition_file(self.text.encode(), self.name)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything in the file, from top to bottom."""
        return tuple(self._nodes((), self.data))

    def _nodes(self, path: Path, value: Data) -> Iterator[Node]:
        if path:
            yield Node(path, value, self.locations.key(path), self.locations.value(path))
        if isinstance(value, dict):
            for key, part in value.items():
                yield from self._nodes((*path, key), part)
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                yield from self._nodes((*path, number), part)

    @cached_property
    def _by_path(self) -> dict[Path, Node]:
        return {node.path: node for node in self.nodes}

    def at(self, *path: str | int) -> Node | None:
        """Return what stands at a path."""
        return self._by_path.get(path)

    def ending(self, *names: str) -> Iterator[Node]:
        """Everything whose path ends with these keys; numbers in between do not count."""
        for node in self.nodes:
            keys = tuple(part for part in node.path if isinstance(part, str))
            if keys[-len(names) :] == names and isinstance(node.name, str):
                yield node

    def items(self, *names: str) -> Iterator[Node]:
        """The items of the lists whose path ends with these keys."""
        for node in self.nodes:
            keys = tuple(part for part in node.path if isinstance(part, str))
            if keys[-len(names) :] == names and isinstance(node.name, int) and isinstance(node.path[-2], str):
                yield node

    def siblings(self, *names: str) -> Iterator[tuple[Node, Node]]:
        """Pairs of items that follow each other in the same list."""
        for one, other in pairwise(self.items(*names)):
            if one.path[:-1] == other.path[:-1]:
                yield one, other

    # Where things stand

    def in_flow(self, node: Node) -> bool:
        """Whether an item stands in a list between brackets."""
        return isinstance(node.name, int) and not self.lines[node.place.line - 1][
            : node.place.column - 1
        ].rstrip().endswith("-")

    def token(self, node: Node) -> str:
        """The text of a value on one line; a value that starts a block gives its indicator."""
        rest = self.lines[node.place.line - 1][node.place.column - 1 :]
        found = re.match(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', rest)
        if found:
            return found.group()
        return re.split(r"[,\]]", rest)[0].rstrip() if self.in_flow(node) else rest.rstrip()

    def on_one_line(self, node: Node) -> bool:
        """Whether a value is a scalar on the line of its key."""
        if isinstance(node.value, dict | tuple) or self.token(node)[:1] in {">", "|"}:
            return False
        return self.end(node) == node.key.line

    def end(self, node: Node) -> int:
        """The last line of a key with all that belongs to it, or of an item."""
        indent = node.key.column - 1
        if isinstance(node.name, int):
            if self.in_flow(node):
                return node.place.line
            indent -= 2
        last = node.key.line
        for number in range(node.key.line + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if len(line) - len(line.lstrip()) <= indent:
                break
            last = number
        return last

    def first_of_item(self, node: Node) -> bool:
        """Whether a key stands on the line of the dash of its item."""
        return self.lines[node.key.line - 1][: node.key.column - 1].rstrip().endswith("-")

    # Editing

    def _slip(self, lines: list[str], first: int, last: int, words: tuple[str, ...] = ()) -> Slip:
        return Slip("\n".join(lines) + "\n", first, last, words)

    def replaced(self, node: Node, new: str, *words: str) -> Slip:
        """Put another text in the place of a value on one line."""
        line, column = node.place
        old = self.lines[line - 1]
        start = column - 1
        lines = list(self.lines)
        lines[line - 1] = old[:start] + new + old[start + len(self.token(node)) :]
        return self._slip(lines, line, line, (str(node.value), new, *words))

    def changed_line(self, number: int, new: str, *words: str) -> Slip:
        """Put another line in the place of a line."""
        lines = list(self.lines)
        lines[number - 1] = new
        return self._slip(lines, number, number, words)

    def renamed_key(self, node: Node, new: str, *words: str) -> Slip:
        """Put another key in the place of a key."""
        line, column = node.key
        old = self.lines[line - 1]
        start = column - 1
        return self.changed_line(
            line, old[:start] + new + old[start + len(str(node.name)) :], str(node.name), new, *words
        )

    def removed(self, node: Node, *words: str) -> Slip:
        """Take out a key with its value, or an item."""
        lines = list(self.lines)
        if self.in_flow(node):
            line = lines[node.place.line - 1]
            start = node.place.column - 1
            rest = line[start + len(self.token(node)) :]
            before = line[:start]
            rest = re.sub(r"^,\s*", "", rest) if rest.startswith(",") else rest
            if rest.startswith("]"):
                before = re.sub(r",\s*$", "", before)
            lines[node.place.line - 1] = before + rest
            return self._slip(lines, node.place.line, node.place.line, (str(node.value), *words))
        first, last = node.key.line, self.end(node)
        if isinstance(node.name, str) and self.first_of_item(node) and last < len(lines):
            following = lines[last]
            column = node.key.column - 1
            lines[last] = lines[first - 1][:column] + following[column:]
        del lines[first - 1 : last]
        return self._slip(lines, max(first - 1, 1), first, words)

    def inserted(self, after: int, new: list[str], *words: str) -> Slip:
        """Put lines after a line."""
        lines = list(self.lines)
        lines[after:after] = new
        return self._slip(lines, after + 1, after + len(new), words)

    def beside(self, node: Node, new: str, *words: str) -> Slip:
        """Put a key after a key of the same mapping."""
        return self.inserted(self.end(node), [" " * (node.key.column - 1) + new], *words)

    def doubled(self, node: Node, *words: str) -> Slip:
        """Repeat a key with its value, or an item."""
        first, last = node.key.line, self.end(node)
        block = self.lines[first - 1 : last]
        if isinstance(node.name, str) and self.first_of_item(node):
            block = [" " * (node.key.column - 1) + block[0][node.key.column - 1 :], *block[1:]]
        return self.inserted(last, block, *words)

    def swapped(self, one: Node, other: Node, *words: str) -> Slip:
        """Change the places of two items that follow each other."""
        first, middle, last = one.key.line, other.key.line, self.end(other)
        lines = list(self.lines)
        lines[first - 1 : last] = [*self.lines[middle - 1 : last], *self.lines[first - 1 : middle - 1]]
        return self._slip(lines, first, last, words)

    def moved(self, node: Node, after: int, indent: int, *words: str) -> Slip:
        """Put a key on one line elsewhere."""
        lines = list(self.lines)
        key = lines[node.key.line - 1][node.key.column - 1 :]
        moved = " " * indent + key
        removed = self.removed(node).text.splitlines()
        at = after if after < node.key.line else after - 1
        removed[at:at] = [moved]
        return self._slip(removed, min(after, node.key.line), max(after + 1, node.key.line), words)
