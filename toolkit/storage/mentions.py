"""What a dossier still says about a group or a step that goes: nothing may be left that points nowhere."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any

from scoring.dossier import Dossier, Measure, MeasureChanges, StepEdit
from scoring.evidence import StepReference
from scoring.participation import CompassAnswers, ParticipationPlan
from toolkit.storage.heads import changed


def without_group(head: Dossier, key: str) -> Dossier:
    """Return what a dossier says about itself without any mention of a group.

    A measure for this group alone goes too: without a group it would be one for all the others. In the participation
    plan the people stay, by their own name.
    """
    measures = (_for_others(one, key) for one in head.measures if one.groups != (key,))
    plan = head.plan and _plan_without(head.plan, key)
    return _without_steps(changed(head, measures=tuple(measures), plan=plan), key, None)


def without_steps(head: Dossier, group: str, steps: Container[str]) -> Dossier:
    """Return what a dossier says about itself without any mention of these steps of a group."""
    return _without_steps(head, group, steps)


def _for_others(measure: Measure, key: str) -> Measure:
    return measure.model_copy(update={"groups": tuple(one for one in measure.groups if one != key)})


def _plan_without(plan: ParticipationPlan, key: str) -> ParticipationPlan:
    groups = (one.model_copy(update={"group": None}) if one.group == key else one for one in plan.groups)
    return plan.model_copy(update={"groups": tuple(groups)})


def _without_steps(head: Dossier, group: str, steps: Container[str] | None) -> Dossier:
    """Leave out these steps; None means every step of the group."""

    def goes(one: StepReference | StepEdit) -> bool:
        return one.group == group and (steps is None or one.step in steps)

    def left(mentioned: Iterable[StepReference]) -> dict[str, Any]:
        return {"steps": tuple(one for one in mentioned if not goes(one))}

    return changed(
        head,
        measures=tuple(
            one.model_copy(update={**left(one.steps), "changes": _changes_with(one.changes, goes)})
            for one in head.measures
        ),
        signals=tuple(one.model_copy(update=left(one.steps)) for one in head.signals),
        compass=head.compass and _compass_with(head.compass, left),
    )


def _changes_with(changes: MeasureChanges | None, goes: Callable[[StepEdit], bool]) -> MeasureChanges | None:
    """Return what a measure changes without the steps that go; None when nothing is left of it."""
    if changes is None or not any(map(goes, changes.steps)):
        return changes
    steps = tuple(one for one in changes.steps if not goes(one))
    return MeasureChanges(answers=changes.answers, steps=steps) if changes.answers or steps else None


def _compass_with(compass: CompassAnswers, left: Callable[[Iterable[StepReference]], dict[str, Any]]) -> CompassAnswers:
    answers = tuple(one.model_copy(update=left(one.steps)) for one in compass.answers)
    # Not a copy: that would keep the answers by check that were worked out from the old ones.
    return CompassAnswers(
        **{name: getattr(compass, name) for name in CompassAnswers.model_fields} | {"answers": answers}
    )
