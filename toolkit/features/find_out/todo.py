"""The to-do list: every unknown of every group, most important first, with who could know it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questionnaires.dutch import uncapital
from questionnaires.model import Question, VocabularyRole
from scoring.compiled import Compiled, CompiledQuestion
from scoring.dossier import Dossier, Group
from scoring.outcome import CLASS_ORDER, ClassId, FindOut, Outcome
from scoring.score import score
from toolkit.features.dossier.opened import Opened
from toolkit.storage.store import load_dossier
from toolkit.web.answer_words import question_text

MOST_IMPORTANT = 5
NOBODY = "anders"
"""Stands in an address for what no informant is named for."""


@dataclass(frozen=True)
class Range:
    """Which classes are still possible, lightest and heaviest."""

    at_least: ClassId
    at_most: ClassId

    @property
    def settled(self) -> bool:
        """Whether only one class is left."""
        return self.at_least == self.at_most

    @property
    def classes(self) -> tuple[tuple[ClassId, bool], ...]:
        """Every class, light to heavy, and whether it is still possible."""
        first, last = CLASS_ORDER.index(self.at_least), CLASS_ORDER.index(self.at_most)
        return tuple((one, first <= place <= last) for place, one in enumerate(CLASS_ORDER[:-1]))


@dataclass(frozen=True)
class Item:
    """One question that is unknown for these groups; none when it is about the whole dossier.

    `reasons` tells why, each reason once, in the order of the groups.
    """

    question: CompiledQuestion
    text: str
    reasons: tuple[FindOut, ...]
    groups: tuple[Group, ...]

    @property
    def critical(self) -> bool:
        """Whether there is no verdict without it."""
        return self.reasons[0].critical

    @property
    def informants(self) -> tuple[str, ...]:
        """Who could know it."""
        return self.reasons[0].informants


@dataclass(frozen=True)
class Informant:
    """Somebody who could know things."""

    id: str
    label: str
    description: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Todo:
    """The list, and the range of what the outcome can still become: of the dossier, and of each group by its name."""

    items: tuple[Item, ...]
    range: Range
    ranges: tuple[tuple[str, Range], ...]
    groups: int


def make_todo(opened: Opened) -> Todo:
    """Score the dossier and list what is unknown."""
    dossier = load_dossier(opened.session, opened.identity)
    # Scoring takes a while, and nobody should wait for it to save an answer.
    opened.session.rollback()
    outcome = score(dossier, opened.definitions.catalogue, with_trace=False)
    return Todo(
        tuple(items_of(opened.definitions.compiled, dossier, outcome)),
        Range(outcome.burden_at_least, outcome.burden_at_most),
        tuple((group.name, Range(group.burden_at_least, group.burden_at_most)) for group in outcome.groups),
        len(dossier.groups),
    )


def informants(opened: Opened, items: Iterable[Item]) -> list[Informant]:
    """Return who could know these things, with what to ask them; what nobody is named for comes last."""
    by_term: dict[str, list[Item]] = {}
    for item in items:
        for term in item.informants or (NOBODY,):
            by_term.setdefault(term, []).append(item)
    terms = opened.definitions.terms(VocabularyRole.INFORMANTS)
    known = [
        Informant(
            term.id, str(term.label), str(term.description) if term.description else None, tuple(by_term[term.id])
        )
        for term in terms
        if term.id in by_term
    ]
    rest = [item for term, asked in by_term.items() if term not in {one.id for one in known} for item in asked]
    return [*known, Informant(NOBODY, "", None, tuple(dict.fromkeys(rest)))] if rest else known


def informant_names(opened: Opened, item: Item) -> list[str]:
    """Return who could know one thing, as they stand in a sentence; an abbreviation keeps its capital."""
    terms = opened.definitions.terms(VocabularyRole.INFORMANTS)
    labels = [str(term.label) for term in terms if term.id in item.informants]
    return [uncapital(label) if label[1:2].islower() else label for label in labels]


def items_of(compiled: Compiled, dossier: Dossier, outcome: Outcome) -> Sequence[Item]:
    """Return what is unknown in an outcome, most important first; the same question once for all groups."""
    groups = {group.id: group for group in dossier.groups}
    gathered: dict[tuple[str, str], list[tuple[int, FindOut, Group]]] = {}
    for scored in outcome.groups:
        for rank, found in enumerate(scored.find_out):
            group = groups[scored.id]
            text = question_text(_question(compiled, found), group.kind)
            gathered.setdefault((found.question, text), []).append((rank, found, group))
    ordered = sorted(
        gathered.items(), key=lambda one: (not one[1][0][1].critical, min(rank for rank, *_rest in one[1]))
    )
    return [_item(compiled, text, found) for (_id, text), found in ordered]


def _item(compiled: Compiled, text: str, found: Sequence[tuple[int, FindOut, Group]]) -> Item:
    _rank, first, _group = found[0]
    question = compiled.by_id[first.question]
    groups = () if question.of_dossier else tuple(group for _rank, _found, group in found)
    return Item(question, text, tuple(dict.fromkeys(one for _rank, one, _group in found)), groups)


def _question(compiled: Compiled, found: FindOut) -> Question:
    return compiled.by_id[found.question].question
