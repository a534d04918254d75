"""Whether cover says who pays: a sum, or whose budget (RULES section 8). Without that a promise is an intention."""

from __future__ import annotations

import re

_SUM = re.compile(r"\d|€|\beuro\b|\bnihil\b|\bkost(en)? (niets|nul)\b|\bgeen (extra )?kosten\b", re.IGNORECASE)
_LETTER = re.compile(r"(?<![.\w])[A-Z](?![.\w])")
"""Somebody who is called by one letter, as in 'budget van X'; no part of 'N.V.T.'."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES_NOBODY = re.compile(
    "aan|bedrag|begroting|bekend|bepaald|bepalen|bestaande?|betaalt|betalen|binnen|budget|de|dekking|door|een|en|er|gedekt|"
    "geen|geld|geregeld|gezocht|het|in|is|kosten|later|ja|moet|moeten|nader|nee|niet|niets|nog|nvt|of|onbekend|open|pm|"
    "regelen|tbd|te|uit|uitgezocht|uitzoeken|van|volgt|voor|waar|wat|we|welke?|wie|worden|wordt|zoeken|zullen"
)


def names_cover(cover: str) -> bool:
    """Return whether cover names a sum (also none), or anything that can be somebody's budget.

    A person judges whether it is enough. What only says that it is not known yet, or no more than that there is a
    budget, names nobody.

    >>> [names_cover(cover) for cover in ("€ 300", "Kost niets", "Bestaand budget van Zorg", "Programma Zorg", "Van X")]
    [True, True, True, True, True]
    >>> [names_cover(cover) for cover in ("Binnen bestaand budget", "PM", "Nog niet bekend", "n.v.t.", "Geen dekking")]
    [False, False, False, False, False]
    """
    if _SUM.search(cover) or _LETTER.search(cover):
        return True
    return not all(map(_NAMES_NOBODY.fullmatch, _WORD.findall(cover.lower())))
