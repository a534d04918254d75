"""From the definition of a question to the field that asks it."""

from __future__ import annotations

from typing import Any

from wtforms import Form, FormField

from questionnaires import model
from questionnaires.model import (
    DateQuestion,
    EstimateQuestion,
    GroupKind,
    LongText,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    ShortText,
    SingleChoice,
    TableQuestion,
)
from questionnaires.translation import _
from toolkit.web.forms.choices import OneOf, Option, SeveralOf, option
from toolkit.web.forms.values import (
    DayField,
    EstimateField,
    NumberField,
    TableField,
    TextField,
    estimate_form,
    required,
)


def value_field(
    questionnaire: Questionnaire,
    question: Question,
    kind: GroupKind | None = None,
    *,
    today: bool = False,
    label: str | None = None,
    more: tuple[Option, ...] = (),
    validators: tuple[Any, ...] = (),
) -> Any:
    """Return an unbound field for the value of a question; its `value` fits a dossier when it validates.

    Args:
        questionnaire: where the question stands; it holds the scales that questions share.
        question: the question.
        kind: the kind of group that is asked about, None for the whole dossier.
        today: whether it is about today, so that options may read differently.
        label: another text than that of the question.
        more: options that a single choice offers beside its own.
        validators: as WTForms knows them; not for an estimate or a table.
    """
    text = label or str(question.text_for_kind(kind) if kind else question.text)
    match question:
        case SingleChoice():
            nothing = tuple(one for one in more if not one.value)  # what stands for no choice comes first
            beside = tuple(one for one in more if one.value)
            options = (*nothing, *_options(questionnaire, question, today=today), *beside)
            field: Any = OneOf(text, options, validators=validators)
        case MultipleChoice():
            alone = [one.id for one in questionnaire.options_of(question) if one.exclusive]
            field = SeveralOf(text, _options(questionnaire, question, today=today), alone, validators=validators)
        case NumberQuestion():
            field = NumberField(text, question.minimum, question.maximum, question.decimals, validators=validators)
        case EstimateQuestion():
            field = EstimateField(estimate_form(question.minimum, question.maximum), text)
        case DateQuestion():
            field = DayField(text, validators=validators)
        case ShortText() | LongText():
            lines = isinstance(question, LongText)
            field = TextField(text, question.max_length, lines=lines, validators=validators)
        case _:
            row = FormField(_row_form(questionnaire, question, kind))
            field = TableField(row, text, fewest=question.minimum_rows, max_entries=question.maximum_rows)
    return field


def _options(questionnaire: Questionnaire, question: Question, *, today: bool) -> tuple[Option, ...]:
    return tuple(
        # How it is today is asked under the same options: they were explained above.
        option(one.id, option_label(one, today=today), str(one.help) if one.help and not today else None)
        for one in questionnaire.options_of(question)
    )


def option_label(option: model.Option, *, today: bool = False) -> str:
    """Return what an option is called, for the proposal or for today."""
    return str(option.label_today if today and option.label_today else option.label)


def _row_form(questionnaire: Questionnaire, question: TableQuestion, kind: GroupKind | None) -> type[Form]:
    fields = {}
    for column in question.columns:
        # In a row, a choice is a list that opens, and nothing chosen must stay possible.
        nothing = (option("", _("Kies")),) if isinstance(column, SingleChoice) else ()
        validators = (required,) if column.required else ()
        fields[column.id] = value_field(questionnaire, column, kind, more=nothing, validators=validators)
    return type("RowForm", (Form,), fields)
