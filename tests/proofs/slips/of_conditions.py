"""Slips in conditions: of questions, of rules and of the quickscan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.expressions import Comparison, parse
from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind

_ASKED = {"sections", "fields"}
"""Where questions stand, and the fields of a step, which are questions too."""


def _conditions(source: Source) -> Iterator[Node]:
    """Conditions that stand on one line, so that they can be edited."""
    for node in source.nodes:
        if node.name == "when" and isinstance(node.value, str) and source.on_one_line(node):
            yield node


def _of_questions(source: Source) -> Iterator[Node]:
    return (node for node in _conditions(source) if node.path[0] in _ASKED)


def _of_rules(source: Source) -> Iterator[Node]:
    return (node for node in _conditions(source) if node.path[0] not in _ASKED)


def _is_journey(source: Source) -> bool:
    kind_of_file = source.at("kind")
    return kind_of_file is not None and kind_of_file.value == "journey"


def _changed(source: Source, node: Node, pattern: str, new: str) -> Iterator[Slip]:
    """One slip for each place where the pattern fits."""
    text = str(node.value)
    for found in re.finditer(pattern, text):
        changed = text[: found.start()] + found.expand(new) + text[found.end() :]
        if changed != text:
            yield source.replaced(node, changed, _id(source, node))


def _id(source: Source, node: Node) -> str:
    """The id of what the condition belongs to: of a reason that is its rule."""
    around = (source.at(*node.path[:end], "id") for end in range(len(node.path) - 1, 0, -1))
    return next((str(found.value) for found in around if found), "")


def _is_good_news(source: Source, node: Node) -> bool:
    """Whether it is the condition of a reason of the best advice."""
    advice = source.at(*node.path[:2], "advice")
    return "because" in node.path and advice is not None and advice.value == ADVICE_ORDER[0]


@kind("unreadable condition")
def unreadable(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        text = str(node.value)
        for broken in (
            text.replace(">=", "=>").replace("==", "=").replace("<", "=<"),
            f"{text} and",
            f"({text}",
            f"{text} && {text}",
            f"max({text})",
            f"{text} == {text}",
        ):
            if broken != text:
                yield source.replaced(node, broken)


@kind("unknown name in a condition")
def unknown_name(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        for atom in parse(str(node.value)).atoms:
            yield from _changed(source, node, rf"\b{atom.subject}\b", rf"{atom.subject}x")


@kind("dropped prefix in a condition")
def dropped_prefix(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"\b[a-z]+_([a-z_0-9]+)", r"\1")


@kind("unknown answer in a condition")
def unknown_option(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"([!=]= )([a-z]\w*)", r"\1\2x")


@kind("answer of another question in a condition")
def option_of_another(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"([!=]= )[a-z]\w*", r"\1growing_debt")


@kind("answer compared with the wrong kind of thing")
def wrong_comparison(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"([<>]=?) [0-9.]+", r"\1 veel")
        yield from _changed(source, node, r"== [a-z]\w*", "== 2")


@kind("threshold out of range")
def threshold(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"([<>]=?) [0-9.]+", r"\1 999")
        yield from _changed(source, node, r">=? [0-9.]+", ">= 0")


@kind("threshold one step further", allowed="a threshold is a choice: another number is another valid definition")
def threshold_step(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        for found in re.finditer(r"[<>]=? ([0-4])\b(?!\.)", str(node.value)):
            number = int(found[1])
            text = str(node.value)
            for other in (number - 1, number + 1):
                yield source.replaced(
                    node, text[: found.start(1)] + str(other) + text[found.end(1) :], _id(source, node)
                )


def _inverted(source: Source, node: Node) -> Iterator[Slip]:
    for sign, other in ((">=", "<"), ("> ", "<= "), ("< ", ">= ")):
        yield from _changed(source, node, re.escape(sign), other)


@kind("inverted condition of a question that counts")
def inverted_question(source: Source) -> Iterator[Slip]:
    for node in _of_questions(source):
        section = source.at(*node.path[:2])
        if section and isinstance(section.value, dict) and section.value.get("role") != "information":
            yield from _inverted(source, node)


@kind("inverted condition of a rule")
def inverted_rule(source: Source) -> Iterator[Slip]:
    for node in _of_rules(source):
        if "not_needed_verdicts" not in node.path and not _is_good_news(source, node):
            yield from _inverted(source, node)
            if not _is_journey(source):
                yield from _changed(source, node, "==", "!=")


@kind("inverted condition of good news", allowed="which of the good news is told, and when, is a choice of words")
def inverted_good_news(source: Source) -> Iterator[Slip]:
    for node in _of_rules(source):
        if _is_good_news(source, node):
            yield from _changed(source, node, "==", "!=")


@kind("inverted equality or truth", allowed="where answers or facts have no order, the other way round is valid too")
def inverted_other(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        if node.path[0] in _ASKED or "not_needed_verdicts" in node.path or _is_journey(source):
            yield from _changed(source, node, "==", "!=")
        yield from _changed(source, node, r"\bnot ", "")
        yield from _changed(source, node, r"\b(critical|protection)\b", r"not \1")


@kind("and for or", allowed="both can be meant: another valid definition")
def and_or(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield from _changed(source, node, r"\band\b", "or")
        yield from _changed(source, node, r"\bor\b", "and")


@kind("part that says nothing new")
def idle_part(source: Source) -> Iterator[Slip]:
    for node in _conditions(source):
        yield source.replaced(node, f"{node.value} and ({node.value})", _id(source, node))


@kind("unreachable question")
def unreachable(source: Source) -> Iterator[Slip]:
    for node in _of_questions(source):
        atom = parse(str(node.value)).atoms[0]
        if isinstance(atom, Comparison) and atom.operator == ">=":
            low = f"{atom.subject} < {atom.constants[0].value}"
            high = f"{atom.subject} >= {atom.constants[0].value}"
            yield source.replaced(node, f"{high} and {low}", _id(source, node))


@kind("question that waits for itself")
def self_reference(source: Source) -> Iterator[Slip]:
    for node in _of_questions(source):
        name = _id(source, node)
        question = source.at(*node.path[:-1])
        options = question.value.get("options") if question and isinstance(question.value, dict) else None
        if isinstance(options, tuple) and isinstance(options[-1], dict):
            yield source.replaced(node, f"{name} == {options[-1]['id']}", name)


@kind("circle of conditions")
def circle(source: Source) -> Iterator[Slip]:
    questions = {
        str(node.value): node
        for node in source.nodes
        if node.name == "id" and len(node.path) == 5 and node.path[2] == "questions"
    }
    for node in _of_questions(source):
        question = source.at(*node.path[:-1])
        options = question.value.get("options") if question and isinstance(question.value, dict) else None
        if not (isinstance(options, tuple) and isinstance(options[-1], dict)):
            continue
        for name in parse(str(node.value)).names:
            gate = source.at(*questions[name].path[:-1])
            if gate and isinstance(gate.value, dict) and "when" not in gate.value:
                new = f"when: {_id(source, node)} == {options[-1]['id']}"
                yield source.beside(questions[name], new, _id(source, node), name)


@kind("question before the question that it waits for")
def later_question(source: Source) -> Iterator[Slip]:
    for node in _of_questions(source):
        *around, index = node.path[:-1]
        before = source.at(*around, index - 1) if isinstance(index, int) and index else None
        question = source.at(*around, index)
        name = before.value["id"] if before and isinstance(before.value, dict) else None
        if before and question and name in parse(str(node.value)).names:
            yield source.swapped(before, question, str(name))


@kind("dossier question that waits for a group")
def wrong_scope(source: Source) -> Iterator[Slip]:
    groups = [
        node
        for node in source.nodes
        if node.name == "id" and len(node.path) == 5 and node.path[2] == "questions" and not _of_dossier(source, node)
    ]
    for node in source.nodes:
        question = source.at(*node.path[:-1])
        is_id = node.name == "id" and len(node.path) == 5 and node.path[2] == "questions"
        if is_id and groups and _of_dossier(source, node) and question and "when" not in dict(question.value or {}):  # type: ignore[arg-type]
            yield source.beside(node, f"when: {groups[0].value} >= 1", str(groups[0].value))


def _of_dossier(source: Source, node: Node) -> bool:
    section = source.at(*node.path[:2])
    return section is not None and isinstance(section.value, dict) and section.value.get("scope") == "dossier"
