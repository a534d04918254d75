"""RULES 3: the band of a theme."""

from typing import Any

import pytest

from questionnaires.expressions import Chosen
from questionnaires.facts import LEVELS
from scoring.bands import BandRules, Tally, band_facts, heaviest_band, tally
from scoring.errors import ScoringError
from scoring.outcome import BandId, BandRange, ThemeOutcome
from scoring.positions import Position
from scoring.walks import Walk
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, group_outcome


def theme(theme_id: str, *arguments: Any, **fields: Any) -> ThemeOutcome:
    return next(theme for theme in group_outcome(*arguments, **fields).themes if theme.id == theme_id)


@pytest.mark.parametrize(
    ("answer", "band", "rule"),
    [
        ("niet", "laag", "nothing_heavy"),
        ("beetje", "laag", "nothing_heavy"),
        ("redelijk", "matig", "a_two"),
        ("sterk", "hoog", "a_three"),
        ("heel_sterk", "zeer_hoog", "a_four"),
    ],
)
def test_the_heaviest_answer_gives_the_band(answer: str, band: str, rule: str) -> None:
    found = theme("b", {"b_two": answer})
    assert (found.band, found.rule) == (band, rule)
    assert found.range == BandRange(found.band, found.band)


def test_a_three_on_exactly_half_of_the_questions_is_no_more_than_half() -> None:
    assert theme("b", {"b_one": "sterk"}).rule == "a_three"


def test_a_three_on_more_than_half_of_the_questions_is_zeer_hoog() -> None:
    found = theme("b", {"b_one": "sterk", "b_two": "sterk"})
    assert (found.band, found.rule) == ("zeer_hoog", "half_three")


def test_hidden_questions_count_among_the_defined_ones_as_not_heavy() -> None:
    # Theme A defines three questions. Two threes of three is more than half, one is not, though one is hidden.
    assert theme("a", {"a_one": "sterk"}).rule == "a_three"
    assert theme("a", {"a_one": "sterk", "a_two": "sterk"}).rule == "half_three"


def test_not_applicable_questions_count_among_the_defined_ones_as_not_heavy() -> None:
    found = theme("b", {"b_one": "sterk", "b_two": NOT_APPLICABLE})
    assert (found.rule, found.answered, found.not_applicable) == ("a_three", 1, 1)


def test_questions_for_other_kinds_of_groups_count_among_the_defined_ones() -> None:
    found = theme("e", {"e_one": "sterk"}, group={"kind": "employee"})
    assert (found.rule, found.asked, found.answered) == ("a_three", 1, 1)


def test_questions_of_another_depth_count_among_the_defined_ones() -> None:
    found = theme("b", {"b_one": "sterk"}, depth="short")
    assert (found.rule, found.asked) == ("a_three", 1)


def test_unknown_answers_make_a_range() -> None:
    found = theme("b", {"b_one": "redelijk", "b_two": UNKNOWN})
    assert (found.band, found.range) == ("matig", BandRange("matig", "zeer_hoog"))
    assert (found.answered, found.unknown) == (1, 1)


def test_a_theme_without_answers_has_no_band() -> None:
    found = theme("b", {"b_one": None, "b_two": UNKNOWN})
    assert (found.band, found.rule, found.range) == (None, None, BandRange("laag", "zeer_hoog"))


def test_a_theme_that_does_not_apply_has_neither_band_nor_range() -> None:
    found = theme("b", {"b_one": NOT_APPLICABLE, "b_two": NOT_APPLICABLE})
    assert (found.band, found.range) == (None, BandRange(None, None))


def test_every_question_of_a_theme_is_counted_once() -> None:
    found = theme("a", {"a_one": UNKNOWN, "a_two": NOT_APPLICABLE})
    assert (found.answered, found.unknown, found.not_applicable, found.hidden, found.asked) == (0, 1, 1, 1, 3)


def test_today_has_a_band_of_its_own() -> None:
    assert theme("b", {"b_two": "beetje"}, {"b_two": "sterk"}).today == "hoog"
    assert theme("b", {}, {"b_one": UNKNOWN, "b_two": UNKNOWN}).today is None


def test_a_context_section_is_a_theme_with_its_own_role() -> None:
    found = theme("context", {"life": "sterk"})
    assert (found.role, found.band) == ("context", "hoog")
    assert theme("a").role == "theme"
    assert theme("a").code == "T1"


def test_sections_without_burdens_are_no_themes() -> None:
    assert [found.id for found in group_outcome().themes] == ["context", "a", "b", "c", "d", "e", "f", "g"]


def test_the_facts_of_a_band() -> None:
    assert dict(band_facts((3, 2, 1, 0), 4)) == {
        "highest": 3,
        "count_at_least_1": 3,
        "share_at_least_1": 0.75,
        "count_at_least_2": 2,
        "share_at_least_2": 0.5,
        "count_at_least_3": 1,
        "share_at_least_3": 0.25,
        "count_at_least_4": 0,
        "share_at_least_4": 0.0,
    }


def test_a_tally_counts_everything() -> None:
    def at(burden: int) -> Position:
        return Position("x", Chosen(frozenset({"x"}), burden), burden, (burden, 0))

    absent = Position(None, Chosen(frozenset(), 0), 0, (-1, -1))
    places: list[tuple[Position | None, bool | None]] = [
        *((at(burden), True) for burden in (0, 1, 2, 2, 3, 4)),
        *((absent, False), (absent, False)),
        *((None, True), (None, None)),
        *((absent, True), (absent, None)),
        (at(4), None),
    ]
    walk = Walk([position for position, _shown in places], [shown for _position, shown in places])
    assert tally(walk, range(len(places))) == Tally((6, 5, 3, 2), answered=7, unknown=2, not_applicable=2, hidden=2)
    assert tally(walk, ()) == Tally((0, 0, 0, 0), answered=0, unknown=0, not_applicable=0, hidden=0)


def test_the_heaviest_band_is_a_level() -> None:
    bands: list[BandId | None] = ["laag", "matig", "hoog", "zeer_hoog"]
    for place, band in enumerate(bands):
        assert heaviest_band([None, *bands[: place + 1]], LEVELS) == band
    assert heaviest_band([None], LEVELS) == "none"
    assert heaviest_band((), LEVELS) == "none"


def test_no_band_without_a_rule_that_holds() -> None:
    with pytest.raises(ScoringError, match=r"^Geen enkele regel geeft een band voor dit thema\.$"):
        BandRules(()).rule((0, 0, 0, 0), 1)
