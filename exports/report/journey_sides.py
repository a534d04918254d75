"""The two sides of a journey, today and the proposal, and which steps of them are the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.dossier import Journey, Step
from scoring.journey.outcome import JourneyDetails, JourneyOutcome, StepDetails, StepOutcome
from scoring.journey.today import steps_of_today


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step of one side, with its place in that journey (from 1) and all that is known about it."""

    place: int
    step: Step
    outcome: StepOutcome
    details: StepDetails


@dataclass(frozen=True, slots=True)
class Place:
    """The same step today and after the proposal; None on a side that does not have it."""

    today: ToldStep | None
    proposal: ToldStep | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The steps of the proposal and, when those are described and not the same, the steps of today."""

    proposal: tuple[ToldStep, ...]
    today: tuple[ToldStep, ...]


def sides_of(described: Journey, journey: JourneyOutcome, details: JourneyDetails) -> Sides:
    """Put every step beside its outcome.

    Args:
        described: the journey of a group.
        journey: its outcome.
        details: what made that outcome.
    """
    proposal = _told(described.steps, journey.steps, details.steps)
    if described.current == "same" or not described.current_steps or journey.current is None:
        return Sides(proposal, ())
    return Sides(proposal, _told(steps_of_today(described), journey.current.steps, details.today_steps))


def places_of(described: Journey, sides: Sides) -> tuple[Place, ...]:
    """Put a step of today at the step of the proposal that it is like; what goes away stands after what it followed."""
    like = {step.id: step.like for step in described.current_steps}
    ids = {one.step.id for one in sides.proposal}
    at: dict[str, ToldStep] = {}
    after: dict[str, list[ToldStep]] = {}
    previous = ""
    for one in sides.today:
        same = like.get(one.step.id)
        if same is not None and same in ids and same not in at:
            at[same] = one
            previous = same
        else:
            after.setdefault(previous, []).append(one)
    return tuple(_in_order(sides, at, after))


def _in_order(sides: Sides, at: dict[str, ToldStep], after: dict[str, list[ToldStep]]) -> Iterator[Place]:
    yield from (Place(gone, None) for gone in after.get("", ()))
    for one in sides.proposal:
        yield Place(at.get(one.step.id), one)
        yield from (Place(gone, None) for gone in after.get(one.step.id, ()))


def _told(
    steps: Sequence[Step], outcomes: Sequence[StepOutcome], details: Sequence[StepDetails]
) -> tuple[ToldStep, ...]:
    beside = zip(steps, outcomes, details, strict=True)
    return tuple(ToldStep(place, *one) for place, one in enumerate(beside, start=1))
