"""The worked example of the domain, exactly: hours, euros, loads, index, class and breaking points."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.dossier_reading import read_dossier
from scoring.explanation import explain
from scoring.outcome import Outcome
from scoring.outcome_data import outcome_to_data
from scoring.score import score
from tests.scoring.journey.claims import old_form
from tests.scoring.journey.random_journeys import scored, with_step

EXAMPLE = Path(__file__).parents[3] / "examples" / "energiehulp_reis.yaml"
DOSSIER = read_dossier(EXAMPLE.read_bytes(), EXAMPLE.name).dossier


@cache
def outcome() -> Outcome:
    return score(DOSSIER, bundled_catalogue())


@cache
def group() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(outcome_to_data(outcome())))
    (found,) = data["groups"]
    return dict(found)


def journey() -> dict[str, Any]:
    return dict(group()["journey"])


def test_the_keys_are_those_that_were_promised() -> None:
    promised = [
        "hours_per_household", "hours_full_journey", "hours_total", "out_of_pocket_total", "steps", "index", "class",
        "red_flags", "avoidable_share", "current",
    ]  # fmt: skip
    assert list(journey()) == promised
    assert list(journey()["hours_per_household"]) == ["low", "expected", "high"]
    assert list(journey()["steps"][0]) == ["id", "load", "breaking_point"]
    assert list(journey()["current"]) == promised[:-1]


def test_hours_and_euros() -> None:
    hours, total = journey()["hours_per_household"], journey()["hours_total"]
    assert [round(hours[end], 2) for end in ("low", "expected", "high")] == [2.02, 4.42, 8.70]
    assert round(journey()["hours_full_journey"], 2) == 7.64
    assert [round(total[end]) for end in ("low", "expected", "high")] == [8470, 18552, 36540]
    assert journey()["out_of_pocket_total"] == 17220


def test_loads_index_class_and_breaking_points() -> None:
    assert [round(step["load"], 1) for step in journey()["steps"]] == [29.2, 76.0, 60.4, 40.6, 69.8]
    assert round(journey()["index"], 1) == 72.4
    assert journey()["class"] == "hoog"
    assert [step["id"] for step in journey()["steps"] if step["breaking_point"]] == ["proof", "change"]


@pytest.mark.parametrize(
    ("step", "scores"),
    [
        # time, documents, deadline, consequence, mental, help: worked out by hand from the table of the domain.
        ("find", [1, 0, 0, 1, 2, 3]),
        ("proof", [2, 4, 3, 3, 2.25, 4]),
        ("apply", [1, 3, 3, 3, 2.5, 2]),
        ("talk", [2, 1, 2, 2, 1.75, 1]),
        ("change", [2, 1, 4, 4, 2.75, 3]),
    ],
)
def test_the_scores_of_a_step(step: str, scores: list[float]) -> None:
    found = next(one for one in group()["journey_details"]["steps"] if one["id"] == step)
    assert [ends["low"] for ends in found["scores"].values()] == scores
    assert [ends["high"] for ends in found["scores"].values()] == scores


def test_the_group_is_as_heavy_as_the_worse_of_the_two() -> None:
    assert (group()["burden_class"], group()["basis_of_class"], group()["class_rule"]) == (
        "hoog",
        "journey",
        "heavy_journey",
    )
    assert outcome().burden_class == "hoog"


def test_the_totals_of_the_dossier_have_names_of_their_own() -> None:
    totals = outcome_to_data(outcome())["journey_totals"]
    assert round(totals["public_hours"]["expected"]) == 18552
    assert totals["public_money"] == 17220
    assert totals["employee_hours"] is None
    assert (totals["described"], totals["not_described"]) == (["huishoudens"], [])
    assert not set(totals) & set(journey())


def test_compared_with_nothing_today_everything_is_more() -> None:
    assert journey()["current"]["index"] == 0
    assert group()["journey_details"]["change"]["out_of_pocket_total"] == 17220


def test_flags_are_told_with_their_code() -> None:
    assert journey()["red_flags"] == [
        {"step": "proof", "code": "F2", "reason": "no_help_route"},
        {"step": "proof", "code": "F4", "reason": "asks_known_data"},
    ]


def test_five_trivial_steps_make_the_old_form_lighter_and_ours_not() -> None:
    found = DOSSIER.groups[0].journey
    assert found is not None
    trivial = found.steps[0].model_copy(
        update={"id": "klein", "values": {**found.steps[0].values, "help": "taken_over", "consequence": "nothing"}}
    )
    longer = found
    for _number in range(5):
        longer = with_step(longer, 0, trivial)
    assert round(old_form(found), 1) == 65.6
    assert old_form(longer) < 60
    assert scored(longer).proposal.actual.index == scored(found).proposal.actual.index


def test_the_trace_goes_down_to_the_field_the_formula_and_the_source() -> None:
    nodes = {node.id: node for node in outcome().trace}
    top = nodes["huishoudens/class"]
    assert "huishoudens/journey" in top.because
    step = nodes["huishoudens/step/proof"]
    assert "huishoudens/step/proof" in nodes["huishoudens/journey"].because
    assert step.result == 76.0417
    assert step.rule_text is not None
    assert "2 x third_party_documents" in step.rule_text
    field = nodes["huishoudens/field/proof/third_party_documents"]
    assert (field.result, field.sources) == (2, ("soorten_vragen",))
    assert all(one in nodes for node in outcome().trace for one in node.because)


def test_why_tells_it_to_people() -> None:
    said = explain(outcome(), bundled_catalogue())
    for words in (
        "De reis: hoog",
        "Als: index >= 60 or heaviest_step >= 75 or breaking_points >= 2",
        "Stap proof: zwaarte 76,042",
        "Breekpunt, regel missed_without_help",
        "Rode vlag F4, regel asks_known_data",
        "Hoeveel stukken moet iemand bij een ander halen? 2 stukken",
        "Bron: How to understand and calculate government form burden",
    ):
        assert words in said
