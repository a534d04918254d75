"""Whoever asks why hears it: from the advice down to answers, steps and checks."""

from __future__ import annotations

from scoring.explanation import explain
from scoring.outcome import Outcome, TraceNode
from scoring.score import score
from tests.scoring.advice.advising import FOUNDED, catalogue, dossier, measure

STEP = {"id": "bewijs", "name": "Bewijs zoeken", "values": {**FOUNDED, "known_documents": 2, "certainty": "guessed"}}
MADE = dossier(
    {"a_one": "heel_sterk", "b_two": "sterk"},
    bases={"a_one": "own_estimate"},
    compass="niet_op_orde",
    group={"journey": {"steps": (STEP,)}},
    measures=(measure(questions=("a_one",)),),
)


def outcome() -> Outcome:
    return score(MADE, catalogue())


def nodes() -> dict[str, TraceNode]:
    return {node.id: node for node in outcome().trace}


def reached(start: str) -> set[str]:
    found, by_id, left = set[str](), nodes(), [start]
    while left:
        step = left.pop()
        if step not in found:
            found.add(step)
            left += by_id[step].because
    return found


def test_the_advice_stands_last_and_everything_leads_to_it() -> None:
    found = outcome().trace
    assert found[-1].id == "advice"
    assert reached("advice") == {node.id for node in found}
    seen: set[str] = set()
    for node in found:
        assert set(node.because) <= seen, node.id
        seen.add(node.id)


def test_the_advice_names_its_rule_its_inputs_and_its_sources() -> None:
    advice, node = outcome().advice, nodes()["advice"]
    assert advice is not None
    assert (node.result, node.rule) == (advice.outcome, advice.rule) == ("nog_niet_besluiten", "too_little_known")
    assert node.facts["when"] == "not evidence and (burden in (middel, hoog) or open_flag)"
    assert (node.facts["burden"], node.facts["compass"], node.facts["evidence"]) == ("middel", "niet_op_orde", False)
    assert node.sources == ("tips_raadsvoorstel",)


def test_each_input_names_what_it_follows_from() -> None:
    found = nodes()
    assert found["advice/burden"].because == ("dossier",)
    assert found["advice/compass"].because == ("compass",)
    assert found["advice/open_flag"].because == ("people/red_flag/a_one", "people/step_flag/bewijs/asks_known_data")
    assert set(found["advice/measures_agreed"].because) == {
        "advice/condition/red_flag/a_one",
        "advice/condition/step_flag/bewijs",
        "advice/condition/theme/b",
    }
    known = found["advice/evidence"]
    assert {"people/answer/a_one", "people/answer/wide", "people/journey"} <= set(known.because)
    assert (known.facts["unfounded_bottlenecks"], known.facts["journey_evidence"]) == (1, "onvoldoende")


def test_each_condition_names_what_was_found() -> None:
    found = nodes()
    flag = found["advice/condition/red_flag/a_one"]
    assert flag.because == ("people/red_flag/a_one", "people/bottleneck/a_one")
    assert (flag.result, flag.facts["measures"]) == (True, "m")
    assert found["advice/condition/theme/b"].because == ("people/band/b",)
    assert found["advice/condition/check/doel"].because == ("compass/check/doel",)
    step = found["advice/condition/step_flag/bewijs"]
    assert step.because == ("people/step/bewijs", "people/step_flag/bewijs/asks_known_data")


def test_the_account_begins_with_the_advice_and_says_what_is_not_known() -> None:
    said = explain(outcome(), catalogue())
    assert said.startswith(
        "Waar deze uitkomst vandaan komt\n\n"
        "Advies: nog niet te beoordelen\n"
        "  Regel too_little_known: Het lijkt best veel van mensen te vragen. "
        "Er is een rode vlag. Maar daar is nog te weinig van bekend.\n"
        "  Als: not evidence and (burden in (middel, hoog) or open_flag)\n"
        "  Gevonden: er is genoeg bekend = nee; zwaarte van de zwaarste doelgroep = middel; er is een rode vlag = ja\n"
    )
    for line in (
        "    - Breng dit in de participatie op orde: Een helder doel (nog niet toegezegd)\n",
        "    - Haal de rode vlag weg bij deze vraag: A een (toegezegd)\n",
        "    - Haal de rode vlag weg bij deze stap: Bewijs zoeken (nog niet toegezegd)\n",
        "    - Maak iets lichter in dit thema: Thema B (nog niet toegezegd)\n",
        "    Knelpunt dat nog een eigen inschatting is: A een\n",
        "    Hoe goed de reis bekend is: onvoldoende\n",
    ):
        assert line in said
    assert "\nKlasse: middel." in said


def test_a_journey_that_is_missing_is_named() -> None:
    made = dossier({"a_one": "sterk"}, phase="besluit")
    assert "De reis is niet beschreven, en die is nu nodig." in explain(score(made, catalogue()), catalogue())
