"""What a measure of the dossier changes by its own words (`changes`): exactly that, in its groups."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.batch.scorer import Place
from scoring.compiled import Compiled
from scoring.dossier import AnswerChange, Dossier, Measure, StepEdit
from scoring.publication import DOSSIER_WIDE


def own_changes(
    measure: Measure, dossier: Dossier, form: Compiled
) -> tuple[Mapping[Place, AnswerChange], tuple[StepEdit, ...]]:
    """Return the answers and steps that a measure changes, for the groups that it is for.

    A question that is not for a kind of group is left out there; an answer for the whole dossier is changed there.
    """
    if measure.changes is None:
        return {}, ()
    groups = [group for group in dossier.groups if not measure.groups or group.id in measure.groups]
    answers: dict[Place, AnswerChange] = {}
    for change in measure.changes.answers:
        question = form.by_id.get(change.question)
        if question is None:
            continue  # validation has said so
        if question.of_dossier:
            answers.setdefault(Place(DOSSIER_WIDE, question.id), change)
        for group in groups:
            if not question.of_dossier and group.kind in question.kinds:
                answers.setdefault(Place(group.id, question.id), change)
    steps = {(group.id, step.id) for group in groups if group.journey for step in group.journey.steps}
    return answers, tuple(edit for edit in measure.changes.steps if (edit.group, edit.step) in steps)
