"""An answer that would be otherwise, in words: what it is about, what it is now and what it would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.dutch import clipped, number, uncapital
from exports.report.advice_words import advised
from exports.report.context import Context, value_text
from questionnaires.advice_model import AdviceId
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import EstimateQuestion
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.robustness.outcome import ChangedAnswer

_LONGEST_NAME = 60
Given = str | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class SaidChange:
    """A changed answer. `whom` is empty when there is only one group, or when it is about the whole dossier."""

    what: str
    whom: str
    now: str
    to: str


def advice_label(context: Context, advice: AdviceId) -> str:
    """Return what an advice is called; its id when the outcome was made without rules for an advice."""
    found = advised(context)
    return str(found.words(advice).label) if found else advice


def said_change(context: Context, change: ChangedAnswer) -> SaidChange:
    """Put an answer that would be otherwise into words."""
    group = group_of(context, change.group)
    whom = clipped(group.name, _LONGEST_NAME) if group is not None and len(context.groups) > 1 else ""
    now, to = (given_text(context, change, value) for value in (change.now, change.to))
    return SaidChange(subject_text(context, change, group), whom, now, to)


def subject_text(context: Context, change: ChangedAnswer, group: Group | None) -> str:
    """Return what was asked: a question, a check of the compass, or a field of a step with the name of that step."""
    if change.kind == "check":
        return check_text(context, change.subject)
    if change.kind == "step":
        return step_text(group, change.subject, field_text(context, change.field))
    return asked_text(context, change.subject, group)


def given_text(context: Context, change: ChangedAnswer, value: Given) -> str:
    """Return the value of an answer to a question, a check or a field of a step, as a reader sees it."""
    if change.kind == "check":
        return check_answer(context, value)
    if change.kind == "step":
        return field_value(context, change.field, value)
    return answer_value(context, change.subject, value)


def group_of(context: Context, group_id: str | None) -> Group | None:
    """Return a group by its id."""
    return next((group for _outcome, group in context.groups if group.id == group_id), None)


def asked_text(context: Context, question_id: str, group: Group | None) -> str:
    """Return a question as this group reads it."""
    if group is None:
        return str(context.question(question_id).text)
    return context.question_text(question_id, group.kind.value)


def answer_value(context: Context, question_id: str, value: Given) -> str:
    """Return an answer to a question in words."""
    if value is None:
        return _("niet bekend")
    if value == ():
        return _("niets aangevinkt")
    return context.value(question_id, value)


def check_text(context: Context, check_id: str) -> str:
    """Return the text of a check of the compass."""
    compass = context.outcome.compass
    return str(context.catalogue.compasses[compass.definition].check_by_id[check_id].text) if compass else check_id


def check_answer(context: Context, value: Given) -> str:
    """Return an answer to a check in words."""
    compass = context.outcome.compass
    options = context.catalogue.compasses[compass.definition].option_by_id if compass else {}
    option = options.get(str(value))
    return str(option.label) if option else _("weet ik niet")


def journey_definition(context: Context) -> JourneyDefinition | None:
    """Return what the journeys of this dossier are described with."""
    return context.catalogue.journeys.get(context.dossier.journey or "")


def field_text(context: Context, field_id: str | None) -> str:
    """Return what a field of a step asks, without its question mark."""
    definition = journey_definition(context)
    field = definition.field_by_id.get(field_id or "") if definition else None
    return str(field.text).rstrip("?") if field else field_id or ""


def field_value(context: Context, field_id: str | None, value: Given) -> str:
    """Return the value of a field of a step in words."""
    definition = journey_definition(context)
    field = definition.field_by_id.get(field_id or "") if definition else None
    if value is None:
        return _("niet bekend")
    if definition is None or field is None:
        return str(value)
    if isinstance(field, EstimateQuestion) and isinstance(value, int | float):
        return f"{number(value)} {field.unit}"
    return value_text(definition.form, field, value)


def step_text(group: Group | None, step_id: str, field: str) -> str:
    """Return a field of a step with the name of that step."""
    steps: Sequence[tuple[str, str]] = (
        [(step.id, step.name) for step in group.journey.steps] if group and group.journey else []
    )
    name = clipped(dict(steps).get(step_id, step_id), _LONGEST_NAME)
    return _("{step}: {field}").format(step=name, field=uncapital(field)) if field else name
