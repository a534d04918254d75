"""The figures of a scored journey, ready to be shown: the keys of RULES section 6 and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scoring.journey.amounts import NOTHING, Range, total
from scoring.journey.outcome import (
    DECIMALS,
    AmountRange,
    Busy,
    JourneyChange,
    JourneyDetails,
    JourneyOutcome,
    JourneyToday,
    JourneyTotals,
    NotFilledIn,
    ScoreRange,
    StepAgainstAnswer,
    StepDetails,
    StepFlag,
    StepOutcome,
    UnknownField,
)
from scoring.journey.score import JourneyScore, ScoredSide
from scoring.journey.stacking import busiest_period, counts_of
from scoring.journey.steps import ScoredStep
from scoring.journey.weighing import founded_share, load_band, sensitive_to, well_known

_EMPLOYEE = "employee"


def journey_outcome(score: JourneyScore, size: int | None) -> JourneyOutcome:
    """Return the journey of a group, given how many households or people the group has (None: not known)."""
    proposal = _figures(score.proposal, size)
    today = _figures(score.today, size) if score.today else None
    return JourneyOutcome(
        hours_per_household=proposal.hours_per_household,
        hours_full_journey=proposal.hours_full_journey,
        hours_total=proposal.hours_total,
        out_of_pocket_total=proposal.out_of_pocket_total,
        steps=proposal.steps,
        index=proposal.index,
        class_=proposal.class_,
        red_flags=proposal.red_flags,
        avoidable_share=proposal.avoidable_share,
        current=today,
    )


def journey_details(score: JourneyScore, size: int | None) -> JourneyDetails:
    """Return what made the journey's figures, and how sure they are."""
    side = score.proposal
    evidence, _facts = well_known(score.compiled, side.counting)
    busy = busiest_period(score.compiled.definition.busiest, side.counting)
    helped = total(step.amounts.average for step in side.counting if step.apart)
    return JourneyDetails(
        class_rule=side.actual.rule.id,
        class_at_least=side.lightest.burden_class,
        class_at_most=side.heaviest.burden_class,
        raised_by=tuple(rule.id for rule in side.actual.raised_by),
        sensitive_to=sensitive_to(score.compiled, side.counting, score.around, side.actual.burden_class),
        index_range=ScoreRange(_rounded(side.lightest.index), _rounded(side.heaviest.index)),
        steps=tuple(_step(score, step) for step in side.steps),
        today_steps=tuple(_step(score, step) for step in (score.today.steps if score.today else ())),
        helper_hours=_range(helped),
        hours_missing=tuple(step.id for step in side.counting if not step.amounts.complete),
        money_missing=tuple(step.id for step in side.counting if step.amounts.money is None),
        evidence="voldoende" if evidence else "onvoldoende",
        founded_share=_rounded(founded_share(side.counting)),
        counts=_counts(score, side),
        busiest=Busy(busy.days, busy.actions, _rounded(busy.hours)),
        other_schemes=score.around.other_schemes,
        participation_hours=_range(score.participation),
        not_filled_in=tuple(_not_filled_in(side.counting)),
        find_out=tuple(_find_out(score)),
        contradictions=tuple(StepAgainstAnswer(one.rule.id, one.step.id, one.question) for one in score.contradictions),
        change=_change(score, size),
    )


def journey_totals(groups: Sequence[tuple[str, str, int | None, JourneyScore | None]]) -> JourneyTotals | None:
    """Add the journeys of a dossier, given the id, kind, size and journey of each group; None without any journey."""
    described = [(name, kind, size, score) for name, kind, size, score in groups if score is not None]
    if not described:
        return None
    public = [(size, score) for _name, kind, size, score in described if kind != _EMPLOYEE]
    own = [(size, score) for _name, kind, size, score in described if kind == _EMPLOYEE]
    scores = [score for _name, _kind, _size, score in described]
    return JourneyTotals(
        public_hours=_range(total(_times(_own_hours(score.proposal.counting), size) for size, score in public)),
        employee_hours=_range(total(_times(_own_hours(score.proposal.counting), size) for size, score in own)),
        public_money=_amount(_sum(_product(_money(score.proposal), size) for size, score in public)),
        participation_total=_range(total(score.participation for score in scores)),
        evidence=(
            "voldoende"
            if all(well_known(score.compiled, score.proposal.counting)[0] for score in scores)
            else "onvoldoende"
        ),
        flags=sum(len(step.red_flags) for score in scores for step in score.proposal.counting),
        described=tuple(name for name, _kind, _size, _score in described),
        not_described=tuple(name for name, _kind, _size, score in groups if score is None),
        size_unknown=tuple(name for name, _kind, size, _score in described if size is None),
    )


def _figures(side: ScoredSide, size: int | None) -> JourneyToday:
    own = _own_hours(side.counting)
    full = _sum_of(step.amounts.full for step in side.counting if not step.apart)
    return JourneyToday(
        hours_per_household=_range(own),
        hours_full_journey=_amount(full.expected if full else None),
        hours_total=_range(_times(own, size)),
        out_of_pocket_total=_amount(_product(_money(side), size)),
        steps=tuple(map(step_outcome, side.steps)),
        index=_rounded(side.actual.index),
        class_=side.actual.burden_class,
        red_flags=tuple(StepFlag(step.id, rule.code, rule.id) for step in side.counting for rule in step.red_flags),
        avoidable_share=_avoidable_share(side.counting),
    )


def _own_hours(steps: Sequence[ScoredStep]) -> Range | None:
    """Hours a year of one household; those of whoever helps stand on a line of their own (domain, field `actor`).

    Without anything to do that is nothing at all, also when helpers do it all; that is something else than not known.
    """
    return _sum_of(step.amounts.average for step in steps if not step.apart)


def _sum_of(ranges: Iterable[Range | None]) -> Range | None:
    """Add what is known: nothing when there is nothing to add, None when none of it is known."""
    listed = list(ranges)
    return total(listed) if listed else NOTHING


def _money(side: ScoredSide) -> float | None:
    """Euros a year of one household; None when nothing is known about any step."""
    if not side.counting:
        return 0.0
    return _sum(step.amounts.money for step in side.counting)


def _avoidable_share(steps: Iterable[ScoredStep]) -> float | None:
    """Return the share of the household's hours that is not needed by law (domain formula 5).

    None without hours, and when the reason of a step that takes time is not known: it may be the law or not.
    """
    own = [(step.avoidable, step.amounts.average.expected) for step in steps if not step.apart and step.amounts.average]
    timed = [(avoidable, hours) for avoidable, hours in own if hours > 0]
    if not timed or any(avoidable is None for avoidable, _hours in timed):
        return None
    return _rounded(sum(hours for avoidable, hours in timed if avoidable) / sum(hours for _avoidable, hours in timed))


def step_outcome(step: ScoredStep) -> StepOutcome:
    """Return what is said of a step first: its load, and whether the journey breaks there."""
    known = step.counts and step.load.known
    return StepOutcome(
        id=step.id,
        load=_rounded(step.load.load.low) if known else None,
        breaking_point=step.breaking_point if step.counts else None,
    )


def _step(score: JourneyScore, step: ScoredStep) -> StepDetails:
    low, high = load_band(score.compiled.definition, step)
    return StepDetails(
        id=step.id,
        name=step.name,
        counts=step.counts,
        apart=step.apart,
        scores={name: ScoreRange(_rounded(ends.low), _rounded(ends.high)) for name, ends in step.load.scores.items()},
        load=ScoreRange(_rounded(step.load.load.low), _rounded(step.load.load.high)),
        load_when_doubled=ScoreRange(_rounded(low), _rounded(high)),
        breaking_rule=step.breaking_rule.id if step.breaking_rule else None,
        hours_once=_range(step.amounts.once),
        hours_full=_range(step.amounts.full),
        hours_average=_range(step.amounts.average),
        money=_amount(step.amounts.money),
        founded=step.founded,
        missing=step.missing,
    )


def _not_filled_in(steps: Iterable[ScoredStep]) -> Iterator[NotFilledIn]:
    for step in steps:
        for name, field in step.fields.items():
            if field.state in {"borrowed", "assumed"}:
                yield NotFilledIn(step.id, name, field.number or 0.0, field.source)


def _find_out(score: JourneyScore) -> Iterator[UnknownField]:
    """Name what is not known and weighs, what is needed to judge a step first."""
    definition = score.compiled.definition
    weighing = weighing_fields(score)
    for needed in (True, False):
        for step in score.proposal.counting:
            for name in definition.field_by_id:
                if name in weighing and step.fields[name].state == "unknown" and (name in definition.needed) is needed:
                    yield UnknownField(step.id, name, needed)


def weighing_fields(score: JourneyScore) -> Mapping[str, None]:
    """Return the ids of the fields that hours, scores, breaking points or flags are made from, in no special order."""
    definition, compiled = score.compiled.definition, score.compiled
    amounts = definition.amounts
    names: list[str] = [amounts.minutes, *amounts.minutes_beside, amounts.times_a_year, amounts.share, amounts.money]
    for one in definition.scores:
        names += getattr(one, "fields", ()) or getattr(one, "weights", ())
    for _rule, expression in (*compiled.breaking_points, *compiled.red_flags):
        names += expression.names
    names += (*compiled.founded.names, definition.actors.field)
    return {name: None for name in names if name in definition.field_by_id}


def _counts(score: JourneyScore, side: ScoredSide) -> Mapping[str, float]:
    return {name: _rounded(number) for name, number in counts_of(score.compiled, score.scorer, side.counting).items()}


def _change(score: JourneyScore, size: int | None) -> JourneyChange | None:
    if score.today is None:
        return None
    proposal, today = _figures(score.proposal, size), _figures(score.today, size)
    before, after = _counts(score, score.today), _counts(score, score.proposal)
    hours = (
        proposal.hours_per_household.expected - today.hours_per_household.expected
        if proposal.hours_per_household and today.hours_per_household
        else None
    )
    return JourneyChange(
        hours_per_household=_amount(hours),
        hours_full_journey=_difference(proposal.hours_full_journey, today.hours_full_journey),
        out_of_pocket_total=_difference(proposal.out_of_pocket_total, today.out_of_pocket_total),
        index=_rounded(proposal.index - today.index),
        counts={name: _rounded(after[name] - before[name]) for name in after if after[name] != before[name]},
    )


def _difference(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else _rounded(after - before)


def _times(one: Range | None, size: int | None) -> Range | None:
    return None if one is None or size is None else one.times(size)


def _product(one: float | None, size: int | None) -> float | None:
    return None if one is None or size is None else one * size


def _sum(numbers: Iterable[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _range(one: Range | None) -> AmountRange | None:
    return None if one is None else AmountRange(_rounded(one.low), _rounded(one.expected), _rounded(one.high))


def _amount(number: float | None) -> float | None:
    return None if number is None else _rounded(number)


def _rounded(number: float) -> float:
    return round(number, DECIMALS) + 0.0
