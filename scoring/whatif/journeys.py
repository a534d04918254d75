"""Steps that change or go, in the journey of the proposal only."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scoring.dossier import Answer, CurrentStep, Dossier, Group, Journey, Measure, Response, Row, Step, StepEdit
from scoring.evidence import StepReference
from scoring.journey.today import whole_step
from scoring.whatif.shapes import changed

Edits = Mapping[str, StepEdit]
"""What becomes of steps of one group, by their id."""


def with_edited_steps(group: Group, edits: Edits) -> Group:
    """Return the group with its steps changed; without any step left, the journey asks nothing any more.

    An answer that was taken over from a step that changes is no longer so.
    """
    if group.journey is None:
        return group
    answers = tuple(
        changed(answer, from_steps=()) if not set(edits).isdisjoint(answer.from_steps) else answer
        for answer in group.answers
    )
    return changed(group, answers=answers, journey=_journey(group.journey, edits))


def _journey(journey: Journey, edits: Edits) -> Journey:
    steps = tuple(edited_step(step, edits.get(step.id)) for step in journey.steps if not _goes(edits, step.id))
    today = journey.current_steps
    if journey.current == "same":
        today = tuple(CurrentStep(id=step.id, like=step.id) for step in journey.steps)
    return changed(
        journey,
        steps=steps,
        current=None if journey.current == "same" else journey.current,
        current_steps=tuple(_as_it_was(journey, step, edits) for step in today),
    )


def _goes(edits: Edits, step: str) -> bool:
    return step in edits and edits[step].remove


def edited_step(step: Step, edit: StepEdit | None) -> Step:
    """Return a step of the proposal with what an edit makes of its fields."""
    if edit is None:
        return step
    values: Row = {name: value for name, value in {**step.values, **edit.values}.items() if value is not None}
    return changed(step, values=values)


def _as_it_was(journey: Journey, step: CurrentStep, edits: Edits) -> CurrentStep:
    """Write out a step of today that is like one of the proposal that changes; it stays beside one that remains."""
    if step.like is None or step.like not in edits:
        return step
    whole, edit = whole_step(journey, step), edits[step.like]
    unknown: Row = {} if edit.remove else {name: None for name in edit.values if name not in whole.values}
    return changed(step, like=None if edit.remove else step.like, name=whole.name, values={**whole.values, **unknown})


def without_references(dossier: Dossier, removed: Collection[tuple[str, str]]) -> Dossier:
    """Return the dossier without anything that names a step (group and step) that is no longer there."""
    if not removed:
        return dossier

    def left(steps: tuple[StepReference, ...]) -> tuple[StepReference, ...]:
        return tuple(one for one in steps if (one.group, one.step) not in removed)

    def about(measure: Measure) -> Measure:
        changes = measure.changes and changed(
            measure.changes,
            steps=tuple(edit for edit in measure.changes.steps if (edit.group, edit.step) not in removed),
        )
        return changed(measure, steps=left(measure.steps), changes=changes)

    compass = dossier.compass and changed(
        dossier.compass, answers=tuple(changed(one, steps=left(one.steps)) for one in dossier.compass.answers)
    )
    return changed(
        dossier,
        groups=tuple(
            _without_evidence(group, {step for name, step in removed if name == group.id}) for group in dossier.groups
        ),
        measures=tuple(map(about, dossier.measures)),
        compass=compass,
        signals=tuple(changed(one, steps=left(one.steps)) for one in dossier.signals),
    )


def _without_evidence(group: Group, removed: set[str]) -> Group:
    """Let evidence with answers name no step that is gone; the evidence itself stays."""

    def response(one: Response | None) -> Response | None:
        if one is None or all(evidence.step not in removed for evidence in one.evidence):
            return one
        evidence = tuple(changed(found, step=None) if found.step in removed else found for found in one.evidence)
        return changed(one, evidence=evidence)

    def answer(one: Answer) -> Answer:
        settled = one.settled and changed(
            one.settled, proposal=response(one.settled.proposal), current=response(one.settled.current)
        )
        ratings = tuple(
            changed(rating, proposal=response(rating.proposal), current=response(rating.current))
            for rating in one.ratings
        )
        return changed(
            one, proposal=response(one.proposal), current=response(one.current), ratings=ratings, settled=settled
        )

    return changed(group, answers=tuple(map(answer, group.answers))) if removed else group
