"""What to find out first."""

from scoring.outcome import FindOut
from tests.scoring.rules_dossiers import LIGHTEST, NOT_APPLICABLE, UNKNOWN, group_outcome

NOTHING = dict.fromkeys(LIGHTEST)


def questions(*arguments: object, **fields: object) -> list[str]:
    return [one.question for one in group_outcome(*arguments, **fields).find_out]


def test_critical_first_then_what_others_depend_on_then_as_in_the_questionnaire() -> None:
    assert questions(NOTHING) == [
        *("a_one", "b_one", "c_one", "d_one"),
        *("a_two", "f_days"),
        *("life", "money", "a_guard", "b_two", "c_two", "d_two", "e_one", "e_two", "f_places", "wide", "wide_two"),
    ]


def test_what_touches_the_circumstances_of_the_group_goes_before_the_rest() -> None:
    unknown = dict.fromkeys(("money", "a_one", "a_two", "b_two"), UNKNOWN)
    assert questions(unknown) == ["a_one", "a_two", "money", "b_two"]
    assert questions(unknown, group={"circumstances": ("poor",)}) == ["a_one", "a_two", "b_two", "money"]


def test_every_unknown_says_why_and_who_could_know() -> None:
    asked = {"unknown": "being_found_out", "by": "Beleidsadviseur", "until": "2026-03-01"}
    (found,) = group_outcome({"a_one": asked}).find_out
    assert found == FindOut(
        question="a_one",
        theme="a",
        unknown="being_found_out",
        critical=True,
        informants=("desk",),
        by="Beleidsadviseur",
        until="2026-03-01",
    )


def test_reasons_for_not_knowing() -> None:
    unknown = {"b_two": None, "c_two": {"unknown": "not_in_proposal"}, "d_two": {"unknown": "not_known"}}
    found = group_outcome(unknown).find_out
    assert [one.unknown for one in found] == ["not_answered", "not_in_proposal", "not_known"]


def test_what_is_hidden_does_not_apply_or_is_not_asked_need_not_be_found_out() -> None:
    assert questions({"a_guard": UNKNOWN, "b_two": NOT_APPLICABLE, "e_two": None}, group={"kind": "employee"}) == []
    assert questions({"b_two": UNKNOWN}, depth="short") == []


def test_a_question_without_burden_is_left_out_unless_others_depend_on_it() -> None:
    assert questions({"asks": UNKNOWN, "remark": None}) == []


def test_extra_attention_for_what_touches_the_group() -> None:
    group = {"circumstances": ("poor", "ill")}
    assert group_outcome(group=group).extra_attention == ("a_two", "b_two")
    assert group_outcome({"a_two": NOT_APPLICABLE}, group=group).extra_attention == ("b_two",)
    assert group_outcome({"a_two": UNKNOWN}, group=group).extra_attention == ("a_two", "b_two")
    assert group_outcome(group={"circumstances": ("ill",)}).extra_attention == ("a_two",)
    assert group_outcome().extra_attention == ()
