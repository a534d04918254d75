"""Steps: what is borrowed, hidden or unknown, who it is a burden for, and when it breaks."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.model import GroupKind
from scoring.dossier import Estimate, Journey, Row, Step
from scoring.journey.amounts import Range
from scoring.journey.score import JourneyScore
from scoring.journey.steps import ScoredStep
from tests.scoring.journey.random_journeys import definition, scored

LIGHT: dict[str, Any] = {
    "action": "talk",
    "actor": "resident",
    "channels": ("phone",),
    "minutes": Estimate(low=10, likely=20, high=30),
    "known_documents": 0,
    "own_documents": 0,
    "third_party_documents": 0,
    "own_story": 0,
    "deadline": "no_deadline",
    "consequence": "nothing",
    "help": "taken_over",
}
"""The light form of a step."""


def journey(*steps: Row, other_schemes: int | None = 0) -> Journey:
    return Journey(
        steps=tuple(Step(id=f"s{n}", name="Stap", values=values) for n, values in enumerate(steps)),
        other_schemes=other_schemes,
    )


def of(*steps: Row, **options: Any) -> JourneyScore:
    return scored(journey(*steps), **options)


def one(values: Row, **options: Any) -> ScoredStep:
    return of(values, **options).proposal.steps[0]


def test_the_light_form_can_be_judged() -> None:
    side = of(LIGHT).proposal
    assert side.actual.burden_class == "laag"
    assert side.steps[0].missing == ()


@pytest.mark.parametrize("field", ["minutes", "deadline", "consequence", "help"])
def test_without_one_of_four_fields_there_is_no_judgement(field: str) -> None:
    known = {name: value for name, value in LIGHT.items() if name != field}
    side = of(known, LIGHT, LIGHT, LIGHT).proposal
    assert side.actual.burden_class == "onbekend"
    assert side.actual.rule.id == "step_unknown"
    assert side.lightest.burden_class == "laag"


def test_a_counter_visit_borrows_travel_and_waiting_and_says_so() -> None:
    step = one(LIGHT | {"channels": ("counter",)})
    assert {name: field.state for name, field in step.fields.items() if "_minutes" in name} == {
        "travel_minutes": "borrowed",
        "waiting_minutes": "borrowed",
    }
    assert step.fields["travel_minutes"].source == "baliebezoek_2024"
    assert step.amounts.once == Range((10 + 105) / 60, (20 + 105) / 60, (30 + 105) / 60)


def test_an_own_number_takes_the_place_of_the_borrowed_one() -> None:
    step = one(LIGHT | {"channels": ("counter",), "travel_minutes": 0, "waiting_minutes": 0})
    assert step.amounts.once == Range(10 / 60, 20 / 60, 30 / 60)


def test_nothing_is_borrowed_when_it_is_not_known_whether_there_is_a_counter() -> None:
    step = one({name: value for name, value in LIGHT.items() if name != "channels"})
    assert step.fields["travel_minutes"].state == "unknown"
    assert not step.amounts.complete
    assert (step.load.scores["time_score"].low, step.load.scores["time_score"].high) == (1, 4)


def test_what_may_turn_out_not_to_apply_is_not_certain() -> None:
    """Travelling time of a step of which nobody said whether there is a counter; the 20,000 journeys found this."""
    without = {name: value for name, value in LIGHT.items() if name != "channels"}
    step = one(without | {"travel_minutes": 300, "waiting_minutes": 0})
    assert (step.load.scores["time_score"].low, step.load.scores["time_score"].high) == (1, 4)
    assert step.amounts.once == Range(310 / 60, 320 / 60, 330 / 60)


def test_how_often_and_for_whom_are_assumed_without_a_source() -> None:
    step = one(LIGHT)
    assert (step.fields["share"].state, step.fields["times_a_year"].state) == ("assumed", "assumed")
    assert step.fields["share"].source is None


@pytest.mark.parametrize(
    ("minutes", "score"), [(14, 0), (15, 1), (59, 1), (60, 2), (179, 2), (180, 3), (479, 3), (480, 4)]
)
def test_intervals_of_hours_are_closed_on_the_left(minutes: int, score: int) -> None:
    step = one(LIGHT | {"minutes": Estimate(low=minutes, likely=minutes, high=minutes)})
    assert step.load.scores["time_score"].low == score


@pytest.mark.parametrize(("papers", "score"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (6, 3), (7, 4)])
def test_papers(papers: int, score: int) -> None:
    assert one(LIGHT | {"own_documents": papers}).load.scores["documents_score"].low == score


def test_what_somebody_must_get_elsewhere_counts_double() -> None:
    step = one(LIGHT | {"third_party_documents": 1, "own_story": 1})
    assert step.load.scores["documents_score"].low == 3


def test_an_unknown_score_counts_at_both_ends() -> None:
    step = one(LIGHT)
    mental = step.load.scores["mental_score"]
    assert (mental.low, mental.high) == (0, 4)
    assert step.load.load.high - step.load.load.low == pytest.approx(100 / 6)


BREAKS = LIGHT | {"consequence": "application_lost", "help": "information_only", "deadline": "two_to_six_weeks"}


@pytest.mark.parametrize(
    ("change", "breaks"),
    [
        ({}, True),
        ({"consequence": "delay_or_cost"}, False),
        ({"help": "reachable"}, False),
        ({"deadline": "no_deadline"}, None),
        ({"deadline": "no_deadline", **dict.fromkeys(("understand", "remember", "weigh", "tension"), "much")}, True),
        ({"deadline": "no_deadline", **dict.fromkeys(("understand", "remember", "weigh", "tension"), "some")}, False),
        ({"help": None}, None),
        ({"help": None, "consequence": "nothing"}, False),
    ],
)
def test_breaking_point(change: dict[str, Any], breaks: bool | None) -> None:
    assert one(BREAKS | change).breaking_point is breaks


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"channels": ("app",), "without_computer": "no"}, "F1"),
        ({"help": "no_help"}, "F2"),
        ({"consequence": "income_lost", "repair_term": "no"}, "F3"),
        ({"known_documents": 1}, "F4"),
        ({"deadline": "within_two_weeks", "reminder": "no"}, "F5"),
        ({"receipt": "no"}, "F6"),
        ({"status_known": "no"}, "F6"),
        ({"touches_income": "yes", "refusal_explained": "no"}, "F7"),
    ],
)
def test_red_flag(change: dict[str, Any], code: str) -> None:
    assert [rule.code for rule in one(LIGHT | change, stress=True).red_flags] == [code]
    assert one(LIGHT, stress=True).red_flags == ()


def test_a_short_term_is_only_a_flag_in_a_hard_time() -> None:
    step = one(LIGHT | {"deadline": "within_two_weeks", "reminder": "no"}, stress=False)
    assert step.red_flags == ()


@pytest.mark.parametrize(
    ("actor", "kind", "counts"),
    [
        ("resident", GroupKind.RESIDENT, True),
        ("helper", GroupKind.RESIDENT, True),
        ("entrepreneur", GroupKind.ENTREPRENEUR, True),
        ("employee", GroupKind.RESIDENT, False),
        ("city", GroupKind.RESIDENT, False),
        ("third_party", GroupKind.RESIDENT, False),
        ("employee", GroupKind.EMPLOYEE, True),
        ("resident", GroupKind.EMPLOYEE, False),
        (None, GroupKind.EMPLOYEE, True),
    ],
)
def test_whose_step_is_a_burden(actor: str | None, kind: GroupKind, counts: bool) -> None:
    assert scored(journey(LIGHT | {"actor": actor}), kind).proposal.steps[0].counts is counts


@pytest.mark.parametrize(
    ("load", "name"),
    [(0, "Licht"), (34.9, "Licht"), (35, "Merkbaar"), (60, "Zwaar"), (75, "Heel zwaar"), (100, "Heel zwaar")],
)
def test_a_load_is_called_by_the_band_that_it_lies_in(load: float, name: str) -> None:
    band = definition().load_band(load)
    assert band is not None
    assert str(band.label) == name
