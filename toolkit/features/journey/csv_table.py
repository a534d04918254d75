"""Steps as a table for spreadsheets. A row is a step, a column is a field; an estimate has three columns."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from exports.csv_file import as_text
from questionnaires.model import Column, EstimateQuestion, MultipleChoice, SingleChoice
from questionnaires.translation import _
from scoring.dossier import Estimate, Step
from toolkit.features.journey.described import Described
from toolkit.features.journey.forms import FIELD
from toolkit.web.forms.reading import number_text

_BYTE_ORDER_MARK = "\ufeff"
BETWEEN = " | "
ENDS = ("low", "likely", "high")


@dataclass(frozen=True)
class Cells:
    """A column: its heading, the other headings that mean the same, and the field of the form that it fills."""

    heading: str
    names: tuple[str, ...]
    field: str
    question: Column | None = None


def write_steps(place: Described, separator: str) -> bytes:
    """Write the steps of the proposal, in UTF-8 with a byte order mark: what a spreadsheet opens as it is.

    Args:
        place: the journey.
        separator: between two cells.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    columns = columns_of(place)
    writer.writerow([one.heading for one in columns])
    for step in place.steps:
        writer.writerow([harmless(_cell(place, step, one)) for one in columns])
    return (_BYTE_ORDER_MARK + buffer.getvalue()).encode()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from calculating with a text; `as_it_was` undoes it.

    >>> harmless("=1+1"), harmless("'=1+1"), harmless("'s Morgens"), harmless("2 keer")
    ("'=1+1", "''=1+1", "'s Morgens", '2 keer')
    """
    return f"'{cell}" if as_text(cell.lstrip("'")) != cell.lstrip("'") else cell


def as_it_was(cell: str) -> str:
    """Undo what `harmless` did.

    >>> as_it_was("'=1+1"), as_it_was("''=1+1"), as_it_was("'s Morgens")
    ('=1+1', "'=1+1", "'s Morgens")
    """
    return cell[1:] if cell.startswith("'") and harmless(cell) != cell else cell


def columns_of(place: Described) -> list[Cells]:
    """Return the columns: the name of a step, its id, every field of the definition, and a note."""
    columns = [
        Cells(_("Stap"), ("name", "naam"), "name"),
        Cells(_("Kenmerk"), ("id",), "id"),
    ]
    for question in place.definition.fields:
        text = str(question.text)
        if isinstance(question, EstimateQuestion):
            words = {"low": _("minst"), "likely": _("gewoon"), "high": _("meest")}
            columns += [
                Cells(f"{text} ({words[end]})", (f"{question.id}_{end}",), f"{FIELD}{question.id}-{end}", question)
                for end in ENDS
            ]
        else:
            columns.append(Cells(text, (question.id,), FIELD + question.id, question))
    columns.append(Cells(_("Opmerking"), ("note",), "note"))
    return columns


def _cell(place: Described, step: Step, column: Cells) -> str:
    question = column.question
    if question is None:
        return {"name": step.name, "id": step.id, "note": step.note or ""}[column.field]
    value = step.values.get(question.id)
    if value is None:
        return ""
    if isinstance(value, Estimate):
        return number_text(getattr(value, column.field.rpartition("-")[2]))
    if isinstance(question, SingleChoice | MultipleChoice):
        labels = {one.id: str(one.label) for one in place.definition.form.options_of(question)}
        chosen = value if isinstance(value, tuple) else (value,)
        return BETWEEN.join(labels.get(str(one), str(one)) for one in chosen)
    return number_text(value) if isinstance(value, int | float) else str(value)
