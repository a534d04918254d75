"""The lenses in words, each finding with a link to where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.model import Term, Vocabulary
from scoring.lenses import LensSubject, LensTerm, lens_findings
from toolkit.features.advice.places import check_place, question_place, step_place
from toolkit.features.advice.reckoned import Reckoned


@dataclass(frozen=True)
class FindingView:
    """A finding: what was asked, where that stands, and for whom; without names it is for everybody."""

    text: str
    address: str | None
    heavy: bool
    groups: tuple[str, ...]


@dataclass(frozen=True)
class TermView:
    """One term with its findings. `asked` and `open` count what this test asks about it, and what is not known yet."""

    label: str
    description: str
    findings: tuple[FindingView, ...]
    asked: int
    open: int
    nothing_known: bool


@dataclass(frozen=True)
class LensView:
    """One lens: the terms with a finding, those that were asked about without one, and those nothing is asked about."""

    id: str
    title: str
    description: str
    found: tuple[TermView, ...]
    asked: tuple[TermView, ...]
    not_asked: tuple[TermView, ...]


def lens_views(found: Reckoned) -> tuple[LensView, ...]:
    """Return every lens in words."""
    context = found.context
    lenses = lens_findings(context.outcome, context.dossier, context.catalogue)
    return tuple(_lens(found, context.catalogue.vocabularies[lens.vocabulary], lens.terms) for lens in lenses)


def _lens(found: Reckoned, vocabulary: Vocabulary, terms: tuple[LensTerm, ...]) -> LensView:
    def of_state(state: str) -> tuple[TermView, ...]:
        return tuple(_term(found, vocabulary.term_by_id[one.id], one) for one in terms if one.state == state)

    return LensView(
        vocabulary.id,
        str(vocabulary.title),
        str(vocabulary.description),
        of_state("finding"),
        of_state("asked"),
        of_state("not_asked"),
    )


def _term(found: Reckoned, term: Term, lens: LensTerm) -> TermView:
    return TermView(
        str(term.label),
        str(term.description or ""),
        tuple(_findings(found, lens.findings)),
        len(lens.subjects),
        sum(subject.open for subject in lens.subjects),
        lens.nothing_known,
    )


def _findings(found: Reckoned, subjects: tuple[LensSubject, ...]) -> Iterator[FindingView]:
    groups = {group.id: group.name for group in found.opened.groups}
    for subject in subjects:
        if subject.about == "check":
            place = check_place(found, subject.id)
            yield FindingView(place.text, place.address, subject.heavy, ())
            continue
        at_step = subject.about == "step"
        place = (step_place if at_step else question_place)(found, subject.id, subject.found)
        everybody = len(subject.found) == len(groups)
        names = () if everybody else tuple(groups[group] for group in subject.found)
        text = f"{place.text}: {_flag(found, subject.rule)}" if at_step else place.text
        yield FindingView(text, place.address, subject.heavy, names)


def _flag(found: Reckoned, rule: str) -> str:
    definition = found.context.catalogue.journeys[found.context.dossier.journey or ""]
    return next(str(flag.text) for flag in definition.red_flags if flag.id == rule)
