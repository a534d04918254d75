"""What scoring takes from the vocabularies: circumstances, informants, bases and profiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.model import Questionnaire, VocabularyRole
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of
from scoring.compass.definition import compass_of
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

Tags = Mapping[str, tuple[str, ...]]
"""The terms that each question carries, by its id; questions without any are left out."""


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """A vocabulary that answers are counted by: its terms in order, and which questions carry them."""

    vocabulary: str
    terms: tuple[str, ...]
    tags: Tags


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabularies of one catalogue, as one questionnaire uses them.

    `bases` gives the place of each basis, best founded first; `vocabularies` names those that an outcome rests on.
    """

    bases: Mapping[str, int]
    circumstances: Tags
    informants: Tags
    profiles: tuple[ProfileWords, ...]
    vocabularies: tuple[str, ...]

    def touches(self, question: str, circumstances: Iterable[str]) -> bool:
        """Whether a question is tagged with one of these circumstances."""
        tags = self.circumstances.get(question, ())
        return any(circumstance in tags for circumstance in circumstances)


@remembered
def words_for(questionnaire: Questionnaire, catalogue: Catalogue) -> Words:
    """Read what scoring needs from the vocabularies of a catalogue.

    Raises:
        ScoringError: when a profile names a vocabulary that is not there.
    """
    bases = catalogue.vocabularies_for_role(VocabularyRole.BASES)
    terms = dict.fromkeys(term.id for vocabulary in bases for term in vocabulary.terms)
    return Words(
        bases={term: place for place, term in enumerate(terms)},
        circumstances=_tags(questionnaire, _ids(catalogue, VocabularyRole.CIRCUMSTANCES)),
        informants=_tags(questionnaire, _ids(catalogue, VocabularyRole.INFORMANTS)),
        profiles=tuple(_profile(questionnaire, catalogue, name) for name in _profiles(questionnaire)),
        vocabularies=_vocabularies(questionnaire, catalogue),
    )


def used_definitions(dossier: Dossier, words: Words, catalogue: Catalogue) -> tuple[UsedDefinition, ...]:
    """Name the definitions that the outcome rests on.

    First the questionnaire, then the vocabularies that it or every dossier uses, then what the intake was asked with,
    then what the journeys were described with, then the compass and the rules of the advice.
    """
    intake = (
        questionnaire.id
        for questionnaire in catalogue.questionnaires.values()
        if questionnaire.id != dossier.questionnaire
        and not dossier.intake.keys().isdisjoint(questionnaire.question_by_id)
    )
    described = any(group.journey is not None for group in dossier.groups)
    journey = (dossier.journey,) if dossier.journey in catalogue.journeys and described else ()
    asked = (compass_of(dossier, catalogue), advice_rules_of(dossier, catalogue))
    names = (dossier.questionnaire, *words.vocabularies, *intake, *journey, *(one.id for one in asked if one))
    return tuple(
        UsedDefinition(name, catalogue.sources[name].definition.version, catalogue.hash_of(name)) for name in names
    )


def _profiles(questionnaire: Questionnaire) -> tuple[str, ...]:
    return questionnaire.scoring.profiles if questionnaire.scoring else ()


def _profile(questionnaire: Questionnaire, catalogue: Catalogue, name: str) -> ProfileWords:
    vocabulary = catalogue.vocabularies.get(name)
    if vocabulary is None:
        raise ScoringError(_("De woordenlijst {id} is er niet.").format(id=name))
    return ProfileWords(name, tuple(term.id for term in vocabulary.terms), _tags(questionnaire, (name,)))


def _ids(catalogue: Catalogue, role: VocabularyRole) -> tuple[str, ...]:
    return tuple(vocabulary.id for vocabulary in catalogue.vocabularies_for_role(role))


def _tags(questionnaire: Questionnaire, vocabularies: tuple[str, ...]) -> Tags:
    return {
        question.id: terms
        for question in questionnaire.questions
        if (terms := tuple(term for name in vocabularies for term in question.tags.get(name, ())))
    }


def _vocabularies(questionnaire: Questionnaire, catalogue: Catalogue) -> tuple[str, ...]:
    named = {name for question in questionnaire.questions for name in question.tags}
    named.update(_profiles(questionnaire))
    return tuple(
        vocabulary.id
        for vocabulary in catalogue.vocabularies.values()
        if vocabulary.id in named or vocabulary.role in _ALWAYS
    )
