"""Kinds of measures: whether only the weaker ones were chosen for a point, such as reminding and explaining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questionnaires.model import Vocabulary
from scoring.dossier import Measure


@dataclass(frozen=True)
class WeakChoice:
    """That only weaker kinds of measures were chosen, and which kinds help more; strongest first."""

    chosen: tuple[str, ...]
    stronger: tuple[str, ...]


def only_weak_kinds(vocabularies: Iterable[Vocabulary], measures: Sequence[Measure]) -> WeakChoice | None:
    """Return what helps more, when only kinds of the weaker half were chosen.

    The groups of a vocabulary stand in order, strongest first. A measure of no known kind says nothing about this.

    Args:
        vocabularies: those with the role `measures`.
        measures: what was chosen for one point.
    """
    chosen = {measure.term for measure in measures}
    for vocabulary in vocabularies:
        group_of = {term.id: term.group for term in vocabulary.terms}
        half = (len(vocabulary.groups) + 1) // 2
        weak = {group.id: str(group.label) for group in vocabulary.groups[half:]}
        used = {group_of.get(term or "") for term in chosen}
        if used and used <= weak.keys():
            kinds = tuple(label for group, label in weak.items() if group in used)
            return WeakChoice(kinds, tuple(str(group.label) for group in vocabulary.groups[:half]))
    return None
