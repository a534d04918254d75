"""One answer in words: of the proposal, of today, how it is known and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from exports.dutch import day, enumeration
from exports.report.context import Context
from exports.report.views import Item
from exports.report.words import evidence_word, unknown_word
from questionnaires.translation import _
from scoring.dossier import Answer, Changes, Group, Response
from scoring.evidence import Evidence

Said = tuple[str, Response]
"""Which function answered (empty when that was not recorded), and what."""


def is_answered(context: Context, group: Group | None, question_id: str) -> bool:
    """Whether anybody said anything about this question: a value, why it is unknown, or why it does not apply."""
    answer = context.answer(group, question_id)
    return any(_says_something(response) for _function, response in (*_proposals(answer), *_currents(answer)))


def response_text(context: Context, group: Group | None, question_id: str) -> str:
    """Return what the proposal does; every rater's answer when they did not settle."""
    said = _proposals(context.answer(group, question_id))
    return _joined(context, question_id, said, today=False) or _("nog niet beantwoord")


def today_text(context: Context, group: Group | None, question_id: str) -> str:
    """Return how it is today, or what was said for the whole theme."""
    said = [one for one in _currents(context.answer(group, question_id)) if _says_something(one[1])]
    if said:
        return _joined(context, question_id, said, today=True)
    section = context.questionnaire.section_of[question_id].id
    statement = group.theme_by_section.get(section) if group else None
    if statement and statement.changes is Changes.NO:
        return _("blijft hetzelfde")
    if is_new(context, group, section):
        return _("bestaat nu niet")
    return _("niet ingevuld") if context.is_scored(question_id) else ""


def is_new(context: Context, group: Group | None, section_id: str) -> bool:
    """Whether there is nothing like this today: said for the theme, the group or the whole proposal."""
    statement = group.theme_by_section.get(section_id) if group else None
    changes = statement.changes if statement else None
    if changes in {Changes.NO, Changes.NEW}:
        return changes is Changes.NEW
    return "none" in {group.current if group else None, context.dossier.current}


def basis_text(context: Context, group: Group | None, question_id: str) -> str:
    """Return how an answer is known; empty when there is no answer or nobody had to say so."""
    said = [response for _function, response in _proposals(context.answer(group, question_id)) if _has_value(response)]
    statement = group.theme_by_section.get(context.questionnaire.section_of[question_id].id) if group else None
    bases = dict.fromkeys(response.basis or (statement.basis if statement else None) for response in said)
    if not any(bases) and not context.is_scored(question_id):
        return ""
    return enumeration([context.basis(basis) for basis in bases])


def evidence_texts(context: Context, group: Group | None, question_id: str) -> tuple[Item, ...]:
    """Return what an answer rests on, by description; never a file name. What a step rests on can be for it as well."""
    own = (one for _function, response in _proposals(context.answer(group, question_id)) for one in response.evidence)
    steps = group.journey.steps if group and group.journey else ()
    of_steps = (one for step in steps for one in step.evidence if one.question == question_id)
    return tuple(Item(text=text) for text in dict.fromkeys(map(evidence_text, (*own, *of_steps))))


def evidence_of_step(group: Group, step_id: str) -> tuple[str, ...]:
    """Return what a step rests on: its own evidence, and that of answers which names the step."""
    steps = group.journey.steps if group.journey else ()
    own = (one for step in steps if step.id == step_id for one in step.evidence)
    of_answers = (
        one
        for answer in group.answers
        for _function, response in _proposals(answer)
        for one in response.evidence
        if one.step == step_id
    )
    return tuple(dict.fromkeys(map(evidence_text, (*own, *of_answers))))


def evidence_text(evidence: Evidence) -> str:
    """Return one piece of evidence in words."""
    return _("{description} ({kind})").format(description=evidence.description, kind=evidence_word(evidence.kind))


def response_words(context: Context, question_id: str, response: Response, *, today: bool = False) -> str:
    """Return one response in words: the answer, why it is unknown, or why it does not apply."""
    if response.value is not None:
        return context.value(question_id, response.value, today=today)
    if response.not_applicable is not None:
        return _("niet van toepassing: {reason}").format(reason=response.not_applicable)
    return unknown_words(response.unknown.value if response.unknown else "not_answered", response.by, response.until)


def unknown_words(unknown: str, by: str | None, until: str | None) -> str:
    """Return why something is not known, and who finds it out by when."""
    who = _(" door {function}").format(function=by) if by else ""
    when = _(", uiterlijk {day}").format(day=day(until)) if until else ""
    return f"{unknown_word(unknown)}{who}{when}"


def _joined(context: Context, question_id: str, said: Sequence[Said], *, today: bool) -> str:
    """Say what was answered; with the functions when they did not all answer the same."""
    by_words: dict[str, list[str]] = {}
    for function, response in said:
        by_words.setdefault(response_words(context, question_id, response, today=today), []).append(function)
    if len(by_words) == 1:
        return next(iter(by_words))
    return "; ".join(f"{words} ({enumeration(functions)})" for words, functions in by_words.items())


def _proposals(answer: Answer | None) -> tuple[Said, ...]:
    if answer is None:
        return ()
    if answer.settled is not None:
        return (("", answer.settled.proposal),)
    rated = tuple((rating.rater.function, rating.proposal) for rating in answer.ratings)
    return rated or ((("", answer.proposal),) if answer.proposal else ())


def _currents(answer: Answer | None) -> tuple[Said, ...]:
    if answer is None:
        return ()
    if answer.settled is not None and answer.settled.current is not None:
        return (("", answer.settled.current),)
    rated = tuple((rating.rater.function, rating.current) for rating in answer.ratings if rating.current is not None)
    return rated or ((("", answer.current),) if answer.current else ())


def _has_value(response: Response) -> bool:
    return response.value is not None


def _says_something(response: Response) -> bool:
    return response.value is not None or response.unknown is not None or response.not_applicable is not None
