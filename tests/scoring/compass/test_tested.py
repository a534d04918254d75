"""Steps that people tried are known, whatever was filled in about how sure they are (domain proposal (c), rule 13)."""

from __future__ import annotations

from typing import Any

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.dossier import Dossier, Group
from scoring.outcome import Outcome
from scoring.score import score
from tests.scoring.compass.answering import EVIDENCE
from tests.scoring.journey.test_steps import LIGHT, journey

GUESSED = LIGHT | {"certainty": "guessed"}
NAMED = ({"group": "groep", "step": "s0"}, {"group": "groep", "step": "s1"})


def outcome(*named: dict[str, str], check: str = "getest", **answer: Any) -> Outcome:
    described = journey(GUESSED, GUESSED)
    group = Group(id="groep", name="Groep", kind=GroupKind.RESIDENT, size=100, journey=described)
    given = {"check": check, "value": "ja", "evidence": EVIDENCE, "steps": named} | answer
    data = {
        "format": 1, "title": "Proef", "questionnaire": "doenvermogen", "journey": "reis", "groups": (group,),
        "compass": {"answers": (given,)},
    }  # fmt: skip
    return score(Dossier.model_validate(data), bundled_catalogue())


def evidence(found: Outcome) -> str:
    details = found.groups[0].journey_details
    assert details is not None
    return details.evidence


def test_guessed_steps_that_were_tested_with_people_are_known() -> None:
    assert journey(GUESSED, GUESSED).steps[0].id == "s0"
    assert evidence(outcome()) == "onvoldoende"
    tested = outcome(*NAMED)
    assert evidence(tested) == "voldoende"
    details = tested.groups[0].journey_details
    assert details is not None
    assert details.founded_share == 1


def test_only_the_steps_that_were_tested() -> None:
    details = outcome(NAMED[0]).groups[0].journey_details
    assert details is not None
    assert details.founded_share == 0.5
    elsewhere = outcome({"group": "andere", "step": "s0"})
    assert evidence(elsewhere) == "onvoldoende"


def test_a_test_without_evidence_or_in_part_founds_nothing() -> None:
    for answer in ({"evidence": ()}, {"value": "deels", "explanation": "Met collega's."}, {"value": "nee"}):
        assert evidence(outcome(*NAMED, **answer)) == "onvoldoende"


def test_another_check_that_names_steps_founds_nothing() -> None:
    assert evidence(outcome(*NAMED, check="signalen")) == "onvoldoende"


def test_the_derivation_of_a_step_names_the_check_that_comes_before_it() -> None:
    nodes = outcome(NAMED[0]).trace
    places = {node.id: place for place, node in enumerate(nodes)}
    assert "compass/check/getest" in nodes[places["groep/step/s0"]].because
    assert "compass/check/getest" not in nodes[places["groep/step/s1"]].because
    assert places["compass/check/getest"] < places["groep/step/s0"]


def test_a_test_changes_nothing_about_how_heavy_the_journey_is() -> None:
    before, after = outcome(), outcome(*NAMED)
    assert before.groups[0].journey == after.groups[0].journey
    assert before.burden_class == after.burden_class
