"""What is not known, settled at both ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier, Group
from scoring.dossier_reading import read_dossier
from scoring.errors import ScoringError
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from scoring.score import score
from scoring.whatif.outcome import End
from scoring.whatif.settling import settle, to_settle
from tests.scoring.catalogues import catalogue_of
from tests.scoring.journey.random_journeys import drawn_from, random_journey
from tests.strategies import dossiers, questionnaires

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
CATALOGUE = bundled_catalogue()
ENDS: tuple[End, ...] = ("lightest", "heaviest")


def plain(dossier: Dossier) -> Outcome:
    return score(dossier, CATALOGUE, with_trace=False)


def example(name: str) -> Dossier:
    path = next(path for path in EXAMPLES if path.stem == name)
    return read_dossier(path.read_bytes(), path.name).dossier


@settings(max_examples=20)
@given(st.data())
def test_with_everything_settled_the_class_is_the_end_of_its_range(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    catalogue = catalogue_of(questionnaire, CATALOGUE)
    dossier = data.draw(dossiers(questionnaire, depths=("full",)))
    before = score(dossier, catalogue, with_trace=False)
    for end, expected in zip(ENDS, (before.burden_at_least, before.burden_at_most), strict=True):
        settled = settle(dossier, catalogue, None, end)
        after = score(settled, catalogue, with_trace=False)
        assert not to_settle(settled, catalogue, after)
        if dossier.groups:
            assert after.burden_class == expected


@pytest.mark.parametrize("seed", range(6))
def test_with_every_step_settled_the_class_of_a_journey_is_the_end_of_its_range(seed: int) -> None:
    rng = drawn_from(seed)
    group = Group.model_validate(
        {"id": "groep", "name": "Groep", "kind": "resident", "journey": random_journey(rng), "circumstances": ()}
    )
    dossier = Dossier(format=1, title="Proef", questionnaire="doenvermogen", journey="reis", groups=(group,))
    for end in ENDS:
        settled = settle(dossier, CATALOGUE, None, end)
        after = plain(settled)
        assert not to_settle(settled, CATALOGUE, after)
        assert after.groups[0].journey_details is not None
        assert not after.groups[0].journey_details.find_out
        assert after.groups[0].journey_details.evidence == "voldoende"


@pytest.mark.parametrize("name", ["bijzondere_bijstand_stukken", "energiehulp_reis", "terras_foto", "warm_huis"])
def test_an_example_can_be_settled_as_a_whole_and_thing_by_thing(name: str) -> None:
    dossier = example(name)
    items = to_settle(dossier, CATALOGUE, plain(dossier))
    for end in ENDS:
        whole = settle(dossier, CATALOGUE, None, end)
        assert plain(whole).burden_class != "onbekend"
        assert not to_settle(whole, CATALOGUE, plain(whole))
        assert settle(dossier, CATALOGUE, [one.id for one in items], end) == whole
        assert settle(dossier, CATALOGUE, [], end) == dossier
    assert [one.id for one in to_settle(publication_copy(dossier), CATALOGUE, plain(dossier))] == [
        one.id for one in items
    ]


def test_only_what_is_named_is_settled() -> None:
    dossier = example("utrecht_parkeerapp")
    settled = settle(dossier, CATALOGUE, ["question:costs@weinig_geld", "check:doel"], "heaviest")
    before, after = (plain(one) for one in (dossier, settled))
    gone = {one.id for one in to_settle(dossier, CATALOGUE, before)} - {
        one.id for one in to_settle(settled, CATALOGUE, after)
    }
    assert gone == {"question:costs@weinig_geld", "check:doel"}
    assert dossier.compass is not None
    assert settled.compass is not None
    assert settled.compass.answer_by_check["doel"].value == "nee"
    answer = {group.id: group for group in settled.groups}["weinig_geld"].answer_by_question["costs"]
    assert answer.proposal is not None
    assert answer.proposal.basis == "tested"
    assert settled.groups[0] == dossier.groups[0]


def test_an_estimate_keeps_its_value_and_is_well_known() -> None:
    dossier = example("warm_huis")
    item = next(one for one in to_settle(dossier, CATALOGUE, plain(dossier)) if one.kind == "estimate")
    for end in ENDS:
        settled = settle(dossier, CATALOGUE, [item.id], end)
        before, after = (
            next(group for group in one.groups if group.id == item.group).answer_by_question[item.subject]
            for one in (dossier, settled)
        )
        old = before.settled.proposal if before.settled else before.proposal
        new = after.settled.proposal if after.settled else after.proposal
        assert old is not None
        assert new is not None
        assert old.basis in {None, "own_estimate"}
        assert (new.value, new.basis) == (old.value, "tested")


def test_a_step_at_its_lightest_is_lighter_than_at_its_heaviest() -> None:
    dossier = example("utrecht_parkeerapp")
    light, heavy = (plain(settle(dossier, CATALOGUE, ["step:betalen@bewoners"], end)) for end in ENDS)
    journeys = [one.groups[0].journey for one in (light, heavy)]
    assert journeys[0] is not None
    assert journeys[1] is not None
    loads = [next(step.load for step in journey.steps if step.id == "betalen") for journey in journeys if journey]
    assert loads == [0.0, 100.0]
    assert not any(flag.step == "betalen" for flag in journeys[0].red_flags)
    assert any(flag.step == "betalen" for flag in journeys[1].red_flags)


def test_raters_who_do_not_agree_are_settled_at_what_one_of_them_said() -> None:
    ratings = tuple(
        {"rater": {"function": "Uitvoerder"}, "proposal": {"value": value}, "current": {"value": "nothing"}}
        for value in ("now_and_then", "every_month")
    )
    group = {
        "id": "groep", "name": "Groep", "kind": "resident",
        "answers": ({"question": "lost_by_scheme", "ratings": ratings},),
    }  # fmt: skip
    dossier = Dossier.model_validate(
        {"format": 1, "title": "Proef", "questionnaire": "doenvermogen", "groups": (group,)}
    )
    for end, value in zip(ENDS, ("now_and_then", "every_month"), strict=True):
        settled = settle(dossier, CATALOGUE, ["question:lost_by_scheme@groep"], end)
        answer = settled.groups[0].answers[0]
        assert answer.settled is not None
        assert answer.settled.proposal.value == value
        assert not plain(settled).groups[0].disagreements


def test_what_is_not_there_to_settle_is_named_with_what_is() -> None:
    dossier = example("utrecht_parkeerapp")
    with pytest.raises(ScoringError, match=r"question:cost@bewoners is hier niet.*question:costs@bewoners"):
        settle(dossier, CATALOGUE, ["question:cost@bewoners"], "lightest")


def test_what_matters_most_comes_first() -> None:
    dossier = example("utrecht_parkeerapp")
    outcome = plain(dossier)
    items = to_settle(dossier, CATALOGUE, outcome)
    assert outcome.compass is not None
    core = {check.id for check in outcome.compass.checks if check.core}
    questions = CATALOGUE.questionnaires["doenvermogen"].question_by_id
    for first in (
        [questions[one.subject].critical for one in items if one.kind == "question"],
        [one.subject in core for one in items if one.kind == "check"],
    ):
        assert first == sorted(first, reverse=True)
        assert len({*first}) == 2
