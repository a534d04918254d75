"""Words that should stand on a page, against words that do."""

from __future__ import annotations

import pytest

from exports.page_words import Stretch, WordDifference, compare_words, stretches

DOCUMENT = "<h1>Oordeel</h1><p>De zwaarte is <b>hoog</b>.</p><ul><li>Eén</li><li>Twee</li></ul><p>Einde</p>"


def test_inline_elements_do_not_break_a_stretch() -> None:
    assert [one.text for one in stretches(DOCUMENT)] == ["Oordeel", "De zwaarte is hoog.", "Eén", "Twee", "Einde"]


def test_pictures_styles_and_head_are_left_out() -> None:
    html = "<head><title>a</title></head><style>p{}</style><p>b</p><svg><text>c</text></svg>"
    assert stretches(html) == (Stretch("b"),)


def test_equal_words_give_no_difference_whatever_the_white_space() -> None:
    assert compare_words(stretches(DOCUMENT), "OordeelDezwaarteishoog.EénTweeEinde") == ()


def test_marks_of_lists_and_page_numbers_in_the_contents_are_no_difference() -> None:
    html = "<nav><h2>Inhoud</h2><ul><li>Oordeel</li></ul></nav><ul><li>Eén</li></ul><ol><li>a</li><li>b</li></ol>"
    assert compare_words(stretches(html), "Inhoud12Oordeel•Eén1.a2.b") == ()
    assert compare_words(stretches(html), "Inhoud12Oordeel•Eén1.a3.b") == (WordDifference("2. b", "3.b"),)


@pytest.mark.parametrize("figure", ["14", "41", "4,5", "40.000"])
def test_a_figure_with_one_more_digit_is_named(figure: str) -> None:
    html = "<table><tr><td>Uren</td><td>4</td><td>Knelpunten</td></tr></table>"
    assert compare_words(stretches(html), "Uren4Knelpunten") == ()
    assert compare_words(stretches(html), f"Uren{figure}Knelpunten") != ()


def test_words_that_stand_further_on_as_well_are_missed_where_they_belong() -> None:
    long = f"<p>{'En dat is zo. ' * 9}</p>"
    page = f"IetsDezwaarteishoog.EénTweeEinde{'Endatiszo.' * 9}Oordeel"
    found = compare_words(stretches(f"{DOCUMENT}{long}<p>Oordeel</p>"), page)
    assert found == (WordDifference("Oordeel", "Iets"),)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("OordeelDezwaarteislaag.EénTweeEinde", WordDifference("De zwaarte is hoog.", "Dezwaarteislaag.")),
        ("OordeelDezwaarteishoog.EénTwee", WordDifference("Einde", None)),
        ("OordeelDezwaarteishoog.EénTweeEindeenmeer", WordDifference(None, "enmeer")),
        ("OordeelDezwaarteishoog.NIETEénTweeEinde", WordDifference(None, "NIET")),
        ("TweeOordeelDezwaarteishoog.EénTweeEinde", WordDifference(None, "Twee")),
    ],
)
def test_every_change_of_words_is_named(page: str, expected: WordDifference) -> None:
    assert compare_words(stretches(DOCUMENT), page) == (expected,)


def test_two_stretches_gone_are_both_named() -> None:
    assert compare_words(stretches(DOCUMENT), "OordeelDezwaarteishoog.Einde") == (
        WordDifference("Eén", None),
        WordDifference("Twee", None),
    )
