"""Finishing step for pictures."""

from __future__ import annotations

import pydyf

from exports.pdf.draft import Draft
from exports.pdf.errors import RenderingError
from questionnaires.translation import _

POINTS_PER_PIXEL = 0.75
"""CSS has 96 pixels to the inch, PDF 72 points."""


def place_figures(draft: Draft) -> None:
    """Give the place of every picture in points from the bottom left of its page.

    WeasyPrint writes CSS pixels from the top left, which points readers that outline or enlarge a picture elsewhere.

    Raises:
        RenderingError: for a picture without a text alternative.
    """
    for element in draft.elements:
        if element.kind != "/Figure":
            continue
        if "Alt" not in element.node or not element.node["Alt"].string.strip():
            raise RenderingError([_("een afbeelding heeft geen tekst die zegt wat erop staat (svg: een title).")])
        top = draft.resolve(element.node["Pg"])["MediaBox"][3]
        left, upper, right, lower = element.node["A"]["BBox"]
        element.node["A"]["BBox"] = pydyf.Array(
            (
                left * POINTS_PER_PIXEL,
                top - lower * POINTS_PER_PIXEL,
                right * POINTS_PER_PIXEL,
                top - upper * POINTS_PER_PIXEL,
            )
        )
