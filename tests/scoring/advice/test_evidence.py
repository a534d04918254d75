"""When enough is known for an advice (RULES section 8)."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.score import score
from tests.scoring.advice.advising import ASKED, FOUNDED, advice, advice_of, catalogue, dossier

NORMAL = tuple(question for question in ASKED if question not in {"a_guard", "f_places"})
"""The questions that are asked of everybody."""
CRITICAL = ("a_one", "b_one", "c_one", "d_one")


def weak(*questions: str) -> dict[str, Any]:
    return {"bases": dict.fromkeys(questions, "own_estimate")}


def test_all_known_well_is_enough_and_all_estimates_are_not() -> None:
    assert advice().inputs.evidence
    assert advice().evidence_facts.founded_share == 1
    found = advice(basis="own_estimate")
    assert not found.inputs.evidence
    assert found.evidence_facts.founded_share == 0
    assert found.evidence_facts.unfounded_critical == CRITICAL


@pytest.mark.parametrize("basis", ["tested", "figures", "practitioners"])
def test_every_way_that_is_better_than_an_estimate_is_enough(basis: str) -> None:
    assert advice(basis=basis).inputs.evidence


def test_not_saying_how_is_no_better_than_an_estimate() -> None:
    assert not advice(basis=None).inputs.evidence


def test_half_of_the_answers_is_enough_and_less_is_not() -> None:
    others = [question for question in NORMAL if question not in CRITICAL and question != "life"]
    without_life = {"life": {"not_applicable": "Dat speelt hier niet."}}
    found = advice(without_life, **weak(*others[:7]))
    assert (found.evidence_facts.founded_share, found.inputs.evidence) == (7 / 14, True)
    found = advice(without_life, **weak(*others[:8]))
    assert (found.evidence_facts.founded_share, found.inputs.evidence) == (0.4286, False)


@pytest.mark.parametrize("question", CRITICAL)
def test_every_critical_question_has_to_be_known_well(question: str) -> None:
    found = advice(**weak(question))
    assert not found.inputs.evidence
    assert found.evidence_facts.unfounded_critical == (question,)


def test_a_critical_question_that_is_not_known_is_not_known_well() -> None:
    assert advice({"a_one": {"unknown": "not_known"}}).evidence_facts.unfounded_critical == ("a_one",)


def test_a_critical_question_that_does_not_apply_need_not_be_known() -> None:
    assert advice({"a_one": {"not_applicable": "Dat speelt hier niet."}}).inputs.evidence


def test_every_bottleneck_has_to_be_known_well() -> None:
    found = advice({"a_two": "heel_sterk"}, **weak("a_two"))
    assert not found.inputs.evidence
    assert found.evidence_facts.unfounded_bottlenecks == ("a_two",)
    assert found.outcome == "nog_niet_besluiten"
    assert advice({"a_two": "sterk"}, **weak("a_two")).inputs.evidence


def test_a_bottleneck_of_which_nobody_said_how_it_is_known_is_not_known_well() -> None:
    found = advice({"a_two": "heel_sterk"}, bases={"a_two": None})
    assert found.evidence_facts.unfounded_bottlenecks == ("a_two",)
    assert not found.inputs.evidence


def test_without_phases_it_is_taken_for_the_decision() -> None:
    made = dossier({"a_one": "sterk"}).model_copy(update={"compass": None})
    found = score(made, catalogue(compass=False), with_trace=False).advice
    assert found is not None
    assert found.evidence_facts.journey_missing


def test_a_light_proposal_that_is_only_estimated_needs_conditions_and_no_waiting() -> None:
    found = advice(basis="own_estimate")
    assert (found.inputs.burden, found.outcome) == ("laag", "positief_mits")


def test_a_follow_up_question_that_a_heavier_answer_reveals_never_makes_more_known() -> None:
    # Seven of fifteen are known well. A heavier answer shows one more that is: that may not make it eight of sixteen.
    others = [question for question in NORMAL if question not in CRITICAL and question != "a_two"]
    bases = dict.fromkeys(others[:8], "own_estimate")
    before, after = (advice({"a_two": answer}, bases=bases) for answer in ("beetje", "redelijk"))
    assert before.evidence_facts.founded_share == after.evidence_facts.founded_share == 0.4667
    assert not after.inputs.evidence
    # One that is an estimate itself does count, for the worse.
    shown = advice({"a_two": "redelijk"}, bases={**bases, "a_guard": "own_estimate"})
    assert shown.evidence_facts.founded_share == 0.4375


def test_the_group_of_which_least_is_known_decides() -> None:
    known, estimated = dossier(), dossier(basis="own_estimate").groups[0]
    both = known.model_copy(
        update={"groups": (*known.groups, estimated.model_copy(update={"id": "others", "name": "Anderen"}))}
    )
    found = advice_of(both)
    assert not found.inputs.evidence
    assert found.evidence_facts.founded_share < 0.5


# The journey


def with_journey(**values: Any) -> dict[str, Any]:
    step = {"id": "s", "name": "Stap", "values": {**FOUNDED, **values}}
    return {"group": {"journey": {"steps": (step,)}}}


def test_a_journey_that_is_a_guess_is_not_enough() -> None:
    assert advice(**with_journey()).inputs.evidence
    found = advice(**with_journey(certainty="guessed"))
    assert not found.inputs.evidence
    assert found.evidence_facts.journey_evidence == "onvoldoende"
    assert advice().evidence_facts.journey_evidence is None


@pytest.mark.parametrize(
    ("phase", "proposal", "missing"),
    [
        ("besluit", {"a_one": "sterk"}, True),
        ("uitvoering", {"a_one": "sterk"}, True),
        ("evaluatie", {"a_one": "sterk"}, True),
        ("besluit", dict.fromkeys(CRITICAL, "sterk"), True),
        ("besluit", {}, False),
        ("ontwerp", {"a_one": "sterk"}, False),
        ("verkenning", {"a_one": "sterk"}, False),
    ],
)
def test_who_decides_on_something_that_is_not_light_needs_a_journey(
    phase: str, proposal: dict[str, str], missing: bool
) -> None:
    found = advice(proposal, phase=phase)
    assert found.evidence_facts.journey_missing is missing
    assert found.inputs.evidence is not missing
    described = advice(proposal, phase=phase, **with_journey())
    assert not described.evidence_facts.journey_missing
    assert described.inputs.evidence


def test_a_phase_that_nobody_told_counts_as_the_decision() -> None:
    made = dossier({"a_one": "sterk"}).model_copy(update={"intake": {}})
    found = advice_of(made)
    assert found.evidence_facts.journey_missing
    assert not found.provisional


def test_a_light_group_beside_a_heavy_one_with_a_journey_needs_none() -> None:
    heavy = dossier({"a_one": "sterk"}, phase="besluit", **with_journey())
    light = dossier().groups[0].model_copy(update={"id": "others", "name": "Anderen"})
    assert advice_of(heavy.model_copy(update={"groups": (*heavy.groups, light)})).inputs.evidence
