"""What could help, as the page offers it: own measures first, then the library, what helps most first."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from exports.dutch import counted
from questionnaires.model import Source, Term, Vocabulary, VocabularyRole
from questionnaires.translation import _
from scoring.whatif.candidates import Candidate
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.promises import lacking_words
from toolkit.features.whatif.change_words import ChangeLine, change_lines
from toolkit.features.whatif.weighed import Weighed


@dataclass(frozen=True)
class CandidateView:
    """One box to tick.

    `how_many` says what it changes in a few words, `address` leads to an own measure. An own measure that is not
    `agreed` lacks `lacking`.
    """

    id: str
    text: str
    description: str
    ticked: bool
    changes: tuple[ChangeLine, ...]
    how_many: str
    sources: tuple[Source, ...]
    own: bool = False
    address: str | None = None
    agreed: bool = False
    lacking: str = ""


@dataclass(frozen=True)
class Shelf:
    """Boxes that belong together: the own measures, or one group of the library."""

    id: str
    title: str
    description: str
    candidates: tuple[CandidateView, ...]


def shelves(found: Weighed) -> tuple[Shelf, ...]:
    """Return what could help, in order."""
    now = found.now
    libraries = now.context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
    own = tuple(_own(now, one, found.chosen) for one in found.candidates if one.own)
    made = [Shelf("eigen", _("Jullie eigen maatregelen"), "", own)]
    for library in libraries:
        for group in library.groups:
            views = tuple(
                _from_library(now, one, library, found.chosen)
                for one in found.candidates
                if not one.own and one.strength == group.id and one.id in library.term_by_id
            )
            made.append(Shelf(group.id, str(group.label), str(group.description or ""), views))
    return tuple(shelf for shelf in made if shelf.candidates)


def _own(now: Reckoned, one: Candidate, chosen: tuple[str, ...]) -> CandidateView:
    measure = next(measure for measure in now.context.dossier.measures if measure.id == one.id)
    lines = change_lines(now, one)
    return CandidateView(
        id=one.id,
        text=one.text,
        description=now.context.term_label(VocabularyRole.MEASURES, measure.term) if measure.term else "",
        ticked=one.id in chosen,
        changes=lines,
        how_many=_how_many(lines),
        sources=(),
        own=True,
        address=url_for("dossier.measure", dossier=now.opened.identity, measure=one.id),
        agreed=measure.is_agreed,
        lacking=lacking_words(measure),
    )


def _from_library(now: Reckoned, one: Candidate, library: Vocabulary, chosen: tuple[str, ...]) -> CandidateView:
    term, lines = library.term_by_id[one.id], change_lines(now, one)
    return CandidateView(
        id=one.id,
        text=one.text,
        description=str(term.description or ""),
        ticked=one.id in chosen,
        changes=lines,
        how_many=_how_many(lines),
        sources=_sources(library, term),
    )


def _sources(library: Vocabulary, term: Term) -> tuple[Source, ...]:
    return tuple(source for source in library.sources if source.id in term.sources)


def _how_many(lines: tuple[ChangeLine, ...]) -> str:
    return counted(len(lines), _("verandering"), _("veranderingen"))
