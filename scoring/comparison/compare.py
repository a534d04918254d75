"""From two outcomes of one proposal to what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scoring.advice.outcome import AdviceOutcome
from scoring.comparison.answers import changed_answers, changed_bases
from scoring.comparison.beside import beside, both
from scoring.comparison.outcome import CheckChange, Comparison, GroupChange, MeasureChange, Pair, ThemeChange
from scoring.comparison.steps import changed_steps
from scoring.dossier import Dossier, Measure
from scoring.journey.outcome import JourneyOutcome
from scoring.outcome import GroupOutcome, Outcome, ThemeOutcome
from scoring.totals import totals


def compare(dossiers: Pair[Dossier], outcomes: Pair[Outcome]) -> Comparison:
    """Lay two outcomes side by side.

    Args:
        dossiers: two dossiers about one proposal (see `scoring.comparison.same_proposal`).
        outcomes: their outcomes, with their derivation.

    Returns:
        What differs; of groups also what stayed the same.
    """
    first, second = outcomes.first, outcomes.second
    advices: Pair[AdviceOutcome | None] = Pair(first.advice, second.advice)
    return Comparison(
        titles=Pair(dossiers.first.title, dossiers.second.title),
        variants=Pair(dossiers.first.variant, dossiers.second.variant),
        days=Pair(dossiers.first.filled_in_on, dossiers.second.filled_in_on),
        advice=both(lambda advice: advice.outcome, advices),
        rule=both(lambda advice: advice.rule, advices),
        inputs=both(lambda advice: advice.inputs, advices),
        deviation=both(lambda advice: advice.deviation, advices),
        burden_class=Pair(first.burden_class, second.burden_class),
        compass=both(lambda compass: compass.outcome, Pair(first.compass, second.compass)),
        groups=tuple(_groups(first, second)),
        answers=tuple(changed_answers(first, second)),
        bases=tuple(changed_bases(first, second)),
        steps=tuple(changed_steps(dossiers, outcomes)),
        checks=tuple(_checks(first, second)),
        measures=tuple(_measures(dossiers.first.measures, dossiers.second.measures)),
        definitions=tuple(_definitions(first, second)),
    )


def _groups(first: Outcome, second: Outcome) -> Iterator[GroupChange]:
    for key, presence, pair in beside(_by_id(first), _by_id(second)):
        journeys: Pair[JourneyOutcome | None] = Pair(
            pair.first.journey if pair.first else None, pair.second.journey if pair.second else None
        )
        named = pair.second or pair.first
        yield GroupChange(
            id=key,
            name=named.name if named else key,
            presence=presence,
            burden_class=both(lambda group: group.burden_class, pair),
            comparison=both(lambda group: group.comparison, pair),
            themes=tuple(_themes(pair)),
            bottlenecks_gone=_only_in(pair.first, pair.second),
            bottlenecks_new=_only_in(pair.second, pair.first),
            hours=both(lambda journey: journey.hours_per_household, journeys),
            hours_full_journey=both(lambda journey: journey.hours_full_journey, journeys),
            index=both(lambda journey: journey.index, journeys),
            breaking_points=both(lambda group: totals(group).breaking_points if group.journey else None, pair),
        )


def _by_id(outcome: Outcome) -> Mapping[str, GroupOutcome]:
    return {group.id: group for group in outcome.groups}


def _only_in(one: GroupOutcome | None, other: GroupOutcome | None) -> tuple[str, ...]:
    """Return the bottlenecks of one side that the other, which has the group too, does not have."""
    if one is None or other is None:
        return ()
    elsewhere = {bottleneck.question for bottleneck in other.bottlenecks}
    return tuple(found.question for found in one.bottlenecks if found.question not in elsewhere)


def _themes(pair: Pair[GroupOutcome | None]) -> Iterator[ThemeChange]:
    def themes(group: GroupOutcome | None) -> Mapping[str, ThemeOutcome]:
        return {theme.id: theme for theme in group.themes} if group else {}

    for key, _presence, found in beside(themes(pair.first), themes(pair.second)):
        yield ThemeChange(key, both(lambda theme: theme.band, found))


def _checks(first: Outcome, second: Outcome) -> Iterator[CheckChange]:
    if first.compass is None or second.compass is None:
        return
    sides = ({check.id: check for check in compass.checks} for compass in (first.compass, second.compass))
    for key, _presence, pair in beside(*sides):
        if pair.first is None or pair.second is None:
            continue
        counts, states = Pair(pair.first.counts_as, pair.second.counts_as), Pair(pair.first.state, pair.second.state)
        if counts.differs or states.differs:
            yield CheckChange(key, counts, states)


def _measures(first: Sequence[Measure], second: Sequence[Measure]) -> Iterator[MeasureChange]:
    sides = ({measure.id: measure for measure in measures} for measures in (first, second))
    for key, presence, pair in beside(*sides):
        agreed = both(lambda measure: measure.is_agreed, pair)
        shown = pair.second or pair.first
        if shown is not None and agreed.differs:
            yield MeasureChange(key, shown.text, presence, agreed)


def _definitions(first: Outcome, second: Outcome) -> Iterator[str]:
    sides = ({used.id: used.hash for used in outcome.definitions} for outcome in (first, second))
    yield from (key for key, presence, pair in beside(*sides) if presence == "both" and pair.differs)
