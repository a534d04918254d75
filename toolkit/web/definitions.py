"""What the pages take from the definitions of a dossier: worked out once for each definition, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from flask import current_app
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue
from questionnaires.model import GroupKind, Questionnaire, Source, Term, VocabularyRole
from scoring.compiled import Compiled, compiled
from scoring.dossier import Pin
from scoring.words import Words, words_for
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for
from toolkit.web.forms.answers import AnswerForms, answer_forms

KeptT = TypeVar("KeptT")
_MOST = 64
_MOST_PARTS = 2000
_NOTHING = object()


class Definitions:
    """One questionnaire with its vocabularies, in the forms that pages need."""

    def __init__(self, catalogue: Catalogue, questionnaire: Questionnaire) -> None:
        self.catalogue = catalogue
        self.questionnaire = questionnaire
        self.compiled: Compiled = compiled(questionnaire)
        self.words: Words = words_for(questionnaire, catalogue)
        self._kept: dict[object, object] = {}
        self._some: dict[object, object] = {}

    @cached_property
    def bases(self) -> tuple[Term, ...]:
        """The ways to know something, best founded first."""
        return self.terms(VocabularyRole.BASES)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources of the questionnaire by id."""
        return {source.id: source for source in self.questionnaire.sources}

    def terms(self, role: VocabularyRole) -> tuple[Term, ...]:
        """Return the terms of every vocabulary with this role."""
        return tuple(term for vocabulary in self.catalogue.vocabularies_for_role(role) for term in vocabulary.terms)

    def answer_forms(self, question: str, kind: GroupKind | None, *, today: bool) -> AnswerForms:
        """Return the form of a question for a kind of group, None for the whole dossier."""

        def build() -> AnswerForms:
            chosen = self.questionnaire.question_by_id[question]
            return answer_forms(self.questionnaire, chosen, kind, self.bases, today=today)

        return self.keep(("answer", question, kind, today), build)

    def keep(self, key: object, build: Callable[[], KeptT]) -> KeptT:
        """Return what was built before under this key, or build it; for what follows from the definitions alone.

        Everybody gets the same object, also when several threads build it at once.
        """
        if key in self._kept:
            return self._kept[key]  # type: ignore[return-value]
        return self._kept.setdefault(key, build())  # type: ignore[return-value]

    def keep_some(self, key: object, build: Callable[[], KeptT]) -> KeptT:
        """Do what `keep` does for what there is much of: it is all let go of when it becomes too much."""
        found = self._some.get(key, _NOTHING)
        if found is not _NOTHING:
            return found  # type: ignore[return-value]
        if len(self._some) >= _MOST_PARTS:
            # Not emptied: another thread may be about to take something out.
            self._some = {}
        return self._some.setdefault(key, build())  # type: ignore[return-value]


def definitions_for(session: Session, questionnaire: str, pins: Sequence[Pin]) -> Definitions:
    """Return the definitions of a dossier: those that it is pinned to, else those of this installation.

    Raises:
        MissingDefinitionError: when the questionnaire or a pinned definition is not here.
        ScoringError: when the questionnaire has no rules for an outcome.
    """
    catalogue = catalogue_for(session, pins, current_app.extensions["catalogue"])
    kept: dict[tuple[int, str], Definitions] = current_app.extensions.setdefault("definitions", {})
    key = (id(catalogue), questionnaire)
    found = kept.get(key)
    # The catalogue that stands behind the number may have gone, and another come in its place.
    if found is None or found.catalogue is not catalogue:
        if len(kept) >= _MOST:
            kept.clear()
        if questionnaire not in catalogue.questionnaires:
            raise MissingDefinitionError(questionnaire)
        found = kept[key] = Definitions(catalogue, catalogue.questionnaires[questionnaire])
    return found
