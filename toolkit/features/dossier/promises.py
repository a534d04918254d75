"""What makes a measure a promise, and what it still lacks for that (RULES section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.dutch import enumeration
from questionnaires.model import Vocabulary
from questionnaires.translation import _
from scoring.dossier import Measure


def lacking(measure: Measure) -> tuple[str, ...]:
    """Return what has to be filled in before a measure is agreed; empty when it is.

    >>> lacking(Measure(id="brief", text="Een kortere brief", deadline="2027-01-01"))
    ('wie het toezegt', 'wanneer dat is toegezegd', 'waarvan het wordt betaald')
    """
    needed = (
        (measure.agreed, _("wie het toezegt")),
        (measure.agreed, _("wanneer dat is toegezegd")),
        (measure.deadline, _("wanneer het klaar is")),
        (measure.cover, _("waarvan het wordt betaald")),
    )
    return tuple(words for given, words in needed if given is None)


def lacking_words(measure: Measure) -> str:
    """Return what a measure still lacks as the end of a sentence; empty when it is agreed.

    >>> lacking_words(Measure(id="brief", text="Een kortere brief"))
    'wie het toezegt, wanneer dat is toegezegd, wanneer het klaar is en waarvan het wordt betaald'
    """
    return enumeration(lacking(measure), _("en"))


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
