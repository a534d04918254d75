"""Pictures in files of word processors: every kind of chart, drawn with its words, never larger than a page."""

from __future__ import annotations

import re
from io import BytesIO
from typing import get_args, get_type_hints

import pytest
import resvg_py
from PIL import Image

from exports.charts import ChartInput, profile_chart
from exports.html import draw_chart
from exports.office.pictures import TEXT_WIDTH, picture_of
from exports.report.views import Figure
from exports.theme import default_theme
from tests.exports.journeys import WORKED
from tests.exports.reports import report_of_example


def figures() -> dict[type, Figure]:
    """One picture of every kind, from the example that has them all."""
    blocks = (block for section in report_of_example(WORKED).sections for block in section.blocks)
    return {type(block.chart): block for block in blocks if isinstance(block, Figure)}


def test_there_is_a_picture_of_every_kind() -> None:
    assert set(figures()) == set(get_args(get_type_hints(Figure)["chart"]))


@pytest.mark.parametrize("figure", figures().values(), ids=lambda figure: figure.chart.kind)
def test_a_picture_is_drawn_with_its_words(figure: Figure) -> None:
    """An SVG that is not said to be one is drawn without its words: then the two pictures are the same."""
    svg = draw_chart(figure.chart, default_theme())
    wordless = re.sub(r"<text.*?</text>", "", svg, flags=re.DOTALL)
    assert wordless != svg
    without = resvg_py.svg_to_bytes(svg_string=wordless, background="#ffffff", zoom=3, skip_system_fonts=True)
    told, silent = (
        Image.open(BytesIO(data)).convert("L")
        for data in (picture_of(figure.chart, default_theme()).data, bytes(without))
    )
    assert told.size == silent.size
    assert sum(pixel < 128 for pixel in told.tobytes()) > sum(pixel < 128 for pixel in silent.tobytes()) * 1.2


def test_a_high_picture_is_made_narrower() -> None:
    themes = [ChartInput(f"Thema {n}", "hoog", "laag", "hoog", "hoog", "hoog", "Hoog.") for n in range(60)]
    high = picture_of(profile_chart("Veel.", themes, ["laag", "matig", "hoog", "zeer hoog"]), default_theme())
    assert high.height == pytest.approx(21)
    assert high.width < TEXT_WIDTH
    low = picture_of(profile_chart("Weinig.", themes[:4], ["laag", "matig", "hoog", "zeer hoog"]), default_theme())
    assert low.width == TEXT_WIDTH
