"""What a dossier still says about a group or a step that goes: nothing may be left that points nowhere."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any

from scoring.dossier import Dossier, Measure
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

    def left(mentioned: Iterable[StepReference]) -> dict[str, Any]:
        kept = (one for one in mentioned if one.group != group or (steps is not None and one.step not in steps))
        return {"steps": tuple(kept)}

    return changed(
        head,
        measures=tuple(one.model_copy(update=left(one.steps)) for one in head.measures),
        signals=tuple(one.model_copy(update=left(one.steps)) for one in head.signals),
        compass=head.compass and _compass_with(head.compass, left),
    )


def _compass_with(compass: CompassAnswers, left: Callable[[Iterable[StepReference]], dict[str, Any]]) -> CompassAnswers:
    answers = tuple(one.model_copy(update=left(one.steps)) for one in compass.answers)
    # Not a copy: that would keep the answers by check that were worked out from the old ones.
    return CompassAnswers(
        **{name: getattr(compass, name) for name in CompassAnswers.model_fields} | {"answers": answers}
    )
