"""What the proposal is about: the intake, as it was answered."""

from __future__ import annotations

from collections.abc import Iterator

from exports.report.context import Context, row_texts, value_text
from exports.report.views import Cell, Column, Item, Section, Table
from questionnaires.model import Question, Questionnaire, TableQuestion
from questionnaires.translation import _
from scoring.dossier import Value


def proposal_section(context: Context) -> tuple[Section, ...]:
    """Print the intake that page one has no room for."""
    rows = tuple(_rows(context))
    if not rows:
        return ()
    table = Table(
        caption=_("Antwoorden uit de intake"),
        columns=(Column(_("Vraag"), 34), Column(_("Antwoord"), 66)),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )
    return (Section("voorstel", context.theme.heading("proposal"), (table,)),)


def _rows(context: Context) -> Iterator[tuple[Cell, ...]]:
    for question_id, (questionnaire, question) in context.intake.items():
        value = context.dossier.intake[question_id]
        if value is not None:
            yield Cell(str(question.text)), _answer(questionnaire, question, value)


def _answer(questionnaire: Questionnaire, question: Question, value: Value) -> Cell:
    if isinstance(question, TableQuestion):
        return Cell(items=tuple(Item(row) for row in row_texts(questionnaire, question, value)))
    return Cell(value_text(questionnaire, question, value))
