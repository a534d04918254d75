"""Numbers, dates and enumerations the way Dutch readers write them."""

from __future__ import annotations

import re
from datetime import date

from questionnaires.dutch import capital, enumeration, number, sentence, uncapital
from questionnaires.translation import _

__all__ = [
    "brief",
    "capital",
    "clipped",
    "counted",
    "day",
    "enumeration",
    "lowered",
    "months",
    "number",
    "sentence",
    "spelled",
    "uncapital",
    "words_in",
]
_ELLIPSIS = "…"
_LETTERS_OF_A_WORD = 5
_WORD = re.compile(r"\w[\w'’-]*")


def day(iso: str) -> str:
    """Write a date (`2026-11-21`, `2026-11` or `2026`) in words.

    >>> day("2026-11-21"), day("2026-11"), day("2017")
    ('21 november 2026', 'november 2026', '2017')
    """
    parts = iso.split("-")
    try:
        if len(parts) == 3:  # noqa: PLR2004 - year, month, day.
            date.fromisoformat(iso)
            return f"{int(parts[2])} {months()[int(parts[1]) - 1]} {parts[0]}"
        if len(parts) == 2:  # noqa: PLR2004 - year, month.
            return f"{months()[int(parts[1]) - 1]} {parts[0]}"
    except (ValueError, IndexError):
        return iso
    return iso


def clipped(text: str, longest: int) -> str:
    """Shorten a text to at most `longest` characters, at a word where that is possible.

    >>> clipped("Een aanvraag voor de warmtebon", 20)
    'Een aanvraag voor…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > longest // 2 else cut).rstrip(" ,.;:-(") + _ELLIPSIS


def brief(text: str, longest: int) -> str:
    """Shorten a text to at most `longest` characters and to as many words as such a text mostly has.

    >>> brief("Een aanvraag voor de warmtebon", 20), brief("a b c d e f g h", 25)
    ('Een aanvraag voor…', 'a b c d e…')
    """
    words = text.split()
    most = max(1, longest // _LETTERS_OF_A_WORD)
    if len(words) <= most:
        return clipped(text, longest)
    return clipped(" ".join(words[:most]), longest - 1).rstrip(" ,.;:-(…") + _ELLIPSIS


def lowered(text: str) -> str:
    """Start with a small letter, unless the text begins with an abbreviation or a name like DigiD.

    >>> lowered("Wat weegt"), lowered("CV-ketel"), lowered("DigiD aanvragen")
    ('wat weegt', 'CV-ketel', 'DigiD aanvragen')
    """
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first[1:]) else uncapital(text)


def counted(how_many: int, one: str, more: str) -> str:
    """Count things in words that agree with the number.

    >>> counted(1, "vraag", "vragen"), counted(1200, "vraag", "vragen")
    ('1 vraag', '1.200 vragen')
    """
    return f"{number(how_many)} {one if how_many == 1 else more}"


def spelled(how_many: int) -> str:
    """Write a small number as a word, as in running text.

    >>> spelled(1), spelled(12), spelled(16)
    ('één', 'twaalf', '16')
    """
    words = (
        _("nul"), _("één"), _("twee"), _("drie"), _("vier"), _("vijf"), _("zes"), _("zeven"), _("acht"), _("negen"),
        _("tien"), _("elf"), _("twaalf"),
    )  # fmt: skip
    return words[how_many] if 0 <= how_many < len(words) else number(how_many)


def words_in(text: str) -> int:
    """Count the words of a text.

    >>> words_in("Dit is geen 'e-mail'.")
    4
    """
    return len(_WORD.findall(text))


def months() -> tuple[str, ...]:
    """Return the names of the months."""
    return (
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )
