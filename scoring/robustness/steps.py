"""Fields of steps that alone change the advice: every known field that counts, with the values that can matter.

A field that only says how well a step is known is left out: it is no answer that could be otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

import numpy as np

from questionnaires.expressions import Bare, Expression
from questionnaires.journey_model import CountScore, HoursScore, JourneyDefinition, MeanScore
from questionnaires.model import Column, EstimateQuestion, MultipleChoice, NumberQuestion, SingleChoice
from scoring.dossier import Estimate, Journey
from scoring.journey.compiled import CompiledJourney
from scoring.journey.fields import Cell, FieldValue
from scoring.journey.score import step_scorer
from scoring.journey.steps import ScoredStep, StepScorer
from scoring.robustness.outcome import ChangedAnswer, Pivotal
from scoring.robustness.space import Space, advice_id, signatures

_SMALL = 1e-9
_MINUTES = 60
_MOST_TICKED_SETS = 6


@dataclass(frozen=True, slots=True)
class _StepMove:
    """One field of one step that is otherwise. `places` above 0 is heavier, or later in the list."""

    group: str
    step: str
    field: str
    now: Cell
    to: Cell
    places: int


@dataclass(frozen=True, slots=True)
class FieldsAlone:
    """What fields of steps do alone: the nearest values on either side that change the advice, with how far they are.

    `tried` counts the fields of which another value was tried.
    """

    pivotal: tuple[tuple[int, Pivotal], ...]
    tried: int


def fields_alone(space: Space) -> FieldsAlone:
    """Try every other value of every known field of a step.

    Raises:
        ScoringError: when a step does not fit its definition.
    """
    batch = space.batch
    pivotal, tried = list[tuple[int, Pivotal]](), 0
    for place, (name, group) in enumerate(batch.groups.items()):
        described = group.score.group.journey
        if described is None:
            continue
        moves, variants = [], []
        for move, journey in _versions(step_scorer(batch.dossier, batch.catalogue, group.score.group), described, name):
            moves.append(move)
            variants.append(batch.journey_variant(name, journey))
        if not moves:
            continue
        found = signatures(batch.run_group(name, {}, journeys={name: (variants, np.arange(len(variants)))}))
        rows = np.repeat(space.base[np.newaxis, :], len(moves), axis=0)
        rows[:, place] = np.broadcast_to(found, (len(moves),))
        pivotal += _nearest(space, moves, [int(one) for one in space.advice(rows)])
        tried += len({(move.step, move.field) for move in moves})
    return FieldsAlone(tuple(pivotal), tried)


def _nearest(space: Space, moves: Sequence[_StepMove], advice: Sequence[int]) -> Iterator[tuple[int, Pivotal]]:
    seen = set[tuple[str, str, bool]]()
    for move, found in zip(moves, advice, strict=True):
        side = (move.step, move.field, move.places > 0)
        if found != space.now and side not in seen:
            seen.add(side)
            changed = ChangedAnswer("step", move.step, move.group, move.field, _said(move.now), _said(move.to))
            yield move.places, Pivotal(changed, advice_id(found))


def _said(value: Cell) -> str | float | tuple[str, ...]:
    """What a value is called: of a three-point estimate what is likely."""
    return value.likely if isinstance(value, Estimate) else value if value is not None else ""


def _versions(scorer: StepScorer, journey: Journey, group: str) -> Iterator[tuple[_StepMove, Journey]]:
    matters = _fields_that_matter(scorer.compiled)
    for at, step in enumerate(journey.steps):
        now = scorer.score(step)
        for field in scorer.compiled.definition.fields:
            value = now.fields[field.id]
            if field.id not in matters or value.state != "known":
                continue
            for places, to in _others(scorer, now, field, value):
                moved = step.model_copy(update={"values": {**step.values, field.id: to}})
                steps = (*journey.steps[:at], moved, *journey.steps[at + 1 :])
                move = _StepMove(group, step.id, field.id, value.value, to, places)
                yield move, journey.model_copy(update={"steps": steps})


def _others(scorer: StepScorer, now: ScoredStep, field: Column, value: FieldValue) -> Iterator[tuple[int, Cell]]:
    """Yield the other values of a field with how far they are in rank, nearest first."""
    definition = scorer.compiled.definition
    match field:
        case SingleChoice():
            options = definition.form.options_of(field)
            found: list[Cell] = [
                option.id for _place, option in sorted(enumerate(options), key=lambda one: (one[1].burden or 0, one[0]))
            ]
            at = found.index(value.value)
        case MultipleChoice():
            yield from enumerate(_ticks(scorer.compiled, field, value), start=1)
            return
        case NumberQuestion():
            numbers = sorted({*_numbers(scorer.compiled, now, field), float(value.number or 0)})
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
            first = float(ceil(threshold.at_least * _MINUTES / (times or 1.0) - rest - _SMALL))
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
    amounts, own = step.amounts, step.fields[field].number or 0.0
    for score in definition.scores:
        match score:
            case CountScore() if field in score.weights:
                whole = sum(weight * (step.fields[name].number or 0.0) for name, weight in score.weights.items())
                rest, weight = whole - score.weights[field] * own, score.weights[field]
                yield from ((one.at_least - rest) / weight for one in score.thresholds)
            case HoursScore() if amounts.least is not None:
                times = step.fields[definition.amounts.times_a_year].number or 0.0
                if field in definition.amounts.minutes_beside and times:
                    rest = amounts.least * _MINUTES / times - own
                    yield from (one.at_least * _MINUTES / times - rest for one in score.thresholds)
                elif field == definition.amounts.times_a_year and own and amounts.least:
                    yield from (one.at_least / (amounts.least / own) for one in score.thresholds)


def _fields_that_matter(compiled: CompiledJourney) -> frozenset[str]:
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
