"""RULES 3: the burden class of a group and of a dossier, with what it is at least and at most."""

from typing import Any

import pytest

from scoring.classes import ClassRules, worst_class
from scoring.errors import ScoringError
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import (
    NOT_APPLICABLE,
    UNKNOWN,
    catalogue,
    changed_question,
    dossier,
    group_outcome,
    outcome,
    questionnaire,
)


def classes(*arguments: Any, **fields: Any) -> tuple[str, str, str, str]:
    found = group_outcome(*arguments, **fields)
    return found.burden_class, found.burden_at_least, found.burden_at_most, found.class_rule


def test_light_answers_are_laag() -> None:
    assert classes() == ("laag", "laag", "laag", "light")


def test_four_themes_with_a_heavy_bottleneck_are_hoog() -> None:
    heavy = dict.fromkeys(("a_one", "b_one", "c_one", "d_two"), "heel_sterk")
    assert classes(heavy) == ("hoog", "hoog", "hoog", "heavy_on_many")


def test_three_themes_with_a_heavy_bottleneck_are_middel() -> None:
    # Two bottlenecks in one theme are still one theme.
    heavy = dict.fromkeys(("a_one", "a_two", "b_one", "c_one"), "heel_sterk")
    assert classes(heavy)[0] == "middel"


def test_a_fourth_bottleneck_that_is_not_heavy_leaves_it_middel() -> None:
    answers = {"a_one": "sterk", "b_one": "sterk", "c_one": "sterk", "d_two": "sterk", "life": "heel_sterk"}
    assert classes(answers)[0] == "middel"
    assert classes(answers | {"d_one": "sterk"})[0] == "hoog"


def test_one_bottleneck_is_middel() -> None:
    assert classes({"b_one": "sterk"}) == ("middel", "middel", "middel", "has_bottleneck")


def test_a_theme_that_is_hoog_is_middel() -> None:
    assert classes({"b_two": "sterk"}) == ("middel", "middel", "middel", "heavy_theme")


def test_five_themes_that_are_matig_are_middel_and_four_are_not() -> None:
    four = dict.fromkeys(("a_one", "b_one", "c_one", "d_one"), "redelijk")
    assert classes(four)[0] == "laag"
    assert classes(four | {"wide": "redelijk"}) == ("middel", "middel", "middel", "many_matig")


def test_the_context_is_no_theme_of_the_class() -> None:
    four = dict.fromkeys(("a_one", "b_one", "c_one", "d_one"), "redelijk")
    assert classes(four | {"life": "heel_sterk", "money": "heel_sterk"})[0] == "laag"


def test_an_unknown_critical_question_is_onbekend() -> None:
    assert classes({"b_one": UNKNOWN}) == ("onbekend", "laag", "middel", "critical_unknown")


def test_an_unknown_critical_question_that_is_hidden_does_not_matter() -> None:
    assert classes({"a_guard": UNKNOWN})[0] == "laag"


def test_a_theme_with_more_than_half_unknown_is_onbekend_and_with_half_is_not() -> None:
    assert classes({"b_two": UNKNOWN}) == ("laag", "laag", "middel", "light")
    assert classes({"e_one": UNKNOWN, "e_two": UNKNOWN})[3] == "theme_unknown"


def test_above_two_fifths_unknown_is_onbekend_and_two_fifths_is_not() -> None:
    # Fifteen questions count. A two unknown keeps its protection on the path.
    six = dict.fromkeys(("a_two", "b_two", "c_two", "d_two", "e_two", "wide_two"), UNKNOWN)
    assert classes(six)[3] == "light"
    assert group_outcome(six).unknown_share == 6 / 15
    assert classes(six | {"a_guard": None})[3] == "too_much_unknown"


def test_a_known_hoog_stays_visible_when_it_is_onbekend() -> None:
    heavy = dict.fromkeys(("a_one", "b_one", "c_one", "d_two"), "heel_sterk")
    assert classes(heavy | {"d_one": UNKNOWN}) == ("onbekend", "hoog", "hoog", "critical_unknown")


def test_an_unknown_heavy_answer_stands_in_what_it_is_at_most() -> None:
    heavy: dict[str, Any] = dict.fromkeys(("a_one", "b_one", "c_one", "d_two"), "heel_sterk")
    assert classes(heavy | {"d_two": UNKNOWN}) == ("middel", "middel", "hoog", "has_bottleneck")


def test_at_most_counts_what_a_heavy_answer_reveals() -> None:
    # With A two at its heaviest its protection is asked too, and may be a four: but that is one theme already.
    assert classes({"a_two": UNKNOWN, "a_guard": None})[2] == "middel"


def test_not_applicable_answers_are_known() -> None:
    found = group_outcome({"b_one": NOT_APPLICABLE, "d_one": NOT_APPLICABLE})
    assert (found.burden_class, found.unknown_share) == ("laag", 0)


def test_revealed_questions_that_are_not_answered_are_unknown() -> None:
    before = group_outcome({"a_guard": None})
    after = group_outcome({"a_guard": None, "a_two": "redelijk"})
    assert (before.unknown_share, after.unknown_share) == (0, 1 / 15)


HEAVY_FROM_THE_START = ({"id": "redelijk", "label": "a", "burden": 2}, {"id": "sterk", "label": "b", "burden": 3})


def test_a_class_is_never_lighter_than_what_is_certain() -> None:
    # Even the lightest answer to B two is heavy, so an unknown one makes the theme heavy for certain.
    definition = changed_question("b", "b_two", scale=None, options=HEAVY_FROM_THE_START[1:] * 2)
    found = score(dossier({"b_two": UNKNOWN}, {"b_two": None}), catalogue_of(definition, catalogue())).groups[0]
    assert (found.burden_class, found.burden_at_least, found.class_rule) == ("middel", "middel", "heavy_theme")
    assert found.find_out[0].question == "b_two"
    theme = next(theme for theme in found.themes if theme.id == "b")
    assert (theme.band, theme.rule, theme.range.low, theme.unknown) == ("hoog", "a_three", "hoog", 1)


def test_a_band_is_never_lighter_than_what_is_certain() -> None:
    definition = changed_question("b", "b_two", scale=None, options=HEAVY_FROM_THE_START)
    definitions = catalogue_of(definition, catalogue())

    def band(b_one: Any) -> tuple[str | None, str | None]:
        found = score(dossier({"b_one": b_one, "b_two": UNKNOWN}, {"b_two": None}), definitions).groups[0]
        return next((theme.band, theme.rule) for theme in found.themes if theme.id == "b")

    assert band("niet") == ("matig", "a_two")
    assert band("redelijk") == ("matig", "a_two")
    assert band("sterk") == ("hoog", "a_three")
    assert band(UNKNOWN) == (None, None)


def test_what_is_certain_stands_in_the_trace() -> None:
    definition = changed_question("b", "b_two", scale=None, options=HEAVY_FROM_THE_START[1:] * 2)
    found = score(dossier({"b_two": UNKNOWN}, {"b_two": None}), catalogue_of(definition, catalogue()))
    nodes = {node.id: node for node in found.trace}
    assert nodes["people/band/b"].facts["highest"] == 3
    assert nodes["people/class"].facts["themes_hoog"] == 1


def test_equally_heavy_ends_leave_the_answers_as_they_are() -> None:
    # A two unknown keeps its protection on the path; at its lightest that is hidden. The theme is zeer_hoog anyway.
    found = outcome({"a_one": "heel_sterk", "a_two": UNKNOWN, "a_guard": "redelijk"})
    nodes = {node.id: node for node in found.trace}
    assert nodes["people/band/a"].facts["count_at_least_2"] == 2


def test_a_theme_of_which_nothing_is_asked_leaves_nothing_unknown() -> None:
    definition = changed_question("e", "e_one", kinds=("resident",))
    made = dossier({"e_one": None}, group={"kind": "employee"})
    found = score(made, catalogue_of(definition, catalogue())).groups[0]
    assert (found.burden_class, found.unknown_share) == ("laag", 0)
    theme = next(theme for theme in found.themes if theme.id == "e")
    assert (theme.band, theme.asked) == (None, 0)


def test_a_questionnaire_without_themes_is_laag() -> None:
    sections = tuple(section for section in questionnaire().sections if section.id == "context")
    definition = questionnaire().model_copy(update={"sections": sections})
    made = dossier()
    group = made.groups[0].model_copy(update={"answers": made.groups[0].answers[1:3]})
    made = made.model_copy(update={"answers": (), "groups": (group,)})
    found = score(made, catalogue_of(definition, catalogue())).groups[0]
    assert (found.burden_class, found.unknown_share, found.verdict) == ("laag", 0, 1)


def test_the_worst_group_decides() -> None:
    light = dossier().groups[0]
    heavy = dossier({"b_one": "sterk"}, group={"id": "others"}).groups[0]
    both = dossier().model_copy(update={"groups": (light, heavy)})
    found = score(both, catalogue())
    assert [group.burden_class for group in found.groups] == ["laag", "middel"]
    assert (found.burden_class, found.burden_at_least, found.burden_at_most) == ("middel", "middel", "middel")


def test_a_dossier_without_groups_is_onbekend() -> None:
    found = score(dossier().model_copy(update={"groups": ()}), catalogue())
    assert (found.burden_class, found.burden_at_least, found.burden_at_most) == ("onbekend", "laag", "hoog")
    assert not found.lighter_for_everyone


def test_a_dossier_with_nothing_answered_is_onbekend() -> None:
    empty = dossier().model_copy(update={"answers": ()})
    group = empty.groups[0].model_copy(update={"answers": ()})
    found = score(empty.model_copy(update={"groups": (group,)}), catalogue())
    assert (found.burden_class, found.burden_at_least, found.burden_at_most) == ("onbekend", "laag", "hoog")
    assert found.groups[0].unknown_share == 1


@pytest.mark.parametrize(
    ("classes", "worst"),
    [(["laag", "middel"], "middel"), (["middel", "hoog", "laag"], "hoog"), (["hoog", "onbekend", "laag"], "onbekend")],
)
def test_the_order_of_classes(classes: list[Any], worst: str) -> None:
    assert worst_class(classes) == worst


def test_no_class_without_a_rule_that_holds() -> None:
    with pytest.raises(ScoringError, match=r"^Geen enkele regel geeft een klasse\.$"):
        ClassRules(()).rule({})


def test_the_outcome_names_what_was_scored() -> None:
    found = outcome()
    assert (found.format, found.title, found.questionnaire, found.depth) == (1, "Proef", "rules", "full")
