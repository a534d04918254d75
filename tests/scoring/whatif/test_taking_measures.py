"""What is claimed of every dossier with measures taken, on random ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import Catalogue
from scoring.advice.table import VALUES
from scoring.dossier import Dossier
from scoring.group import GroupScore
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from scoring.score import score, score_groups
from scoring.whatif.applying import apply_edits, apply_measures
from scoring.whatif.candidates import Candidate, candidates, measures_named
from tests.scoring.whatif.taking import cases

_ALL = settings().max_examples
FEW = settings(max_examples=_ALL if _ALL > 50 else min(12, _ALL))
"""Each example takes measures several times, so there are fewer of them; a proof has all of them."""


def library(dossier: Dossier, catalogue: Catalogue) -> list[str]:
    return [one.id for one in every(dossier, catalogue) if not one.own]


def every(dossier: Dossier, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Every measure there is, also those that change nothing that matters."""
    ids = [measure.id for measure in dossier.measures]
    terms = [term.id for term in catalogue.vocabularies["measures"].terms]
    return measures_named(dossier, catalogue, [*ids, *terms])


@FEW
@given(cases(), st.randoms(use_true_random=False))
def test_in_any_order_and_twice_it_is_the_same(case: tuple[Dossier, Catalogue], random: Any) -> None:
    dossier, catalogue = case
    measures = list(every(dossier, catalogue))
    taken = apply_edits(dossier, catalogue, measures)
    random.shuffle(measures)
    assert apply_edits(dossier, catalogue, [*measures, *measures]) == taken
    # What one lightens and another makes heavier is not looked at here: that depends on what it was.
    from_library = library(dossier, catalogue)
    once = apply_measures(dossier, catalogue, from_library)
    assert apply_measures(once, catalogue, from_library[::-1]) == once
    own = [one.id for one in measures if one.own]
    decided = apply_measures(dossier, catalogue, own)
    assert apply_measures(decided, catalogue, own) == decided


@FEW
@given(cases())
def test_without_measures_nothing_changes(case: tuple[Dossier, Catalogue]) -> None:
    dossier, catalogue = case
    assert apply_measures(dossier, catalogue, ()) is dossier
    nothing = [replace(one, answers={}, steps=()) for one in every(dossier, catalogue)]
    assert apply_edits(dossier, catalogue, nothing) is dossier


@FEW
@given(cases())
def test_today_stays_as_it_was(case: tuple[Dossier, Catalogue]) -> None:
    dossier, catalogue = case
    before, _outcome = score_groups(dossier, catalogue)
    after, _outcome = score_groups(apply_edits(dossier, catalogue, every(dossier, catalogue)), catalogue)
    for old, new in zip(before, after, strict=True):
        apart = torn(old)
        for now, then in zip(old.today, new.today, strict=True):
            for question in old.compiled.questions:
                same = then.positions[question.index] is now.positions[question.index]
                assert same or question.index in apart, question.id
        if old.journey is not None:
            assert new.journey is not None
            assert _weight(new.journey.today) == _weight(old.journey.today)


def torn(score: GroupScore) -> set[int]:
    """Questions said to be as in the proposal, in spite of another answer of today that decides about them."""
    ends = tuple(zip(score.today, score.proposal, strict=True))
    found: set[int] = set()
    for question in score.compiled.order:
        said = score.answers.today[question.index]
        for gate in question.gates:
            other = any(today.positions[gate] is not proposal.positions[gate] for today, proposal in ends)
            if gate in found or (said is not None and said.origin == "changes_no" and other):
                found.add(question.index)
    return found


def _weight(side: Any) -> Any:
    return side and [(step.id, step.name, step.load, step.breaking_point, step.amounts) for step in side.steps]


@FEW
@given(cases())
def test_the_library_makes_nothing_worse(case: tuple[Dossier, Catalogue]) -> None:
    dossier, catalogue = case
    before = score(dossier, catalogue, with_trace=False)
    for chosen in ([one] for one in library(dossier, catalogue)):
        check_not_worse(before, score(apply_measures(dossier, catalogue, chosen), catalogue, with_trace=False))
    everything = apply_measures(dossier, catalogue, library(dossier, catalogue))
    check_not_worse(before, score(everything, catalogue, with_trace=False))


def check_not_worse(before: Outcome, after: Outcome) -> None:
    assert before.advice is not None
    assert after.advice is not None
    for name, ladder in VALUES.items():
        old, new = getattr(before.advice.inputs, name), getattr(after.advice.inputs, name)
        # As soon as there is a class, evidence asks for a journey too.
        if name != "evidence" or before.advice.inputs.burden != "onbekend":
            assert ladder.index(new) <= ladder.index(old), name
    assert ADVICE_ORDER.index(after.advice.outcome) <= ADVICE_ORDER.index(before.advice.outcome)


@FEW
@given(cases())
def test_what_is_published_gives_the_same(case: tuple[Dossier, Catalogue]) -> None:
    dossier, catalogue = case
    published = publication_copy(dossier)
    assert candidates(published, catalogue) == candidates(dossier, catalogue)
    taken, public = (apply_edits(one, catalogue, every(one, catalogue)) for one in (dossier, published))
    assert score(public, catalogue) == score(taken, catalogue)
    assert publication_copy(taken) == publication_copy(public)
