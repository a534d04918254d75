"""Slips in the text of the file itself: indentation, tabs, quotes and what YAML makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind


def _keys(source: Source) -> Iterator[Node]:
    return (node for node in source.nodes if isinstance(node.name, str))


def _moved(source: Source, node: Node, steps: int) -> Slip | None:
    number = node.key.line
    line = source.lines[number - 1]
    indent = _indent(line)
    if indent + steps < 0 or _stands_alone(source, number, indent + steps):
        return None
    slip = source.changed_line(number, " " * (indent + steps) + line.lstrip(), str(node.name))
    # YAML may notice it at the key before, or only where the next key begins.
    before = number - 1
    while before > 1 and not re.match(r"\s*(- )?\w+:", source.lines[before - 1]):
        before -= 1
    return Slip(slip.text, before, source.end(node) + 1, slip.words)


def _stands_alone(source: Source, number: int, indent: int) -> bool:
    """Whether a line is all there is below its key, also with this indent: then it says the same."""
    before, line, after = (*source.lines[number - 2 : number + 1], "")[:3]
    below = _indent(before) + (0 if line.lstrip().startswith("- ") else 1)
    return before.endswith(":") and indent >= below and _indent(after) < min(indent, _indent(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


@kind("line indented too far")
def too_far(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        for steps in (1, 2):
            slip = _moved(source, node, steps)
            if slip and len(node.path) > 1:
                yield slip


@kind("line indented too little")
def too_little(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        for steps in (-1, -2):
            slip = _moved(source, node, steps)
            if slip:
                yield slip


@kind("tab")
def tab(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        line = source.lines[node.key.line - 1]
        if line.startswith("  "):
            yield source.changed_line(node.key.line, "\t" + line[2:])


@kind("anchor, alias, tag or merge key")
def machinery(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if source.on_one_line(node):
            text = source.token(node)
            for new in (f"&a {text}", "*a", f"!!str {text}", f"!python/name:os.system {text}"):
                yield source.replaced(node, new)
            yield source.renamed_key(node, "<<")


@kind("missing colon")
def missing_colon(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        line = source.lines[node.key.line - 1]
        start = node.key.column - 1 + len(str(node.name))
        slip = source.changed_line(node.key.line, line[:start] + line[start + 1 :], str(node.name))
        yield Slip(slip.text, max(slip.first - 1, 1), slip.last + 1, slip.words)
        if line[start : start + 2] == ": ":
            slip = source.changed_line(node.key.line, line[: start + 1] + line[start + 2 :], str(node.name))
            yield Slip(slip.text, max(slip.first - 1, 1), slip.last + 1, slip.words)


@kind("quote that is not closed")
def open_quote(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if source.on_one_line(node) and isinstance(node.value, str) and source.token(node)[:1] not in "\"'":
            slip = source.replaced(node, f'"{source.token(node)}')
            # It swallows what follows, up to the next quote or the end.
            yield Slip(slip.text, slip.first, len(source.lines), slip.words)


@kind("colon in a text without quotes")
def colon_in_text(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if source.on_one_line(node) and isinstance(node.value, str) and source.token(node)[:1] not in "\"'":
            yield source.replaced(node, f"Let op: {source.token(node)}")


@kind("dash forgotten")
def no_dash(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if source.first_of_item(node):
            line = source.lines[node.key.line - 1]
            slip = source.changed_line(node.key.line, line.replace("- ", "  ", 1), str(node.name))
            item = source.at(*node.path[:-1])
            # YAML only notices where the next item begins.
            yield Slip(slip.text, max(slip.first - 1, 1), source.end(item or node) + 1, slip.words)


@kind("bracket or comma forgotten")
def no_bracket(source: Source) -> Iterator[Slip]:
    for number, line in enumerate(source.lines, 1):
        if re.search(r": \[.*\]$", line):
            for new in (line[:-1], line.replace("[", "").replace("]", ""), line.replace(", ", " ")):
                if new != line:
                    slip = source.changed_line(number, new)
                    yield Slip(slip.text, number, number + 1, slip.words)


@kind("second document")
def second_document(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if len(node.path) == 1 and node != source.nodes[0]:
            yield source.inserted(node.key.line - 1, ["---"])


@kind("invisible character")
def invisible(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if source.on_one_line(node):
            yield source.replaced(node, f"{source.token(node)}\x07")
