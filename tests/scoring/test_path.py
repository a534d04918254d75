"""RULES 2: which questions are asked, and that only those count."""

from typing import Any

import pytest

from questionnaires.model import Questionnaire
from scoring.outcome import GroupOutcome, Hidden
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import (
    NOT_APPLICABLE,
    UNKNOWN,
    catalogue,
    changed_question,
    dossier,
    group_outcome,
)

HEAVY_GUARD = {"a_guard": "heel_sterk"}


def hidden(found: GroupOutcome) -> list[str]:
    return [one.question for one in found.hidden]


def test_a_question_whose_condition_does_not_hold_is_hidden_by_what_it_depends_on() -> None:
    assert group_outcome().hidden == (Hidden("a_guard", ("a_two",)), Hidden("f_places", ("f_days",)))


def test_a_hidden_answer_never_counts() -> None:
    assert group_outcome(HEAVY_GUARD, HEAVY_GUARD) == group_outcome()


def test_a_question_that_is_asked_counts() -> None:
    found = group_outcome({"a_two": "redelijk", **HEAVY_GUARD})
    assert (hidden(found), found.burden_class) == (["f_places"], "middel")


def test_an_unknown_condition_keeps_the_question_on_the_path() -> None:
    found = group_outcome({"a_two": UNKNOWN, **HEAVY_GUARD})
    assert (hidden(found), found.burden_class, found.burden_at_least) == (["f_places"], "middel", "laag")


def test_a_question_that_does_not_apply_hides_what_depends_on_it() -> None:
    found = group_outcome({"a_two": NOT_APPLICABLE, **HEAVY_GUARD})
    assert (hidden(found), found.burden_class) == (["a_guard", "f_places"], "laag")


def test_a_question_that_does_not_apply_is_the_lightest_number() -> None:
    # Not the smallest one: fewer days is heavier, and would show the places.
    assert "f_places" in hidden(group_outcome({"f_days": NOT_APPLICABLE}))


def test_numbers_open_questions_by_their_value() -> None:
    assert "f_places" in hidden(group_outcome({"f_days": 42}))
    assert "f_places" not in hidden(group_outcome({"f_days": 41}))


def test_a_hidden_question_that_does_not_apply_is_hidden() -> None:
    (theme,) = (theme for theme in group_outcome({"a_guard": NOT_APPLICABLE}).themes if theme.id == "a")
    assert (theme.hidden, theme.not_applicable) == (1, 0)


def test_questions_for_another_kind_of_group_are_not_asked() -> None:
    heavy = {"e_two": "heel_sterk"}
    found = group_outcome(heavy, group={"kind": "employee"})
    assert found.burden_class == "laag"
    assert "e_two" not in hidden(found)
    assert group_outcome(heavy).burden_class == "middel"


def test_questions_of_another_depth_are_not_asked_but_conditions_look_at_their_answers() -> None:
    heavy = {"b_two": "heel_sterk"}
    assert group_outcome(heavy, depth="short").burden_class == "laag"
    assert group_outcome(heavy, depth="full").burden_class == "middel"


def test_what_does_not_change_stands_today_where_it_stands_in_the_proposal() -> None:
    # Theme A does not change, but for A two, which is not asked for its protection today.
    said = {"a_two": "redelijk", "a_guard": "sterk"}
    group = {"themes": ({"section": "a", "changes": "no"},)}
    found = group_outcome(said, {"a_one": None, "a_two": "niet", "a_guard": None}, group=group)
    assert next(theme.today for theme in found.themes if theme.id == "a") == "hoog"
    assert [one.question for one in found.heavier] == ["a_two"]


@pytest.mark.parametrize("other", ["niet", UNKNOWN])
def test_what_does_not_change_opens_the_same_questions_today(other: Any) -> None:
    """B two does not change and is asked because of A two, which does; C two is asked because of B two."""
    definitions = catalogue_of(chained(), catalogue())
    said = {"a_two": "sterk", "b_two": "sterk", "c_two": "sterk", "d_two": other}
    today = {"a_two": "niet", "b_one": None, "b_two": None, "c_two": "sterk"}
    made = dossier(said, today, group={"themes": ({"section": "b", "changes": "no"},)})
    found = score(made, definitions).groups[0]
    # Were B two hidden today, C two would be hidden too, and be heavier now.
    assert [one.question for one in found.heavier] == ["a_two"]


def test_an_open_question_opens_what_does_not_change_at_both_ends() -> None:
    definitions = catalogue_of(chained(), catalogue())
    said = {"a_two": UNKNOWN, "b_two": "sterk", "c_two": "sterk"}
    today = {"a_two": "heel_sterk", "b_one": None, "b_two": None, "c_two": "sterk"}
    made = dossier(said, today, group={"themes": ({"section": "b", "changes": "no"},)})
    nodes = {node.id: node for node in score(made, definitions).trace}
    # With A two at its heaviest C two is asked in the proposal; with it at its lightest C two is not asked today.
    assert nodes["people/verdict"].facts["at_heaviest"] == 4
    assert nodes["people/verdict"].facts["at_lightest"] == 2


def chained() -> Questionnaire:
    """The questionnaire in which B two depends on A two, and C two on B two."""
    data = changed_question("b", "b_two", when="a_two >= 2").model_dump()
    for section in data["sections"]:
        if section["id"] == "c":
            section["questions"][1]["when"] = "b_two >= 2"
    return Questionnaire.model_validate(data)


def test_today_has_a_path_of_its_own() -> None:
    guarded = {"a_two": "redelijk", **HEAVY_GUARD}
    assert group_outcome(guarded, guarded).verdict == 1
    assert group_outcome(guarded, HEAVY_GUARD).verdict == 4
    assert group_outcome({}, guarded).verdict == 2
