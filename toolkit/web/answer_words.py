"""An answer in words, for pages that show one beside another."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.dutch import uncapital
from questionnaires.model import GroupKind, NumberQuestion, Question, Questionnaire, TableQuestion
from questionnaires.translation import _
from scoring.dossier import Answer, Estimate, Response, Row, Value
from toolkit.web.forms.answers import said
from toolkit.web.forms.definitions import option_label
from toolkit.web.forms.reading import number_text
from toolkit.web.forms.responses import why_unknown

Pairs = tuple[tuple[str, str], ...]
"""What something is about, and the words."""


def question_text(question: Question, kind: GroupKind | None) -> str:
    """Return a question as this kind of group reads it."""
    return str(question.text_for_kind(kind) if kind else question.text)


def says_something(answer: Answer | None) -> bool:
    """Whether somebody answered: a value, why it is not known, or why it does not apply."""
    if answer is None:
        return False
    given = (answer.proposal, *(rating.proposal for rating in answer.ratings))
    return any(
        response is not None
        and not (response.value is None and response.unknown is None and response.not_applicable is None)
        for response in given
    )


def answer_words(
    questionnaire: Questionnaire, question: Question, answer: Answer | None
) -> tuple[tuple[str, str], ...]:
    """Return what an answer says; empty when there is none."""
    proposal, current = said(answer)
    pairs = [(_("Antwoord"), response_words(questionnaire, question, proposal))]
    if current:
        pairs.append((_("Nu"), response_words(questionnaire, question, current, today=True)))
    if proposal and proposal.note:
        pairs.append((_("Notitie"), proposal.note))
    if proposal and proposal.evidence:
        pairs.append((_("Blijkt uit"), "; ".join(one.description for one in proposal.evidence)))
    return tuple(pairs) if answer else ()


def response_words(
    questionnaire: Questionnaire, question: Question, response: Response | None, *, today: bool = False
) -> str:
    """Return what one response says."""
    if response is None:
        return _("Nog niet ingevuld")
    if response.value is not None:
        return value_words(questionnaire, question, response.value, today=today)
    if response.unknown:
        words = _("Weet ik niet: {reason}").format(reason=uncapital(why_unknown(response.unknown)))
        return f"{words} ({response.by}, {response.until})" if response.by else words
    if response.not_applicable is not None:
        return _("Niet van toepassing: {reason}").format(reason=response.not_applicable)
    return _("Nog niet ingevuld")


def value_words(questionnaire: Questionnaire, question: Question, value: Value, *, today: bool = False) -> str:
    """Return a value as people read it."""
    labels = {option.id: option_label(option, today=today) for option in questionnaire.options_of(question)}
    match value:
        case str():
            return labels.get(value, value)
        case Estimate():
            words = _("{low} tot {high}, waarschijnlijk {likely}")
            return words.format(**{name: number_text(number) for name, number in value.model_dump().items()})
        case tuple() if isinstance(question, TableQuestion):
            rows = (row for row in value if isinstance(row, Mapping))
            return "; ".join(_row_words(questionnaire, question, row) for row in rows)
        case tuple():
            return ", ".join(labels.get(str(one), str(one)) for one in value)
        case _:
            unit = f" {question.unit_for(value)}" if isinstance(question, NumberQuestion) else ""
            return f"{number_text(value)}{unit}"


def _row_words(questionnaire: Questionnaire, question: TableQuestion, row: Row) -> str:
    columns = {column.id: column for column in question.columns}
    cells = ((columns[name], cell) for name, cell in row.items() if cell is not None and name in columns)
    return ", ".join(value_words(questionnaire, column, cell) for column, cell in cells)
