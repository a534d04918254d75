"""What people type, as the values of a dossier: numbers, days and clean text."""

from __future__ import annotations

import re
from datetime import date

from questionnaires.raw_text import BOM, UNPRINTABLE

LONGEST_NUMBER = 24

_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")
_OTHER_LINES = re.compile("[\v\f\x85\u2028\u2029]")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def read_number(text: str) -> float | None:
    """Read a number as people in the Netherlands write it; None when it is not one.

    >>> read_number("1,5"), read_number("1.5"), read_number("1.500"), read_number("een paar")
    (1.5, 1.5, 1500.0, None)
    """
    compact = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if len(compact) > LONGEST_NUMBER or not compact.isascii():
        return None
    if _GROUPED.fullmatch(compact):
        compact = compact.replace(".", "")
    elif not _PLAIN.fullmatch(compact):
        return None
    return float(compact.replace(",", "."))


def number_text(number: float) -> str:
    """Write a number as people in the Netherlands do.

    >>> number_text(3.0), number_text(1.5)
    ('3', '1,5')
    """
    return str(int(number)) if number == int(number) else str(number).replace(".", ",")


def read_day(text: str) -> str | None:
    """Read a day, as a browser sends it or as people type it; None when there is no such day.

    >>> read_day("2026-01-31"), read_day("31-1-2026"), read_day("31-2-2026")
    ('2026-01-31', '2026-01-31', None)
    """
    typed = _DUTCH_DAY.fullmatch(text.strip())
    iso = "{2:0>4}-{1:0>2}-{0:0>2}".format(*typed.groups()) if typed else text.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso, re.ASCII):
        return None
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def clean_line(text: str) -> str:
    r"""Return text on one line, without what cannot be seen.

    >>> clean_line("  een\ttwee\r\ndrie ")
    'een twee drie'
    """
    return " ".join(_visible(text).split())


def clean_prose(text: str) -> str:
    r"""Return text with lines as they were typed, without what cannot be seen or trailing white space.

    >>> clean_prose("een  \r\n\r\ntwee\n\n")
    'een\n\ntwee'
    """
    lines = _visible(text.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _visible(text: str) -> str:
    """Leave out what a dossier file cannot hold; other signs for a new line become a space."""
    return UNPRINTABLE.sub("", _OTHER_LINES.sub(" ", text)).replace(BOM, "")
