"""From bytes to text: not too big, UTF-8, and nothing in it that nobody can see."""

from __future__ import annotations

import re

from questionnaires.document import Limits, Problems
from questionnaires.locations import Place
from questionnaires.translation import _

BOM = "\ufeff"
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Every character that a person cannot see or type: control characters, halves of pairs, non-characters."""

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, problems: Problems, limits: Limits) -> str:
    """Read bytes as text.

    Raises:
        UnreadableError: when it is too big, not UTF-8, or holds control characters.
    """
    if len(data) > limits.size:
        message = _("dit bestand is groter dan {n} MB").format(n=limits.size // 1_000_000)
        problems.stop("Y001", Place(1, 1), message, _("Maak het kleiner, of verdeel het over meer bestanden."))
    if data.startswith(_WIDE_MARKS):
        message = _("dit bestand is bewaard als UTF-16")
        problems.stop("Y002", Place(1, 1), message, _("Bewaar het opnieuw als UTF-8."))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(data[: error.start].decode("utf-8", "replace"), error.start)
        message = _("dit bestand is geen UTF-8: hier staat de byte {byte}").format(byte=f"0x{data[error.start]:02x}")
        mend = _("Open het in een tekstverwerker en bewaar het opnieuw met de tekenset UTF-8.")
        problems.stop("Y002", place, message, mend)
    text = text.removeprefix(BOM)
    hidden = UNPRINTABLE.search(text)
    if hidden:
        message = _("hier staat een onzichtbaar stuurteken ({number})").format(number=f"U+{ord(hidden.group()):04X}")
        problems.stop("Y003", place_of(text, hidden.start()), message, _("Haal dit teken weg."))
    return text


def place_of(text: str, index: int) -> Place:
    r"""Return the line and column of a position in a text.

    >>> place_of("een\ntwee", 5)
    Place(line=2, column=2)
    """
    start = text.rfind("\n", 0, index) + 1
    return Place(text.count("\n", 0, index) + 1, min(index, len(text)) - start + 1)
