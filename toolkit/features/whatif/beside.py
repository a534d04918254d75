"""Now and then side by side: the advice, what decides it, and each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from exports.report.journey_words import about_hours
from exports.report.page_one_words import burden_words
from exports.report.words import class_with_floor, comparison_word
from questionnaires.dutch import capital, uncapital
from questionnaires.translation import _
from scoring.outcome import CLASS_ORDER, GroupOutcome
from scoring.totals import Totals, totals
from toolkit.features.advice.reasons import INPUTS, WantedChange, input_title, value_word, wanted_changes
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.whatif.findings import Findings, compared
from toolkit.features.whatif.weighed import Weighed

Way = Literal["better", "worse", "same", "other"]
"""Lighter, heavier, the same, or otherwise without one being better."""
_TAGS = {"laag": "good", "middel": "warn", "hoog": "heavy", "onbekend": "neutral"}
_COMPARISONS = ("lichter", "gelijk", "zwaarder")


@dataclass(frozen=True)
class Side:
    """The advice on one side. `mark` is for its symbol; `label` begins with a capital."""

    mark: str
    label: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One fact now and then. `word` says in which way it is otherwise; with `tags` it is shown as such."""

    what: str
    now: str
    later: str
    way: Way
    word: str = ""
    tags: tuple[str, str] | None = None


@dataclass(frozen=True)
class GroupView:
    """One group: its facts, and what pinches."""

    id: str
    name: str
    lines: tuple[Line, ...]
    findings: Findings


@dataclass(frozen=True)
class Beside:
    """Everything of both sides. `said` is what a screen reader hears after a tick.

    `totals` count what pinches in all groups together. `inputs` are those of the five things that decide the advice
    that would be otherwise; `next_better` names a milder advice and `needed` what would still be needed for it then.
    """

    now: Side
    later: Side
    said: str
    totals: tuple[Line, ...]
    inputs: tuple[Line, ...]
    groups: tuple[GroupView, ...]
    next_better: str
    needed: tuple[WantedChange, ...]


def side_of(found: Reckoned) -> Side:
    """Return the advice that the rules give; without rules, or before there is one to give, how heavy it is."""
    advice, outcome = found.advice, found.context.outcome
    if advice is None or advice.outcome.provisional:
        words = burden_words(outcome)
        label = words if advice is None else _("voorlopig beeld: {words}").format(words=words)
        return Side("voorlopig", capital(label), "")
    words_of = advice.words(advice.outcome.outcome)
    return Side(advice.outcome.outcome, capital(str(words_of.label)), str(words_of.sentence))


def lay_beside(found: Weighed) -> Beside:
    """Lay now and then side by side."""
    now, later = found.now, found.later
    then = {group.id: group for group in later.context.outcome.groups}
    advice = later.advice
    better = advice.outcome.next_better if advice and not advice.outcome.provisional else None
    return Beside(
        now=side_of(now),
        later=side_of(later),
        said=_said(len(found.chosen), side_of(later)),
        totals=tuple(totals_beside(now, later)),
        inputs=tuple(_inputs(now, later)),
        groups=tuple(
            GroupView(group.id, group.name, tuple(_lines(group, then[group.id])), compared(now, group, then[group.id]))
            for group in now.context.outcome.groups
        ),
        next_better=str(advice.words(better.advice).label) if advice and better else "",
        needed=wanted_changes(later, better.changes) if better else (),
    )


def _said(number: int, side: Side) -> str:
    advice = uncapital(side.label)
    if not number:
        return _("Zonder maatregelen: {advice}.").format(advice=advice)
    if number == 1:
        return _("Met 1 maatregel: {advice}.").format(advice=advice)
    return _("Met {n} maatregelen: {advice}.").format(n=number, advice=advice)


def totals_beside(now: Reckoned, later: Reckoned) -> Iterator[Line]:
    """Yield how much pinches in all groups together, now and then; not what is nowhere at either time."""
    both = (Totals.of(one.context.outcome.groups) for one in (now, later))
    for what, before, after in zip(_counted(), *both, strict=True):
        if before or after:
            yield Line(what, str(before), str(after), _way(before, after))


def _inputs(now: Reckoned, later: Reckoned) -> Iterator[Line]:
    if now.advice is None or later.advice is None:
        return
    for name in INPUTS:
        was, will_be = (getattr(one.outcome.inputs, name) for one in (now.advice, later.advice))
        if was != will_be:
            yield Line(input_title(name), value_word(name, was), value_word(name, will_be), "other")


def _lines(now: GroupOutcome, later: GroupOutcome) -> Iterator[Line]:
    was, then = (class_with_floor(one.burden_class, one.burden_at_least) for one in (now, later))
    way = _way(_place(CLASS_ORDER[:-1], now.burden_class), _place(CLASS_ORDER[:-1], later.burden_class))
    tags = _TAGS[now.burden_class], _TAGS[later.burden_class]
    yield Line(_("Zwaarte"), was, then, way, _word(way, _("lichter"), _("zwaarder")), tags)
    way = _way(_place(_COMPARISONS, now.comparison), _place(_COMPARISONS, later.comparison))
    was, then = comparison_word(now.comparison), comparison_word(later.comparison)
    yield Line(_("Vergeleken met niets doen"), was, then, way)
    journey = now.journey or later.journey
    counted = _counted()
    for what, before, after in zip(counted, totals(now), totals(later), strict=True):
        if journey or what != counted.breaking_points:
            way = _way(before, after)
            yield Line(what, str(before), str(after), way, _word(way, _("minder"), _("meer")))
    if journey:
        hours, hours_then = (one.journey.hours_per_household if one.journey else None for one in (now, later))
        way = _way(hours.expected if hours else None, hours_then.expected if hours_then else None)
        words = _word(way, _("minder"), _("meer"))
        yield Line(_("Tijd per jaar"), about_hours(hours), about_hours(hours_then), way, words)


class _Counted(NamedTuple):
    """What each of the totals is called, in their order."""

    bottlenecks: str
    breaking_points: str
    red_flags: str


def _counted() -> _Counted:
    return _Counted(_("Knelpunten"), _("Breekpunten in de reis"), _("Rode vlaggen"))


def _place(order: Sequence[str], one: str) -> int | None:
    return order.index(one) if one in order else None


def _way(now: float | None, later: float | None) -> Way:
    if now == later:
        return "same"
    if now is None or later is None:
        return "other"
    return "better" if later < now else "worse"


def _word(way: Way, better: str, worse: str) -> str:
    return {"better": better, "worse": worse}.get(way, "")
