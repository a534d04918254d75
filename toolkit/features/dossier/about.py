"""What something is about: steps of the journeys and questions, as fields of a form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, TypeGuard

from wtforms import Form

from questionnaires.translation import _
from scoring.evidence import StepReference
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.pages import in_order
from toolkit.web.forms.choices import SeveralOf, option

STEPS, QUESTIONS = "about_steps", "about_"


def step_value(step: StepReference) -> str:
    """Return how a form writes a step in the journey of a group. No id holds a dot.

    >>> step_value(StepReference(group="bewoners", step="aanvragen"))
    'bewoners.aanvragen'
    """
    return f"{step.group}.{step.step}"


def step_of(value: str) -> StepReference:
    """Return the step that a form means."""
    group, _dot, step = value.partition(".")
    return StepReference(group=group, step=step)


def step_fields(opened: Opened, label: str) -> dict[str, Any]:
    """Return the field to choose steps of the proposal; none when no journey is described."""
    described = [group for group in opened.groups if group.journey]
    options = [
        option(
            step_value(StepReference(group=group.id, step=step.id)), _step_label(group.name, step.name, len(described))
        )
        for group in described
        for step in (group.journey.steps if group.journey else ())
    ]
    return {STEPS: SeveralOf(label, options)} if options else {}


def question_fields(opened: Opened, prefix: str = QUESTIONS) -> dict[str, Any]:
    """Return a field for each theme, to choose its questions; `prefix` begins the names of the fields."""
    return {
        prefix + section.id: SeveralOf(
            str(section.title), [option(question.id, str(question.text)) for question in section.questions]
        )
        for section in opened.definitions.questionnaire.sections
        if section.scored
    }


def about_shown(form: type[Form], steps: Sequence[StepReference], questions: Sequence[str]) -> dict[str, Any]:
    """Return what the fields of a form show of what is stored."""
    shown: dict[str, Any] = {}
    for field in form():
        if field.short_name == STEPS:
            shown[STEPS] = [step_value(one) for one in steps]
        elif _about_questions(field):
            offered = {choice.value for choice in field.options}
            shown[field.short_name] = [one for one in questions if one in offered]
    return shown


def steps_given(form: Form, stored: Sequence[StepReference]) -> tuple[StepReference, ...]:
    """Return the steps that were chosen; a stored step that cannot be chosen here stays."""
    if STEPS not in form:
        return tuple(stored)
    field: Any = form[STEPS]
    offered = {choice.value for choice in field.options}
    chosen = in_order([step_value(one) for one in stored], field.data, offered)
    return tuple(step_of(one) for one in chosen)


def questions_given(form: Form, stored: Sequence[str]) -> tuple[str, ...]:
    """Return the questions that were chosen; a stored question that cannot be chosen here stays."""
    fields = question_parts(form)
    offered = {choice.value for field in fields for choice in field.options}
    return in_order(stored, list(chain.from_iterable(field.data for field in fields)), offered)


def question_parts(form: Form) -> list[SeveralOf]:
    """Return the fields with questions, a theme each."""
    return [field for field in form if _about_questions(field)]


def step_words(opened: Opened, steps: Sequence[StepReference]) -> list[str]:
    """Return what the steps are called; one that is gone is left out."""
    described = [group for group in opened.groups if group.journey]
    names = {
        (group.id, step.id): _step_label(group.name, step.name, len(described))
        for group in described
        for step in (group.journey.steps if group.journey else ())
    }
    return [names[one.group, one.step] for one in steps if (one.group, one.step) in names]


def question_words(opened: Opened, questions: Sequence[str]) -> list[str]:
    """Return the texts of questions."""
    known = opened.definitions.questionnaire.question_by_id
    return [str(known[one].text) for one in questions if one in known]


def _about_questions(field: object) -> TypeGuard[SeveralOf]:
    return isinstance(field, SeveralOf) and field.short_name.startswith(QUESTIONS) and field.short_name != STEPS


def _step_label(group: str, step: str, groups: int) -> str:
    return step if groups == 1 else _("{group}: {step}").format(group=group, step=step)
