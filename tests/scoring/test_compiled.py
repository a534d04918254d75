"""A questionnaire that cannot be scored says why; one that can is made ready once."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.model import GroupKind, Questionnaire
from scoring.compiled import Compiled, compiled
from scoring.errors import ScoringError
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import catalogue, changed_question, dossier, questionnaire


def refused(definition: Questionnaire, **fields: Any) -> str:
    with pytest.raises(ScoringError) as error:
        score(dossier(**fields), catalogue_of(definition, catalogue()))
    return str(error.value)


def test_a_dossier_of_an_unknown_questionnaire() -> None:
    with pytest.raises(ScoringError) as error:
        score(dossier(questionnaire="other"), catalogue())
    assert str(error.value) == "De vragenlijst other is er niet."


def test_a_questionnaire_without_rules() -> None:
    definition = questionnaire().model_copy(update={"scoring": None})
    assert refused(definition) == "De vragenlijst rules heeft geen regels voor de uitkomst (scoring)."


def test_a_question_that_stands_twice() -> None:
    first = questionnaire().sections[0]
    definition = questionnaire().model_copy(update={"sections": (first, first)})
    assert refused(definition) == "In de vragenlijst rules staat een vraag twee keer."


def test_a_condition_about_a_question_that_is_not_there() -> None:
    definition = changed_question("b", "b_two", when="a_one >= 1 and b_three >= 1")
    assert refused(definition) == "De voorwaarde bij de vraag b_two noemt de vraag b_three, en die is er niet."


def test_a_condition_that_cannot_be_read() -> None:
    message = refused(changed_question("b", "b_two", when="a_one >="))
    assert message.startswith("De voorwaarde 'a_one >=' is niet te lezen: ")
    assert message.endswith(".")


def test_a_condition_that_does_not_fit() -> None:
    definition = changed_question("b", "b_two", when="asks >= 1")
    assert refused(definition) == "De voorwaarde 'asks >= 1' past niet bij de vragen."


def test_conditions_that_wait_for_each_other() -> None:
    message = refused(changed_question("a", "a_two", when="a_guard >= 1"))
    assert message in {
        "Deze voorwaarden wachten op elkaar: a_two, a_guard, a_two.",
        "Deze voorwaarden wachten op elkaar: a_guard, a_two, a_guard.",
    }


def test_a_quickscan_that_looks_at_a_text() -> None:
    scan = questionnaire().depths[0]
    outcomes = (scan.outcomes[0].model_copy(update={"when": "remark == nothing"}), *scan.outcomes[1:])
    depths = (scan.model_copy(update={"outcomes": outcomes}), *questionnaire().depths[1:])
    definition = questionnaire().model_copy(update={"depths": depths})
    assert refused(definition, depth="quickscan") == "De voorwaarde 'remark == nothing' past niet bij de vragen."


def test_a_rule_that_cannot_be_read() -> None:
    scoring = questionnaire().scoring
    assert scoring is not None
    rules = (scoring.classes[0].model_copy(update={"when": "unknown_share >"}), *scoring.classes[1:])
    definition = questionnaire().model_copy(update={"scoring": scoring.model_copy(update={"classes": rules})})
    assert refused(definition).startswith("De voorwaarde 'unknown_share >' is niet te lezen: ")


def test_a_questionnaire_is_made_ready_once() -> None:
    definition = questionnaire()
    assert compiled(definition) is compiled(definition)
    assert compiled(definition) is not compiled(definition.model_copy())


def test_what_is_asked_of_whom() -> None:
    form = Compiled(questionnaire())
    full = form.plan("full", GroupKind.RESIDENT)
    assert (full.depth, full.kind) == ("full", GroupKind.RESIDENT)
    assert [question.id for question in full.asked] == [question.id for question in questionnaire().questions]
    assert len(full.scored) == 17
    assert len(full.compared) == 15
    short = form.plan("short", GroupKind.EMPLOYEE)
    assert (short.depth, short.kind) == ("short", GroupKind.EMPLOYEE)
    # In the order of the questionnaire, not of the list.
    assert [question.id for question in short.asked][:3] == ["life", "a_one", "a_two"]
    assert [(theme.section.id, theme.defined, len(theme.asked), theme.more_in_full) for theme in short.themes] == [
        ("context", 2, 1, True),
        ("a", 3, 2, True),
        ("b", 2, 1, True),
        ("c", 2, 1, True),
        ("d", 2, 1, True),
        # The second question of E is for residents.
        ("e", 2, 1, False),
        ("f", 2, 1, True),
        ("g", 2, 1, True),
    ]
    assert [theme.context for theme in short.themes] == [True, *[False] * 7]


def test_what_others_depend_on() -> None:
    form = Compiled(questionnaire())
    assert {form.questions[index].id for index in form.depended_on} == {"a_two", "f_days"}


def test_questions_stand_after_those_that_their_conditions_name() -> None:
    definition = changed_question("a", "a_one", when="a_guard >= 1")
    order = [question.id for question in Compiled(definition).order]
    assert order.index("a_two") < order.index("a_guard") < order.index("a_one")
