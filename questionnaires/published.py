"""The lock of published definitions: which content and which ids every version had (RULES section 1).

Dossiers refer to ids and are pinned to versions. Once a version is published, its content may not change under the
same number, and an id may only go when something else names it under `renamed_from`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from questionnaires.catalogue import BUNDLED, DefinitionFile
from questionnaires.compass_model import CompassDefinition
from questionnaires.definitions import OneDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.model import ChoiceQuestion, Column, Question, Questionnaire, Scope, TableQuestion, Vocabulary

LOCK = BUNDLED / "published.json"

Name = tuple[str, ...]
"""What a dossier finds something by: the kind of list and the ids inside it, such as questions, deadline, two_weeks."""


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """One version as it was published: its content hash, and the type of everything that has an id, in order."""

    hash: str
    types: Mapping[Name, str]


Versions = Mapping[str, PublishedVersion]
"""The published versions of one definition, by their number."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something in a definition that dossiers can refer to.

    Attributes:
        name: what it is called now.
        path: where it stands.
        type: what it is; answers to another type do not fit.
        former: every name that it had before, itself or through what it stands in.
        renamed: for each name under its own `renamed_from`, what it would have been called in full.
    """

    name: Name
    path: Path
    type: str
    former: frozenset[Name]
    renamed: tuple[frozenset[Name], ...]


def named_parts(definition: OneDefinition) -> Iterator[Named]:
    """Everything in a definition that dossiers can refer to, in the order of the file."""
    if isinstance(definition, Vocabulary):
        yield from _named_terms(definition)
    elif isinstance(definition, JourneyDefinition):
        for index, field in enumerate(definition.fields):
            yield from _named_question(definition.form, (("fields",),), field, ("fields", index), Scope.GROUP)
    elif isinstance(definition, CompassDefinition):
        yield from _named_checks(definition)
    elif isinstance(definition, Questionnaire):
        yield from _named_in_questionnaire(definition)
    # Of the rules for the advice a dossier names nothing but the advices, and those are the same everywhere.


def _named_terms(vocabulary: Vocabulary) -> Iterator[Named]:
    # A dossier finds terms by the role of their vocabulary.
    yield Named(("terms",), ("role",), vocabulary.role.value, frozenset(), ())
    for number, term in enumerate(vocabulary.terms):
        yield _named((("terms",),), term.id, term.renamed_from, ("terms", number), "term")


def _named_in_questionnaire(questionnaire: Questionnaire) -> Iterator[Named]:
    for number, depth in enumerate(questionnaire.depths):
        yield _named((("depths",),), depth.id, (), ("depths", number), "depth")
    for number, section in enumerate(questionnaire.sections):
        path: Path = ("sections", number)
        yield _named((("sections",),), section.id, section.renamed_from, path, "section")
        for index, question in enumerate(section.questions):
            yield from _named_question(
                questionnaire, (("questions",),), question, (*path, "questions", index), section.scope
            )


def _named_checks(compass: CompassDefinition) -> Iterator[Named]:
    for number, check in enumerate(compass.checks):
        yield _named((("checks",),), check.id, check.renamed_from, ("checks", number), "check")
    for key in ("options", "levels"):
        for number, part in enumerate(getattr(compass, key)):
            yield _named(((key,),), part.id, (), (key, number), key)
    for number, option in enumerate(compass.mandate.options):
        yield _named((("mandate",),), option.id, option.renamed_from, ("mandate", "options", number), "option")


def _named_question(
    questionnaire: Questionnaire, parents: tuple[Name, ...], question: Question | Column, path: Path, scope: Scope
) -> Iterator[Named]:
    # Answers for the whole dossier stand elsewhere than those of a group.
    kind = question.type if scope is Scope.GROUP else f"{question.type} ({scope.value})"
    yield _named(parents, question.id, question.renamed_from, path, kind)
    names = tuple((*parent, own) for parent in parents for own in (question.id, *question.renamed_from))
    if isinstance(question, TableQuestion):
        for index, column in enumerate(question.columns):
            yield from _named_question(questionnaire, names, column, (*path, "columns", index), Scope.GROUP)
    elif isinstance(question, ChoiceQuestion):
        options: Path = ("scales", question.scale) if question.scale else (*path, "options")
        for index, option in enumerate(questionnaire.options_of(question)):
            yield _named(names, option.id, option.renamed_from, (*options, index), "option")


def _named(parents: tuple[Name, ...], own: str, renamed: tuple[str, ...], path: Path, kind: str) -> Named:
    name = (*parents[0], own)
    every = {(*parent, part) for parent, part in product(parents, (own, *renamed))}
    by_rename = tuple(frozenset((*parent, part) for parent in parents) for part in renamed)
    return Named(name, path, kind, frozenset(every - {name}), by_rename)


def version_of(file: DefinitionFile) -> PublishedVersion:
    """What the lock keeps of a definition as it is now."""
    return PublishedVersion(file.hash, {part.name: part.type for part in named_parts(file.definition)})


@cache
def published() -> Mapping[str, Versions]:
    """Read the lock that comes with the package; by the id of the definition."""
    return read_lock(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}


def read_lock(text: str) -> Mapping[str, Versions]:
    """Read a lock.

    >>> read_lock('{"a": {"1.0.0": {"hash": "sha256:0", "types": {"terms/x": "term"}}}}')["a"]["1.0.0"].types
    {('terms', 'x'): 'term'}
    """
    return {
        definition: {
            version: PublishedVersion(
                entry["hash"], {tuple(name.split("/")): type_ for name, type_ in entry["types"].items()}
            )
            for version, entry in versions.items()
        }
        for definition, versions in json.loads(text).items()
    }


def write_lock(lock: Mapping[str, Versions]) -> str:
    """Write a lock, so that `read_lock` gives the same and a difference shows what changed."""
    data = {
        definition: {
            version: {"hash": entry.hash, "types": {"/".join(name): type_ for name, type_ in entry.types.items()}}
            for version, entry in sorted(versions.items(), key=lambda item: number_of(item[0]))
        }
        for definition, versions in sorted(lock.items())
    }
    return json.dumps(data, indent=1) + "\n"


def number_of(version: str) -> tuple[int, ...]:
    """Return a version as numbers, so that 1.10.0 comes after 1.9.0.

    >>> number_of("1.10.0") > number_of("1.9.0")
    True
    """
    return tuple(map(int, version.split(".")))
