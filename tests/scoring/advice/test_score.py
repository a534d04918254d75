"""The advice of a dossier: the five inputs, the two halves of the sentence, and a deviation (RULES section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from scoring.advice.score import may_deviate
from scoring.errors import ScoringError
from scoring.score import score
from tests.scoring.advice.advising import FOUNDED, advice, advice_of, catalogue, dossier, measure
from tests.scoring.advice.oracle import expected

CRITICAL = {"a_one": "heel_sterk"}
HEAVY = dict.fromkeys(("a_one", "b_one", "c_one", "d_one"), "sterk")


def journey(*steps: Mapping[str, Any]) -> dict[str, Any]:
    found = tuple({"id": f"s{number}", "name": f"Stap {number}", "values": one} for number, one in enumerate(steps))
    return {"journey": {"steps": found}}


@pytest.mark.parametrize("compass", ["op_orde", "deels", "niet_op_orde", "onbekend"])
@pytest.mark.parametrize("burden", ["laag", "middel", "hoog"])
@pytest.mark.parametrize("agreed", [True, False])
@pytest.mark.parametrize("basis", ["tested", "own_estimate"])
def test_the_advice_is_the_row_of_the_table_for_its_inputs(burden: str, compass: str, agreed: bool, basis: str) -> None:
    proposal = {"laag": {}, "middel": {"a_one": "sterk"}, "hoog": HEAVY}[burden]
    measures = (measure(agreed=agreed, questions=tuple(proposal)),)
    found = advice(proposal, compass=compass, basis=basis, measures=measures)
    inputs = found.inputs
    assert (inputs.burden, inputs.compass, inputs.open_flag) == (burden, compass, False)
    assert inputs.measures_agreed is (agreed or burden == "laag")
    assert inputs.evidence is (basis == "tested")
    wanted = expected(
        burden, compass, open_flag=False, measures_agreed=inputs.measures_agreed, evidence=inputs.evidence
    )
    assert found.outcome == wanted


def test_nothing_that_pinches_and_people_involved_can_be_done() -> None:
    found = advice()
    assert (found.outcome, found.rule, found.conditions, found.next_better) == ("positief", "fine", (), None)
    assert (found.promises, found.intentions) == (0, 0)


def test_a_red_flag_with_a_promise_is_at_best_with_conditions() -> None:
    found = advice(CRITICAL, measures=(measure(questions=("a_one",)),))
    assert found.inputs.open_flag
    assert (found.outcome, found.promises, found.intentions) == ("positief_mits", 1, 0)
    assert advice(CRITICAL).outcome == "aanpassen"


def test_a_red_flag_of_the_journey_counts_as_well() -> None:
    found = advice(group=journey(FOUNDED, {**FOUNDED, "known_documents": 1}))
    assert found.inputs.open_flag
    assert [(one.about, one.subject, one.groups) for one in found.conditions] == [("step_flag", "s1", ("people",))]


def test_fifteen_times_a_bare_partly_is_not_known() -> None:
    found = advice(compass="bare")
    assert found.inputs.compass == "onbekend"
    assert found.outcome == "nog_niet_besluiten"


@pytest.mark.parametrize("missing", ["agreed", "deadline", "cover"])
def test_without_a_promise_a_deadline_and_cover_it_is_an_intention(missing: str) -> None:
    one = measure(questions=("a_one",))
    one.pop(missing)
    found = advice(CRITICAL, measures=(one,))
    assert not found.inputs.measures_agreed
    assert (found.promises, found.intentions, found.outcome) == (0, 1, "aanpassen")


def test_no_costs_without_a_promise_stay_an_intention() -> None:
    free = {"id": "gratis", "text": "Bellen", "questions": ("a_one",), "deadline": "2026-06-30", "cover": "0 euro"}
    found = advice(CRITICAL, measures=(free,))
    assert not found.inputs.measures_agreed
    (condition,) = found.conditions
    assert (condition.measures, condition.agreed) == (("gratis",), False)
    promised = free | {"agreed": {"by": "Afdelingshoofd", "on": "2026-02-01"}}
    assert advice(CRITICAL, measures=(promised,)).inputs.measures_agreed


def test_the_worst_group_decides() -> None:
    made = dossier(CRITICAL)
    light = dossier().groups[0].model_copy(update={"id": "others", "name": "Anderen"})
    both = made.model_copy(update={"groups": (light, *made.groups)})
    found = advice_of(both)
    assert (found.inputs.burden, found.inputs.open_flag, found.outcome) == ("middel", True, "aanpassen")


def test_exploring_gives_a_first_picture_with_the_outcome_of_the_table() -> None:
    found = advice({"a_one": "sterk"}, phase="verkenning")
    assert found.provisional
    assert found.outcome == "positief_mits"
    assert not advice(phase="ontwerp").provisional
    assert not advice(phase="besluit").provisional


def test_when_no_test_is_needed_the_advice_is_that_it_can_be_done() -> None:
    said = {"reason": "Er verandert niets voor mensen.", "agreed_by": "Directeur"}
    made = dossier(depth="quickscan", not_needed=said)
    found = advice_of(made.model_copy(update={"compass": type(made.compass)(not_applicable="Niemand merkt iets.")}))  # type: ignore[misc]
    assert (found.outcome, found.inputs.burden, found.inputs.compass) == ("positief", "laag", "op_orde")
    assert found.inputs.evidence
    assert found.inputs.measures_agreed


def test_without_groups_nothing_can_be_told() -> None:
    found = advice_of(dossier().model_copy(update={"groups": ()}))
    assert (found.outcome, found.comparison) == ("nog_niet_besluiten", "niet_te_vergelijken")
    assert not found.inputs.evidence


def test_without_a_compass_nobody_knows_how_people_were_involved() -> None:
    made = dossier()
    alone = made.model_copy(update={"compass": None})
    found = score(alone, catalogue(compass=False))
    assert found.compass is None
    assert found.advice is not None
    assert (found.advice.inputs.compass, found.advice.outcome) == ("onbekend", "nog_niet_besluiten")
    assert found.trace[-1].id == "advice"


def test_without_rules_there_is_no_advice() -> None:
    assert score(dossier(), catalogue(advice=False)).advice is None


def test_rules_that_are_not_there_are_not_replaced_by_others() -> None:
    with pytest.raises(ScoringError, match="De regels voor het advies strenger zijn er niet"):
        score(dossier(advice={"definition": "strenger"}), catalogue())


def test_the_definitions_that_were_used_are_named() -> None:
    found = score(dossier(), catalogue())
    assert [one.id for one in found.definitions][-2:] == ["kompas", "advies"]


# The second half: compared with doing nothing


def test_compared_with_doing_nothing_heavier_for_one_group_is_heavier() -> None:
    lighter, heavier = dossier({}, {"a_one": "sterk"}), dossier({"a_two": "beetje"})
    both = lighter.model_copy(
        update={"groups": (*lighter.groups, heavier.groups[0].model_copy(update={"id": "others", "name": "Anderen"}))}
    )
    assert advice_of(lighter).comparison == "lichter"
    assert advice_of(heavier).comparison == "zwaarder"
    assert advice_of(both).comparison == "zwaarder"
    assert advice().comparison == "gelijk"
    same = dossier().groups[0].model_copy(update={"id": "others", "name": "Anderen"})
    assert advice_of(lighter.model_copy(update={"groups": (*lighter.groups, same)})).comparison == "lichter"


def test_waiting_keeps_it_heavy_when_all_is_lighter_and_nothing_new_pinches() -> None:
    assert advice({}, {"a_one": "sterk"}).waiting_keeps_it_heavy
    assert advice({"a_one": "sterk"}, {"a_one": "heel_sterk"}).waiting_keeps_it_heavy
    assert not advice({"b_one": "sterk"}, {"a_one": "sterk"}).waiting_keeps_it_heavy
    assert not advice().waiting_keeps_it_heavy


def test_a_journey_that_becomes_heavier_is_no_reason_to_hurry() -> None:
    light = {"id": "nu", "name": "Nu", "values": FOUNDED}
    heavy = {"id": "straks", "name": "Straks", "values": {**FOUNDED, "help": "no_help"}}

    def said(step: dict[str, Any], now: dict[str, Any]) -> bool:
        described = {"journey": {"steps": (step,), "current_steps": (now,)}}
        return advice({}, {"a_one": "sterk"}, group=described).waiting_keeps_it_heavy

    assert said(light, heavy)
    assert not said(heavy, light)


# Deviating


def deviated(to: str) -> dict[str, Any]:
    return {"deviation": {"advice": to, "reason": "De proef van vorig jaar ging goed.", "by": "Beleidsadviseur"}}


@pytest.mark.parametrize(
    ("proposal", "outcome", "allowed"),
    [
        ({}, "positief", {"positief_mits"}),
        ({"a_one": "sterk"}, "positief_mits", {"positief", "aanpassen"}),
        (CRITICAL, "aanpassen", {"positief_mits"}),
        ({"a_one": {"unknown": "not_known"}}, "nog_niet_besluiten", set()),
    ],
)
@pytest.mark.parametrize("to", ["positief", "positief_mits", "aanpassen"])
def test_one_step_and_never_from_what_cannot_be_told(
    proposal: dict[str, Any], outcome: str, allowed: set[str], to: str
) -> None:
    found = advice(proposal, advice=deviated(to))
    assert found.outcome == outcome
    kept, refused = found.deviation, found.refused_deviation
    if to in allowed:
        assert kept is not None
        assert (kept.advice, kept.by, refused) == (to, "Beleidsadviseur", None)
    else:
        # It was possible once, before an answer changed: it is told, and does not count.
        assert kept is None
        assert refused is not None
        assert refused.advice == to


def test_a_deviation_stands_beside_the_outcome_and_does_not_change_it() -> None:
    found, plain = advice({"a_one": "sterk"}, advice=deviated("positief")), advice({"a_one": "sterk"})
    assert (found.outcome, found.rule, found.inputs) == (plain.outcome, plain.rule, plain.inputs)


def test_nobody_deviates_to_what_cannot_be_told_whatever_the_order_says() -> None:
    rule = catalogue().advice_rules["advies"].deviation
    assert not may_deviate(rule, "aanpassen", "nog_niet_besluiten")
    assert not may_deviate(rule, "nog_niet_besluiten", "aanpassen")
    assert not may_deviate(rule, "positief", "positief")
