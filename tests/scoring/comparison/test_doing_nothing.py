"""Doing nothing: today as the proposal, as the verdict takes it, with nothing guessed and nothing that differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.comparison.doing_nothing import as_today, doing_nothing
from scoring.dossier import Dossier
from scoring.outcome import BAND_ORDER, Outcome
from scoring.score import score, score_groups
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import data_of, made
from tests.scoring.comparison.test_compare import example
from tests.scoring.test_properties import filled_in

EXAMPLES = ("betalingsregeling", "bijzondere_bijstand_stukken", "energiehulp_reis", "utrecht_parkeerapp", "warm_huis")


def nothing_of(dossier: Dossier, catalogue: Catalogue) -> Outcome:
    found = doing_nothing(dossier, catalogue)
    assert found is not None
    return found


@given(filled_in())
@settings(max_examples=8)
def test_of_any_dossier_doing_nothing_is_today_as_the_verdict_takes_it(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    catalogue = catalogue_of(questionnaire)
    outcome, nothing = score(dossier, catalogue), nothing_of(dossier, catalogue)
    assert (nothing.advice, nothing.compass) == (None, None)
    for group, today in zip(outcome.groups, nothing.groups, strict=True):
        # Compared with itself it never differs, whatever is not known.
        assert (today.verdict, today.comparison, today.heavier, today.lighter, today.today_unknown) == (
            1, "gelijk", (), (), (),
        )  # fmt: skip
        for theme, now in zip(group.themes, today.themes, strict=True):
            # The band that stands beside the proposal's everywhere, unless it is heavier for certain.
            assert now.band == theme.today or _higher(now.range.low, theme.today)
        differs = {one.question for one in (*group.heavier, *group.lighter)} | set(group.today_unknown)
        before, after = _sure_burdens(nothing, group.id), _sure_burdens(outcome, group.id)
        for question in _compared(outcome, group.id) & before.keys() & after.keys():
            assert before[question] == after[question] or question in differs


@given(filled_in())
@settings(max_examples=8)
def test_doing_nothing_twice_is_doing_nothing(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    for group in score_groups(dossier, catalogue_of(questionnaire))[0]:
        once = as_today(group)
        assert as_today(once) == once


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_journey_of_doing_nothing_is_that_of_today(name: str) -> None:
    catalogue, dossier = bundled_catalogue(), example(name)
    outcome, nothing = score(dossier, catalogue), nothing_of(dossier, catalogue)
    for group, today in zip(outcome.groups, nothing.groups, strict=True):
        current = group.journey.current if group.journey else None
        if current is None:
            # What is not known is not there: it is never taken from the proposal.
            assert today.journey is None
            assert today.basis_of_class == "questionnaire"
        else:
            assert today.journey is not None
            assert today.journey.hours_per_household == current.hours_per_household
            assert (today.journey.steps, today.journey.class_) == (current.steps, current.class_)
            assert today.journey.red_flags == current.red_flags


def test_a_new_policy_asks_nothing_today() -> None:
    nothing = nothing_of(example("energiehulp_reis"), bundled_catalogue())
    (group,) = nothing.groups
    assert (group.burden_class, group.bottlenecks, group.unknown_share) == ("laag", (), 0)
    assert group.journey is not None
    assert group.journey.hours_full_journey == 0


def test_what_nobody_said_of_today_is_unknown() -> None:
    data = data_of(example("warm_huis"))
    data["current"] = None
    for group in data["groups"]:
        group |= {"current": None, "themes": ()}
        for answer in group["answers"]:
            for said in (answer, answer.get("settled") or {}, *answer.get("ratings", ())):
                said.pop("current", None)
    nothing = nothing_of(made(data), bundled_catalogue())
    states = {
        node.facts["state"] for node in nothing.trace if node.kind == "answer" and node.facts["burden"] is not None
    }
    assert not states
    assert {group.burden_class for group in nothing.groups} == {"onbekend"}


def test_measures_stay_with_the_proposal() -> None:
    nothing = nothing_of(example("warm_huis"), bundled_catalogue())
    assert all(one.measures == () for group in nothing.groups for one in group.bottlenecks)


def test_without_a_test_there_is_nothing_to_stand_beside() -> None:
    assert doing_nothing(example("subsidie_eerder"), bundled_catalogue()) is None


def _higher(band: str | None, other: str | None) -> bool:
    order: tuple[str | None, ...] = (None, *BAND_ORDER)
    return order.index(band) > order.index(other)


Burdens = dict[str, object]


def _sure_burdens(outcome: Outcome, group: str) -> Burdens:
    """The burden of what cannot turn out otherwise; what asks nothing is 0."""
    return {
        node.subject: node.facts["burden_at_least"] or 0
        for node in outcome.trace
        if (node.kind, node.group) == ("answer", group)
        and (node.facts["burden_at_least"] or 0) == (node.facts["burden_at_most"] or 0)
    }


def _compared(outcome: Outcome, group: str) -> set[str]:
    (verdict,) = (node for node in outcome.trace if (node.kind, node.group) == ("verdict", group))
    return {because.rsplit("/", 1)[1] for because in verdict.because if "/answer/" in because}


@pytest.mark.parametrize("name", ["bijzondere_bijstand_stukken", "energiehulp_reis", "terras_foto", "warm_huis"])
def test_measures_that_are_taken_leave_doing_nothing_as_it_is(name: str) -> None:
    catalogue, dossier = bundled_catalogue(), example(name)
    taken = apply_measures(dossier, catalogue, [one.id for one in candidates(dossier, catalogue)])
    assert taken.groups != dossier.groups
    before, after = nothing_of(dossier, catalogue), nothing_of(taken, catalogue)
    assert _weight(after) == _weight(before)


def _weight(outcome: Outcome) -> list[object]:
    journeys = [group.journey and (group.journey.index, group.journey.hours_per_household) for group in outcome.groups]
    bands = [[theme.band for theme in group.themes] for group in outcome.groups]
    return [[group.burden_class for group in outcome.groups], bands, journeys]
