"""Text in a picture stays within its width, and nothing of it is lost without a sign."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from exports.wrapping import text_width, wrapped
from questionnaires.places import templates

LETTERS = st.text(st.characters(codec="latin-1", exclude_categories=("C", "Z")) | st.just(" "), max_size=120)


@given(LETTERS, st.integers(40, 200), st.integers(1, 6))
def test_every_line_fits_and_what_is_left_out_leaves_a_sign(text: str, width: int, most_lines: int) -> None:
    lines = wrapped(text, width, 11, most_lines)
    assert len(lines) <= most_lines
    assert all(text_width(line, 11) <= width for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    everything = text.replace("-", "").replace(" ", "")
    assert kept == everything or lines[-1].endswith("…")


def test_a_line_break_stays_one() -> None:
    assert wrapped("4 uur\n2 tot 9", 500, 11, 3) == ("4 uur", "2 tot 9")


def test_a_word_that_is_too_long_is_broken_with_a_hyphen() -> None:
    first, *_rest = wrapped("schuldhulpverleningstraject", 60, 11, 9)
    assert first.endswith("-")


def test_no_text_is_wider_in_the_real_font() -> None:
    bold = TTFont(templates() / "assets" / "fonts" / "SourceSans3-Bold.ttf")
    glyphs, widths, unit = bold.getBestCmap(), bold["hmtx"], bold["head"].unitsPerEm
    for text in ("De regeling vinden en lezen", "Iemand verliest inkomen of moet terugbetalen", "ongeveer 73 minuten"):
        real = sum(widths[glyphs[ord(sign)]][0] for sign in text) / unit
        assert real <= text_width(text, 1)
