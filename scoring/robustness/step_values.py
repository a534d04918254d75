"""The values of a field of a step that can matter: those at which something of the step changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import ceil

from questionnaires.expressions import Bare, Expression
from questionnaires.journey_model import CountScore, HoursScore, JourneyDefinition, MeanScore
from questionnaires.model import Column, EstimateQuestion, MultipleChoice, NumberQuestion, SingleChoice
from scoring.dossier import Estimate
from scoring.journey.amounts import MINUTES_PER_HOUR, expected
from scoring.journey.compiled import CompiledJourney
from scoring.journey.fields import FieldValue
from scoring.journey.steps import ScoredStep
from scoring.positions import PlainValue

_SMALL = 1e-9
_MOST_TICKED_SETS = 6


def other_values(
    compiled: CompiledJourney, now: ScoredStep, field: Column
) -> Iterator[tuple[int, PlainValue | Estimate]]:
    """Yield the other values of a known field with how far they are in rank, nearest first.

    All options; of numbers and minutes the ends, and those on each side of where something changes with all else of
    the step as it is; of ticks one more or less, and every set that a condition can tell apart.
    """
    definition, value = compiled.definition, now.fields[field.id]
    match field:
        case SingleChoice():
            options = definition.form.options_of(field)
            found: list[PlainValue | Estimate] = [
                option.id for _place, option in sorted(enumerate(options), key=lambda one: (one[1].burden or 0, one[0]))
            ]
            at = found.index(value.value or "")
        case MultipleChoice():
            yield from enumerate(_ticks(compiled, field, value), start=1)
            return
        case NumberQuestion():
            numbers = sorted({*_numbers(compiled, now, field), float(value.number or 0)})
            found, at = [*numbers], numbers.index(float(value.number or 0))
        case EstimateQuestion() if field.id == definition.amounts.minutes and value.estimate is not None:
            ready = [Estimate(low=one.low, likely=one.likely, high=one.high) for one in definition.ready_ranges]
            whole = [Estimate(low=one, likely=one, high=one) for one in _minutes(definition, now, field)]
            estimates = sorted({*_tuples((*ready, *whole, value.estimate))}, key=lambda one: (one[1], one))
            at = estimates.index(next(iter(_tuples([value.estimate]))))
            found = [Estimate(low=low, likely=likely, high=high) for low, likely, high in estimates]
        case _:
            return
    for place in sorted(range(len(found)), key=lambda place: (abs(place - at), place)):
        if place != at:
            yield place - at, found[place]


def _tuples(estimates: Iterable[Estimate]) -> Iterator[tuple[float, float, float]]:
    return ((one.low, one.likely, one.high) for one in estimates)


def _minutes(definition: JourneyDefinition, step: ScoredStep, field: EstimateQuestion) -> Iterator[float]:
    """Yield the whole minutes at which the hours of a step weigh more, the last before it, and both ends."""
    yield field.minimum
    yield field.maximum
    times = step.fields[definition.amounts.times_a_year].number
    rest = sum(step.fields[name].sure_number or 0.0 for name in definition.amounts.minutes_beside)
    for score in definition.scores:
        for threshold in score.thresholds if isinstance(score, HoursScore) and times else ():
            first = float(ceil(threshold.at_least * MINUTES_PER_HOUR / (times or 1.0) - rest - _SMALL))
            yield from (one for one in (first - 1, first) if field.minimum <= one <= field.maximum)


def _ticks(compiled: CompiledJourney, field: MultipleChoice, value: FieldValue) -> Iterator[tuple[str, ...]]:
    """Yield other ticks: one more or one less, and every set of those that a condition looks at, the rest as it is."""
    options = [option.id for option in compiled.definition.form.options_of(field)]
    ticked = frozenset(value.value) if isinstance(value.value, tuple) else frozenset[str]()
    looked_at = [option for option in options if option in _compared_with(compiled, field.id)]
    sets = [ticked ^ {option} for option in options]
    if len(looked_at) <= _MOST_TICKED_SETS:
        rest = ticked.difference(looked_at)
        chosen = (frozenset(one) for size in range(len(looked_at) + 1) for one in combinations(looked_at, size))
        # Something has to be ticked: when nothing is left, the first option that no condition looks at.
        others = [option for option in options if option not in looked_at][:1]
        sets += [one | rest or frozenset(others) for one in chosen]
    single = frozenset(option.id for option in compiled.definition.form.options_of(field) if option.exclusive)
    for other in dict.fromkeys(sets):
        if other and other != ticked and (len(other) == 1 or not other & single):
            yield tuple(one for one in options if one in other)


def _compared_with(compiled: CompiledJourney, field: str) -> frozenset[object]:
    """Return what conditions compare a field with."""
    atoms = (atom for expression in _conditions(compiled) for atom in expression.atoms if not isinstance(atom, Bare))
    return frozenset(constant.value for atom in atoms if atom.subject == field for constant in atom.constants)


def _numbers(compiled: CompiledJourney, step: ScoredStep, field: NumberQuestion) -> Iterator[float]:
    """Yield the numbers at which something changes, and the last one before it."""
    smallest = 10.0**-field.decimals
    yield field.minimum
    yield field.maximum
    for cut in (*_cuts(compiled, field.id), *_cuts_of_scores(compiled.definition, step, field.id)):
        first = round(ceil(cut / smallest - _SMALL) * smallest, field.decimals)
        for number in (first - smallest, first, first + smallest):
            if field.minimum <= number <= field.maximum:
                yield float(round(number, field.decimals))


def _cuts(compiled: CompiledJourney, field: str) -> Iterator[float]:
    for expression in _conditions(compiled):
        for atom in expression.atoms:
            if not isinstance(atom, Bare) and atom.subject == field:
                yield from (float(one.value) for one in atom.constants if isinstance(one.value, int | float))


def _cuts_of_scores(definition: JourneyDefinition, step: ScoredStep, field: str) -> Iterator[float]:
    """Yield the numbers at which a score of a step goes up, all else as it is."""
    own, once = step.fields[field].number or 0.0, _minutes_once(definition, step)
    times = step.fields[definition.amounts.times_a_year].number
    for score in definition.scores:
        match score:
            case CountScore() if field in score.weights:
                whole = sum(weight * (step.fields[name].number or 0.0) for name, weight in score.weights.items())
                rest, weight = whole - score.weights[field] * own, score.weights[field]
                yield from ((one.at_least - rest) / weight for one in score.thresholds)
            case HoursScore() if once is not None:
                if field in definition.amounts.minutes_beside and times:
                    yield from (one.at_least * MINUTES_PER_HOUR / times - (once - own) for one in score.thresholds)
                elif field == definition.amounts.times_a_year and once:
                    yield from (one.at_least * MINUTES_PER_HOUR / once for one in score.thresholds)


def _minutes_once(definition: JourneyDefinition, step: ScoredStep) -> float | None:
    """Return the expected minutes of one time, without what may not apply; None when not known."""
    amounts, minutes = definition.amounts, step.fields[definition.amounts.minutes].estimate
    beside = sum(step.fields[name].sure_number or 0.0 for name in amounts.minutes_beside)
    return None if minutes is None else expected(minutes, amounts.likely_weight) + beside


def moves_values_of(compiled: CompiledJourney, field: str, other: str) -> bool:
    """Whether another value of one field moves the values at which something changes in the other: a number beside it.

    They count together in hours or in a score, or a condition on the one says whether the other counts.
    """
    amounts = compiled.definition.amounts
    together = [{amounts.minutes, *amounts.minutes_beside, amounts.times_a_year}]
    together += [{*score.weights} for score in compiled.definition.scores if isinstance(score, CountScore)]
    for names in together:
        gates = {name for one in names if one in compiled.gates for name in compiled.gates[one].names}
        if other in names and field in names | gates:
            return True
    return False


def fields_that_matter(compiled: CompiledJourney) -> frozenset[str]:
    """The fields that the advice can depend on, but for how well a step is known."""
    definition = compiled.definition
    amounts = definition.amounts
    found = {amounts.minutes, *amounts.minutes_beside, amounts.times_a_year, amounts.share, definition.actors.field}
    for score in definition.scores:
        match score:
            case CountScore():
                found.update(score.weights)
            case MeanScore():
                found.update(score.fields)
    for expression in _conditions(compiled):
        found.update(expression.names)
    return frozenset(found)


def _conditions(compiled: CompiledJourney) -> Iterator[Expression]:
    yield from compiled.gates.values()
    for starts in compiled.start_values.values():
        yield from (when for _start, when in starts if when is not None)
    yield from (when for _rule, when in (*compiled.breaking_points, *compiled.red_flags))
