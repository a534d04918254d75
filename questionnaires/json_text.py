"""Strict reading of JSON, with the places that Python's own reader does not give."""

from __future__ import annotations

import json
import math
import re
from typing import Literal, NoReturn

from questionnaires.document import Builder, empty_file
from questionnaires.locations import Place
from questionnaires.raw_text import UNPRINTABLE, place_of
from questionnaires.translation import _

_SPACE = re.compile(r"[ \t\r\n]*+")
_TOKEN = re.compile(
    r"""(?P<string>"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+")"""
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.]))"
    r"|(?P<word>true|false|null)(?![0-9A-Za-z_])"
    r"|(?P<sign>[][{}:,])"
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_MAXIMUM_DIGITS = 15

_Expected = Literal["value", "value or ]", "key", "key or }", ":", ", or close", "nothing"]


def build_from_json(text: str, builder: Builder) -> None:
    """Feed a JSON text to a builder.

    Raises:
        UnreadableError: when it is not JSON.
    """
    _Feeder(text, builder).feed()


class _Feeder:
    def __init__(self, text: str, builder: Builder) -> None:
        self._text = text
        self._builder = builder
        self._expected: _Expected = "value"
        self._lists: list[bool] = []
        self._line = 1
        self._line_start = 0

    def feed(self) -> None:
        position = self._skip(0)
        if position == len(self._text):
            empty_file(self._builder.problems)
        while position < len(self._text):
            token = _TOKEN.match(self._text, position)
            if token is None:
                self._refuse_token(position)
            place = Place(self._line, position - self._line_start + 1)
            if token.lastgroup == "sign":
                self._sign(token.group(), place)
            else:
                self._value(self._scalar(token, place), place)
            position = self._skip(token.end())
        if self._expected != "nothing":
            self._refuse(place_of(self._text, len(self._text)))

    def _skip(self, position: int) -> int:
        space = _SPACE.match(self._text, position)
        end = space.end() if space else position
        lines = self._text.count("\n", position, end)
        if lines:
            self._line += lines
            self._line_start = self._text.rfind("\n", position, end) + 1
        return end

    def _scalar(self, token: re.Match[str], place: Place) -> None | bool | float | str:
        text = token.group()
        if token.lastgroup == "word":
            return _WORDS[text]
        if token.lastgroup == "number":
            return self._number(text, place)
        try:
            value = json.loads(text)
        except ValueError:
            message = _("in deze tekst staat een schuine streep \\ met een teken dat niets betekent")
            self._builder.problems.stop("Y015", place, message, _("Schrijf twee schuine strepen: \\\\."))
        hidden = UNPRINTABLE.search(value)
        if hidden:
            message = _("in deze tekst staat een onzichtbaar stuurteken ({number})").format(
                number=f"U+{ord(hidden.group()):04X}"
            )
            self._builder.problems.add("Y003", place, message, _("Haal dit teken weg."))
        return str(value)

    def _number(self, text: str, place: Place) -> float:
        if text.lstrip("-").isdigit() and len(text.lstrip("-")) <= _MAXIMUM_DIGITS:
            return int(text)
        number = float(text)
        if not math.isfinite(number) or abs(number) >= 10**_MAXIMUM_DIGITS:
            message = _("dit getal is te groot")
            self._builder.problems.stop("Y015", place, message, _("Gebruik een kleiner getal, of een grotere eenheid."))
        return number

    def _value(self, value: None | bool | float | str, place: Place) -> None:
        if self._expected in {"key", "key or }"}:
            if not isinstance(value, str):
                message = _("hier hoort een sleutel tussen dubbele aanhalingstekens")
                self._builder.problems.stop("Y012", place, message, _('Schrijf bijvoorbeeld "title": "...".'))
            self._builder.key(value, place)
            self._expected = ":"
        elif self._expected in {"value", "value or ]"}:
            self._builder.scalar(value, place)
            self._after_value()
        else:
            self._refuse(place)

    def _sign(self, sign: str, place: Place) -> None:
        if sign in "[{" and self._expected in {"value", "value or ]"}:
            self._open(sign, place)
        elif sign in "]}" and self._closes(sign):
            self._lists.pop()
            self._builder.close()
            self._after_value()
        elif sign == ":" and self._expected == ":":
            self._expected = "value"
        elif sign == "," and self._expected == ", or close":
            self._expected = "value" if self._lists[-1] else "key"
        else:
            self._refuse(place)

    def _open(self, sign: str, place: Place) -> None:
        self._lists.append(sign == "[")
        if sign == "[":
            self._builder.open_list(place)
            self._expected = "value or ]"
        else:
            self._builder.open_mapping(place)
            self._expected = "key or }"

    def _closes(self, sign: str) -> bool:
        if sign == "]":
            return self._expected == "value or ]" or (self._expected == ", or close" and self._lists[-1])
        return self._expected == "key or }" or (self._expected == ", or close" and not self._lists[-1])

    def _after_value(self) -> None:
        self._expected = ", or close" if self._lists else "nothing"

    def _refuse_token(self, position: int) -> NoReturn:
        place = Place(self._line, position - self._line_start + 1)
        if self._text[position] == '"':
            message = _("het aanhalingsteken dat hier opent, gaat niet op dezelfde regel dicht")
            self._builder.problems.stop("Y015", place, message, _('Zet aan het eind van de tekst een ".'))
        message = _("dit is geen JSON")
        mend = _("Zet tekst tussen dubbele aanhalingstekens, en haal commentaar weg.")
        self._builder.problems.stop("Y015", place, message, mend)

    def _refuse(self, place: Place) -> NoReturn:
        expected = {
            "value": _("een waarde"),
            "value or ]": _("een waarde of ]"),
            "key": _("een sleutel tussen aanhalingstekens"),
            "key or }": _("een sleutel tussen aanhalingstekens, of }"),
            ":": _("een dubbele punt"),
            ", or close": _("een komma of een haakje dicht"),
            "nothing": _("het einde van het bestand"),
        }[self._expected]
        message = _("hier hoort {expected}").format(expected=expected)
        mend = _("Kijk naar de komma's, dubbele punten en haakjes op deze regel en erboven.")
        self._builder.problems.stop("Y015", place, message, mend)
