"""The word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 64
"""No id or key is longer; comparing something much longer takes long and finds nothing."""


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """Return the known word that looks most like this one.

    Args:
        word: what somebody wrote.
        known: the words that it can be.
        alike: how much it must look like one, from 0 to 1.

    >>> nearest("bruden", ["label", "burden", "help"])
    'burden'
    >>> nearest("kleur", ["label", "burden", "help"]) is None
    True
    """
    if len(word) > _LONGEST:
        return None
    return next(iter(get_close_matches(word, list(known), 1, alike)), None)
