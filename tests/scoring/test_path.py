"""RULES 2: which questions are asked, and that only those count."""

from scoring.outcome import GroupOutcome, Hidden
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, group_outcome

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


def test_today_has_a_path_of_its_own() -> None:
    guarded = {"a_two": "redelijk", **HEAVY_GUARD}
    assert group_outcome(guarded, guarded).verdict == 1
    assert group_outcome(guarded, HEAVY_GUARD).verdict == 4
    assert group_outcome({}, guarded).verdict == 2
