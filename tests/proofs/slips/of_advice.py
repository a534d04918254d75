"""Slips in the rules of the advice."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.advice_model import ADVICE_ORDER
from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind


def _rules(source: Source) -> Iterator[Node]:
    if source.at("advices"):
        yield from source.items("rules")


def _value(node: Node, key: str) -> str:
    return str(node.value.get(key)) if isinstance(node.value, dict) else ""


def _next(source: Source, node: Node) -> Node | None:
    return source.at(*node.path[:-1], int(node.name) + 1)


@kind("advice rules in the wrong order")
def swapped_rules(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        after = _next(source, node)
        if after and _value(after, "advice") != _value(node, "advice"):
            yield source.swapped(node, after, _value(node, "id"), _value(after, "id"))


@kind("advice rule without its condition")
def without_condition(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        condition = source.at(*node.path, "when")
        if condition:
            yield source.removed(condition, _value(node, "id"))


@kind("last advice rule with a condition")
def last_with_condition(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        key = source.at(*node.path, "id")
        if _next(source, node) is None and key:
            for condition in ("compass == op_orde and burden == laag", "not open_flag and burden != middel"):
                yield source.beside(key, f"when: {condition}", _value(node, "id"))


@kind("advice rule twice")
def doubled_rule(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        identifier = source.at(*node.path, "id")
        if identifier:
            text = source.doubled(node, _value(node, "id")).text
            again = Source(source.name, text).at("rules", int(node.name) + 1, "id")
            if again:
                yield Source(source.name, text).replaced(again, "nog_een_keer", _value(node, "id"))


@kind("last advice rule removed")
def removed_last_rule(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        if _next(source, node) is None:
            yield source.removed(node, _value(node, "id"), _value(node, "advice"))


@kind("other advice rule removed", allowed="fewer rules are another policy, as long as worse is never milder")
def removed_rule(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        if _next(source, node):
            yield source.removed(node, _value(node, "id"), _value(node, "advice"))


@kind(
    "advice rule with another advice", allowed="which advice a rule gives is a choice, as long as worse is not milder"
)
def other_advice(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        where = source.at(*node.path, "advice")
        for choice in ADVICE_ORDER:
            if where and choice != str(where.value):
                yield source.replaced(where, choice, *ADVICE_ORDER, _value(node, "id"))


@kind("level of another scale in an advice rule")
def other_scale(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        condition = source.at(*node.path, "when")
        if condition and source.on_one_line(condition):
            for old, new in (("onbekend", "matig"), ("niet_op_orde", "middel"), ("hoog", "op_orde")):
                if old in str(condition.value):
                    yield source.replaced(condition, str(condition.value).replace(old, new), new)


def _reasons(source: Source) -> Iterator[Node]:
    if source.at("advices"):
        yield from source.items("rules", "because")


@kind("reason of an advice rule that never holds")
def idle_reason(source: Source) -> Iterator[Slip]:
    for node in _reasons(source):
        condition, text = source.at(*node.path, "when"), source.at(*node.path, "text")
        for never in ("evidence and not evidence", "burden == laag and burden == hoog"):
            if condition and source.on_one_line(condition):
                yield source.replaced(condition, never, "because", "when")
            elif text and not condition:
                yield source.beside(text, f"when: {never}", "because", "when")


@kind("reason of an advice rule that the checker does not know")
def unknown_reason(source: Source) -> Iterator[Slip]:
    for node in _reasons(source):
        condition = source.at(*node.path, "when")
        if condition and source.on_one_line(condition):
            for new in ("compass == matig", "burden == op_orde", "founded_share >= 0.5", "compass_apply"):
                yield source.replaced(condition, new, new, "when")


@kind("advice or condition without words")
def without_words(source: Source) -> Iterator[Slip]:
    if source.at("advices"):
        for node in (*source.items("advices"), *source.items("conditions")):
            yield source.removed(node, _value(node, "id"), _value(node, "about"))


@kind("condition without its subject")
def without_subject(source: Source) -> Iterator[Slip]:
    for node in source.ending("conditions", "text"):
        for new in ("", "{vraag}", "{subject} {subject}", "{"):
            yield source.replaced(node, source.token(node).replace("{subject}", new), "subject")


@kind("deviation that nobody can make")
def impossible_deviation(source: Source) -> Iterator[Slip]:
    node = source.at("deviation", "order")
    if node:
        for order in (
            "[aanpassen, positief_mits, positief]",
            "[positief, positief_mits, nog_niet_besluiten]",
            "[positief, positief, aanpassen]",
        ):
            yield source.changed_line(node.key.line, f"  order: {order}", "order")


@kind("evidence that asks for less when less is known")
def turned_evidence(source: Source) -> Iterator[Slip]:
    node = source.at("evidence", "when") if source.at("advices") else None
    if node:
        line = node.key.line + 1
        old = source.lines[line - 1]
        for good, bad in (
            ("unfounded_bottlenecks == 0", "unfounded_bottlenecks >= 1"),
            ("unfounded_critical == 0", "unfounded_critical != 0"),
            ("founded_share >= 0.5", "founded_share < 0.5"),
            ("not journey_unfounded", "journey_unfounded"),
        ):
            yield source.changed_line(line, old.replace(good, bad), "evidence")
