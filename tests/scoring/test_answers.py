"""RULES 1: what the dossier says about a question, with one rater or several."""

from typing import Any

import pytest

from scoring.errors import ScoringError
from scoring.outcome import Disagreement, FindOut, GroupOutcome
from scoring.score import score
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, catalogue, dossier, group_outcome

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"b_two": "weinig"}, "Het antwoord weinig past niet bij de vraag b_two."),
    ({"b_two": 3}, "Het antwoord 3.0 past niet bij de vraag b_two."),
    ({"f_days": "kort"}, "Het antwoord kort past niet bij de vraag f_days."),
    ({"f_days": 101}, "Het antwoord 101.0 past niet bij de vraag f_days."),
    ({"f_days": -1}, "Het antwoord -1.0 past niet bij de vraag f_days."),
    ({"f_days": 13.5}, "Het antwoord 13.5 past niet bij de vraag f_days."),
    ({"f_places": "desk"}, "Het antwoord desk past niet bij de vraag f_places."),
    ({"f_places": ("desk", "moon")}, "Het antwoord ('desk', 'moon') past niet bij de vraag f_places."),
    ({"b_three": "niet"}, "De vraag b_three staat niet in de vragenlijst."),
    ({"c_two": NOT_APPLICABLE}, "De vraag c_two kan niet 'niet van toepassing' zijn."),
    ({"c_two": [NOT_APPLICABLE, "niet"]}, "De vraag c_two kan niet 'niet van toepassing' zijn."),
]


def burden_of(theme: str, *arguments: Any, **fields: Any) -> str | None:
    return next(found.band for found in group_outcome(*arguments, **fields).themes if found.id == theme)


def rated(*said: Any, question: str = "b_two", **fields: Any) -> GroupOutcome:
    return group_outcome({question: list(said)}, **fields)


def test_raters_who_agree_give_one_answer() -> None:
    found = rated("redelijk", "redelijk")
    assert found.disagreements == ()
    assert burden_of("b", {"b_two": ["redelijk", "redelijk"]}) == "matig"


def test_raters_who_disagree_give_the_heaviest_and_a_range() -> None:
    found = rated("beetje", "heel_sterk", "redelijk")
    assert found.disagreements == (Disagreement("b_two", 1, 4, ("beetje", "redelijk", "heel_sterk")),)
    assert (found.burden_class, found.burden_at_least, found.burden_at_most) == ("middel", "laag", "middel")
    assert burden_of("b", {"b_two": ["beetje", "heel_sterk"]}) == "zeer_hoog"


def test_a_rater_who_does_not_know_does_not_count_beside_one_who_does() -> None:
    found = rated(UNKNOWN, "redelijk", {})
    assert (found.disagreements, found.find_out) == ((), ())


def test_raters_who_all_do_not_know_are_unknown_for_the_most_telling_reason() -> None:
    asked = {"unknown": "being_found_out", "by": "Beleid", "until": "2026-05-01"}
    found = rated(UNKNOWN, {}, asked, {"unknown": "not_in_proposal"})
    assert found.find_out == (
        FindOut(
            question="b_two",
            theme="b",
            unknown="being_found_out",
            critical=False,
            informants=(),
            by="Beleid",
            until="2026-05-01",
        ),
    )
    assert rated({}, UNKNOWN, {"unknown": "not_in_proposal"}).find_out[0].unknown == "not_in_proposal"
    assert rated({}, UNKNOWN).find_out[0].unknown == "not_known"
    assert rated({}, {}).find_out[0].unknown == "not_answered"


def test_of_several_who_find_out_at_the_same_time_the_order_of_raters_does_not_matter() -> None:
    one, other = ({"unknown": "being_found_out", "by": by, "until": "2026-05-01"} for by in ("Beleid", "Uitvoering"))
    assert rated(other, one).find_out[0].by == rated(one, other).find_out[0].by == "Beleid"


def test_of_several_who_find_out_the_first_to_know_is_named() -> None:
    late = {"unknown": "being_found_out", "by": "Laat", "until": "2026-06-01"}
    early = {"unknown": "being_found_out", "by": "Vroeg", "until": "2026-05-01"}
    assert rated(late, early).find_out[0].by == "Vroeg"


def test_not_applicable_beside_a_value_is_the_light_end() -> None:
    found = rated(NOT_APPLICABLE, "sterk")
    assert found.disagreements == (Disagreement("b_two", None, 3, ("", "sterk")),)
    assert (found.burden_class, found.burden_at_least) == ("middel", "laag")


def test_not_applicable_beside_an_unknown_is_not_applicable() -> None:
    found = rated(NOT_APPLICABLE, UNKNOWN)
    assert (found.find_out, found.disagreements) == ((), ())
    assert next(theme for theme in found.themes if theme.id == "b").not_applicable == 1


def test_what_raters_settled_on_counts() -> None:
    made = dossier({"b_two": ["niet", "heel_sterk"]})
    (answer,) = (answer for answer in made.groups[0].answers if answer.question == "b_two")
    settled = type(answer).model_validate(
        answer.model_dump(exclude_unset=True) | {"settled": {"proposal": {"value": "beetje"}}}
    )
    group = made.groups[0].model_copy(update={"answers": tuple(
        settled if one.question == "b_two" else one for one in made.groups[0].answers
    )})  # fmt: skip
    found = score(made.model_copy(update={"groups": (group,)}), catalogue()).groups[0]
    assert (found.disagreements, found.burden_class, found.burden_at_most) == ((), "laag", "laag")


def test_ticks_of_raters_are_taken_together() -> None:
    found = rated(("desk", "doctor"), ("doctor", "employer"), question="f_places", today={"f_days": 20})
    assert found.disagreements == ()
    open_path = {"f_days": 20, "f_places": [("desk", "doctor"), ("doctor", "employer")]}
    found = group_outcome(open_path)
    assert found.disagreements == (Disagreement("f_places", 2, 3, ("desk, doctor", "doctor, employer")),)


def test_an_exclusive_tick_weighs_nothing() -> None:
    # Together they ticked three, of which one says that there is nothing; each of them alone is as light.
    found = group_outcome({"f_days": 20, "f_places": [("nowhere",), ("desk", "doctor")]})
    assert found.disagreements == (Disagreement("f_places", 0, 2, ("nowhere", "desk, doctor")),)


def test_numbers_of_raters_are_ordered_by_their_weight() -> None:
    # Fewer days is heavier.
    found = rated(95, 20, 60, question="f_days")
    assert found.disagreements == (Disagreement("f_days", 0, 3, ("95", "60", "20")),)


def test_equally_heavy_answers_are_still_a_disagreement() -> None:
    found = rated(15, 40, question="f_days")
    assert found.disagreements == (Disagreement("f_days", 3, 3, ("40", "15")),)


def test_disagreement_on_a_question_without_burden_has_no_ends() -> None:
    assert rated("nothing", "something", question="asks").disagreements == (
        Disagreement("asks", None, None, ("nothing", "something")),
    )


def test_a_hidden_disagreement_is_not_listed() -> None:
    assert rated("niet", "sterk", question="a_guard").disagreements == ()


def test_raters_can_disagree_about_today() -> None:
    made = dossier({"b_two": "redelijk"}, {"b_two": None})
    ratings = tuple(
        {"rater": {"function": "Rater"}, "proposal": {"value": "redelijk"}, "current": {"value": today}}
        for today in ("redelijk", "sterk")
    )
    group = made.groups[0].model_dump(exclude_unset=True)
    group["answers"] = tuple(
        {"question": "b_two", "ratings": ratings} if answer["question"] == "b_two" else answer
        for answer in group["answers"]
    )
    found = score(type(made).model_validate(made.model_dump(exclude_unset=True) | {"groups": (group,)}), catalogue())
    assert (found.groups[0].verdict, found.groups[0].comparison) == (None, "niet_te_vergelijken")


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ([{"value": "sterk", "basis": "guess"}, {"value": "sterk", "basis": "tested"}], "tested"),
        # Only those who gave the answer that counts say how it is known.
        ([{"value": "sterk", "basis": "guess"}, {"value": "niet", "basis": "tested"}], "guess"),
        ([{"value": "sterk"}, {"value": "niet", "basis": "tested"}], "figures"),
        # A basis that no vocabulary knows comes last.
        ([{"value": "sterk", "basis": "elsewhere"}, {"value": "sterk", "basis": "guess"}], "guess"),
        ([{"value": "sterk", "basis": "elsewhere"}, {"value": "sterk", "basis": "before"}], "before"),
        ({"value": "sterk"}, "figures"),
        ({"value": "sterk", "basis": "guess"}, "guess"),
    ],
)
def test_the_basis_is_the_best_one_behind_the_answer_else_that_of_the_theme(said: Any, basis: str) -> None:
    group = {"themes": ({"section": "b", "basis": "figures"},)}
    found = group_outcome({"b_two": said, "life": "sterk"}, group=group)
    assert [bottleneck.basis for bottleneck in found.bottlenecks] == [basis]


def test_ticks_that_only_count_together_have_the_best_basis_of_all() -> None:
    ticks = [{"value": ("desk", "doctor"), "basis": "guess"}, {"value": ("employer",), "basis": "figures"}]
    found = group_outcome({"f_days": 20, "f_places": ticks, "life": "sterk"})
    assert found.bottlenecks[-1].basis == "figures"


def test_bases_are_counted_best_first_over_the_answers_on_the_path() -> None:
    tested, guess = {"value": "niet", "basis": "tested"}, {"value": "niet", "basis": "guess"}
    answers = {
        "b_one": guess,
        "b_two": tested,
        "life": tested,
        "a_guard": guess,
        "asks": {"value": "nothing", "basis": "guess"},
    }
    assert list(group_outcome(answers).bases.items()) == [("tested", 2), ("guess", 1), ("not_stated", 12)]


def test_unknown_and_not_applicable_answers_have_no_basis() -> None:
    unknown = {"unknown": "not_known", "basis": "guess"}
    assert group_outcome({"b_two": unknown, "b_one": NOT_APPLICABLE}).bases == {"not_stated": 13}


@pytest.mark.parametrize(("answers", "message"), WRONG)
def test_an_answer_that_does_not_fit_blocks_the_outcome(answers: dict[str, Any], message: str) -> None:
    with pytest.raises(ScoringError) as error:
        group_outcome(answers)
    assert str(error.value) == message


def test_an_answer_in_the_wrong_place_blocks_the_outcome() -> None:
    made = dossier()
    group = made.groups[0].model_copy(update={"answers": (*made.groups[0].answers, made.answers[0])})
    with pytest.raises(ScoringError, match=r"^Het antwoord op wide staat op de verkeerde plek\.$"):
        score(made.model_copy(update={"groups": (group,)}), catalogue())
    with pytest.raises(ScoringError, match=r"^Het antwoord op asks staat op de verkeerde plek\.$"):
        score(made.model_copy(update={"answers": made.groups[0].answers}), catalogue())


def test_a_question_that_is_answered_twice_blocks_the_outcome() -> None:
    made = dossier()
    with pytest.raises(ScoringError, match=r"^De vraag wide is twee keer beantwoord\.$"):
        score(made.model_copy(update={"answers": (*made.answers, made.answers[0])}), catalogue())


def test_an_empty_answer_is_not_answered() -> None:
    made = dossier({"b_two": {}})
    assert score(made, catalogue()).groups[0].find_out[0].unknown == "not_answered"


def test_an_empty_answer_about_today_leaves_it_to_the_theme() -> None:
    group = {"themes": ({"section": "b", "changes": "no"},)}
    found = group_outcome({"b_two": "sterk"}, {"b_one": {}, "b_two": {"note": "Nog nakijken"}}, group=group)
    assert found.verdict == 1


def test_a_text_is_neither_scored_nor_missing() -> None:
    assert group_outcome({"remark": "Iets over het voorstel"}) == group_outcome()
