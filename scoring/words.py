"""What scoring takes from the vocabularies: circumstances, informants, bases and profiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.model import Question, Questionnaire, VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.identity import remembered
from scoring.outcome import UsedDefinition

_ALWAYS = (
    VocabularyRole.BASES,
    VocabularyRole.CIRCUMSTANCES,
    VocabularyRole.INFORMANTS,
    VocabularyRole.MEASURES,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabularies of one catalogue, as one questionnaire uses them.

    `bases` gives the place of each basis, best founded first; `profiles` the terms of each profile in order;
    `vocabularies` names those that an outcome rests on.
    """

    bases: Mapping[str, int]
    circumstances: tuple[str, ...]
    informants: tuple[str, ...]
    profiles: tuple[tuple[str, tuple[str, ...]], ...]
    vocabularies: tuple[str, ...]

    def touches(self, question: Question, circumstances: Iterable[str]) -> bool:
        """Whether a question is tagged with one of these circumstances."""
        return any(not set(circumstances).isdisjoint(question.tags.get(name, ())) for name in self.circumstances)

    def informants_of(self, question: Question) -> tuple[str, ...]:
        """Return who could know the answer."""
        return tuple(term for name in self.informants for term in question.tags.get(name, ()))


@remembered
def words_for(questionnaire: Questionnaire, catalogue: Catalogue) -> Words:
    """Read what scoring needs from the vocabularies of a catalogue.

    Raises:
        ScoringError: when a profile names a vocabulary that is not there.
    """
    profiles = questionnaire.scoring.profiles if questionnaire.scoring else ()
    for name in profiles:
        if name not in catalogue.vocabularies:
            raise ScoringError(_("De woordenlijst {id} is er niet.").format(id=name))
    vocabularies = catalogue.vocabularies_for_role(VocabularyRole.BASES)
    bases = [term.id for vocabulary in vocabularies for term in vocabulary.terms]
    return Words(
        bases={term: place for place, term in enumerate(dict.fromkeys(bases))},
        circumstances=_ids(catalogue, VocabularyRole.CIRCUMSTANCES),
        informants=_ids(catalogue, VocabularyRole.INFORMANTS),
        profiles=tuple((name, tuple(term.id for term in catalogue.vocabularies[name].terms)) for name in profiles),
        vocabularies=_vocabularies(questionnaire, catalogue),
    )


def used_definitions(dossier: Dossier, words: Words, catalogue: Catalogue) -> tuple[UsedDefinition, ...]:
    """Name the definitions that the outcome rests on.

    First the questionnaire, then the vocabularies that it or every dossier uses, then what the intake was asked with.
    """
    intake = (
        questionnaire.id
        for questionnaire in catalogue.questionnaires.values()
        if questionnaire.id != dossier.questionnaire
        and not dossier.intake.keys().isdisjoint(questionnaire.question_by_id)
    )
    return tuple(
        UsedDefinition(name, catalogue.sources[name].definition.version, catalogue.hash_of(name))
        for name in (dossier.questionnaire, *words.vocabularies, *intake)
    )


def _ids(catalogue: Catalogue, role: VocabularyRole) -> tuple[str, ...]:
    return tuple(vocabulary.id for vocabulary in catalogue.vocabularies_for_role(role))


def _vocabularies(questionnaire: Questionnaire, catalogue: Catalogue) -> tuple[str, ...]:
    named = {name for question in questionnaire.questions for name in question.tags}
    named.update(questionnaire.scoring.profiles if questionnaire.scoring else ())
    return tuple(
        vocabulary.id
        for vocabulary in catalogue.vocabularies.values()
        if vocabulary.id in named or vocabulary.role in _ALWAYS
    )
