"""Numbers, enumerations and sentences the way Dutch readers write them."""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires.translation import _


def number(value: float, decimals: int = 0) -> str:
    """Write a number with a point per thousand and a decimal comma.

    >>> number(4300), number(2.5, 1), number(12.0)
    ('4.300', '2,5', '12')
    """
    text = f"{value:,.{decimals}f}" if decimals else f"{value:,.10g}"
    return text.translate(str.maketrans(",.", ".,"))


def enumeration(parts: Sequence[str], last: str | None = None) -> str:
    """Join words with commas and a last 'en'.

    >>> enumeration(["tijd", "geld", "moeite"])
    'tijd, geld en moeite'
    """
    if len(parts) < 2:  # noqa: PLR2004 - one word needs no 'and'.
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last or _('en')} {parts[-1]}"


def capital(text: str) -> str:
    """Start with a capital; 'één' then loses its first accent, as in every printed Dutch sentence.

    >>> capital("niet geregeld"), capital("één gesprek"), capital("")
    ('Niet geregeld', 'Eén gesprek', '')
    """
    return "Eén" + text[3:] if text.startswith("één") else text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Start with a small letter; 'Eén' then gets its first accent back.

    >>> uncapital("Niet geregeld"), uncapital("Eén vaste collega")
    ('niet geregeld', 'één vaste collega')
    """
    return "één" + text[3:] if text.startswith("Eén") else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Start with a capital and end with a full stop, unless the text ends its own sentence.

    >>> sentence("niet geregeld"), sentence("Kan dit?")
    ('Niet geregeld.', 'Kan dit?')
    """
    text = text.strip()
    if not text:
        return ""
    return capital(text) + ("" if text[-1] in ".!?…" else ".")
