"""What a measure changes, in words: which question or step, from what, to what, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.dutch import enumeration
from exports.report.answer_words import response_text
from exports.report.context import value_text
from questionnaires.translation import _
from scoring.dossier import AnswerChange, Step, StepEdit
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate
from toolkit.features.advice.places import Place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned


@dataclass(frozen=True)
class ChangeLine:
    """One thing that becomes otherwise. `field` is what of a step, `before` is empty when the step goes.

    `groups` names for whom; empty when it is for everybody.
    """

    place: Place
    field: str
    before: str
    after: str
    groups: str


def change_lines(now: Reckoned, candidate: Candidate) -> tuple[ChangeLine, ...]:
    """Return what a measure changes, what is the same for several groups once."""
    found: dict[tuple[str, str, str, str], tuple[Place, list[str]]] = {}
    for group, place, *words in (*_answers(now, candidate), *_steps(now, candidate)):
        field, before, after = words
        found.setdefault((place.text, field, before, after), (place, []))[1].append(group)
    return tuple(
        ChangeLine(place, field, before, after, _for_whom(now, groups))
        for (_text, field, before, after), (place, groups) in found.items()
    )


_Change = tuple[str, Place, str, str, str]


def _answers(now: Reckoned, candidate: Candidate) -> Iterator[_Change]:
    groups = {group.id: group for group in now.context.dossier.groups}
    for (group, question), change in candidate.answers.items():
        place = question_place(now, question, () if group == DOSSIER_WIDE else (group,))
        before = response_text(now.context, groups.get(group), question)
        yield group, place, "", before, _becomes(now, question, change)


def _becomes(now: Reckoned, question: str, change: AnswerChange) -> str:
    if change.value is not None:
        return now.context.value(question, change.value)
    if change.not_applicable is not None:
        return _("niet van toepassing: {reason}").format(reason=change.not_applicable)
    return _("niet bekend")


def _steps(now: Reckoned, candidate: Candidate) -> Iterator[_Change]:
    steps = {
        (group.id, step.id): step
        for group in now.context.dossier.groups
        for step in (group.journey.steps if group.journey else ())
    }
    for edit in candidate.steps:
        step = steps.get((edit.group, edit.step))
        if step is not None:
            yield from _step(now, edit, step)


def _step(now: Reckoned, edit: StepEdit, step: Step) -> Iterator[_Change]:
    place = step_place(now, edit.step, (edit.group,))
    if edit.remove:
        yield edit.group, place, "", "", _("deze stap vervalt")
        return
    definition = now.context.catalogue.journeys[now.context.dossier.journey or ""]
    for name, value in edit.values.items():
        field = definition.field_by_id[name]
        was = step.values.get(name)
        before, after = (
            _("nog niet bekend") if one is None else value_text(definition.form, field, one) for one in (was, value)
        )
        yield edit.group, place, str(field.text), before, after


def _for_whom(now: Reckoned, groups: list[str]) -> str:
    names = {group.id: group.name for group in now.context.dossier.groups}
    if DOSSIER_WIDE in groups or len(set(groups)) == len(names):
        return ""
    return enumeration([names[group] for group in dict.fromkeys(groups)])
