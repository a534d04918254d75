"""How many lines a text takes in our own font, from how wide its letters are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

_FIRST: Final = 32
_REGULAR: Final = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 544, 588, 571, 615, 527, 494, 617, 652, 263, 480, 579, 486, 727,
    647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
    496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
    241, 303, 497,
)  # fmt: skip
_BOLD: Final = (
    200, 340, 537, 528, 528, 857, 667, 300, 344, 344, 457, 528, 300, 332, 300, 339, 528, 528, 528, 528, 528, 528, 528,
    528, 528, 528, 300, 300, 528, 528, 528, 463, 902, 573, 605, 582, 635, 548, 524, 638, 674, 301, 509, 614, 518, 762,
    665, 684, 596, 684, 613, 556, 556, 665, 556, 813, 567, 525, 541, 344, 339, 344, 528, 500, 555, 527, 573, 467, 573,
    518, 341, 534, 571, 276, 278, 548, 286, 857, 572, 555, 573, 573, 398, 443, 383, 568, 523, 776, 514, 521, 460, 344,
    268, 344, 528,
)  # fmt: skip
"""Advance widths of Source Sans 3 from the space on, in thousandths of its size."""
_SIGNS: Final = {"–": 480, "‘": 300, "’": 300, "·": 300, "€": 528}
_UNKNOWN: Final = 1000


class Run(NamedTuple):
    """Words in one weight and size; 1 is the size of what stands around them. The spacing of letters is in ems."""

    text: str
    bold: bool = False
    size: float = 1.0
    spacing: float = 0.0

    def length(self, signs: str) -> float:
        """Return how wide some signs are."""
        return self.size * sum(_advance(sign, bold=self.bold) + self.spacing for sign in signs)


def line_count(runs: Iterable[Run], width: float) -> int:
    """Count the lines that words take, never too few: only spaces are taken for places to break.

    Args:
        runs: what follows each other, with a space in between.
        width: of a line, in ems.

    >>> line_count([Run("Kan iedereen dit?")], 30), line_count([Run("Kan iedereen dit?")], 6), line_count([], 6)
    (1, 2, 0)
    """
    lines, place = 0, 0.0
    for run in runs:
        space = run.length(" ")
        for word in run.text.split():
            length = run.length(word)
            if lines and place + space + length <= width:
                place += space + length
                continue
            lines, place = lines + 1, length
            if length > width:
                lines, place = lines + 1 + _broken(word, run, width), width
    return lines


def _broken(word: str, run: Run, width: float) -> int:
    """Count how many more lines a word takes that is wider than one.

    The renderer leaves a line empty before it, and what follows it may begin on another.
    """
    more, place = 0, 0.0
    for sign in word:
        length = run.length(sign)
        if place and place + length > width:
            more, place = more + 1, 0.0
        place += length
    return more


@cache
def _advance(sign: str, *, bold: bool) -> float:
    """Return the width of a letter in ems; one that is not known here counts as the widest."""
    base = unicodedata.normalize("NFD", sign)[0]
    widths, place = _BOLD if bold else _REGULAR, ord(base) - _FIRST
    known = widths[place] if 0 <= place < len(widths) else _SIGNS.get(sign, _UNKNOWN)
    return known / 1000
