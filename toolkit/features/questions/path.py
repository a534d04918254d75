"""Which questions stand on the path of one group, from no more answers than conditions name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.answers import proposed_position
from scoring.compiled import Compiled, CompiledQuestion
from scoring.dossier import Answer
from scoring.errors import ScoringError
from scoring.positions import Position
from toolkit.storage.store import NOTHING_STORED, StoredAnswer, answers_to
from toolkit.storage.tables import WHOLE_DOSSIER


class Path:
    """Works out conditions on stored answers, which it fetches when they are needed and then keeps.

    Args:
        session: to fetch answers.
        identity: the dossier.
        group_key: the group, or `WHOLE_DOSSIER`.
        kind: the kind of that group, None for the whole dossier.
        compiled: the questionnaire.
    """

    def __init__(
        self, session: Session, identity: str, compiled: Compiled, group_key: str, kind: GroupKind | None
    ) -> None:
        self._session, self._identity, self._compiled = session, identity, compiled
        self._group_key, self._kind = group_key, kind
        self._stored: dict[str, StoredAnswer] = {}
        self._shown: dict[str, bool | None] = {}

    def fetch(self, questions: Iterable[CompiledQuestion]) -> None:
        """Fetch the answers to these questions, in one query, as far as they were not fetched before."""
        missing = {question.id: self._place(question) for question in questions if question.id not in self._stored}
        if missing:
            found: Mapping[tuple[str, str], StoredAnswer] = answers_to(self._session, self._identity, missing.values())
            for question, place in missing.items():
                self._stored[question] = found.get(place, NOTHING_STORED)

    def stored(self, question: CompiledQuestion) -> StoredAnswer:
        """Return what is stored for a question."""
        if question.id not in self._stored:
            self.fetch((question,))
        return self._stored[question.id]

    def put(self, question: CompiledQuestion, stored: StoredAnswer) -> None:
        """Take note of an answer that was just saved."""
        self._stored[question.id] = stored
        self._shown.clear()

    def shown(self, question: CompiledQuestion) -> bool | None:
        """Whether a question is asked; None when an unknown answer leaves that open, and then it is asked."""
        if self._kind is not None and self._kind not in question.kinds:
            return False
        if question.condition is None:
            return True
        if question.id not in self._shown:
            gates = (self._compiled.questions[gate] for gate in question.gates)
            self._shown[question.id] = question.condition.on(*map(self._position, gates))
        return self._shown[question.id]

    def _position(self, question: CompiledQuestion) -> Position | None:
        if self._kind is None and not question.of_dossier:
            return None  # of every group something else
        if self.shown(question) is False:
            return question.absent
        return _position(question, self.stored(question).answer)

    def _place(self, question: CompiledQuestion) -> tuple[str, str]:
        return (WHOLE_DOSSIER if question.of_dossier else self._group_key, question.id)


def _position(question: CompiledQuestion, answer: Answer | None) -> Position | None:
    try:
        return proposed_position(question, answer)
    except ScoringError:
        # An answer that does not fit is reported where it is scored; here it leaves its question open.
        return None
