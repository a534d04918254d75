"""Which signs of a text from people reach a document."""

from __future__ import annotations

import unicodedata

_KEPT_FORMATS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}")
_KEPT_CONTROLS = frozenset("\t\n\r")
_NO_CHARACTERS = frozenset("\ufffe\uffff")


def printable(text: str) -> str:
    r"""Leave out signs that turn text around, cannot be seen, or cannot stand in a file of a word processor.

    >>> printable("app\N{RIGHT-TO-LEFT OVERRIDE}fdp\x07.")
    'appfdp.'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in text if _is_printable(sign))


def _is_printable(sign: str) -> bool:
    match unicodedata.category(sign):
        case "Cf":
            return sign in _KEPT_FORMATS
        case "Cc":
            return sign in _KEPT_CONTROLS
        case "Cs":
            return False
    return sign not in _NO_CHARACTERS
