"""The steps of today in full: what they say themselves, over the step of the proposal that they are like."""

from __future__ import annotations

from scoring.dossier import CurrentStep, Journey, Row, Step


def steps_of_today(journey: Journey) -> tuple[Step, ...]:
    """Return the steps of today; none when today asks nothing, or is not known."""
    if journey.current == "same":
        return journey.steps
    return tuple(whole_step(journey, step) for step in journey.current_steps)


def whole_step(journey: Journey, today: CurrentStep) -> Step:
    """Return a step of today in full."""
    like = next((one for one in journey.steps if one.id == today.like), None)
    values: Row = {**(like.values if like else {}), **today.values}
    name = today.name or (like.name if like else today.id)
    known: Row = {key: value for key, value in values.items() if value is not None}
    return Step(id=today.id, name=name, values=known, note=today.note, evidence=today.evidence)
