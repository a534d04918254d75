"""Characters that cannot be drawn never reach the page as an empty box."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.characters import REPLACEMENT, _coverage, drawable
from questionnaires.places import templates

FONTS = templates() / "assets" / "fonts"


@pytest.mark.parametrize(
    "text", ["", "<p>Café, coördinatie, 180 €, “zo” → goed ✓</p>", "a\u00adb", "Łódź İstanbul Ελλάδα"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert drawable(text, FONTS) == text


def test_what_no_font_can_draw_becomes_a_square_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert drawable("goed 😀 漢", FONTS) == f"goed {REPLACEMENT} {REPLACEMENT}"
    assert "😀 (U+1F600)" in caplog.text


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b", "\x85", "\ud800", "\ue000", "\uffff"]
)
def test_what_draws_nothing_or_turns_text_around_is_left_out(sign: str) -> None:
    assert drawable(f"voor{sign}na", FONTS) == "voorna"


@pytest.mark.parametrize("space", ["\u2003", "\u2028", "\u3000"])
def test_an_odd_space_becomes_a_space(space: str) -> None:
    assert drawable(f"voor{space}na", FONTS) == "voor na"


@given(st.text())
def test_all_that_is_left_can_be_drawn(text: str) -> None:
    left = drawable(text, FONTS)
    assert all(ord(sign) in _coverage(FONTS) or sign in "\t\n\r" for sign in left)
    assert drawable(left, FONTS) == left
