"""What is claimed of every journey; used by the tests with a few hundred and by the proof with 20,000 of them.

Each claim gives None, or says in words what is wrong.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.dossier import Estimate, Journey, Step
from scoring.journey.figures import journey_outcome, weighing_fields
from scoring.journey.outcome import AmountRange
from scoring.journey.prefill import Prefilled, prefilled
from scoring.journey.score import JourneyScore
from scoring.outcome import CLASS_ORDER
from tests.scoring.journey.random_journeys import (
    changed,
    definition,
    group_with,
    heavier,
    random_step,
    random_value,
    scored,
    with_step,
)

Failure = str | None
NOISE = 1e-9


def lighter(before: JourneyScore, after: JourneyScore) -> Failure:
    """Say in which way a journey became lighter."""
    one, two = before.proposal, after.proposal
    for end in ("actual", "lightest", "heaviest"):
        old, new = getattr(one, end), getattr(two, end)
        if CLASS_ORDER.index(new.burden_class) < CLASS_ORDER.index(old.burden_class):
            return f"class ({end}) from {old.burden_class} to {new.burden_class}"
        if new.index < old.index - NOISE:
            return f"index ({end}) from {old.index} to {new.index}"
        if new.facts["breaking_points"] < old.facts["breaking_points"]:
            return f"breaking points ({end})"
    flags = [{(step.id, rule.id) for step in side.counting for rule in step.red_flags} for side in (one, two)]
    return None if flags[0] <= flags[1] else f"flags {flags[0] - flags[1]}"


def adding_a_step_never_makes_it_lighter(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    extra = random_step(rng, 99, rng.choice((1.0, 0.8, 0.0)))
    after = scored(with_step(journey, rng.randint(0, len(journey.steps)), extra), stress=stress)
    before = scored(journey, stress=stress)
    return lighter(before, after) or _fewer_hours(before, after)


def a_heavier_field_never_makes_it_lighter(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    before = scored(journey, stress=stress)
    index = rng.randrange(len(journey.steps))
    values = heavier(rng, journey.steps[index].values, weighing_fields(before))
    if values is None:
        return None
    after = scored(changed(journey, index, values), stress=stress)
    return lighter(before, after) or _fewer_hours(before, after)


def ranges_are_sums(_rng: Random, journey: Journey, *, stress: bool) -> Failure:
    """Every end is the sum of that end over the steps, worked out here again with fractions."""
    score = scored(journey, stress=stress)
    found = journey_outcome(score, None).hours_per_household
    sums = [_hours(step, end) for step in journey.steps for end in ("low", "likely", "high")]
    counting = {step.id for step in score.proposal.counting if not step.apart}
    known = [step for step in journey.steps if step.id in counting and _hours(step, "low") is not None]
    if not known:
        expected_none = found is None or not counting
        return None if expected_none else f"{found} from nothing in {sums}"
    low, likely, high = (sum((_hours(step, end) or Fraction(0) for step in known), Fraction(0)) for end in ENDS)
    wanted = (low, (low + 4 * likely + high) / 6, high)
    assert isinstance(found, AmountRange)
    given = (found.low, found.expected, found.high)
    same = all(abs(float(one) - other) < 1e-4 for one, other in zip(wanted, given, strict=True))
    return None if same else f"{given} instead of {[float(one) for one in wanted]}"


def what_turns_out_lies_in_the_range(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    """Whatever the unknown fields turn out to be, the class is not under the least nor over the most."""
    before = scored(journey, stress=stress)
    steps = []
    for step, found in zip(journey.steps, before.proposal.steps, strict=True):
        values = dict(step.values)
        for field in definition().fields:
            if found.fields[field.id].state == "unknown":
                values[field.id] = random_value(rng, field)
        steps.append(Step(id=step.id, name=step.name, values=values))
    schemes = rng.choice((0, 9)) if journey.other_schemes is None else journey.other_schemes
    after = scored(Journey(steps=tuple(steps), other_schemes=schemes), stress=stress)
    low, now, high = (
        CLASS_ORDER.index(one.burden_class)
        for one in (before.proposal.lightest, after.proposal.actual, before.proposal.heaviest)
    )
    # What was hidden until now may be asked, and may then be unknown; only what is needed makes a class unknown.
    if after.proposal.actual.burden_class == "onbekend":
        return "still unknown"
    return None if low <= now <= high else f"{low} <= {now} <= {high}"


def waiting_days_are_never_hours(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    before = journey_outcome(scored(journey, stress=stress), 10)
    index = rng.randrange(len(journey.steps))
    after = journey_outcome(
        scored(changed(journey, index, {**journey.steps[index].values, "waiting_days": 400}), stress=stress), 10
    )
    return None if before == after else "waiting days changed hours or load"


def heavier_never_prefills_something_lighter(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    """One more step, or one heavier field, never gives a lighter answer; at most none."""
    del stress
    extra = random_step(rng, 99, rng.choice((1.0, 0.9)))
    index = rng.randrange(len(journey.steps))
    values = heavier(rng, journey.steps[index].values, dict.fromkeys(definition().field_by_id))
    afters = [with_step(journey, rng.randint(0, len(journey.steps)), extra)]
    afters += [changed(journey, index, values)] if values is not None else []
    before = _answers(journey)
    for after in map(_answers, afters):
        for name, burden in before.items():
            if name in after and after[name] < burden:
                return f"{name} from {burden} to {after[name]}"
    return None


def what_is_prefilled_stays_whatever_turns_out(rng: Random, journey: Journey, *, stress: bool) -> Failure:
    """Nothing is guessed: an answer still follows when every field that was not filled in is."""
    del stress
    before, steps = prefilled(definition(), _questionnaire(), group_with(journey)), []
    for step in journey.steps:
        more = {field.id: random_value(rng, field) for field in definition().fields if field.id not in step.values}
        steps.append(Step(id=step.id, name=step.name, values={**more, **step.values}))
    after = prefilled(definition(), _questionnaire(), group_with(journey.model_copy(update={"steps": tuple(steps)})))
    said = {one.question: one.value for one in after}
    for one in before:
        # Nothing is said for a group of which no step turns out to be its own.
        if said.get(one.question) != one.value and said:
            return f"{one.question} from {one.value} to {said.get(one.question)}"
    return None


def _answers(journey: Journey) -> dict[str, float]:
    """Return how heavy every answer is that the journey gives; of a number the number itself."""
    found = prefilled(definition(), _questionnaire(), group_with(journey))
    return {one.question: _burden(one) for one in found}


def _burden(one: Prefilled) -> float:
    options = _questionnaire().options_of(_questionnaire().question_by_id[one.question])
    burdens = {option.id: float(option.burden or 0) for option in options}
    return burdens[one.value] if isinstance(one.value, str) else one.value


def _questionnaire() -> Questionnaire:
    return bundled_catalogue().questionnaires["doenvermogen"]


CLAIMS = (
    adding_a_step_never_makes_it_lighter,
    a_heavier_field_never_makes_it_lighter,
    ranges_are_sums,
    what_turns_out_lies_in_the_range,
    waiting_days_are_never_hours,
    heavier_never_prefills_something_lighter,
    what_is_prefilled_stays_whatever_turns_out,
)
ENDS = ("low", "likely", "high")


def old_form(journey: Journey) -> float:
    """The load with a plain mean of all steps, (max + mean) / 2: the form that must fail (domain formula 8)."""
    loads = [step.load.load.low for step in scored(journey).proposal.counting]
    return (max(loads) + sum(loads) / len(loads)) / 2 if loads else 0.0


def old_form_falls(rng: Random, journey: Journey) -> bool:
    """Whether adding a step lowers the load in the old form."""
    return old_form(with_step(journey, 0, random_step(rng, 99))) < old_form(journey) - NOISE


def _fewer_hours(before: JourneyScore, after: JourneyScore) -> Failure:
    one, two = journey_outcome(before, 10), journey_outcome(after, 10)
    for old, new in ((one.hours_per_household, two.hours_per_household), (one.hours_total, two.hours_total)):
        if old is None or (new is None and old.high == 0):
            # From nothing to do, or nothing known, to something that is not known.
            continue
        if new is None or any(getattr(new, end) < getattr(old, end) - 1e-3 for end in RANGE):
            return f"hours from {old} to {new}"
    return None


RANGE = ("low", "expected", "high")


def _hours(step: Step, end: str) -> Fraction | None:
    """Hours a year of one household for one end, straight from the values; None when the minutes are not known."""
    values = step.values
    minutes = values.get("minutes")
    if not isinstance(minutes, Estimate):
        return None
    whole = Fraction(getattr(minutes, end))
    channels = values.get("channels")
    if isinstance(channels, tuple) and "counter" in channels:
        whole += _number(values.get("travel_minutes"), 57) + _number(values.get("waiting_minutes"), 48)
    elif channels is None:
        # Perhaps at a counter: what was said about it counts, nothing is borrowed.
        whole += _number(values.get("travel_minutes"), 0) + _number(values.get("waiting_minutes"), 0)
    return whole * _number(values.get("times_a_year"), 1) * _number(values.get("share"), 1) / 60


def _number(value: object, otherwise: int) -> Fraction:
    return Fraction(value) if isinstance(value, int | float) else Fraction(otherwise)
