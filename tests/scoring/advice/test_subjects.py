"""What has to be arranged: which conditions there are, in which order, and which measures arrange them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.score import score
from tests.scoring.advice.advising import FOUNDED, advice, advice_of, catalogue, dossier, measure

STUCK = {
    **FOUNDED, "consequence": "application_lost", "help": "information_only", "deadline": "within_two_weeks",
    "reminder": "yes", "repair_term": "yes",
}  # fmt: skip
"""Here the journey breaks."""
MATIG = dict.fromkeys(("a_two", "b_two", "c_two", "d_two", "e_one"), "redelijk")
"""Five themes that each ask something; alone none of them is heavy."""


def steps(**found: Any) -> dict[str, Any]:
    described = tuple({"id": one, "name": one, "values": values} for one, values in found.items())
    return {"group": {"journey": {"steps": described}}}


def about(found: Any) -> list[tuple[str, str]]:
    return [(one.about, one.subject) for one in found.conditions]


def two_groups(one: Dossier, other: Dossier) -> Dossier:
    added = other.groups[0].model_copy(update={"id": "others", "name": "Anderen"})
    return one.model_copy(update={"groups": (*one.groups, added)})


def test_what_weighs_most_comes_first() -> None:
    found = advice(
        {"life": "sterk", "a_one": "heel_sterk", "b_two": "heel_sterk", "c_two": "sterk"},
        compass="deels",
        **steps(vast=STUCK, gewoon=FOUNDED, dubbel={**FOUNDED, "known_documents": 3}),
    )
    kinds = [one for one, _subject in about(found)]
    assert kinds[:3] == ["red_flag", "breaking_point", "step_flag"]
    assert about(found)[3:] == [
        ("bottleneck", "b_two"),
        *(("check", one) for one in ("doel", "ruimte", "wie", "tijdig", "verwerkt")),
        ("bottleneck", "c_two"),
        *(("check", one.subject) for one in found.conditions if one.about == "check" and not one.heavy),
    ]
    assert len({one.id for one in found.conditions}) == len(found.conditions)
    assert [one.heavy for one in found.conditions] == sorted((one.heavy for one in found.conditions), reverse=True)


def test_a_question_that_is_flagged_is_one_condition_and_not_two() -> None:
    assert about(advice({"a_one": "heel_sterk"})) == [("red_flag", "a_one")]


def test_groups_with_the_same_question_are_one_condition() -> None:
    made = two_groups(dossier({"a_one": "sterk"}), dossier({"a_one": "heel_sterk"}))
    (condition,) = advice_of(made).conditions
    assert (condition.about, condition.groups) == ("red_flag", ("people", "others"))


def test_every_group_needs_a_promise() -> None:
    made = two_groups(dossier({"a_one": "sterk"}), dossier({"a_one": "sterk"}))

    def agreed(*measures: dict[str, Any]) -> bool:
        given = tuple(dossier(measures=measures).measures)
        (condition,) = advice_of(made.model_copy(update={"measures": given})).conditions
        return condition.agreed

    one, other = (measure(group, questions=("a_one",), groups=(group,)) for group in ("people", "others"))
    assert agreed(measure(questions=("a_one",)))
    assert agreed(one, other)
    assert not agreed(one)
    assert not agreed(one, measure("later", questions=("a_one",), groups=("others",), agreed=False))


def test_a_measure_for_another_group_arranges_nothing() -> None:
    made = two_groups(dossier({"a_one": "sterk"}), dossier())

    def measures(*groups: str) -> tuple[str, ...]:
        given = tuple(dossier(measures=(measure(questions=("a_one",), groups=groups),)).measures)
        (condition,) = advice_of(made.model_copy(update={"measures": given})).conditions
        return condition.measures

    assert measures("people") == measures("people", "others") == measures() == ("m",)
    assert measures("others") == ()


def test_measures_that_were_promised_stand_first() -> None:
    intention = measure("idee", questions=("a_one",), agreed=False)
    (condition,) = advice({"a_one": "sterk"}, measures=(intention, measure(questions=("a_one",)))).conditions
    assert (condition.measures, condition.agreed) == (("m", "idee"), True)


def test_a_bottleneck_is_not_arranged_by_something_else_in_its_theme() -> None:
    assert not advice({"a_one": "sterk"}, measures=(measure(themes=("a",)),)).inputs.measures_agreed
    assert not advice({"a_one": "sterk"}, measures=(measure(questions=("a_two",)),)).inputs.measures_agreed


# Steps


def test_a_heavy_step_and_a_breaking_point_need_a_measure_for_that_step() -> None:
    described = steps(vast=STUCK)
    (condition,) = advice(**described).conditions
    assert (condition.about, condition.subject, condition.heavy) == ("breaking_point", "vast", True)
    here = {"group": "people", "step": "vast"}
    assert advice(**described, measures=(measure(steps=(here,)),)).inputs.measures_agreed
    assert not advice(
        **described, measures=(measure(steps=({"group": "people", "step": "x"},)),)
    ).inputs.measures_agreed


def test_a_step_from_sixty_on_is_heavy() -> None:
    efforts = dict.fromkeys(("understand", "remember", "weigh", "tension"), "very_much")
    ten_hours = {"low": 600, "likely": 600, "high": 600}
    heavy = {**FOUNDED, **efforts, "minutes": ten_hours, "own_documents": 9, "help": "reachable"}
    assert about(advice(**steps(zwaar=heavy))) == []
    heavier = heavy | {"deadline": "over_three_months", "reminder": "yes"}
    assert about(advice(**steps(zwaar=heavier))) == [("heavy_step", "zwaar")]


def test_the_load_from_which_a_step_is_heavy_is_a_choice_of_the_rules() -> None:
    # A term of 4, a consequence of 4 and no help is 12 of 24: a load of 50, and no less than that.
    half = {**FOUNDED, "deadline": "within_two_weeks", "reminder": "yes", "consequence": "income_lost",
            "repair_term": "yes", "own_documents": 9, "third_party_documents": 0}  # fmt: skip
    made = dossier(**steps(half=half))

    def heavy(limit: float) -> bool:
        rules = catalogue().advice_rules["advies"].model_copy(update={"heavy_step_from": limit})
        file = replace(catalogue().sources["advies"], definition=rules)
        found = score(made, Catalogue({**catalogue().sources, "advies": file}), with_trace=False).advice
        assert found is not None
        return ("heavy_step", "half") in about(found)

    assert [heavy(limit) for limit in (49.9, 50, 50.1)] == [True, True, False]


def test_a_measure_for_a_step_is_for_the_step_of_that_group() -> None:
    made = two_groups(dossier(**steps(vast=STUCK)), dossier(**steps(vast=STUCK)))

    def agreed(*groups: str) -> bool:
        named = tuple({"group": group, "step": "vast"} for group in groups)
        given = dossier(measures=(measure(steps=named),)).measures
        (condition,) = advice_of(made.model_copy(update={"measures": given})).conditions
        return condition.agreed

    assert agreed("people", "others")
    assert not agreed("people")
    assert not agreed("others")


def test_steps_of_two_groups_are_one_condition_only_when_they_are_called_the_same() -> None:
    one = dossier(**steps(vast=STUCK))
    same = two_groups(one, dossier(**steps(vast=STUCK)))
    assert [condition.groups for condition in advice_of(same).conditions] == [("people", "others")]
    step = {"id": "vast", "name": "Iets heel anders", "values": STUCK}
    different = two_groups(one, dossier(group={"journey": {"steps": (step,)}}))
    assert [(one.id, one.groups) for one in advice_of(different).conditions] == [
        ("breaking_point/vast", ("people",)),
        ("breaking_point/vast/2", ("others",)),
    ]


# Themes


def test_a_group_that_is_heavy_by_a_theme_alone_needs_a_measure_for_that_theme() -> None:
    found = advice({"a_two": "sterk"})
    assert about(found) == [("theme", "a")]
    assert (found.inputs.burden, found.outcome) == ("middel", "positief_mits")
    ways: tuple[dict[str, Any], ...] = ({"themes": ("a",)}, {"questions": ("a_two",)}, {"questions": ("a_one",)})
    for arranged in ways:
        assert advice({"a_two": "sterk"}, measures=(measure(**arranged),)).outcome == "positief"
    assert advice({"a_two": "sterk"}, measures=(measure(themes=("b",)),)).outcome == "positief_mits"


def test_five_themes_that_each_ask_something_each_need_a_measure() -> None:
    found = advice(MATIG)
    assert about(found) == [("theme", one) for one in "abcde"]
    four = tuple(measure(f"m_{one}", themes=(one,)) for one in "abcd")
    assert not advice(MATIG, measures=four).inputs.measures_agreed
    assert advice(MATIG, measures=(*four, measure("m_e", themes=("e",)))).outcome == "positief"


def test_four_themes_that_ask_something_need_nothing() -> None:
    four = {question: value for question, value in MATIG.items() if question != "e_one"}
    assert about(advice(four)) == []


def test_a_bottleneck_with_a_promise_does_not_make_a_heavy_theme_without_one_go_away() -> None:
    # Else the heavier proposal would have the milder advice.
    promised = (measure(questions=("b_one",)),)
    before = advice({"a_two": "sterk"}, measures=promised)
    after = advice({"a_two": "sterk", "b_one": "sterk"}, measures=promised)
    assert (before.outcome, after.outcome) == ("positief_mits", "positief_mits")
    assert about(after) == [("bottleneck", "b_one"), ("theme", "a")]


def test_circumstances_are_no_theme_to_arrange() -> None:
    assert about(advice({"life": "heel_sterk"})) == []


# The compass


def test_open_checks_are_conditions_that_do_not_count_as_measures_for_what_pinches() -> None:
    found = advice(compass="niet_op_orde")
    assert about(found) == [("check", "doel")]
    assert found.inputs.measures_agreed
    (condition,) = advice(compass="niet_op_orde", measures=(measure(checks=("doel",)),)).conditions
    assert (condition.agreed, condition.groups) == (True, ())


def test_what_is_for_later_or_does_not_apply_is_no_condition() -> None:
    assert about(advice(compass="deels", phase="verkenning"))
    subjects = {subject for _about, subject in about(advice(compass="deels", phase="verkenning"))}
    assert subjects.isdisjoint({"verwerkt", "terug"})
