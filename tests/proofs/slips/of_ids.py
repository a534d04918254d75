"""Slips with ids: renamed, misspelled, doubled, or pointing at nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.locations import Path
from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind

_REFERENCES = {"sources", "questions", "profiles"}


def _ids_in(source: Source, *lists: str) -> Iterator[Node]:
    for node in source.nodes:
        if node.name == "id" and len(node.path) > 2 and (_list_of(node.path) in lists):
            yield node


def _list_of(path: Path) -> str:
    """The list that an id stands in; options of a shared scale are options too."""
    return "options" if path[0] == "scales" else str(path[-3])


def _renamed(source: Source, *lists: str) -> Iterator[Slip]:
    for node in _ids_in(source, *lists):
        yield source.replaced(node, f"{node.value}x")


@kind("renamed option")
def renamed_option(source: Source) -> Iterator[Slip]:
    return _renamed(source, "options")


@kind("renamed question")
def renamed_question(source: Source) -> Iterator[Slip]:
    return _renamed(source, "questions", "columns")


@kind("renamed section")
def renamed_section(source: Source) -> Iterator[Slip]:
    return _renamed(source, "sections")


@kind("renamed depth")
def renamed_depth(source: Source) -> Iterator[Slip]:
    return _renamed(source, "depths")


@kind("renamed source")
def renamed_source(source: Source) -> Iterator[Slip]:
    return _renamed(source, "sources")


@kind("renamed term")
def renamed_term(source: Source) -> Iterator[Slip]:
    return _renamed(source, "terms")


@kind("renamed group of terms")
def renamed_group(source: Source) -> Iterator[Slip]:
    return _renamed(source, "groups")


@kind("renamed rule", allowed="nothing refers to the id of a rule: another valid definition")
def renamed_rule(source: Source) -> Iterator[Slip]:
    return _renamed(source, "bands", "bottlenecks", "red_flags", "classes", "outcomes", "not_needed_verdicts")


@kind("renamed scale")
def renamed_scale(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.path[0] == "scales" and len(node.path) == 2:
            yield source.renamed_key(node, f"{node.name}x")


@kind("renamed definition")
def renamed_definition(source: Source) -> Iterator[Slip]:
    node = source.at("id")
    if node:
        yield source.replaced(node, f"{node.value}x")


@kind("capital in an id")
def capital(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.name == "id":
            yield source.replaced(node, str(node.value).capitalize())


@kind("duplicate id")
def duplicate_id(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.name != "id" or len(node.path) < 3 or not isinstance(node.path[-2], int):
            continue
        before = source.at(*node.path[:-2], node.path[-2] - 1, "id")
        if before:
            yield source.replaced(node, str(before.value))


@kind("ids of two options changed about", allowed="each id still exists; that it means something else cannot be seen")
def swapped_ids(source: Source) -> Iterator[Slip]:
    for node in _ids_in(source, "options"):
        index = node.path[-2]
        after = source.at(*node.path[:-2], index + 1, "id") if isinstance(index, int) else None
        if after:
            first = source.replaced(node, str(after.value))
            line, start = after.place.line, after.place.column - 1
            lines = first.text.splitlines()
            lines[line - 1] = lines[line - 1][:start] + str(node.value)
            yield Slip("\n".join(lines) + "\n", first.first, line, (str(node.value), str(after.value)))


@kind("option moved to another question")
def moved_option(source: Source) -> Iterator[Slip]:
    last: dict[str, Node] = {}
    for node in source.nodes:
        if isinstance(node.name, int) and len(node.path) == 6 and node.path[4] == "options":
            last[str(node.path[:4])] = node
    ends = list(last.values())
    for node, target in pairwise(ends):
        removed = source.removed(node, str(dict(node.value)["id"]) if isinstance(node.value, dict) else "")
        block = source.lines[node.key.line - 1 : source.end(node)]
        lines = removed.text.splitlines()
        at = source.end(target) - len(block)
        lines[at:at] = block
        yield Slip("\n".join(lines) + "\n", removed.first, at + len(block), removed.words)


@kind("doubled item")
def doubled_item(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if isinstance(node.name, int) and isinstance(node.value, dict) and "id" in node.value:
            yield source.doubled(node, str(node.value["id"]))


# References ------------------------------------------------------------------------------------------------------


def _references(source: Source) -> Iterator[Node]:
    for node in source.nodes:
        listed = isinstance(node.name, int) and (node.path[-2] in _REFERENCES or "tags" in node.path)
        if isinstance(node.value, str) and (listed or node.name in {"scale", "group"}):
            yield node


@kind("dangling reference")
def dangling(source: Source) -> Iterator[Slip]:
    for node in _references(source):
        yield source.replaced(node, f"{node.value}x")


@kind("dropped prefix", allowed="what is left may be the name of something else that exists")
def dropped_prefix(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        is_id = node.name == "id" and len(node.path) > 2 and _list_of(node.path) in {"options", "questions", "terms"}
        if is_id and "_" in str(node.value):
            yield source.replaced(node, str(node.value).split("_", 1)[1])
    for node in _references(source):
        if "_" in str(node.value):
            yield source.replaced(node, str(node.value).split("_", 1)[1])


@kind("repeated reference")
def repeated_reference(source: Source) -> Iterator[Slip]:
    for node in _references(source):
        if isinstance(node.name, int):
            if source.in_flow(node):
                yield source.replaced(node, f"{node.value}, {node.value}")
            else:
                yield source.doubled(node, str(node.value))


@kind("term of another vocabulary")
def term_of_another(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if isinstance(node.name, int) and "tags" in node.path and node.path[-2] != "informants":
            yield source.replaced(node, "obi")


@kind("tag of unknown vocabulary")
def unknown_vocabulary(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if len(node.path) > 2 and node.path[-2] == "tags":
            yield source.renamed_key(node, str(node.name)[:-1])


@kind("unused source")
def unused_source(source: Source) -> Iterator[Slip]:
    node = source.at("sources")
    if node:
        yield source.inserted(
            node.key.line, ["  - id: nergens", "    title: Iets", "    note: Bestaat niet."], "nergens"
        )


@kind("unused scale")
def unused_scale(source: Source) -> Iterator[Slip]:
    node = source.at("scales")
    if node:
        options = ["    - id: weinig", "      label: Weinig", "    - id: veel", "      label: Veel"]
        yield source.inserted(node.key.line, ["  nergens:", *options], "nergens")


@kind("former id that never was")
def unknown_former_id(source: Source) -> Iterator[Slip]:
    for node in _ids_in(source, "options", "questions", "terms", "sections"):
        yield source.beside(node, "renamed_from: [nooit_geweest]", "nooit_geweest")


@kind("former id that is still there")
def former_id_in_use(source: Source) -> Iterator[Slip]:
    for node in _ids_in(source, "options", "questions", "terms", "sections"):
        index = node.path[-2]
        other = source.at(*node.path[:-2], index - 1, "id") if isinstance(index, int) and index else None
        if other:
            yield source.beside(node, f"renamed_from: [{other.value}]", str(other.value))
