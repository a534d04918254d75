"""What follows from the steps for the questionnaire: only what is sure, the heaviest, and from which steps."""

from __future__ import annotations

from collections import Counter

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.dossier import Answer, Estimate, Journey, Response, Row, Step
from scoring.explanation import explain
from scoring.journey.prefill import Prefilled, prefilled
from scoring.publication import publication_copy
from scoring.score import score
from tests.scoring.journey.random_journeys import definition, drawn_from, group_with, random_journey
from tests.scoring.journey.test_worked_example import DOSSIER

QUESTIONNAIRE = bundled_catalogue().questionnaires["doenvermogen"]
ME: Row = {"actor": "resident"}


def said(*steps: Row, kind: GroupKind = GroupKind.RESIDENT) -> dict[str, Prefilled]:
    journey = Journey(steps=tuple(Step(id=f"s{n}", name=f"Stap {n}", values=values) for n, values in enumerate(steps)))
    return {one.question: one for one in prefilled(definition(), QUESTIONNAIRE, group_with(journey, kind))}


def test_the_worked_example() -> None:
    found = prefilled(definition(), QUESTIONNAIRE, DOSSIER.groups[0])
    assert {one.question: (one.value, one.steps) for one in found} == {
        "actions": (4.0, ("find", "proof", "apply", "talk")),
        "proofs": (2.0, ("proof",)),
        "time_needed": ("half_day", ("find", "proof", "apply", "talk", "change")),
        "deadline": ("under_two_weeks", ("change",)),
        "times_a_year": (12.0, ("change",)),
    }
    assert {one.basis for one in found} == {"own_estimate"}


def test_the_heaviest_step_decides_and_is_named() -> None:
    found = said({**ME, "deadline": "no_deadline"}, {**ME, "deadline": "fixed_day"}, {**ME, "deadline": "fixed_day"})
    assert (found["deadline"].value, found["deadline"].steps) == ("fixed_day", ("s1", "s2"))


def test_what_is_not_known_is_not_guessed() -> None:
    assert "deadline" not in said({**ME, "deadline": "over_three_months"}, ME)
    # Nothing is heavier than the heaviest, so the other step makes no difference.
    assert said({**ME, "deadline": "within_two_weeks"}, ME)["deadline"].value == "under_two_weeks"
    assert "proofs" not in said({**ME, "known_documents": 2}, ME)
    assert said({**ME, "known_documents": 2}, {**ME, "known_documents": 0})["proofs"].value == 2
    # That somebody does it once a year is assumed as long as nobody says so.
    hour = {**ME, "minutes": Estimate(low=60, likely=60, high=60)}
    assert "time_needed" not in said(hour)
    assert said({**hour, "times_a_year": 1})["time_needed"].value == "up_to_an_hour"
    assert said({**hour, "times_a_year": 1.1})["time_needed"].value == "half_day"
    assert said({**hour, "times_a_year": 17}, ME)["time_needed"].value == "more_days"


def test_a_line_that_says_nothing_leaves_the_question_open() -> None:
    assert said({**ME, "consequence": "application_lost"})["slip_consequence"].value == "right_lost"
    assert "slip_consequence" not in said(
        {**ME, "consequence": "application_lost"}, {**ME, "consequence": "income_lost"}
    )
    assert said({**ME, "consequence": "delay_or_cost"}, {**ME, "consequence": "application_lost"})[
        "slip_consequence"
    ].steps


def test_only_steps_of_this_group_count() -> None:
    city: Row = {"actor": "city", "deadline": "within_two_weeks"}
    assert said(city) == {}
    assert said(city, {**ME, "deadline": "no_deadline"})["deadline"].value == "no_deadline"
    # Of this one nobody said who does it: then it is not sure, unless it makes no difference.
    somebody: Row = {"deadline": "fixed_day"}
    assert "deadline" not in said(somebody, {**ME, "deadline": "no_deadline"})
    assert said(somebody, {**ME, "deadline": "within_two_weeks"})["deadline"].steps == ("s1",)
    assert (
        said({"actor": "employee", "deadline": "fixed_day"}, kind=GroupKind.EMPLOYEE)["deadline"].value == "fixed_day"
    )


def test_what_a_helper_does_is_no_moment_of_somebody() -> None:
    learn: Row = {"phase": "learn"}
    assert said({**ME, **learn}, {**learn, "actor": "helper"})["actions"].value == 1
    assert said({**learn, "actor": "helper"})["actions"].value == 0


@pytest.mark.parametrize(
    ("first", "second", "basis"),
    [("tested", "tested", "tested"), ("tested", "counted", "figures"), ("guessed", "tested", "own_estimate"),
     ("tested", None, None), ("guessed", None, "own_estimate")],
)  # fmt: skip
def test_an_answer_is_known_as_well_as_the_step_known_worst(first: str, second: str | None, basis: str | None) -> None:
    one: Row = {**ME, "deadline": "fixed_day"}
    found = said({**one, "certainty": first}, {**one, "certainty": second} if second else one)
    assert found["deadline"].basis == basis


def test_a_number_that_does_not_fit_the_question_is_left_out() -> None:
    assert "times_a_year" not in said({**ME, "phase": "comply", "times_a_year": 2.5})
    assert said({**ME, "phase": "comply", "times_a_year": 2.0})["times_a_year"].value == 2


def test_an_answer_of_another_questionnaire_does_not_follow() -> None:
    other = QUESTIONNAIRE.model_copy(update={"id": "andere"})
    assert prefilled(definition(), other, DOSSIER.groups[0]) == ()
    assert prefilled(definition(), QUESTIONNAIRE, DOSSIER.groups[0].model_copy(update={"journey": None})) == ()


def test_every_link_gives_an_answer_in_some_journey() -> None:
    """So that the claims about random journeys are about every link."""
    counts: Counter[str] = Counter()
    for seed in range(300):
        found = prefilled(definition(), QUESTIONNAIRE, group_with(random_journey(drawn_from(seed), most=2)))
        counts.update(one.question for one in found)
    assert set(counts) == {link.question for link in definition().prefill}


def test_where_an_answer_came_from_stands_in_the_trace_and_the_publication_copy() -> None:
    answer = Answer(question="deadline", proposal=Response(value="under_two_weeks"), from_steps=("change",))
    group = DOSSIER.groups[0]
    others = tuple(one for one in group.answers if one.question != "deadline")
    dossier = DOSSIER.model_copy(update={"groups": (group.model_copy(update={"answers": (*others, answer)}),)})
    published = publication_copy(dossier)
    assert published.groups[0].answer_by_question["deadline"].from_steps == ("change",)
    outcome = score(published, bundled_catalogue())
    places = {node.id: number for number, node in enumerate(outcome.trace)}
    node = outcome.trace[places["huishoudens/answer/deadline"]]
    assert node.facts["from_steps"] == "change"
    assert "huishoudens/step/change" in node.because
    assert all(places[step] < places[one.id] for one in outcome.trace for step in one.because)
    assert "Overgenomen uit de reis, stap: " in explain(outcome, bundled_catalogue())
