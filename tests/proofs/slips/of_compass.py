"""Slips in a compass."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.check.compass import RESERVED_RULES
from tests.proofs.slips.editing import Node, Slip, Source
from tests.proofs.slips.registry import kind


def _items(source: Source, *path: str) -> Iterator[Node]:
    if source.at("checks"):
        yield from source.items(*path)


def _below(source: Source, node: Node, *path: str) -> Iterator[Node]:
    found = source.at(*node.path, *path)
    if found:
        yield found


@kind("answer that belongs to no phase")
def answer_without_phase(source: Source) -> Iterator[Slip]:
    for phase in _items(source, "phases", "phases"):
        for answers in _below(source, phase, "answers"):
            assert isinstance(answers.value, tuple)
            kept = ", ".join(map(str, answers.value[1:]))
            yield source.replaced(answers, f"[{kept}]", str(answers.value[0]))


@kind("answer that belongs to two phases")
def answer_in_two_phases(source: Source) -> Iterator[Slip]:
    phases = list(_items(source, "phases", "phases"))
    for phase, other in pairwise(phases):
        first, second = source.at(*phase.path, "answers"), source.at(*other.path, "answers")
        if first and second and isinstance(first.value, tuple) and isinstance(second.value, tuple):
            both = ", ".join(map(str, (*second.value, first.value[0])))
            yield source.replaced(second, f"[{both}]", str(first.value[0]))


@kind("phase in which nothing is decided")
def nothing_decided(source: Source) -> Iterator[Slip]:
    for phase in _items(source, "phases", "phases"):
        for decides in _below(source, phase, "decides"):
            yield source.removed(decides, "fase")


@kind("check of the core that does not count")
def core_does_not_count(source: Source) -> Iterator[Slip]:
    for check in _items(source, "checks"):
        for core in _below(source, check, "core"):
            for active in _below(source, check, "active"):
                assert isinstance(core.value, tuple)
                yield source.replaced(active, f"[{', '.join(map(str, core.value[1:]))}]", str(core.value[0]))


@kind("answer without a meaning")
def without_meaning(source: Source) -> Iterator[Slip]:
    for check in _items(source, "checks"):
        for option in _items(source, "options"):
            assert isinstance(option.value, dict)
            name = str(option.value["id"])
            for meaning in _below(source, check, "meanings", name):
                yield source.removed(meaning, name)


@kind("answer worth as much as a better one")
def points_too_high(source: Source) -> Iterator[Slip]:
    options = list(_items(source, "options"))
    for better, worse in pairwise(options):
        high, low = source.at(*better.path, "points"), source.at(*worse.path, "points")
        if high and low:
            yield source.replaced(low, str(high.value))


@kind("answer that counts as a better one when something is missing")
def counts_as_better(source: Source) -> Iterator[Slip]:
    options = list(_items(source, "options"))
    for option in options:
        assert isinstance(option.value, dict)
        for points in _below(source, option, "points"):
            best = source.at(*options[0].path, "id")
            if best and option is not options[0]:
                yield source.beside(points, f"otherwise: {best.value}", str(best.value))


@kind("milder phase when nobody said which it is")
def milder_when_unknown(source: Source) -> Iterator[Slip]:
    unknown = source.at("phases", "when_unknown")
    for phase in _items(source, "phases", "phases"):
        if unknown and isinstance(phase.value, dict) and phase.value.get("provisional"):
            yield source.replaced(unknown, str(phase.value["id"]))


@kind("rule of a compass with a name that is taken")
def reserved_name(source: Source) -> Iterator[Slip]:
    for rule in _items(source, "outcomes"):
        for name in _below(source, rule, "id"):
            yield from (source.replaced(name, taken) for taken in sorted(RESERVED_RULES))


@kind("nobody takes part at any level")
def nobody_takes_part(source: Source) -> Iterator[Slip]:
    changed, touched = source, list[Slip]()
    for level in _items(source, "levels"):
        label = changed.at(*level.path, "label")
        if label and isinstance(level.value, dict) and level.value.get("counts", True):
            touched.append(changed.beside(label, "counts: false", "niveau"))
            changed = Source(source.name, touched[-1].text)
    yield from touched[-1:]
