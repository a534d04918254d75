"""What the dossier says about each question: of the proposal and of today, with several raters (RULES section 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from questionnaires.translation import _
from scoring.compiled import Compiled, CompiledQuestion
from scoring.dossier import Answer, Changes, Dossier, Group, Response, ThemeStatement, Unknown
from scoring.errors import ScoringError
from scoring.positions import Position, Positions

Reason = Literal["not_in_proposal", "not_known", "being_found_out", "not_answered"]
Origin = Literal["explicit", "changes_no", "changes_new", "current_none", "unknown"]
"""Where today's answer comes from."""

_MOST_TELLING: Mapping[Reason, int] = {"being_found_out": 0, "not_in_proposal": 1, "not_known": 2, "not_answered": 3}


class Standing(NamedTuple):
    """One question as the dossier answers it, before it is known whether it stands on the path.

    `actual` is None when the answer is unknown, and `reason` then says why; `lightest` and `heaviest` are then the ends
    of what it could be, and so they are when raters disagree. `given` holds what each of them answered, lightest first.
    """

    actual: Position | None
    lightest: Position
    heaviest: Position
    reason: Reason | None = None
    by: str | None = None
    until: str | None = None
    basis: str | None = None
    given: tuple[Position, ...] = ()

    @property
    def disagreed(self) -> bool:
        """Whether raters gave more than one answer."""
        return len(self.given) > 1

    @property
    def open(self) -> bool:
        """Whether this answer can still turn out lighter or heavier."""
        return self.actual is None or self.disagreed


class Today(NamedTuple):
    """Today's answer and where it comes from; it is None for `changes_no`: today stands where the proposal stands."""

    standing: Standing | None
    origin: Origin


class GroupAnswers(NamedTuple):
    """The answers for one group, by question; None where a question has no positions or is not for this kind."""

    proposal: tuple[Standing | None, ...]
    today: tuple[Today | None, ...]


def read_answers(compiled: Compiled, dossier: Dossier, group: Group, base_order: Mapping[str, int]) -> GroupAnswers:
    """Read the answers for one group, those for the whole dossier included.

    Args:
        compiled: the questionnaire.
        dossier: the dossier that the group is part of.
        group: the group.
        base_order: the place of each basis, best founded first; with several raters the best one counts.

    Raises:
        ScoringError: when an answer does not fit its question, stands twice or stands in the wrong place.
    """
    _check_places(compiled, dossier.answers, of_dossier=True)
    _check_places(compiled, group.answers, of_dossier=False)
    answers = {**dossier.answer_by_question, **group.answer_by_question}
    statements = group.theme_by_section
    reader = _Reader(base_order, new_policy=group.current == "none" or dossier.current == "none")
    proposal: list[Standing | None] = []
    today: list[Today | None] = []
    for question in compiled.questions:
        if question.positions is None or group.kind not in question.kinds:
            proposal.append(None)
            today.append(None)
            continue
        said = reader.of(question, question.positions, answers.get(question.id), statements.get(question.section.id))
        proposal.append(said[0])
        today.append(said[1])
    return GroupAnswers(tuple(proposal), tuple(today))


def proposed_position(question: CompiledQuestion, answer: Answer | None) -> Position | None:
    """Return where the proposal stands on one question, None when that is not known; as `read_answers` does.

    Raises:
        ScoringError: when the answer does not fit the question.
    """
    standing = proposed_standing(question, answer, {})
    return standing.actual if standing else None


def proposed_standing(
    question: CompiledQuestion, answer: Answer | None, base_order: Mapping[str, int]
) -> Standing | None:
    """Return how the proposal answers one question, as `read_answers` does; None when it cannot be scored.

    What a theme says about how its answers are known is not looked at.

    Raises:
        ScoringError: when the answer does not fit the question.
    """
    if question.positions is None:
        return None
    return _Reader(base_order, new_policy=False).standing(question, question.positions, _proposal(answer), None)


def says_today(answer: Answer) -> bool:
    """Whether an answer says something about today itself, if only that it is not known.

    >>> says_today(Answer(question="q", proposal=Response(value="veel"))), says_today(Answer(question="q"))
    (False, False)
    >>> says_today(Answer(question="q", current=Response(value="veel")))
    True
    """
    said = _current(answer)
    return bool(said) and not all(map(_is_empty, said))


def best_founded(responses: Iterable[Response | None], base_order: Mapping[str, int]) -> str | None:
    """Return the best founded basis that is named.

    >>> best_founded([Response(basis="estimate"), Response(), Response(basis="tested")], {"tested": 0, "estimate": 1})
    'tested'
    """
    bases = {response.basis for response in responses if response is not None and response.basis is not None}
    return min(bases, key=lambda basis: (base_order.get(basis, len(base_order)), basis), default=None)


def _check_places(compiled: Compiled, answers: Sequence[Answer], *, of_dossier: bool) -> None:
    seen = set[str]()
    for answer in answers:
        question = compiled.by_id.get(answer.question)
        if question is None:
            raise ScoringError(_("De vraag {id} staat niet in de vragenlijst.").format(id=answer.question))
        if question.of_dossier is not of_dossier:
            raise ScoringError(_("Het antwoord op {id} staat op de verkeerde plek.").format(id=answer.question))
        if answer.question in seen:
            raise ScoringError(_("De vraag {id} is twee keer beantwoord.").format(id=answer.question))
        seen.add(answer.question)


@dataclass(frozen=True, slots=True)
class _Reader:
    base_order: Mapping[str, int]
    new_policy: bool

    def of(
        self,
        question: CompiledQuestion,
        positions: Positions,
        answer: Answer | None,
        statement: ThemeStatement | None,
    ) -> tuple[Standing, Today]:
        """Read one question: what the proposal does, and how it is today."""
        theme_basis = statement.basis if statement else None
        proposal = self.standing(question, positions, _proposal(answer), theme_basis)
        if answer is not None and says_today(answer):
            return proposal, Today(self.standing(question, positions, _current(answer), None), "explicit")
        changes = statement.changes if statement else None
        if changes is Changes.NO:
            return proposal, Today(None, "changes_no")
        if changes is Changes.NEW:
            return proposal, Today(_absent(positions), "changes_new")
        if self.new_policy:
            return proposal, Today(_absent(positions), "current_none")
        return proposal, Today(_not_answered(positions), "unknown")

    def standing(
        self, question: CompiledQuestion, positions: Positions, responses: Sequence[Response], theme_basis: str | None
    ) -> Standing:
        """Read one answer, or bring those of several raters together (RULES section 1)."""
        if len(responses) == 1 and responses[0].value is not None:
            return _known(positions.at(responses[0].value), responses[0].basis or theme_basis)
        return self.together(question, positions, responses, theme_basis)

    def together(
        self, question: CompiledQuestion, positions: Positions, responses: Sequence[Response], theme_basis: str | None
    ) -> Standing:
        """Bring answers together: the heaviest counts, and who does not know does not count beside who does."""
        known = [response for response in responses if response.value is not None]
        not_applicable = any(response.not_applicable is not None for response in responses)
        if not_applicable and not question.question.not_applicable_allowed:
            raise ScoringError(_("De vraag {id} kan niet 'niet van toepassing' zijn.").format(id=question.id))
        absent = positions.absent
        if not known:
            return _absent(positions) if not_applicable else _unknown(positions, responses)
        placed = [(positions.at(response.value), response) for response in known if response.value is not None]
        found = dict.fromkeys(position for position, _response in placed)
        lightest, heaviest = positions.ends(tuple(found))
        behind = [response for position, response in placed if position is heaviest]
        given = tuple(sorted(found, key=lambda position: position.rank))
        return Standing(
            heaviest,
            absent if not_applicable else lightest,
            heaviest,
            basis=best_founded(behind or known, self.base_order) or theme_basis,
            given=(absent, *given) if not_applicable else given,
        )


@lru_cache(maxsize=4096)
def _known(position: Position, basis: str | None) -> Standing:
    """Return what nearly every answer is: one value. The same answer is made once."""
    return Standing(position, position, position, basis=basis, given=(position,))


@lru_cache(maxsize=1024)
def _not_answered(positions: Positions) -> Standing:
    return Standing(None, positions.lightest, positions.heaviest, reason="not_answered")


def _absent(positions: Positions) -> Standing:
    return Standing(positions.absent, positions.absent, positions.absent)


def _proposal(answer: Answer | None) -> tuple[Response, ...]:
    if answer is None:
        return ()
    if answer.settled is not None:
        return (answer.settled.proposal,)
    if answer.ratings:
        return tuple(rating.proposal for rating in answer.ratings)
    return () if answer.proposal is None else (answer.proposal,)


def _current(answer: Answer | None) -> tuple[Response, ...]:
    if answer is None:
        return ()
    if answer.settled is not None and answer.settled.current is not None:
        return (answer.settled.current,)
    if answer.ratings and any(rating.current is not None for rating in answer.ratings):
        return tuple(rating.current for rating in answer.ratings if rating.current is not None)
    return () if answer.current is None else (answer.current,)


def _is_empty(response: Response) -> bool:
    return response.value is None and response.unknown is None and response.not_applicable is None


def _unknown(positions: Positions, responses: Sequence[Response]) -> Standing:
    """Say why it is not known: the most telling reason that a rater gives."""
    if not responses:
        return _not_answered(positions)

    def order(response: Response) -> tuple[int, str, str]:
        return (_MOST_TELLING[_reason(response)], str(response.until), str(response.by))

    telling = min(responses, key=order)
    return Standing(
        None,
        positions.lightest,
        positions.heaviest,
        reason=_reason(telling),
        by=telling.by,
        until=telling.until,
    )


def _reason(response: Response) -> Reason:
    match response.unknown:
        case Unknown.NOT_IN_PROPOSAL:
            return "not_in_proposal"
        case Unknown.NOT_KNOWN:
            return "not_known"
        case Unknown.BEING_FOUND_OUT:
            return "being_found_out"
        case None:
            return "not_answered"
