"""Charts as pictures that every word processor shows: PNG, drawn from the same SVG that the report has."""

from __future__ import annotations

from dataclasses import dataclass

import resvg_py

from exports.charts import ProfileChart
from exports.html import draw_chart
from exports.journey_chart import JourneyChart
from exports.theme import Theme
from questionnaires.places import templates

_SHARPNESS = 3
"""Pixels per unit of the chart: about 290 dots per inch over the width of the text."""
_FACES = ("SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf")


TEXT_WIDTH = 16.8
"""Centimetres between the margins."""
_HIGHEST = 21.0
"""Centimetres that a picture may be high, so that its caption fits on the same page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and how wide and high it is on paper, in centimetres."""

    data: bytes
    width: float
    height: float


def picture_of(chart: ProfileChart | JourneyChart, theme: Theme) -> Picture:
    """Draw a chart with our own fonts; nothing is fetched, and no font of the machine is used."""
    fonts = templates() / "assets" / "fonts"
    data = resvg_py.svg_to_bytes(
        svg_string=draw_chart(chart, theme),
        background="#ffffff",
        zoom=_SHARPNESS,
        skip_system_fonts=True,
        font_family="Source Sans 3",
        font_files=[str(fonts / face) for face in _FACES],
    )
    width = min(TEXT_WIDTH, _HIGHEST * chart.width / chart.height)
    return Picture(bytes(data), width, width * chart.height / chart.width)
