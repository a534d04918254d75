"""Slips in rules, depths and the quickscan."""

from __future__ import annotations

from collections.abc import Iterator

from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind

_OUTCOMES = {"bands": "band", "classes": "burden_class", "outcomes": "outcome", "not_needed_verdicts": "verdict"}
_CHOICES = {
    "band": ("laag", "matig", "hoog", "zeer_hoog"),
    "burden_class": ("laag", "middel", "hoog", "onbekend"),
    "outcome": ("not_needed", "short", "full"),
    "verdict": ("1", "2", "3"),
}


def _rules(source: Source) -> Iterator[Node]:
    for node in source.nodes:
        if isinstance(node.name, int) and node.path[-2] in _OUTCOMES and node.path[0] in {"scoring", "depths"}:
            yield node


def _value(node: Node, key: str) -> object:
    return node.value.get(key) if isinstance(node.value, dict) else None


def _next(source: Source, node: Node) -> Node | None:
    return source.at(*node.path[:-1], int(node.name) + 1)


@kind("rules with another outcome in the wrong order")
def swapped_rules(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        key = _OUTCOMES[str(node.path[-2])]
        after = _next(source, node)
        if after and key != "verdict" and _value(after, key) != _value(node, key):
            yield source.swapped(node, after, str(_value(node, "id")), str(_value(after, "id")))


@kind(
    "rules with the same outcome, or verdicts, in another order", allowed="the outcome stays the same, or has no order"
)
def swapped_equal_rules(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        key = _OUTCOMES[str(node.path[-2])]
        after = _next(source, node)
        if after and (key == "verdict" or _value(after, key) == _value(node, key)):
            yield source.swapped(node, after, str(_value(node, "id")), str(_value(after, "id")))


@kind("rule without its condition")
def without_condition(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        condition = source.at(*node.path, "when")
        after = _next(source, node)
        if condition and after:
            yield source.removed(condition, str(_value(node, "id")), str(_value(after, "id")))


@kind("last rule with a condition")
def last_with_condition(source: Source) -> Iterator[Slip]:
    conditions = {"bands": "highest <= 1", "classes": "bottlenecks < 1"}
    for node in _rules(source):
        name = str(node.path[-2])
        if _next(source, node) is None and source.at(*node.path, "when") is None:
            first = source.at(*node.path[:-1], 0, "when")
            condition = conditions.get(name) or (str(first.value) if first else "")
            key = source.at(*node.path, "id")
            if key and condition:
                yield source.beside(key, f"when: {condition}", str(_value(node, "id")))


@kind("last rule removed")
def removed_last_rule(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        before = source.at(*node.path[:-1], int(node.name) - 1)
        if before and _next(source, node) is None:
            yield source.removed(node, str(_value(before, "id")))


@kind("other rule removed", allowed="fewer rules are another policy, unless an outcome can no longer be given")
def removed_rule(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        if _next(source, node) is not None:
            yield source.removed(node, *_CHOICES[_OUTCOMES[str(node.path[-2])]])


@kind("rule with another outcome", allowed="which outcome a rule gives is a choice, as long as worse is never milder")
def other_outcome(source: Source) -> Iterator[Slip]:
    for node in _rules(source):
        key = _OUTCOMES[str(node.path[-2])]
        where = source.at(*node.path, key)
        for choice in _CHOICES[key]:
            if where and choice != str(where.value):
                yield source.replaced(where, choice, *_CHOICES[key], str(_value(node, "id")))


@kind("everything a bottleneck")
def everything(source: Source) -> Iterator[Slip]:
    for node in source.nodes:
        if node.name == "when" and len(node.path) == 4 and node.path[1] in {"bottlenecks", "red_flags"}:
            identifier = source.at(*node.path[:-1], "id")
            yield source.replaced(node, "burden >= 0", str(identifier.value) if identifier else "")


@kind("profile that is none")
def no_profile(source: Source) -> Iterator[Slip]:
    node = source.at("scoring", "profiles", 0)
    if node:
        yield source.replaced(node, "measures")
        yield source.replaced(node, "nergens")


@kind("profile of everything")
def profile_of_all(source: Source) -> Iterator[Slip]:
    node = source.at("scoring", "profile_from")
    if node:
        yield source.replaced(node, "0")
        yield source.replaced(node, "5")


@kind("no rules at all")
def no_rules(source: Source) -> Iterator[Slip]:
    node = source.at("scoring")
    if node:
        yield source.removed(node, "scoring")


# Depths ----------------------------------------------------------------------------------------------------------


def _depth(source: Source, name: str) -> Node | None:
    return next((node for node in source.items("depths") if _value(node, "id") == name), None)


@kind("question missing from the quickscan")
def missing_from_scan(source: Source) -> Iterator[Slip]:
    depth = _depth(source, "quickscan")
    if depth:
        for node in source.items("depths", "questions"):
            if node.path[:2] == depth.path:
                yield source.removed(node, str(node.value))


@kind("question missing from the short test", allowed="a question that is not critical and no gate may be left out")
def missing_from_short(source: Source) -> Iterator[Slip]:
    depth = _depth(source, "short")
    if depth:
        for node in source.items("depths", "questions"):
            if node.path[:2] == depth.path:
                section = next(
                    (
                        source.at("sections", other.path[1], "id")
                        for other in source.nodes
                        if len(other.path) == 5 and other.name == "id" and other.value == node.value
                    ),
                    None,
                )
                yield source.removed(node, str(node.value), str(section.value) if section else "")


@kind("question in the quickscan that changes nothing")
def idle_scan_question(source: Source) -> Iterator[Slip]:
    depth = _depth(source, "quickscan")
    listed = _value(depth, "questions") if depth else None
    first = source.at(*depth.path, "questions", 0) if depth else None
    if first and isinstance(listed, tuple):
        for node in source.ending("questions", "id"):
            question = source.at(*node.path[:-1])
            if len(node.path) == 5 and node.value not in listed and question and _value(question, "when") is None:
                yield source.inserted(first.key.line - 1, [f"      - {node.value}"], str(node.value))


@kind("short test without a list")
def short_without_list(source: Source) -> Iterator[Slip]:
    depth = _depth(source, "short")
    node = source.at(*depth.path, "questions") if depth else None
    if node:
        yield source.removed(node, "questions")


@kind("outcomes on a test that has none")
def idle_outcomes(source: Source) -> Iterator[Slip]:
    depth = _depth(source, "full")
    node = source.at(*depth.path, "minutes") if depth else None
    if node:
        new = ["    outcomes:", "      - id: altijd", "        outcome: full", "        label: Altijd"]
        yield source.inserted(node.key.line, new, "outcomes")
