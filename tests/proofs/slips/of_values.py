"""Slips with values: of another type, out of range, out of order, or the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind

LONG = (
    " Dit is een zin die veel te lang is omdat iemand alles in een keer wilde zeggen en daarna nog iets bedacht"
    " wat er ook nog bij moest en dus niet stopte."
)


def _scalars(source: Source) -> Iterator[Node]:
    for node in source.nodes:
        if source.on_one_line(node):
            yield node


@kind("wrong type")
def wrong_type(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if isinstance(node.value, bool):
            yield source.replaced(node, "ja", str(node.name))
        elif isinstance(node.value, int | float):
            yield source.replaced(node, "veel", str(node.name))
        elif isinstance(node.name, str):
            yield source.replaced(node, "[iets]", str(node.name))


@kind("number instead of text")
def number_for_text(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if isinstance(node.value, str) and isinstance(node.name, str):
            yield source.replaced(node, "12", str(node.name))


@kind("quotes around a number or a truth")
def quoted_number(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if isinstance(node.value, int | float):
            yield source.replaced(node, f'"{source.token(node)}"', str(node.name))


@kind("no value")
def no_value(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if isinstance(node.name, str):
            yield source.replaced(node, "", str(node.name))


@kind("empty list")
def empty_list(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if isinstance(node.name, str) and isinstance(node.value, tuple):
            last = source.end(node)
            lines = source.text.splitlines()
            line = lines[node.key.line - 1]
            key = line[: node.key.column - 1 + len(node.name)]
            lines[node.key.line - 1 : last] = [f"{key}: []"]
            yield Slip("\n".join(lines) + "\n", node.key.line, node.key.line, (node.name,))


@kind("burden that stays in order", allowed="how heavy an answer is, is a choice")
def other_burden(source: Source) -> Iterator[Slip]:
    for node in _burdens(source):
        index = node.path[-2]
        after = source.at(*node.path[:-2], index + 1, "burden") if isinstance(index, int) else None
        if after and after.value != node.value:
            yield source.replaced(node, str(after.value), "burden", *_questions_with(source, node))


def _questions_with(source: Source, node: Node) -> Iterator[str]:
    """The questions that an option belongs to: its own, or those that share its scale."""
    for question in source.items("sections", "questions"):
        if isinstance(question.value, dict) and (
            question.path == node.path[:4] or (node.path[0] == "scales" and question.value.get("scale") == node.path[1])
        ):
            yield str(question.value["id"])


def _burdens(source: Source) -> Iterator[Node]:
    return (node for node in source.nodes if node.name == "burden" and isinstance(node.value, int))


@kind("burden out of range")
def burden_range(source: Source) -> Iterator[Slip]:
    for node in _burdens(source):
        yield source.replaced(node, "5", "burden")
        yield source.replaced(node, "-1", "burden")


@kind("burden out of order")
def burden_order(source: Source) -> Iterator[Slip]:
    for node in _burdens(source):
        index = node.path[-2]
        before = source.at(*node.path[:-2], index - 1, "burden") if isinstance(index, int) else None
        if before and isinstance(before.value, int) and isinstance(node.value, int) and before.value > 0:
            yield source.replaced(node, str(before.value - 1), "burden")


@kind("options or bands in the wrong order")
def swapped_options(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if not (isinstance(node.name, int) and isinstance(node.value, dict) and "burden" in node.value):
            continue
        after = source.at(*node.path[:-1], node.name + 1)
        if after and isinstance(after.value, dict) and after.value.get("burden") != node.value["burden"]:
            yield source.swapped(node, after, *map(str, (node.value.get("id", ""), after.value.get("id", ""))))


def _band_ends(source: Source, key: str, *, first: bool) -> Iterator[Node]:
    for node in source.nodes:
        if node.name == key and len(node.path) > 3 and node.path[-3] == "bands" and (node.path[-2] == 0) == first:
            yield node


@kind("overlapping band")
def overlapping_band(source: Source) -> Iterator[Slip]:
    for node in _band_ends(source, "minimum", first=False):
        yield source.replaced(node, f"{float(str(node.value)) - 1:g}", "minimum")


@kind("gap between bands")
def gap(source: Source) -> Iterator[Slip]:
    for node in _band_ends(source, "minimum", first=False):
        yield source.replaced(node, f"{float(str(node.value)) + 1:g}", "minimum")


@kind("band that starts too high")
def band_start(source: Source) -> Iterator[Slip]:
    for node in _band_ends(source, "minimum", first=True):
        yield source.replaced(node, f"{float(str(node.value)) + 1:g}", "minimum")


@kind("upside-down range")
def upside_down(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.name == "minimum" and (other := source.at(*node.path[:-1], "maximum")):
            yield source.replaced(node, f"{float(str(other.value)) + 1:g}", "minimum")


@kind("another type of question")
def other_type(source: Source) -> Iterator[Slip]:
    others = {
        "single_choice": "multiple_choice",
        "multiple_choice": "single_choice",
        "short_text": "long_text",
        "long_text": "short_text",
        "date": "short_text",
        "number": "estimate",
        "estimate": "number",
    }
    for node in source.nodes:
        question = source.at(*node.path[:-1])
        if node.name == "type" and node.value in others and question:
            slip = source.replaced(node, others[str(node.value)], "type")
            yield Slip(slip.text, slip.first, source.end(question), slip.words)


@kind("another role", allowed="a section whose questions have no mark may as well be about context or information")
def other_role(source: Source) -> Iterator[Slip]:
    for node in source.ending("sections", "role"):
        for role in {"theme", "context", "information"} - {node.value}:
            around = source.at(*node.path[:-1])
            last = source.end(around) if around else node.key.line
            slip = source.replaced(node, role, "role")
            # What no longer fits is told at the questions of the section.
            yield Slip(slip.text, slip.first, last, slip.words)


@kind("another scope")
def other_scope(source: Source) -> Iterator[Slip]:
    for node in source.items("sections"):
        scope, role = source.at(*node.path, "scope"), source.at(*node.path, "role")
        slip = source.removed(scope) if scope else source.beside(role, "scope: dossier") if role else None
        if slip:
            yield Slip(slip.text, slip.first, source.end(node), ("dossier",))


@kind("another role of a vocabulary")
def other_vocabulary_role(source: Source) -> Iterator[Slip]:
    node = source.at("role")
    for role in {"circumstances", "measures", "bases", "informants", "profile", "lens"} if node else ():
        if node and role != node.value:
            yield source.replaced(node, role, "role")


@kind("rank that is gone or out of order")
def odd_rank(source: Source) -> Iterator[Slip]:
    for node in source.ending("terms", "rank"):
        yield source.removed(node, "rank")
        if node.path[1] != 0:
            yield source.replaced(node, "0", "rank")


@kind("value that cannot be chosen")
def unknown_choice(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if node.name in {"kind", "role", "scope", "outcome", "band", "burden_class", "type"}:
            yield source.replaced(node, f"{node.value}x", str(node.name))


@kind("lower version")
def lower_version(source: Source) -> Iterator[Slip]:
    node = source.at("version")
    if node:
        yield source.replaced(node, "0.0.1")


@kind("version of another form")
def odd_version(source: Source) -> Iterator[Slip]:
    node = source.at("version")
    if node:
        yield source.replaced(node, "1.0")
        yield source.replaced(node, "v1.0.0")


@kind("day that does not exist")
def odd_date(source: Source) -> Iterator[Slip]:
    for node in source.ending("sources", "date"):
        yield source.replaced(node, '"2024-13-45"', "2024-13-45")
        yield source.replaced(node, "vorig jaar", "date")


@kind("address that is none")
def odd_address(source: Source) -> Iterator[Slip]:
    for node in source.ending("sources", "address"):
        yield source.replaced(node, "www.voorbeeld", "address")


@kind("address without a date or a note")
def bare_address(source: Source) -> Iterator[Slip]:
    for node in source.ending("sources", "note"):
        around = source.at(*node.path[:-1])
        if around and isinstance(around.value, dict) and not {"date", "address"} <= set(around.value):
            yield source.removed(node, str(around.value["id"]))


# Texts -----------------------------------------------------------------------------------------------------------


@kind("the same label twice")
def same_label(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        index = node.path[-2] if len(node.path) > 2 else None
        if node.name == "label" and isinstance(index, int) and source.on_one_line(node) and "outcomes" not in node.path:
            before = source.at(*node.path[:-2], index - 1, "label")
            if before and source.on_one_line(before) and node.path[-3] != "groups":
                yield source.replaced(node, source.token(before))


@kind("labels of two answers changed about", allowed="no text identifies an answer, so nothing can be wrong about it")
def swapped_labels(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        index = node.path[-2] if len(node.path) > 3 else None
        after = source.at(*node.path[:-2], index + 1, "label") if isinstance(index, int) else None
        if node.name == "label" and after and source.on_one_line(node) and source.on_one_line(after):
            one, other = source.token(node), source.token(after)
            lines = source.text.splitlines()
            for where, old, new in ((node, one, other), (after, other, one)):
                line, start = where.place.line - 1, where.place.column - 1
                lines[line] = lines[line][:start] + new + lines[line][start + len(old) :]
            yield Slip("\n".join(lines) + "\n", node.key.line, after.key.line)


@kind("the same question twice")
def same_text(source: Source) -> Iterator[Slip]:
    texts = [node for node in source.ending("questions", "text") if source.on_one_line(node)]
    for before, node in pairwise(texts):
        yield source.replaced(node, source.token(before))


@kind("long sentence")
def long_sentence(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.name in {"help", "introduction", "description", "rationale"} and isinstance(node.value, str):
            if source.on_one_line(node):
                yield source.replaced(node, f'"{node.value}{LONG}"')
            else:
                last = source.end(node)
                slip = source.changed_line(last, source.lines[last - 1] + LONG)
                yield Slip(slip.text, node.key.line, last, slip.words)


@kind("text in one other language")
def other_language(source: Source) -> Iterator[Slip]:
    for node in _scalars(source):
        if (
            node.name in {"title", "label", "text", "help"}
            and isinstance(node.value, str)
            and "sources" not in node.path
        ):
            indent = " " * (node.key.column + 1)
            text = source.token(node)
            slip = source.replaced(node, f"\n{indent}en: {text}", "en")
            yield Slip(slip.text, slip.first, slip.first + 1, slip.words)


@kind("language that is promised only")
def promised_language(source: Source) -> Iterator[Slip]:
    node = source.at("version")
    if node:
        yield source.beside(node, "languages: [nl, en]", "en")


@kind("question for nobody")
def for_nobody(source: Source) -> Iterator[Slip]:
    for node in source.ending("questions", "type"):
        yield source.beside(node, "kinds: []", "kinds")
        yield source.beside(node, "kinds: [burger]", "kinds")


@kind("mark on a question that does not count")
def idle_mark(source: Source) -> Iterator[Slip]:
    for node in source.ending("questions", "type"):
        section = source.at(*node.path[:2])
        if section and isinstance(section.value, dict) and section.value.get("role") == "information":
            yield source.beside(node, "critical: true", "critical")


@kind("time that cannot be")
def odd_minutes(source: Source) -> Iterator[Slip]:
    for node in source.ending("depths", "minutes"):
        yield source.replaced(node, "0")
        if node.path[1] == 0:
            yield source.replaced(node, "999")
