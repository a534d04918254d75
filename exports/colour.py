"""Colours: one accent and the tints of it, with enough contrast to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]

PAPER = "#ffffff"
NIGHT = "#12181b"
READABLE_CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3)."""

VISIBLE_CONTRAST = 3.0
"""The least contrast of a shape that means something (success criterion 1.4.11)."""
_LIGHTEST_TINT = 50


@dataclass(frozen=True, slots=True)
class Palette:
    """An accent with its tints towards the background. `steps` are the four bands, light to heavy."""

    accent: str
    soft: str
    pale: str
    steps: tuple[str, str, str, str]


def palette(accent: str, background: str) -> Palette:
    """Make the tints of an accent colour.

    >>> palette("#0f5c63", "#ffffff").soft
    '#eef4f4'
    """
    tints = [mixed(accent, background, share / 100) for share in range(_LIGHTEST_TINT, 101)]
    visible = [tint for tint in tints if contrast(tint, background) >= VISIBLE_CONTRAST] or [accent]
    third = (len(visible) - 1) // 3
    return Palette(
        accent=accent,
        soft=mixed(accent, background, 0.07),
        pale=mixed(accent, background, 0.17),
        steps=(visible[0], visible[third], visible[2 * third], accent),
    )


def mixed(colour: str, background: str, share: float) -> str:
    """Mix a colour with a background; `share` (0-1) is how much of the colour is left.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    return "#" + "".join(
        f"{round(over * share + under * (1 - share)):02x}"
        for over, under in zip(_channels(colour), _channels(background), strict=True)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 (the same) to 21 (black on white), by WCAG 2.2.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB, by WCAG 2.2.
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
