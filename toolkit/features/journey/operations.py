"""What changes about a journey. Every function leaves the commit to its caller, and stores nothing that is stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.translation import _
from scoring.dossier import CurrentStep, Group, Journey, Participation, Pin, Row, Step
from scoring.evidence import LONGEST_LINE
from scoring.journey.today import whole_step
from toolkit.features.dossier.operations import StaleError
from toolkit.features.journey.described import Described
from toolkit.storage.definitions import keep_definitions
from toolkit.storage.heads import changed, head_of, replace_head, seal
from toolkit.storage.journeys import change_journey
from toolkit.storage.keys import key_for
from toolkit.web.access import current_name

Today = Literal["unknown", "none", "same", "copy"]


class TooManyStepsError(Exception):
    """A journey has no room for so many steps; nothing was stored."""


def step_seal(step: Step | CurrentStep | None) -> str:
    """Return the fingerprint of a step, which a page sends back."""
    return seal(step.model_dump(mode="json") if step else None)


def steps_seal(journey: Journey | None) -> str:
    """Return the fingerprint of all steps of the proposal together."""
    return seal([step_seal(step) for step in journey.steps] if journey else None)


def today_seal(journey: Journey | None) -> str:
    """Return the fingerprint of what is said about today."""
    return seal(journey.model_dump(mode="json", include={"current", "current_steps"}) if journey else None)


def around_seal(journey: Journey | None) -> str:
    """Return the fingerprint of what is asked beside the steps."""
    return seal(journey.model_dump(mode="json", include={"other_schemes", "participation"}) if journey else None)


def add_steps(place: Described, steps: Iterable[Step], after: str | None = None) -> tuple[Step, ...]:
    """Add steps, under ids made from their names: after a certain step, or last.

    Raises:
        TooManyStepsError: when there is no room for them.
    """
    made: list[Step] = []

    def change(stored: Sequence[Step]) -> list[Step]:
        taken = {step.id for step in stored}
        for step in steps:
            new = step.model_copy(update={"id": key_for(step.name, taken, "stap")})
            taken.add(new.id)
            made.append(new)
        at = next((number for number, step in enumerate(stored, start=1) if step.id == after), len(stored))
        return [*stored[:at], *made, *stored[at:]]

    _change_steps(place, change)
    return tuple(made)


def replace_steps(place: Described, steps: Sequence[Step], seen: str) -> None:
    """Put other steps in the place of all steps of the proposal.

    Raises:
        StaleError: when somebody else changed a step; nothing is stored.
        TooManyStepsError: when there is no room for them.
    """

    def change(group: Group) -> Journey | None:
        if steps_seal(group.journey) != seen:
            raise StaleError
        return with_steps(group.journey, steps)

    _change(place, change)


def save_step(place: Described, given: Step, seen: str) -> Step:
    """Store what a step of the proposal became.

    Raises:
        StaleError: when somebody else changed or removed it; nothing is stored.
    """

    def change(stored: Sequence[Step]) -> list[Step]:
        found = next((step for step in stored if step.id == given.id), None)
        if found is None or (found != given and step_seal(found) != seen):
            raise StaleError
        return [given if step.id == given.id else step for step in stored]

    _change_steps(place, change)
    return given


def move_step(place: Described, key: str, steps: int) -> None:
    """Move a step up (-1) or down (1)."""

    def change(stored: Sequence[Step]) -> list[Step]:
        at = next((number for number, step in enumerate(stored) if step.id == key), None)
        if at is None:
            return list(stored)
        moved = list(stored)
        moved.insert(min(max(at + steps, 0), len(moved) - 1), moved.pop(at))
        return moved

    _change_steps(place, change)


def duplicate_step(place: Described, step: Step) -> Step:
    """Add the same step once more, right after it; what it rests on stays with the first."""
    name = _("{step} (kopie)").format(step=step.name)[:LONGEST_LINE]
    return add_steps(place, [Step(id=step.id, name=name, values=step.values, note=step.note)], step.id)[0]


def split_step(place: Described, step: Step) -> Step:
    """Add a second part right after a step. Choices are the same; times, papers and money stay with the first part.

    So nothing counts twice and nothing is made up: people divide the numbers themselves.
    """
    choices: Row = {name: value for name, value in step.values.items() if isinstance(value, str | tuple)}
    name = _("{step} (tweede deel)").format(step=step.name)[:LONGEST_LINE]
    return add_steps(place, [Step(id=step.id, name=name, values=choices)], step.id)[0]


def remove_step(place: Described, key: str) -> None:
    """Remove a step of the proposal; a step of today that was like it keeps what it said."""

    def change(group: Group) -> Journey | None:
        journey = group.journey
        if journey is None:
            return None
        today = tuple(_on_its_own(journey, step) if step.like == key else step for step in journey.current_steps)
        kept = [step for step in journey.steps if step.id != key]
        return with_steps(journey.model_copy(update={"current_steps": today}), kept)

    _change(place, change)


def choose_today(place: Described, how: Today, seen: str) -> None:
    """Say how it is today. A copy has every step of the proposal; steps of today that are there already stay.

    Raises:
        StaleError: when somebody else changed today's journey; nothing is stored.
    """

    def change(group: Group) -> Journey | None:
        journey = group.journey
        if journey is None:
            raise StaleError
        if today_seal(journey) != seen:
            raise StaleError
        steps: tuple[CurrentStep, ...] = ()
        if how == "copy":
            steps = journey.current_steps or tuple(CurrentStep(id=step.id, like=step.id) for step in journey.steps)
        return journey.model_copy(update={"current": how if how in {"none", "same"} else None, "current_steps": steps})

    _change(place, change)


def save_step_today(place: Described, given: Step, seen: str) -> CurrentStep:
    """Store what a step of today became: of a step that is like one of the proposal, only what differs.

    Raises:
        StaleError: when somebody else changed or removed it; nothing is stored.
    """
    saved: list[CurrentStep] = []

    def change(group: Group) -> Journey | None:
        journey = group.journey
        stored = next((one for one in journey.current_steps if one.id == given.id), None) if journey else None
        if journey is None or stored is None:
            raise StaleError
        wanted = _differing(journey, stored, given)
        if wanted != stored and step_seal(stored) != seen:
            raise StaleError
        saved.append(wanted)
        steps = tuple(wanted if one.id == given.id else one for one in journey.current_steps)
        return journey.model_copy(update={"current_steps": steps})

    _change(place, change)
    return saved[0]


def add_step_today(place: Described, given: Step) -> None:
    """Add a step that is there today and not in the proposal.

    Raises:
        StaleError: when there is no journey any more.
        TooManyStepsError: when there is no room for it.
    """

    def change(group: Group) -> Journey | None:
        journey = group.journey
        if journey is None:
            raise StaleError
        if len(journey.current_steps) >= MAXIMUM_STEPS:
            raise TooManyStepsError
        key = key_for(given.name, {one.id for one in journey.current_steps}, "stap")
        new = CurrentStep(id=key, name=given.name, values=given.values, note=given.note)
        return journey.model_copy(update={"current": None, "current_steps": (*journey.current_steps, new)})

    _change(place, change)


def remove_step_today(place: Described, key: str) -> None:
    """Remove a step of today; without any step left, today is as nothing: people have to do nothing."""

    def change(group: Group) -> Journey | None:
        journey = group.journey
        if journey is None:
            return None
        kept = tuple(one for one in journey.current_steps if one.id != key)
        current = "none" if journey.current_steps and not kept else journey.current
        return journey.model_copy(update={"current": current, "current_steps": kept})

    _change(place, change)


def save_around(place: Described, other_schemes: int | None, participation: Participation | None, seen: str) -> None:
    """Store what is asked beside the steps.

    Raises:
        StaleError: when somebody else changed it; nothing is stored.
    """

    def change(group: Group) -> Journey | None:
        if group.journey is None or around_seal(group.journey) != seen:
            raise StaleError
        return group.journey.model_copy(update={"other_schemes": other_schemes, "participation": participation})

    _change(place, change)


def _change_steps(place: Described, change: Callable[[Sequence[Step]], Sequence[Step]]) -> None:
    def all_of_it(group: Group) -> Journey | None:
        return with_steps(group.journey, change(group.journey.steps if group.journey else ()))

    _change(place, all_of_it)


def _change(place: Described, change: Callable[[Group], Journey | None]) -> None:
    _name_definition(place)
    try:
        change_journey(place.opened.session, place.opened.identity, place.group.id, change, current_name())
    except LookupError as error:
        raise StaleError from error


def with_steps(journey: Journey | None, steps: Sequence[Step]) -> Journey | None:
    """Return a journey with other steps; a step of today that was like one that is gone keeps what it said.

    Raises:
        TooManyStepsError: when there is no room for them.
    """
    if len(steps) > MAXIMUM_STEPS:
        raise TooManyStepsError
    if not steps:
        return None
    ids = {step.id for step in steps}
    if journey is None:
        return Journey(steps=tuple(steps))
    today = tuple(
        step if step.like is None or step.like in ids else _on_its_own(journey, step) for step in journey.current_steps
    )
    return journey.model_copy(update={"steps": tuple(steps), "current_steps": today})


def _on_its_own(journey: Journey, step: CurrentStep) -> CurrentStep:
    whole = whole_step(journey, step)
    return CurrentStep(id=step.id, name=whole.name, values=whole.values, note=step.note, evidence=step.evidence)


def _differing(journey: Journey, stored: CurrentStep, given: Step) -> CurrentStep:
    like = next((one for one in journey.steps if one.id == stored.like), None)
    values = dict(given.values)
    name: str | None = given.name
    if like is not None:
        values = {key: value for key, value in values.items() if like.values.get(key) != value}
        # What is known of the proposal and not of today must be said, else it would count for today too.
        values |= {key: None for key, value in like.values.items() if value is not None and key not in given.values}
        name = given.name if given.name != like.name else None
    return stored.model_copy(update={"name": name, "values": values, "note": given.note})


def _name_definition(place: Described) -> None:
    """Say in the dossier which definition the steps are described with, the first time."""
    opened = place.opened
    if opened.head.journey:
        return
    head = head_of(opened.session, opened.identity, to_change=True)
    catalogue, name = opened.definitions.catalogue, place.definition.id
    pins = head.definitions
    if pins and all(pin.id != name for pin in pins):
        pins = (*pins, Pin(id=name, version=place.definition.version, hash=catalogue.hash_of(name)))
        keep_definitions(opened.session, catalogue, pins)
    replace_head(opened.session, opened.identity, changed(head, journey=name, definitions=pins))
