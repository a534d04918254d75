"""Burden: every answer that counts has one, lightest first, and nothing that does not count looks as if it does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from questionnaires.check.bands import Answers, check_bands
from questionnaires.check.report import Report
from questionnaires.check.walk import Placed, placed_columns, placed_questions
from questionnaires.expressions import Comparison, ExpressionError, parse
from questionnaires.locations import Path
from questionnaires.model import (
    ChoiceQuestion,
    EstimateQuestion,
    MultipleChoice,
    NumberQuestion,
    Option,
    Questionnaire,
    SectionRole,
    SingleChoice,
)
from questionnaires.translation import _

_ONLY_FOR_QUESTIONS = ("when", "kinds", "text_for", "tags", "critical", "protection", "bands")
"""Keys of a question that do nothing on a column of a table."""


def check_burdens(report: Report, questionnaire: Questionnaire) -> None:
    """Check burdens, bands and ranges of every question."""
    compared = set(_compared_by_burden(questionnaire))
    for name, scale in questionnaire.scales.items():
        check_order(report, ("scales", name), scale)
    for item in placed_questions(questionnaire):
        if isinstance(item.question, ChoiceQuestion):
            check_order(report, (*item.path, "options"), item.question.options)
        check_range(report, item)
        if item.section.scored:
            _check_scored(report, questionnaire, item)
        else:
            _check_unscored(report, questionnaire, item, compared)
        for column in placed_columns(item):
            _check_column(report, column)


def _compared_by_burden(questionnaire: Questionnaire) -> Iterator[str]:
    """The questions of which a condition compares the burden, also when that condition is not right otherwise."""
    texts = [question.when for question in questionnaire.questions]
    for depth in questionnaire.depths:
        texts += [rule.when for rule in depth.outcomes]
        texts += [rule.when for rule in depth.not_needed_verdicts]
    for text in texts:
        try:
            atoms = parse(text).atoms if text is not None else ()
        except ExpressionError:
            yield from re.findall(r"\w+", text or "")
            continue
        for atom in atoms:
            if isinstance(atom, Comparison) and atom.operator in {"<", "<=", ">", ">="}:
                yield atom.subject


def check_order(report: Report, path: Path, options: Sequence[Option]) -> None:
    """Check that options stand from light to heavy, and differ."""
    heaviest: Option | None = None
    for number, option in enumerate(options):
        if option.burden is None:
            continue
        if heaviest is not None and heaviest.burden is not None and option.burden < heaviest.burden:
            message = _("{id} heeft zwaarte {burden}, en staat na {other} met zwaarte {more}").format(
                id=option.id, burden=option.burden, other=heaviest.id, more=heaviest.burden
            )
            report.at_value("B402", (*path, number, "burden"), message)
        else:
            heaviest = option
    burdens = {option.burden for option in options}
    if len(options) > 1 and len(burdens) == 1 and None not in burdens:
        report.at_key("B403", path, _("elk antwoord heeft zwaarte {burden}").format(burden=options[0].burden))


def _check_scored(report: Report, questionnaire: Questionnaire, item: Placed) -> None:
    question = item.question
    if isinstance(question, SingleChoice):
        path: Path = ("scales", question.scale) if question.scale else (*item.path, "options")
        for number, option in enumerate(questionnaire.options_of(question)):
            if option.burden is None:
                message = _("het antwoord {id} op {question} heeft geen zwaarte")
                report.at_value("B401", (*path, number, "id"), message.format(id=option.id, question=question.id))
    elif isinstance(question, MultipleChoice | NumberQuestion) and not question.bands:
        message = _("de vraag {id} heeft geen banden en telt dus niet mee")
        report.at_value("B406", (*item.path, "id"), message.format(id=question.id))
    elif not questionnaire.is_scored(question):
        _check_marks(report, item, _("de vraag {id} telt niet mee"))
    if item.section.role is SectionRole.CONTEXT:
        _check_marks(report, item, _("de vraag {id} gaat over omstandigheden, en is zelf nooit een knelpunt"))
    if isinstance(question, MultipleChoice):
        _check_idle_burdens(report, item, question)
        countable = [option for option in questionnaire.options_of(question) if not option.exclusive]
        check_bands(report, item, question.bands, Answers(0, len(countable), 0))


def _check_unscored(report: Report, questionnaire: Questionnaire, item: Placed, compared: Collection[str]) -> None:
    question = item.question
    _check_marks(report, item, _("de vraag {id} telt niet mee"))
    if question.id in compared:
        return
    if isinstance(question, MultipleChoice | NumberQuestion) and question.bands:
        message = _("de banden van {id} doen niets: het onderdeel telt niet mee")
        report.at_key("B404", (*item.path, "bands"), message.format(id=question.id))
    if isinstance(question, SingleChoice) and question.scale:
        if any(option.burden is not None for option in questionnaire.options_of(question)):
            message = _("de zwaartes van de schaal {scale} doen bij {id} niets: het onderdeel telt niet mee")
            report.at_value("B404", (*item.path, "scale"), message.format(scale=question.scale, id=question.id))
    elif isinstance(question, ChoiceQuestion):
        _check_idle_burdens(report, item, question)


def _check_idle_burdens(report: Report, item: Placed, question: ChoiceQuestion) -> None:
    for number, option in enumerate(question.options):
        if option.burden is not None:
            message = _("de zwaarte van {id} doet niets")
            report.at_key("B404", (*item.path, "options", number, "burden"), message.format(id=option.id))


def _check_marks(report: Report, item: Placed, reason: str) -> None:
    for mark in ("critical", "protection"):
        if getattr(item.question, mark):
            message = _("{mark} doet niets: {reason}").format(mark=mark, reason=reason.format(id=item.question.id))
            report.at_key("B405", (*item.path, mark), message)


def _check_column(report: Report, column: Placed) -> None:
    check_range(report, column)
    for key in _ONLY_FOR_QUESTIONS:
        if key in column.question.model_fields_set:
            message = _("{key} doet niets bij de kolom {id} van een tabel")
            report.at_key("B405", (*column.path, key), message.format(key=key, id=column.question.id))
    if isinstance(column.question, ChoiceQuestion):
        _check_idle_burdens(report, column, column.question)


def check_range(report: Report, item: Placed) -> None:
    """Check the smallest and the largest number of a question, and its bands."""
    question = item.question
    if isinstance(question, NumberQuestion | EstimateQuestion) and question.minimum >= question.maximum:
        message = _("het kleinste getal van {id} is {minimum:g}, en het grootste {maximum:g}")
        report.at_value(
            "B411",
            (*item.path, "minimum"),
            message.format(id=question.id, minimum=question.minimum, maximum=question.maximum),
        )
    elif isinstance(question, NumberQuestion) and question.bands:
        check_bands(report, item, question.bands, Answers(question.minimum, question.maximum, question.decimals))
