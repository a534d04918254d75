"""RULES 3: bottlenecks and red flags."""

from typing import Any

import pytest

from scoring.outcome import Bottleneck, RedFlag
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, group_outcome

MEASURE = {"id": "help", "text": "Help mensen", "questions": ("b_one",)}
AGREED = {"agreed": {"by": "Directeur", "on": "2026-01-31"}, "deadline": "2026-06-30", "cover": "Begroting van Zorg"}


def only(*arguments: Any, **fields: Any) -> Bottleneck:
    (found,) = group_outcome(*arguments, **fields).bottlenecks
    return found


def reasons(*arguments: Any, **fields: Any) -> list[tuple[str, str, bool]]:
    return [(found.question, found.reason, found.heavy) for found in group_outcome(*arguments, **fields).bottlenecks]


def test_a_four_is_a_heavy_bottleneck() -> None:
    assert only({"b_two": "heel_sterk"}, group={"themes": ({"section": "b", "basis": "guess"},)}) == Bottleneck(
        question="b_two",
        theme="b",
        answer="heel_sterk",
        value=4,
        reason="a_four",
        heavy=True,
        open=True,
        basis="guess",
        new=True,
        measures=(),
    )


def test_a_three_on_a_critical_question_is_a_heavy_bottleneck() -> None:
    assert reasons({"b_one": "sterk"}) == [("b_one", "critical_three", True)]


@pytest.mark.parametrize(("life", "found"), [("niet", []), ("redelijk", []), ("sterk", ["b_two"]), (UNKNOWN, [])])
def test_a_three_is_a_bottleneck_when_the_context_is_hoog(life: Any, found: list[str]) -> None:
    assert [one for one, _reason, _heavy in reasons({"b_two": "sterk", "life": life})] == found


def test_the_context_makes_no_bottleneck_of_a_question_about_protection() -> None:
    found = reasons({"a_two": "redelijk", "a_guard": "sterk", "life": "heel_sterk"})
    assert found == []


def test_a_four_on_protection_is_a_bottleneck() -> None:
    assert reasons({"a_two": "redelijk", "a_guard": "heel_sterk"}) == [("a_guard", "a_four", True)]


def test_context_questions_are_never_bottlenecks() -> None:
    assert reasons({"life": "heel_sterk", "money": "heel_sterk"}) == []


def test_a_two_is_no_bottleneck() -> None:
    assert reasons({"b_one": "redelijk", "life": "heel_sterk"}) == []


def test_hidden_and_not_applicable_answers_are_no_bottlenecks() -> None:
    assert reasons({"a_guard": "heel_sterk", "b_one": NOT_APPLICABLE}) == []


def test_the_first_rule_gives_the_reason() -> None:
    assert reasons({"b_one": "heel_sterk", "life": "heel_sterk"}) == [("b_one", "a_four", True)]


def test_bottlenecks_stand_in_the_order_of_the_questionnaire() -> None:
    assert [one for one, *_rest in reasons({"wide": "heel_sterk", "d_two": "heel_sterk", "a_one": "sterk"})] == [
        "a_one",
        "d_two",
        "wide",
    ]


@pytest.mark.parametrize(
    ("measure", "is_open", "named"),
    [
        ({}, True, True),
        (AGREED, False, True),
        (AGREED | {"deadline": None}, True, True),
        (AGREED | {"cover": "Binnen bestaand budget"}, True, True),
        (AGREED | {"groups": ("people",)}, False, True),
        (AGREED | {"groups": ("others",)}, True, False),
        (AGREED | {"questions": ("b_two",)}, True, False),
    ],
)
def test_a_bottleneck_is_open_without_an_agreed_measure_for_this_group(
    measure: dict[str, Any], is_open: bool, named: bool
) -> None:
    found = only({"b_one": "sterk"}, measures=(MEASURE | measure,))
    assert (found.open, found.measures) == (is_open, ("help",) if named else ())


def test_a_measure_leaves_the_class_as_it_is() -> None:
    assert group_outcome({"b_one": "sterk"}, measures=(MEASURE | AGREED,)).burden_class == "middel"


@pytest.mark.parametrize(
    ("today", "new"),
    [({}, True), ({"b_two": "heel_sterk"}, False), ({"b_two": UNKNOWN}, None), ({"b_two": NOT_APPLICABLE}, True)],
)
def test_a_bottleneck_is_new_when_it_was_none_today(today: dict[str, Any], new: bool | None) -> None:
    assert only({"b_two": "heel_sterk"}, today).new is new


def test_a_bottleneck_in_a_theme_that_does_not_change_is_not_new() -> None:
    themes = ({"section": "b", "changes": "no"},)
    today = dict.fromkeys(("b_one", "b_two"))
    assert only({"b_two": "heel_sterk"}, today, group={"themes": themes}).new is False


def test_today_is_held_against_the_context_of_the_proposal() -> None:
    # The same burden is not made new by a context that got heavier.
    assert only({"b_two": "sterk", "life": "sterk"}, {"b_two": "sterk"}).new is False


def test_a_bottleneck_that_is_hidden_today_is_new() -> None:
    assert only({"a_two": "redelijk", "a_guard": "heel_sterk"}, {"a_guard": "heel_sterk"}).new is True


def test_a_critical_four_is_a_red_flag() -> None:
    assert group_outcome({"b_one": "heel_sterk"}).red_flags == (RedFlag("b_one", 4, "critical_four"),)


def test_other_answers_are_no_red_flags() -> None:
    assert group_outcome({"b_one": "sterk", "b_two": "heel_sterk", "life": "heel_sterk"}).red_flags == ()


def test_ticked_options_are_named_in_one_line_in_the_order_of_the_question() -> None:
    found = group_outcome({"f_days": 41, "f_places": ("employer", "desk", "doctor"), "life": "sterk"}).bottlenecks
    assert [(one.answer, one.value) for one in found] == [(41, 3), ("desk, doctor, employer", 3)]
