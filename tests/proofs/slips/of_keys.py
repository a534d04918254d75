"""Slips with keys: misspelled, doubled, missing, or in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.locations import Path
from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind

_ALWAYS_NEEDED = {
    "kind",
    "id",
    "version",
    "title",
    "origin",
    "role",
    "sections",
    "terms",
    "type",
    "text",
    "label",
    "unit",
    "minimum",
    "columns",
    "minutes",
    "leaves_out",
    "outcome",
    "verdict",
    "band",
    "burden_class",
    "rationale",
    "classes",
    "scale",
}
_NEEDED_WHEN_SCORED = {"help", "example", "sources", "burden", "options", "bands"}


def _keys(source: Source) -> Iterator[Node]:
    """Every key of the language; not the names that a writer chooses, such as those of scales and tags."""
    for node in source.nodes:
        chosen = (node.path[0] == "scales" and len(node.path) == 2) or (len(node.path) > 1 and node.path[-2] == "tags")
        if isinstance(node.name, str) and not chosen:
            yield node


def _scored(source: Source, path: Path) -> bool:
    """Whether a path leads into a question that is scored."""
    section = source.at(*path[:2]) if path[0] == "sections" else None
    if section is None or not isinstance(section.value, dict) or section.value.get("role") == "information":
        return False
    question = source.at(*path[:4])
    types = {"single_choice", "multiple_choice", "number"}
    return (
        len(path) > 4 and question is not None and isinstance(question.value, dict) and question.value["type"] in types
    )


@kind("misspelled key")
def misspelled(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        name = str(node.name)
        turned = name[:-2] + name[-1] + name[-2]
        yield source.renamed_key(node, turned if turned != name else name[:-1])


@kind("duplicate key")
def duplicate_key(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        yield source.doubled(node, str(node.name))


@kind("removed key that is needed")
def removed_needed(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        of_question = len(node.path) == 5 and node.path[2] == "questions"
        needed = (
            node.name in _ALWAYS_NEEDED
            or node.path == ("description",)
            or (
                node.name in _NEEDED_WHEN_SCORED
                and _scored(source, node.path)
                and (of_question or node.name == "burden")
            )
        )
        if needed and not _may_go(source, node):
            yield source.removed(node, str(node.name))


def _may_go(source: Source, node: Node) -> bool:
    """Whether it is all that a reason says, which goes as a whole, or what an answer to a check asks for."""
    around = source.at(*node.path[:-1])
    alone = around is not None and isinstance(around.value, dict) and len(around.value) == 1
    return node.name == "text" and (alone or node.path[0] == "options")


@kind("removed reason or request", allowed="a rule with fewer reasons, or an answer that asks for less, is valid too")
def removed_reason(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if node.name == "text" and _may_go(source, node):
            yield source.removed(node, "text")


@kind("removed condition of a question about protection")
def removed_condition(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if node.name == "when" and _protects(source, node.path):
            yield source.removed(node, "protection")


@kind("removed condition", allowed="a question that is always asked is another valid definition")
def removed_other_condition(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if node.name == "when" and "questions" in node.path and not _protects(source, node.path):
            yield source.removed(node, "when")


def _protects(source: Source, path: Path) -> bool:
    question = source.at(*path[:-1])
    return question is not None and isinstance(question.value, dict) and question.value.get("protection") is True


@kind("removed mark", allowed="a question that is not critical, not about protection or not exclusive is valid too")
def removed_mark(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        if node.name in {"critical", "protection", "exclusive", "heavy"}:
            yield source.removed(node, str(node.name))


def _removed_items(source: Source, *names: str) -> Iterator[Slip]:
    for node in source.nodes:
        if isinstance(node.name, int) and isinstance(node.value, dict) and (_list_of(node.path) in names):
            yield source.removed(node, str(node.value.get("id", "")))


def _list_of(path: Path) -> str:
    return "options" if path[0] == "scales" else str(path[-2])


@kind("removed option")
def removed_option(source: Source) -> Iterator[Slip]:
    return _removed_items(source, "options")


@kind("removed question")
def removed_question(source: Source) -> Iterator[Slip]:
    return _removed_items(source, "questions", "columns")


@kind("removed section, depth or term")
def removed_section(source: Source) -> Iterator[Slip]:
    return _removed_items(source, "sections", "depths", "terms")


@kind("removed source or group that is used")
def removed_source(source: Source) -> Iterator[Slip]:
    return _removed_items(source, "sources", "groups")


@kind("removed scale")
def removed_scale(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.path[0] == "scales" and len(node.path) == 2:
            yield source.removed(node, str(node.name))


@kind("key moved to the parent", allowed="the key is allowed there too and was not needed where it was")
def moved_to_parent(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        outer = _outer(source, node.path)
        if outer and source.on_one_line(node) and not source.first_of_item(node):
            first = next(iter(outer.value)) if isinstance(outer.value, dict) else ""
            start = source.at(*outer.path, first)
            if start:
                yield source.moved(node, start.key.line, start.key.column - 1, str(node.name))


def _outer(source: Source, path: Path) -> Node | None:
    """The mapping around the mapping that a key stands in."""
    for length in range(len(path) - 2, 0, -1):
        node = source.at(*path[:length])
        if node and isinstance(node.value, dict) and path[length - 1] not in {"scales", "tags"}:
            return node
    return None


@kind("key moved to a child", allowed="the key is allowed there too and was not needed where it was")
def moved_to_child(source: Source) -> Iterator[Slip]:
    for node in _keys(source):
        child = _child(source, node.path[:-1])
        if child and source.on_one_line(node) and not source.first_of_item(node):
            yield source.moved(node, child.key.line, child.key.column - 1, str(node.name))


def _child(source: Source, path: Path) -> Node | None:
    """The first key of the first mapping inside a mapping."""
    around = source.at(*path)
    if around is None or not isinstance(around.value, dict):
        return None
    for name, value in around.value.items():
        inner = value[0] if isinstance(value, tuple) and value else value
        if isinstance(inner, dict) and inner:
            inside = (*path, name, 0) if isinstance(value, tuple) else (*path, name)
            return source.at(*inside, next(iter(inner)))
    return None
