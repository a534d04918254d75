"""The widths of letters are those of our own font."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from exports.report.letters import Run, line_count
from questionnaires.places import templates

PRINTED = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)])) + "–‘’“”…€"


@pytest.mark.parametrize(("bold", "file"), [(False, "SourceSans3-Regular.ttf"), (True, "SourceSans3-Bold.ttf")])
def test_no_letter_is_wider_in_the_font(bold: bool, file: str) -> None:
    with TTFont(templates() / "assets" / "fonts" / file) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        wider = [
            sign
            for sign in PRINTED
            if ord(sign) in glyphs and widths[glyphs[ord(sign)]][0] > 1000 * Run("", bold=bold).length(sign)
        ]
    # A caron beside the letter instead of above it is in no Dutch word.
    assert set(wider) <= set("ďľ")


def test_words_in_another_size_or_weight_take_more_or_less() -> None:
    words = "Hoe gaat dit voor wie het nu al zwaar heeft?"
    assert Run(words, size=0.5).length(words) == pytest.approx(Run(words).length(words) / 2)
    assert Run(words).length(words) < Run(words, bold=True).length(words)


def test_a_word_that_is_too_long_takes_the_lines_that_it_needs_and_one_more() -> None:
    assert line_count([Run("Wat"), Run("W" * 20), Run("dan")], 10) == 5
