"""Today stays what it was when the proposal changes: what was said to be the same is written out."""

from __future__ import annotations

from collections.abc import Collection

from scoring.answers import says_today
from scoring.compiled import Compiled
from scoring.dossier import Answer, Changes, Group, Rating, Response, Settled, Unknown
from scoring.whatif.shapes import changed


def keep_today(form: Compiled, group: Group, questions: Collection[str]) -> Group:
    """Return the group with today written out where the proposal of these questions would take it along.

    That is in a theme of which was said that it does not change, for an answer that says nothing about today itself:
    of these questions, and of those that they decide about.
    """
    themes = {theme.section: theme for theme in group.themes if theme.changes is Changes.NO}
    if not themes or not questions:
        return group
    touched = _with_dependents(form, questions)
    found = {answer.question: answer for answer in group.answers}
    for question in form.questions:
        theme = themes.get(question.section.id)
        if theme is None or question.id not in touched or group.kind not in question.kinds:
            continue
        answer = found.get(question.id, Answer(question=question.id))
        if not says_today(answer):
            found[question.id] = _written_out(answer, theme.basis)
    return changed(group, answers=tuple(found.values()))


def _with_dependents(form: Compiled, questions: Collection[str]) -> set[str]:
    """Add every question that is asked, or not, because of these."""
    found = set(questions)
    for question in form.order:
        if any(form.questions[gate].id in found for gate in question.gates):
            found.add(question.id)
    return found


def _written_out(answer: Answer, basis: str | None) -> Answer:
    """Let an answer say of today what it says of the proposal."""
    if answer.settled is not None:
        settled = Settled(
            proposal=answer.settled.proposal,
            current=_as_now(answer.settled.proposal, basis),
            reason=answer.settled.reason,
        )
        return changed(answer, settled=settled)
    if answer.ratings:
        return changed(answer, ratings=tuple(_rating(rating, basis) for rating in answer.ratings))
    return changed(answer, current=_as_now(answer.proposal, basis))


def _rating(rating: Rating, basis: str | None) -> Rating:
    return changed(rating, current=_as_now(rating.proposal, basis))


def _as_now(proposal: Response | None, basis: str | None) -> Response:
    """What is not known about the proposal is not known about today either: an empty answer would not say so."""
    if proposal is None:
        return Response(unknown=Unknown.NOT_KNOWN)
    nothing = proposal.value is None and proposal.unknown is None and proposal.not_applicable is None
    return Response(
        value=proposal.value,
        unknown=Unknown.NOT_KNOWN if nothing else proposal.unknown,
        by=proposal.by,
        until=proposal.until,
        not_applicable=proposal.not_applicable,
        basis=proposal.basis or basis,
    )
