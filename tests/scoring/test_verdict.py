"""RULES 4: the verdict against today."""

from typing import Any

import pytest

from scoring.errors import ScoringError
from scoring.outcome import Difference
from scoring.score import score
from scoring.verdict import _burden
from tests.scoring.rules_dossiers import LIGHTEST, NOT_APPLICABLE, UNKNOWN, catalogue, dossier, group_outcome, outcome

NOTHING_SAID = dict.fromkeys(LIGHTEST)


def verdict(*arguments: Any, **fields: Any) -> tuple[int | None, str]:
    found = group_outcome(*arguments, **fields)
    return found.verdict, found.comparison


def test_no_difference_is_one() -> None:
    assert verdict() == (1, "gelijk")


def test_only_lighter_is_two() -> None:
    found = group_outcome({}, {"b_two": "sterk", "e_one": "beetje"})
    assert (found.verdict, found.comparison, found.heavier) == (2, "lichter", ())
    assert found.lighter == (Difference("b_two", 3, 0), Difference("e_one", 1, 0))


def test_anything_heavier_is_three() -> None:
    found = group_outcome({"b_two": "beetje"})
    assert (found.verdict, found.comparison, found.lighter) == (3, "zwaarder", ())
    assert found.heavier == (Difference("b_two", 0, 1),)


def test_anything_heavier_with_a_bottleneck_is_four() -> None:
    assert verdict({"b_two": "beetje", "d_two": "heel_sterk"}, {"d_two": "heel_sterk"}) == (4, "zwaarder")


def test_lighter_and_heavier_is_three_or_four_and_both_are_listed() -> None:
    found = group_outcome({"b_two": "beetje"}, {"e_one": "heel_sterk"})
    assert (found.verdict, found.comparison) == (3, "zwaarder")
    assert (found.heavier, found.lighter) == ((Difference("b_two", 0, 1),), (Difference("e_one", 4, 0),))
    assert verdict({"b_one": "sterk"}, {"e_one": "heel_sterk"}) == (4, "zwaarder")


def test_context_is_left_out() -> None:
    assert verdict({"life": "heel_sterk"}) == (1, "gelijk")


def test_hidden_counts_as_zero() -> None:
    found = group_outcome({"a_two": "redelijk", "a_guard": "redelijk"}, {"a_two": "redelijk", "a_guard": "redelijk"})
    assert found.verdict == 1
    found = group_outcome({"a_two": "beetje", "a_guard": "sterk"}, {"a_two": "redelijk", "a_guard": "sterk"})
    assert found.lighter == (Difference("a_two", 2, 1), Difference("a_guard", 3, None))
    found = group_outcome({"a_two": "redelijk", "a_guard": "sterk"}, {"a_two": "beetje", "a_guard": "sterk"})
    assert found.heavier == (Difference("a_two", 1, 2), Difference("a_guard", None, 3))


def test_not_applicable_counts_as_zero() -> None:
    assert verdict({"b_two": NOT_APPLICABLE}, {"b_two": "sterk"}) == (2, "lichter")
    assert verdict({"b_two": "sterk"}, {"b_two": NOT_APPLICABLE}) == (3, "zwaarder")


@pytest.mark.parametrize(
    ("proposal", "today", "expected"),
    [
        # What is not known could be lighter, equal or heavier.
        ({"b_two": "redelijk"}, {"b_two": UNKNOWN}, (None, "niet_te_vergelijken")),
        ({"b_two": "redelijk"}, {"b_two": None}, (None, "niet_te_vergelijken")),
        # At its lightest it can only have been as light or heavier.
        ({"b_two": "niet"}, {"b_two": UNKNOWN}, (None, "niet_te_vergelijken")),
        # Something else is lighter anyway, and this can only add to it.
        ({"b_two": "niet"}, {"b_two": UNKNOWN, "e_one": "sterk"}, (2, "lichter")),
        # Something else is heavier anyway.
        ({"b_two": "redelijk", "e_one": "beetje"}, {"b_two": UNKNOWN}, (3, "zwaarder")),
        # It is heavier for certain, but whether there will be a bottleneck is not.
        ({"b_two": UNKNOWN, "e_one": "beetje"}, {}, (None, "zwaarder")),
        # A bottleneck for certain, but whether it is heavier is not.
        ({"b_two": "heel_sterk"}, {"b_two": UNKNOWN}, (None, "niet_te_vergelijken")),
    ],
)
def test_what_is_unknown_matters_when_it_could_change_the_verdict(
    proposal: dict[str, Any], today: dict[str, Any], expected: tuple[int | None, str]
) -> None:
    assert verdict(proposal, today) == expected


def test_of_raters_who_disagree_about_the_proposal_the_heaviest_counts() -> None:
    assert verdict({"b_two": ["niet", "beetje"]}) == (3, "zwaarder")
    assert verdict({"b_two": ["niet", "heel_sterk"]}) == (4, "zwaarder")
    assert verdict({"b_two": ["beetje", "redelijk"]}) == (3, "zwaarder")


def test_unknown_answers_of_today_are_listed_unless_hidden() -> None:
    found = group_outcome({}, {"b_two": UNKNOWN, "a_two": None, "a_guard": None, "life": None})
    assert found.today_unknown == ("a_two", "a_guard", "b_two")
    found = group_outcome({}, {"a_guard": None})
    assert found.today_unknown == ()


def test_a_theme_that_does_not_change_is_equal_even_when_it_is_unknown() -> None:
    group = {"themes": ({"section": "b", "changes": "no"},)}
    today = {"b_one": None, "b_two": None}
    found = group_outcome({"b_one": "sterk", "b_two": UNKNOWN}, today, group=group)
    assert (found.verdict, found.comparison, found.today_unknown) == (1, "gelijk", ())
    theme = next(theme for theme in found.themes if theme.id == "b")
    assert (theme.band, theme.today) == ("hoog", "hoog")


def test_an_explicit_answer_of_today_goes_before_what_is_said_of_the_theme() -> None:
    group = {"themes": ({"section": "b", "changes": "no"},)}
    assert verdict({"b_one": "redelijk"}, {"b_two": None}, group=group) == (3, "zwaarder")
    assert verdict({"b_one": "redelijk"}, {"b_one": UNKNOWN, "b_two": None}, group=group)[0] is None


@pytest.mark.parametrize("changes", ["yes", "unknown"])
def test_other_statements_about_a_theme_say_nothing_of_today(changes: str) -> None:
    group = {"themes": ({"section": "b", "changes": changes},)}
    assert verdict({"b_one": "redelijk"}, {"b_one": None}, group=group) == (None, "niet_te_vergelijken")


def test_a_new_theme_was_nothing_before() -> None:
    group = {"themes": ({"section": "b", "changes": "new"},)}
    found = group_outcome({"b_one": "redelijk"}, {"b_one": None, "b_two": None}, group=group)
    assert (found.verdict, found.heavier) == (3, (Difference("b_one", None, 2),))
    assert next(theme for theme in found.themes if theme.id == "b").today is None


@pytest.mark.parametrize("fields", [{"group": {"current": "none"}}, {"current": "none"}])
def test_a_new_policy_was_nothing_before(fields: dict[str, Any]) -> None:
    assert verdict({}, NOTHING_SAID, **fields) == (1, "gelijk")
    assert verdict({"b_one": "redelijk"}, NOTHING_SAID, **fields) == (3, "zwaarder")


def test_without_anything_about_today_nothing_can_be_said() -> None:
    assert verdict({}, NOTHING_SAID) == (None, "niet_te_vergelijken")


def test_a_burden_that_is_nowhere_blocks_the_outcome() -> None:
    with pytest.raises(
        ScoringError, match=r"^Een antwoord heeft geen zwaarte, ook niet aan het lichte of zware einde\.$"
    ):
        _burden(None)


def test_already_heavy() -> None:
    heavy = {"b_two": "heel_sterk"}
    assert group_outcome(heavy, heavy).already_heavy
    assert group_outcome(heavy, heavy | {"e_one": "sterk"}).already_heavy
    assert not group_outcome(heavy).already_heavy
    assert not group_outcome({}, {"e_one": "sterk"}).already_heavy
    assert not group_outcome(heavy, {"b_two": None}).already_heavy


def test_lighter_for_everyone() -> None:
    lighter = dossier({}, {"b_two": "sterk"})
    equal = dossier(group={"id": "others"})
    assert score(lighter, catalogue()).lighter_for_everyone
    both = lighter.model_copy(update={"groups": (*lighter.groups, *equal.groups)})
    assert not score(both, catalogue()).lighter_for_everyone
    assert not outcome().lighter_for_everyone
