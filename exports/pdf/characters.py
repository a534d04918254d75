"""Characters that no bundled font can draw."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from questionnaires.translation import _

REPLACEMENT = "\N{WHITE SQUARE}"
"""The sign for a sign that is missing; Unicode's own replacement character is itself in few fonts."""

# Latin 1 and Latin Extended-A without control characters: in every font that we bundle, so they need no look-up.
_ALWAYS = frozenset(map(chr, [0x09, 0x0A, 0x0D, *range(0x20, 0x7F), *range(0xA0, 0x180)]))

# Control, format, surrogate, private and unassigned characters. They draw nothing, break files or turn text around.
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))

_NAMED = 20
"""How many replaced signs are named in the log."""

_log = logging.getLogger(__name__)


def drawable(text: str, fonts: Path) -> str:
    """Leave out what draws nothing, and replace what the bundled fonts cannot draw by a visible sign.

    A character without a glyph would become an empty box that no reader can speak, and the file would be no PDF/UA.
    What is replaced is logged, never silently dropped. Characters that reverse the direction of text go as well: they
    can make a sentence read as something else than it is.

    Args:
        text: a page or any other text.
        fonts: the folder with the bundled fonts.

    Returns:
        The same text when every character can be drawn, which is nearly always.
    """
    unusual = set(text) - _ALWAYS
    if not unusual:
        return text
    kinds = {sign: unicodedata.category(sign) for sign in unusual}
    table = {ord(sign): "" for sign, kind in kinds.items() if kind in _INVISIBLE}
    table.update({ord(sign): " " for sign, kind in kinds.items() if kind.startswith("Z")})
    missing = sorted(sign for sign in unusual if ord(sign) not in table and ord(sign) not in _coverage(fonts))
    table.update(dict.fromkeys(map(ord, missing), REPLACEMENT))
    if missing:
        names = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:_NAMED])
        _log.warning(_("Deze tekens zitten niet in het lettertype en zijn vervangen: {names}").format(names=names))
    return text.translate(table)


@cache
def _coverage(fonts: Path) -> AbstractSet[int]:
    """Collect the code points that at least one bundled font can draw."""
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for path in sorted(fonts.glob("*.[ot]tf")):
        with TTFont(path, lazy=True) as font:
            covered.update(font["cmap"].getBestCmap())
    return covered
