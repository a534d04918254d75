"""What would help in the examples: what their measures change, and where the model leads without being told."""

from __future__ import annotations

from itertools import combinations

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.examination import examined
from scoring.outcome import CLASS_ORDER, Outcome
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import Candidate, candidates
from scoring.whatif.settling import settle
from tests.examples.test_examples import PURPOSES, example

CATALOGUE = bundled_catalogue()
THRESHOLDS = frozenset({"lost_by_scheme", "costs", "digital_default", "digital_skills", "way_without_computer"})
OWN = [name for name in PURPOSES if any(one.changes for one in example(name).dossier.measures)]


def scored(dossier: Dossier) -> Outcome:
    return score(dossier, CATALOGUE, with_trace=False)


def bottlenecks(outcome: Outcome) -> int:
    return sum(len(group.bottlenecks) for group in outcome.groups)


@pytest.mark.parametrize("name", OWN)
def test_every_measure_that_says_what_it_changes_changes_something(name: str) -> None:
    dossier = example(name).dossier
    changing = {one.id for one in candidates(dossier, CATALOGUE) if one.own}
    assert {one.id for one in dossier.measures if one.changes} <= changing


@pytest.mark.parametrize("name", OWN)
def test_own_measures_never_make_an_example_heavier(name: str) -> None:
    dossier = example(name).dossier
    before, after = scored(dossier), scored(apply_measures(dossier, CATALOGUE, [one.id for one in dossier.measures]))
    assert bottlenecks(after) <= bottlenecks(before)
    assert CLASS_ORDER.index(after.burden_class) <= CLASS_ORDER.index(before.burden_class)


@pytest.mark.parametrize("name", ["warm_huis", "energiehulp_reis"])
def test_own_measures_of_a_heavy_example_lower_its_class_but_leave_something(name: str) -> None:
    dossier = example(name).dossier
    after = scored(apply_measures(dossier, CATALOGUE, [one.id for one in dossier.measures]))
    assert (scored(dossier).burden_class, after.burden_class) == ("hoog", "middel")
    assert bottlenecks(after)


def ways_to(dossier: Dossier, advice: str) -> list[tuple[Candidate, ...]]:
    """The smallest sets of measures that lead to an advice, found by trying them all."""
    known = candidates(dossier, CATALOGUE)
    for size in range(len(known) + 1):
        sets = [
            some
            for some in combinations(known, size)
            if (found := scored(apply_measures(dossier, CATALOGUE, [one.id for one in some])).advice)
            and found.outcome == advice
        ]
        if sets:
            return sets
    return []


def test_the_parking_app_is_helped_where_the_ombuds_desk_saw_a_digital_and_a_financial_threshold() -> None:
    dossier = example("utrecht_parkeerapp").dossier
    # The desk names no measures, and what it does not tell is not guessed: it is taken at its lightest here.
    assert dossier.measures == ()
    ways = ways_to(settle(dossier, CATALOGUE, None, "lightest"), "positief")
    assert ways
    for way in ways:
        made_lighter = {(place.group, place.question) for one in way for place in one.answers}
        assert ("weinig_geld", "lost_by_scheme") in made_lighter
        assert {("minder_digitaal", "digital_default"), ("minder_digitaal", "digital_skills")} <= made_lighter
        assert all(any(place.question in THRESHOLDS for place in one.answers) for one in way)


def test_the_outcome_of_the_parking_app_tells_that_way() -> None:
    dossier = example("utrecht_parkeerapp").dossier
    known = {one.id: one for one in candidates(settle(dossier, CATALOGUE, None, "lightest"), CATALOGUE)}
    ways = [one for one in examined(dossier, CATALOGUE).improvements if one.advice == "positief"]
    assert ways
    for way in ways:
        assert (way.assumes.end, bool(way.find_out)) == ("lightest", True)
        made_lighter = {place.question for one in way.measures for place in known[one].answers}
        assert {"lost_by_scheme", "digital_default", "digital_skills"} <= made_lighter
