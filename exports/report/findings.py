"""The same finding in several groups, gathered into one: bottlenecks and unknowns for the whole proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exports.report.context import Context
from scoring.outcome import Bottleneck, FindOut


@dataclass(frozen=True, slots=True)
class GatheredBottleneck:
    """One question that is a bottleneck, with the same answer, for these groups."""

    question_id: str
    question: str
    answer: str
    value: int
    heavy: bool
    red_flag: bool
    open: bool
    new: bool | None
    reason: str
    basis: str | None
    measures: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GatheredUnknown:
    """One question that is unknown, for the same reason, for these groups."""

    question_id: str
    question: str
    unknown: str
    critical: bool
    informants: tuple[str, ...]
    by: str | None
    until: str | None
    groups: tuple[str, ...]


def bottlenecks(context: Context) -> tuple[GatheredBottleneck, ...]:
    """Return the bottlenecks of all groups: red flags first, then heavy ones, then by burden and reach."""
    gathered: dict[tuple[object, ...], list[tuple[str, Bottleneck, bool, str]]] = {}
    for outcome, group in context.groups:
        flagged = {flag.question for flag in outcome.red_flags}
        for one in outcome.bottlenecks:
            text = context.question_text(one.question, outcome.kind)
            key = (one.question, text, one.answer, one.value, one.reason, one.basis, one.open, one.new, one.measures)
            gathered.setdefault(key, []).append((group.name, one, one.question in flagged, text))
    found = (_bottleneck(context, occurrences) for occurrences in gathered.values())
    return tuple(sorted(found, key=lambda one: _weight(context, one)))


def unknowns(context: Context) -> tuple[GatheredUnknown, ...]:
    """Return what is unknown in any group, most important first."""
    gathered: dict[tuple[object, ...], list[tuple[int, str, FindOut, str]]] = {}
    for outcome, group in context.groups:
        for rank, one in enumerate(outcome.find_out):
            text = context.question_text(one.question, outcome.kind)
            key = (one.question, text, one.unknown, one.by, one.until)
            gathered.setdefault(key, []).append((rank, group.name, one, text))
    ordered = sorted(
        gathered.values(), key=lambda found: (not found[0][2].critical, min(rank for rank, *_rest in found))
    )
    return tuple(_unknown(found) for found in ordered)


def _bottleneck(context: Context, found: Iterable[tuple[str, Bottleneck, bool, str]]) -> GatheredBottleneck:
    occurrences = tuple(found)
    _name, one, flagged, text = occurrences[0]
    answer = "" if one.answer is None else context.value(one.question, one.answer)
    return GatheredBottleneck(
        question_id=one.question,
        question=text,
        answer=answer,
        value=one.value,
        heavy=one.heavy,
        red_flag=flagged,
        open=one.open,
        new=one.new,
        reason=one.reason,
        basis=one.basis,
        measures=one.measures,
        groups=tuple(name for name, *_rest in occurrences),
    )


def _weight(context: Context, one: GatheredBottleneck) -> tuple[object, ...]:
    place = list(context.questionnaire.question_by_id).index(one.question_id)
    return (not one.red_flag, not one.heavy, -one.value, -len(one.groups), place)


def _unknown(found: Iterable[tuple[int, str, FindOut, str]]) -> GatheredUnknown:
    occurrences = tuple(found)
    _rank, _name, one, text = occurrences[0]
    return GatheredUnknown(
        question_id=one.question,
        question=text,
        unknown=one.unknown,
        critical=one.critical,
        informants=one.informants,
        by=one.by,
        until=one.until,
        groups=tuple(name for _rank, name, *_rest in occurrences),
    )
