"""Answers that were taken over from another group: whether they still say the same."""

from __future__ import annotations

from scoring.dossier import Answer, Dossier, Group, Response


def group_named(dossier: Dossier, key: str | None) -> Group | None:
    """Return the group with this id, if there is one."""
    return next((group for group in dossier.groups if group.id == key), None)


def still_the_same(answer: Answer, other: Answer | None) -> bool:
    """Whether two answers say the same; what they rest on, and notes, may differ.

    >>> same, note = Response(value="veel"), Response(value="veel", note="Nagevraagd")
    >>> still_the_same(Answer(question="q", proposal=same), Answer(question="q", proposal=note))
    True
    >>> still_the_same(Answer(question="q", proposal=same), None)
    False
    """
    return other is not None and _said(answer) == _said(other)


def _said(answer: Answer) -> tuple[object, ...]:
    if answer.settled is not None:
        return (_words(answer.settled.proposal), _words(answer.settled.current))
    if answer.ratings:
        return tuple((_words(rating.proposal), _words(rating.current)) for rating in answer.ratings)
    return (_words(answer.proposal), _words(answer.current))


def _words(response: Response | None) -> tuple[object, ...] | None:
    if response is None:
        return None
    return (response.value, response.unknown, response.by, response.until, response.not_applicable)
