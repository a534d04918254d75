"""The characters and words of a condition, looked at before Python's parser sees them."""

from __future__ import annotations

import keyword
import re

from questionnaires.expression_nodes import ExpressionError
from questionnaires.translation import _

MAXIMUM_LENGTH = 500
RESERVED = frozenset(keyword.kwlist)
"""Words that mean something in a condition, or in Python: no question or option in a condition can have them as id."""

_USED = frozenset({"and", "or", "not", "in"})
_TOKEN = re.compile(r"\s+|(?P<word>[A-Za-z_][A-Za-z0-9_]*)|[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_.])|==|!=|<=|>=|[<>(),-]")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def check_tokens(text: str) -> None:
    """Refuse a text that is too long, empty, or holds a character or word that no condition has.

    Raises:
        ExpressionError: with the column of the character or word.
    """
    if len(text) > MAXIMUM_LENGTH:
        message = _("deze voorwaarde is langer dan {n} tekens").format(n=MAXIMUM_LENGTH)
        raise ExpressionError(0, message, _("Maak de voorwaarde korter, of verdeel die over meer vragen."))
    if not text.strip():
        raise ExpressionError(0, _("deze voorwaarde is leeg"), _("Schrijf een voorwaarde, of laat de sleutel weg."))
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise _wrong_character(text, position)
        word = token.group("word")
        if word and word not in _USED:
            _check_word(word, position)
        position = token.end()


def _check_word(word: str, column: int) -> None:
    if word in RESERVED:
        message = _("het woord {word} mag niet in een voorwaarde").format(word=word)
        mends = {
            "True": _("Schrijf alleen de naam (critical), of not met de naam (not critical)."),
            "False": _("Schrijf alleen de naam (critical), of not met de naam (not critical)."),
            "None": _("Onbekend kun je niet vergelijken: bij een onbekend antwoord blijft de vraag vanzelf staan."),
            "is": _("Schrijf == om te vergelijken."),
            "if": _("Schrijf alleen de voorwaarde, zonder if."),
        }
        mend = _("Gebruik alleen ids, getallen, and, or, not en in. Heet een vraag zo, geef die dan een ander id.")
        raise ExpressionError(column, message, mends.get(word, mend))
    if not _IDENTIFIER.fullmatch(word):
        message = _("{name} is geen id").format(name=word)
        mend = _("Een id begint met een kleine letter en heeft verder kleine letters, cijfers en lage streepjes.")
        if word.lower() in _USED:
            mend = _("Schrijf {word} met kleine letters.").format(word=word.lower())
        raise ExpressionError(column, message, mend)


def _wrong_character(text: str, position: int) -> ExpressionError:
    character = text[position]
    if character.isdecimal():
        message = _("hier staat een getal dat niet te lezen is")
        return ExpressionError(position, message, _("Schrijf een heel getal, of een getal met een punt: 2 of 0.5."))
    mends = {
        "=": _("Schrijf == om te vergelijken."),
        "'": _("Laat de aanhalingstekens weg: een id staat er zonder."),
        '"': _("Laat de aanhalingstekens weg: een id staat er zonder."),
        "&": _("Schrijf and."),
        "|": _("Schrijf or."),
        "!": _("Schrijf not, of != voor 'is niet gelijk aan'."),
        "[": _("Schrijf een rij tussen ronde haakjes: q in (a, b)."),
        "{": _("Schrijf een rij tussen ronde haakjes: q in (a, b)."),
        "≥": _("Schrijf >=."),
        "≤": _("Schrijf <=."),
    }
    message = _("het teken {character} mag niet in een voorwaarde").format(character=character)
    mend = mends.get(character, _("Gebruik alleen ids, getallen, and, or, not, in, ==, !=, <, <=, >, >= en haakjes."))
    return ExpressionError(position, message, mend)
