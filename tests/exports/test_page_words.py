"""Words that should stand on a page, against words that do."""

from __future__ import annotations

import pytest

from exports.page_words import WordDifference, compare_words, stretches

DOCUMENT = "<h1>Oordeel</h1><p>De zwaarte is <b>hoog</b>.</p><ul><li>Eén</li><li>Twee</li></ul><p>Einde</p>"


def test_inline_elements_do_not_break_a_stretch() -> None:
    assert stretches(DOCUMENT) == ("Oordeel", "De zwaarte is hoog.", "Eén", "Twee", "Einde")


def test_pictures_styles_and_head_are_left_out() -> None:
    html = "<head><title>a</title></head><style>p{}</style><p>b</p><svg><text>c</text></svg>"
    assert stretches(html) == ("b",)


def test_equal_words_give_no_difference_whatever_the_white_space() -> None:
    assert compare_words(DOCUMENT, "OordeelDezwaarteishoog.EénTweeEinde") == ()


def test_page_numbers_between_stretches_are_no_difference() -> None:
    assert compare_words(DOCUMENT, "Oordeel12Dezwaarteishoog.EénTweeEinde3") == ()


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
    assert compare_words(DOCUMENT, page) == (expected,)


def test_two_stretches_gone_are_both_named() -> None:
    assert compare_words(DOCUMENT, "OordeelDezwaarteishoog.Einde") == (
        WordDifference("Eén", None),
        WordDifference("Twee", None),
    )
