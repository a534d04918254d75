"""Random journeys for tests and proofs: any field filled in or not, with any value that it allows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random

from questionnaires.catalogue import bundled_catalogue
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Column, EstimateQuestion, GroupKind, MultipleChoice, NumberQuestion, SingleChoice
from scoring.dossier import Dossier, Estimate, Group, Journey, Row, Step
from scoring.journey.score import JourneyScore, score_journey


def drawn_from(seed: int | str) -> Random:
    """Return random numbers that are the same for the same seed."""
    return Random(seed)  # noqa: S311 - no secret is drawn


Values = dict[str, str | float | tuple[str, ...] | Estimate | None]


@cache
def definition() -> JourneyDefinition:
    return bundled_catalogue().journeys["reis"]


def random_value(rng: Random, field: Column) -> str | float | tuple[str, ...] | Estimate:
    """Choose any value that a field allows."""
    options = [option.id for option in definition().form.options_of(field)]
    match field:
        case SingleChoice():
            return rng.choice(options)
        case MultipleChoice():
            return tuple(option for option in options if rng.random() < 0.4)
        case NumberQuestion():
            # Mostly small numbers, as in real life, and sometimes the ends.
            end = rng.choice((field.minimum, field.maximum, min(field.maximum, 10)))
            number = field.minimum + (end - field.minimum) * rng.random()
            return round(min(max(round(number, field.decimals), field.minimum), field.maximum), field.decimals)
        case EstimateQuestion():
            low, likely, high = sorted(round(rng.random() * rng.choice((30, 120, 600))) for _ in range(3))
            return Estimate(low=low, likely=likely, high=high)
        case _:
            raise TypeError(field.type)


def random_values(rng: Random, known: float) -> Values:
    """Fill in a step; `known` is the chance that a field is filled in."""
    return {field.id: random_value(rng, field) for field in definition().fields if rng.random() < known}


def random_step(rng: Random, number: int, known: float = 0.9) -> Step:
    return Step(id=f"step_{number}", name=f"Stap {number}", values=random_values(rng, known))


def random_journey(rng: Random, most: int = 6) -> Journey:
    """Make a journey of at least one step, of which some fields are not known."""
    known = rng.choice((1.0, 0.95, 0.7, 0.3))
    steps = tuple(random_step(rng, number, known) for number in range(rng.randint(1, most)))
    return Journey(steps=steps, other_schemes=rng.choice((None, 0, 2, 5)))


def changed(journey: Journey, index: int, values: Row) -> Journey:
    """Return a journey in which one step says something else."""
    steps = list(journey.steps)
    steps[index] = Step(id=steps[index].id, name=steps[index].name, values=values)
    return Journey(steps=tuple(steps), other_schemes=journey.other_schemes)


def with_step(journey: Journey, place: int, step: Step) -> Journey:
    """Return a journey with one step more."""
    return Journey(steps=(*journey.steps[:place], step, *journey.steps[place:]), other_schemes=journey.other_schemes)


def group_with(journey: Journey, kind: GroupKind = GroupKind.RESIDENT, circumstances: tuple[str, ...] = ()) -> Group:
    """Return a group with a journey."""
    return Group(id="groep", name="Groep", kind=kind, size=1000, circumstances=circumstances, journey=journey)


def scored(journey: Journey, kind: GroupKind = GroupKind.RESIDENT, *, stress: bool = False) -> JourneyScore:
    """Score a journey as that of one group."""
    circumstances = definition().stress_circumstances[:1] if stress else ()
    group = group_with(journey, kind, circumstances)
    dossier = Dossier(format=1, title="Proef", questionnaire="doenvermogen", journey="reis", groups=(group,))
    found = score_journey(dossier, bundled_catalogue(), group, _nothing_answered, {})
    assert found is not None
    return found


def _nothing_answered(_question: str) -> None:
    return None


def heavier(rng: Random, values: Mapping[str, object], weighs: Mapping[str, None]) -> Values | None:
    """Make one field that weighs heavier; None when nothing in this step can be."""
    choices: list[Values] = []
    base: Values = dict(values)  # type: ignore[arg-type]
    for field in definition().fields:
        value = values.get(field.id)
        if field.id not in weighs or value is None:
            continue
        if isinstance(field, SingleChoice):
            options = definition().form.options_of(field)
            now = next(option.burden for option in options if option.id == value)
            more = [one.id for one in options if one.burden is not None and now is not None and one.burden > now]
            choices += [base | {field.id: one} for one in more]
        elif isinstance(field, NumberQuestion) and isinstance(value, float | int) and value < field.maximum:
            number = round(value + (field.maximum - value) * rng.choice((0.01, 0.2, 1.0)), field.decimals)
            choices.append(base | {field.id: min(number, field.maximum)})
        elif isinstance(field, EstimateQuestion) and isinstance(value, Estimate):
            more_low, more_likely, more_high = sorted(rng.randint(0, 300) for _ in range(3))
            ends = (value.low + more_low, value.likely + more_likely, value.high + more_high)
            if ends[2] <= field.maximum:
                choices.append(base | {field.id: Estimate(low=ends[0], likely=ends[1], high=ends[2])})
    return rng.choice(choices) if choices else None
