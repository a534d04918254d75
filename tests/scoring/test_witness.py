"""Every question that can change the outcome has two dossiers to show it, and one that cannot has none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.score import score
from scoring.witness import DepthId, witness_check, witness_pair
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import catalogue, questionnaire
from tests.strategies import questionnaires

SCORED = [question.id for question in questionnaire().questions if questionnaire().is_scored(question)]


def proposals(dossier: Dossier) -> dict[str, Any]:
    answers = (*dossier.answers, *dossier.groups[0].answers)
    return {answer.question: answer.proposal for answer in answers}


def todays(dossier: Dossier) -> dict[str, Any]:
    return {answer.question: answer.current for answer in (*dossier.answers, *dossier.groups[0].answers)}


def what_differs(outcome: Outcome) -> tuple[object, ...]:
    return (outcome.quickscan, outcome.burden_class, *(group.verdict for group in outcome.groups))


def check(definition: Questionnaire, question: str, pair: tuple[Dossier, Dossier]) -> None:
    """Two dossiers that differ in this answer only, and in their outcome."""
    one, other = pair
    assert proposals(one).keys() == proposals(other).keys()
    assert [id_ for id_ in proposals(one) if proposals(one)[id_] != proposals(other)[id_]] == [question]
    assert todays(one) == todays(other)
    before, after = (score(dossier, catalogue_of(definition, catalogue())) for dossier in pair)
    assert what_differs(before) != what_differs(after)
    # The question is asked in both.
    for outcome in (before, after):
        assert question not in {hidden.question for hidden in outcome.groups[0].hidden}


@pytest.mark.parametrize("question", SCORED)
def test_every_question_of_the_rules_has_a_witness(question: str) -> None:
    pair = witness_pair(questionnaire(), question)
    assert pair is not None
    check(questionnaire(), question, pair)
    assert {dossier.depth for dossier in pair} == {"full"}


@pytest.mark.parametrize("question", questionnaire().depths[1].questions)
def test_every_question_of_the_short_test_has_a_witness(question: str) -> None:
    pair = witness_pair(questionnaire(), question, "short")
    assert pair is not None
    check(questionnaire(), question, pair)
    assert {dossier.depth for dossier in pair} == {"short"}


@pytest.mark.parametrize("question", questionnaire().depths[0].questions)
def test_every_question_of_the_quickscan_has_a_witness(question: str) -> None:
    pair = witness_pair(questionnaire(), question, "quickscan")
    assert pair is not None
    check(questionnaire(), question, pair)


@pytest.mark.parametrize(("question", "depth"), [("asks", "full"), ("remark", "full"), ("b_two", "short")])
def test_a_question_that_does_nothing_has_no_witness(question: str, depth: DepthId) -> None:
    assert witness_pair(questionnaire(), question, depth) is None


def test_all_questions_can_change_the_outcome() -> None:
    assert list(witness_check(questionnaire())) == []


def changed(section: str, question: str, **fields: Any) -> Questionnaire:
    """The questionnaire with something else about one question."""
    data = questionnaire().model_dump()
    for one in data["sections"]:
        if one["id"] == section:
            one["questions"] = tuple(found | fields if found["id"] == question else found for found in one["questions"])
    return Questionnaire.model_validate(data)


LEVEL = ({"id": "even", "label": "Even", "burden": 1}, {"id": "zwaar", "label": "Even zwaar", "burden": 1})
LOW = ({"id": "niets", "label": "Niets", "burden": 0}, {"id": "iets", "label": "Iets", "burden": 2})


def test_equally_heavy_answers_cannot_change_the_outcome() -> None:
    definition = changed("b", "b_two", scale=None, options=LEVEL)
    assert list(witness_check(definition)) == ["b_two"]
    assert witness_pair(definition, "b_two") is None


def test_context_that_never_gets_heavy_cannot_change_the_outcome() -> None:
    assert list(witness_check(changed("context", "money", scale=None, options=LOW))) == ["money"]


def test_equally_heavy_answers_can_change_the_outcome_by_what_they_reveal() -> None:
    definition = changed("a", "a_guard", when="b_two == zwaar")
    data = definition.model_dump()
    data["sections"] = tuple(
        one
        | {
            "questions": tuple(
                found | {"scale": None, "options": LEVEL} if found["id"] == "b_two" else found
                for found in one["questions"]
            )
        }
        for one in data["sections"]
    )
    definition = Questionnaire.model_validate(data)
    pair = witness_pair(definition, "b_two")
    assert pair is not None
    check(definition, "b_two", pair)


def test_a_question_that_is_never_asked_has_no_witness() -> None:
    definition = changed("a", "a_guard", when="a_two >= 2 and not (a_two >= 2)")
    assert list(witness_check(definition)) == ["a_guard"]


def test_every_question_of_the_bundled_questionnaires_has_a_witness() -> None:
    definitions = [one for one in bundled_catalogue().questionnaires.values() if one.scoring is not None]
    assert definitions
    for definition in definitions:
        assert list(witness_check(definition)) == []
        for question in definition.questions:
            if definition.is_scored(question):
                pair = witness_pair(definition, question.id)
                assert pair is not None
                before, after = (score(dossier, bundled_catalogue(), with_trace=False) for dossier in pair)
                assert what_differs(before) != what_differs(after)


@given(st.data())
def test_a_witness_always_shows_a_difference(data: st.DataObject) -> None:
    definition = data.draw(questionnaires())
    for question in definition.questions:
        pair = witness_pair(definition, question.id)
        if pair is not None:
            check(definition, question.id, pair)
