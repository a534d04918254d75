"""Whether a change makes a difference to the proposal as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.batch.places import Place
from scoring.compiled import Compiled
from scoring.dossier import Answer, AnswerChange, Dossier, Response, Step, StepEdit
from scoring.publication import DOSSIER_WIDE


def answer_at(dossier: Dossier, place: Place) -> Answer | None:
    """Return the answer at a place, if there is one."""
    if place.group == DOSSIER_WIDE:
        return dossier.answer_by_question.get(place.question)
    group = next((one for one in dossier.groups if one.id == place.group), None)
    return None if group is None else group.answer_by_question.get(place.question)


def answer_differs(dossier: Dossier, form: Compiled, place: Place, change: AnswerChange) -> bool:
    """Whether the proposal would say something else there; what several raters said apart is never the same."""
    now = _only(answer_at(dossier, place))
    if now is None or (change.basis is not None and change.basis != now.basis):
        return True
    if change.value is None or now.value is None:
        return (change.value, change.not_applicable) != (now.value, now.not_applicable)
    positions = form.by_id[place.question].positions
    if positions is None:
        return change.value != now.value
    return positions.at(change.value) is not positions.at(now.value)


def _only(answer: Answer | None) -> Response | None:
    """The one thing that is said about the proposal, if it is one."""
    if answer is None:
        return None
    if answer.settled is not None:
        return answer.settled.proposal
    if answer.ratings:
        return answer.ratings[0].proposal if len(answer.ratings) == 1 else None
    return answer.proposal


def step_differences(dossier: Dossier, edits: Iterable[StepEdit]) -> tuple[StepEdit, ...]:
    """Return what is left of edits when everything that is so already is left out."""
    return tuple(_step_differences({(group, step.id): step for group, step in _steps(dossier)}, edits))


def _steps(dossier: Dossier) -> Iterator[tuple[str, Step]]:
    for group in dossier.groups:
        yield from ((group.id, step) for step in (group.journey.steps if group.journey else ()))


def _step_differences(steps: dict[tuple[str, str], Step], edits: Iterable[StepEdit]) -> Iterator[StepEdit]:
    for edit in edits:
        step = steps.get((edit.group, edit.step))
        if step is None:
            continue
        values = (
            {}
            if edit.remove
            else {name: value for name, value in edit.values.items() if step.values.get(name) != value}
        )
        if edit.remove or values:
            yield StepEdit(group=edit.group, step=edit.step, remove=edit.remove, values=values)
