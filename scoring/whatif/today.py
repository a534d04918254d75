"""Today stays what it was when the proposal changes: what was said to be the same is written out."""

from __future__ import annotations

from collections.abc import Collection

from scoring.answers import says_today
from scoring.compiled import Compiled
from scoring.dossier import Answer, Changes, Group, Rating, Response, Settled, Unknown
from scoring.walks import Walks
from scoring.whatif.shapes import changed


def keep_today(form: Compiled, before: Group, after: Group, moved: Collection[str]) -> Group:
    """Return a group whose proposal was changed, with today written out where it would have come along.

    That is in a theme of which was said that it does not change, for an answer that says nothing about today itself.

    Args:
        form: the questionnaire.
        before: the group as it was.
        after: the group with other answers about the proposal.
        moved: the questions that stand somewhere else in the proposal; also because they are no longer asked, or now.
    """
    themes = {theme.section: theme for theme in before.themes if theme.changes is Changes.NO}
    answers = {answer.question: answer for answer in after.answers}
    for question in form.questions:
        theme = themes.get(question.section.id)
        if theme is None or question.id not in moved or before.kind not in question.kinds:
            continue
        said = before.answer_by_question.get(question.id, Answer(question=question.id))
        if not says_today(said):
            answers[question.id] = _with_today(answers.get(question.id, said), _written_out(said, theme.basis))
    return changed(after, answers=tuple(answers.values()))


def moved_questions(form: Compiled, before: Walks, after: Walks) -> frozenset[str]:
    """Return the questions that stand somewhere else on the path, with what is open at either of its ends too."""
    ends = tuple(zip(before, after, strict=True))
    return frozenset(
        question.id
        for question in form.questions
        if any(old.positions[question.index] is not new.positions[question.index] for old, new in ends)
    )


def _with_today(answer: Answer, written: Answer) -> Answer:
    """Take over what an answer says of today, and leave what it says of the proposal."""
    if answer.settled is not None and written.settled is not None:
        return changed(answer, settled=changed(answer.settled, current=written.settled.current))
    return changed(answer, current=written.current, ratings=written.ratings)


def _written_out(answer: Answer, basis: str | None) -> Answer:
    """Let an answer say of today what it said of the proposal."""
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
