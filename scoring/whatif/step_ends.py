"""One step with everything that weighs in it known, at its lightest or at its heaviest.

A field with burdens, a number and an estimate have two ends. Of other choices the end is worked out: the option with
which the step is lightest or heaviest by the rules, while what comes after it is still open.
"""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires import operands
from questionnaires.model import Column, EstimateQuestion, MultipleChoice, NumberQuestion, SingleChoice
from scoring.dossier import Estimate, Row, Step
from scoring.journey.fields import Cell, read_fields
from scoring.journey.figures import weighing_fields
from scoring.journey.score import JourneyScore
from scoring.journey.steps import ScoredStep
from scoring.whatif.outcome import End
from scoring.whatif.shapes import changed

Weight = tuple[float, ...]


def unsettled_fields(journey: JourneyScore, step: ScoredStep) -> tuple[str, ...]:
    """Return the fields of a step that are not known and weigh, or that decide whether such a field is asked."""
    return tuple(name for name in _that_weigh(journey) if step.fields[name].state == "unknown")


def settled_step(journey: JourneyScore, step: Step, end: End) -> Step:
    """Return a step with all that is unknown and weighs at one end, and the whole of it well known.

    Args:
        journey: the journey that it is a step of, scored.
        step: the step as the dossier has it.
        end: the lightest or the heaviest.
    """
    weighing = _that_weigh(journey)
    founding = set(journey.compiled.founded.names)
    values: Row = dict(step.values)
    # In the order of the definition: a condition only looks back.
    for field in journey.compiled.definition.fields:
        if field.id not in weighing:
            continue
        unknown = read_fields(journey.compiled, values)[field.id].state == "unknown"
        if field.id in founding and not journey.scorer.score(changed(step, values=values)).founded:
            options = [
                value for value in _values(journey, field) if _is_founded(journey, step, {**values, field.id: value})
            ]
            if options:
                values = {**values, field.id: options[0]}
                continue
        if unknown:
            value = _end(journey, step, values, field, end)
            values = values if value is None else {**values, field.id: value}
    return changed(step, values=values)


def _that_weigh(journey: JourneyScore) -> frozenset[str]:
    """The fields that the class, the flags and how sure they are rest on, with the fields that these hang on."""
    found = set(weighing_fields(journey))
    for field in reversed(journey.compiled.definition.fields):
        gate = journey.compiled.gates.get(field.id)
        if field.id in found and gate is not None:
            found.update(gate.names)
    return frozenset(found)


def _is_founded(journey: JourneyScore, step: Step, values: Row) -> bool:
    return journey.scorer.score(changed(step, values=values)).founded


def _end(journey: JourneyScore, step: Step, values: Row, field: Column, end: End) -> Cell:
    place = 0 if end == "lightest" else -1
    match field:
        case EstimateQuestion():
            number = (field.minimum, field.maximum)[place]
            return Estimate(low=number, likely=number, high=number)
        case NumberQuestion():
            return operands.ends(field)[place]
        case SingleChoice() | MultipleChoice():
            weighed = [
                (_weight(journey, changed(step, values={**values, field.id: value}), field, value), value)
                for value in _values(journey, field)
            ]
            # Of options that weigh the same, the first that the definition names.
            wanted = (min if end == "lightest" else max)(weight for weight, _value in weighed)
            return next(value for weight, value in weighed if weight == wanted)
        case _:
            return None


def _values(journey: JourneyScore, field: Column) -> Sequence[str | tuple[str, ...]]:
    options = [option.id for option in journey.compiled.definition.form.options_of(field)]
    if not isinstance(field, MultipleChoice):
        return options
    return [*((option,) for option in options), tuple(options)]


def _weight(journey: JourneyScore, step: Step, field: Column, value: Cell) -> Weight:
    """Say how heavy a step is, from what matters most to what matters least, with room for what is still open."""
    compiled, scorer = journey.compiled, journey.scorer
    scored = scorer.score(step)
    actors = compiled.definition.actors
    # Of those whose work is no burden here, somebody whose work is a burden nowhere is the lightest.
    kinds = sum(value in of_kind for of_kind in actors.counts_for.values()) if field.id == actors.field else 0
    rules = [when for _rule, when in (*compiled.breaking_points, *compiled.red_flags)]
    truths = [scorer.holds(when, scored.fields, scored.load) for when in rules]
    load = scored.load.load
    return (
        scored.counts,
        sum(truth is True for truth in truths),
        sum(truth is not False for truth in truths),
        load.low,
        load.high,
        scored.amounts.least or 0.0,
        kinds,
    )
