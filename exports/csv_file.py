"""The answers as a table for a spreadsheet: one row per question that was asked of a group."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from exports.report.answer_words import basis_text, evidence_texts, response_text, today_text
from exports.report.answers import asked_questions
from exports.report.context import Context
from exports.theme import default_theme
from questionnaires.catalogue import Catalogue
from questionnaires.model import Scope
from questionnaires.translation import _
from scoring.dossier import Dossier, Group
from scoring.outcome import GroupOutcome, Outcome
from scoring.same_as import group_named

_BYTE_ORDER_MARK = "\ufeff"
_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - a spreadsheet reads the wide signs as formulas too.


def answers_csv(outcome: Outcome, dossier: Dossier, catalogue: Catalogue) -> bytes:
    """Write the answers as CSV with semicolons, in UTF-8 with a byte order mark: what a Dutch Excel opens as it is.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays text.

    Args:
        outcome: the outcome of `dossier`; it says which questions were not asked.
        dossier: the publication copy.
        catalogue: the definitions.
    """
    context = Context(outcome, dossier, catalogue, default_theme())
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heading())
    for row in _rows(context):
        writer.writerow([as_text(cell) for cell in row])
    return (_BYTE_ORDER_MARK + buffer.getvalue()).encode()


def as_text(cell: str) -> str:
    """Keep a spreadsheet from calculating with a text.

    >>> as_text("=1+1"), as_text("2 of 3")
    ("'=1+1", '2 of 3')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_FORMULA) else cell


def _heading() -> tuple[str, ...]:
    return (
        _("doelgroep"),
        _("onderdeel"),
        _("vraag_id"),
        _("vraag"),
        _("antwoord"),
        _("nu"),
        _("hoe_weten_we_dit"),
        _("bewijs"),
        _("knelpunt"),
        _("overgenomen_uit"),
    )


def _rows(context: Context) -> Iterator[tuple[str, ...]]:
    yield from _rows_of(context, None)
    for who in context.groups:
        yield from _rows_of(context, who)


def _rows_of(context: Context, who: tuple[GroupOutcome, Group] | None) -> Iterator[tuple[str, ...]]:
    outcome, group = who or (None, None)
    bottlenecks = {one.question for one in outcome.bottlenecks} if outcome else set[str]()
    scope = Scope.GROUP if who else Scope.DOSSIER
    for section in context.questionnaire.sections:
        if section.scope is not scope:
            continue
        for question_id in asked_questions(context, section, outcome):
            question = context.question(question_id)
            yield (
                group.name if group else _("hele voorstel"),
                str(section.title),
                question_id,
                str(question.text_for_kind(group.kind) if group else question.text),
                response_text(context, group, question_id),
                today_text(context, group, question_id),
                basis_text(context, group, question_id),
                " | ".join(item.text for item in evidence_texts(context, group, question_id)),
                _("ja") if question_id in bottlenecks else "",
                _taken_from(context, group, question_id),
            )


def _taken_from(context: Context, group: Group | None, question_id: str) -> str:
    """Return where an answer was taken over from: another group, or steps of the journey."""
    answer = group.answer_by_question.get(question_id) if group else None
    if group is None or answer is None:
        return ""
    names = {step.id: step.name for step in group.journey.steps} if group.journey else {}
    steps = [names.get(step, step) for step in answer.from_steps]
    if steps:
        return _("de reis: {steps}").format(steps=" | ".join(steps))
    other = group_named(context.dossier, answer.same_as)
    return other.name if other else ""
