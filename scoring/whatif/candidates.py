"""The measures that would change something here: those of the dossier, and those of the library."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questionnaires.catalogue import Catalogue
from questionnaires.document import shortened
from questionnaires.model import Term, VocabularyRole
from questionnaires.nearest import nearest
from questionnaires.translation import _
from scoring.batch.places import Place
from scoring.compiled import Compiled, compiled
from scoring.dossier import AnswerChange, Dossier, Effort, Measure, StepEdit
from scoring.errors import ScoringError
from scoring.group import GroupScore
from scoring.outcome import Outcome
from scoring.score import score_groups
from scoring.whatif.differences import answer_differs, step_differences
from scoring.whatif.library import EVERYWHERE, Reach, library_changes
from scoring.whatif.matters import Matters, what_matters
from scoring.whatif.own_changes import NOTHING_CONTESTED, Contested, contested_by, own_changes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure with what it would make of this proposal: only what differs from what it is now.

    Where two measures of the dossier want different things, the one that leaves it as it is stands here too.
    `id` is that of the measure in the dossier (`own`), or of the term of the library. `strength` is the group of the
    library that it belongs to. An answer for the whole dossier has its place in `scoring.publication.DOSSIER_WIDE`.
    Changes of the library never make an input of the advice worse; what people decide themselves (`own`) may.
    """

    id: str
    text: str
    own: bool
    strength: str | None
    effort: Effort | None
    answers: Mapping[Place, AnswerChange]
    steps: tuple[StepEdit, ...]


def candidates(dossier: Dossier, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Return the measures worth trying: own ones first, then those of the library, the strongest group first.

    Own measures are those that change something. Of the library those that make something lighter that matters here: a
    bottleneck, a red flag, a heavy theme, a heavy step, a breaking point or a step with a flag.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.

    Raises:
        ScoringError: when the dossier cannot be scored.
    """
    measures = _Measures(dossier, catalogue)
    matters = what_matters(dossier, catalogue, *measures.scored)
    return tuple(
        one
        for one in measures.resolved(measures.ids)
        if (measures.changes_something(one) if one.own else _touches(one, matters))
    )


def measures_named(dossier: Dossier, catalogue: Catalogue, ids: Collection[str]) -> tuple[Candidate, ...]:
    """Return these measures, in the order of `candidates`; also those that change nothing here.

    Raises:
        ScoringError: for an id that neither the dossier nor the library has; the message names those that help.
    """
    measures = _Measures(dossier, catalogue)
    unknown = [one for one in ids if one not in measures.ids]
    if unknown:
        helping = ", ".join(one.id for one in candidates(dossier, catalogue)) or _("geen")
        near = nearest(unknown[0], measures.ids)
        message = _("De maatregel {id} is er niet. {meant}Maatregelen die hier iets veranderen: {ids}.").format(
            id=shortened(unknown[0]), meant=_("Bedoel je {id}? ").format(id=near) if near else "", ids=helping
        )
        raise ScoringError(message)
    return measures.resolved([one for one in measures.ids if one in ids])


def in_order(dossier: Dossier, catalogue: Catalogue, chosen: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return measures in the order of `candidates`, whatever order they are named in."""
    places = {name: place for place, name in enumerate(_Measures(dossier, catalogue).ids)}
    return tuple(sorted(chosen, key=lambda one: (places.get(one.id, len(places)), one.id)))


class _Measures:
    """Every measure there is: those of the dossier in its order, then those of the library, the strongest first."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue) -> None:
        self.dossier, self.catalogue = dossier, catalogue
        questionnaire = catalogue.questionnaires.get(dossier.questionnaire)
        if questionnaire is None:
            raise ScoringError(_("De vragenlijst {id} is er niet.").format(id=dossier.questionnaire))
        self.form: Compiled = compiled(questionnaire)
        self.own: Mapping[str, Measure] = {measure.id: measure for measure in dossier.measures}
        self.library: Mapping[str, Term] = {term.id: term for term in _terms(catalogue)}
        self.ids = tuple(dict.fromkeys((*self.own, *self.library)))
        self._scored: tuple[Sequence[GroupScore], Outcome] | None = None

    @property
    def scored(self) -> tuple[Sequence[GroupScore], Outcome]:
        """The groups as they are now; worked out only when a measure of the library is asked for."""
        if self._scored is None:
            self._scored = score_groups(self.dossier, self.catalogue)
        return self._scored

    def resolved(self, ids: Iterable[str]) -> tuple[Candidate, ...]:
        """Return what these measures would change."""
        contested = contested_by(
            own_changes(measure, self.dossier, self.form)
            for measure in self.own.values()
            if measure.changes is not None
        )
        return tuple(self._without_same(self._wanted(name), contested) for name in ids)

    def changes_something(self, candidate: Candidate) -> bool:
        """Whether the proposal would be different."""
        alone = self._without_same(candidate, NOTHING_CONTESTED)
        return bool(alone.answers or alone.steps)

    def _wanted(self, name: str) -> Candidate:
        """What a measure makes of the proposal, also where the proposal already says so."""
        measure = self.own.get(name)
        term = self.library.get(name if measure is None else measure.term or "")
        if measure is not None and measure.changes is not None:
            found = own_changes(measure, self.dossier, self.form)
        elif term is not None:
            reach = EVERYWHERE if measure is None else _reach(measure, self.form)
            found = library_changes(term, self.scored[0], reach)
        else:
            found = ({}, ())
        return Candidate(
            id=name,
            text=measure.text if measure is not None else str(self.library[name].label),
            own=measure is not None,
            strength=term.group if term else None,
            effort=measure.effort if measure else None,
            answers=found[0],
            steps=found[1],
        )

    def _without_same(self, wanted: Candidate, contested: Contested) -> Candidate:
        """Leave out what is so already, but for what others want otherwise."""
        answers = {
            place: change
            for place, change in wanted.answers.items()
            if place in contested.answers or answer_differs(self.dossier, self.form, place, change)
        }
        kept = [edit for edit in wanted.steps if (edit.group, edit.step) in contested.steps]
        rest = [edit for edit in wanted.steps if (edit.group, edit.step) not in contested.steps]
        return replace(wanted, answers=answers, steps=(*kept, *step_differences(self.dossier, rest)))


def _terms(catalogue: Catalogue) -> Iterator[Term]:
    """The terms of the library, the strongest group first; the vocabulary orders its groups so."""
    for vocabulary in catalogue.vocabularies_for_role(VocabularyRole.MEASURES):
        places = {group.id: place for place, group in enumerate(vocabulary.groups)}
        yield from sorted(vocabulary.terms, key=lambda term: places.get(term.group or "", len(places)))


def _reach(measure: Measure, form: Compiled) -> Reach:
    """Where a measure of the library is taken: what it is about, when it says so."""
    groups = frozenset(measure.groups) or None
    if not (measure.questions or measure.themes or measure.steps):
        return Reach(groups, None, None)
    themes = {question.id for question in form.questions if question.section.id in measure.themes}
    return Reach(groups, frozenset({*measure.questions, *themes}), frozenset(measure.steps))


def _touches(candidate: Candidate, matters: Matters) -> bool:
    return any(matters.answer(place) for place in candidate.answers) or any(
        (edit.group, edit.step) in matters.steps for edit in candidate.steps
    )
