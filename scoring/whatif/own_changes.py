"""What a measure of the dossier changes by its own words (`changes`): exactly that, in its groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.batch.places import Place
from scoring.compiled import Compiled
from scoring.dossier import AnswerChange, Dossier, Measure, StepEdit
from scoring.publication import DOSSIER_WIDE

Edits = tuple[Mapping[Place, AnswerChange], tuple[StepEdit, ...]]
"""What becomes of answers, and of steps."""


@dataclass(frozen=True, slots=True)
class Contested:
    """Answers and steps (group and step) of which measures of the dossier want different things."""

    answers: frozenset[Place]
    steps: frozenset[tuple[str, str]]


NOTHING_CONTESTED = Contested(frozenset(), frozenset())


def contested_by(every: Iterable[Edits]) -> Contested:
    """Return what several measures want in different ways.

    There the wish to leave it as it is has to be heard too: the lightest of all wishes counts.
    """
    answers: dict[Place, list[AnswerChange]] = {}
    steps: dict[tuple[str, str], list[StepEdit]] = {}
    for changes, edits in every:
        for place, change in changes.items():
            answers.setdefault(place, []).append(change)
        for edit in edits:
            steps.setdefault((edit.group, edit.step), []).append(edit)
    return Contested(
        frozenset(place for place, wishes in answers.items() if any(one != wishes[0] for one in wishes)),
        frozenset(step for step, found in steps.items() if any(one != found[0] for one in found)),
    )


def own_changes(measure: Measure, dossier: Dossier, form: Compiled) -> Edits:
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
