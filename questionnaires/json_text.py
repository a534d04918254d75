"""Strict reading of JSON, with the places that Python's own reader does not give."""

from __future__ import annotations

import json
import math
import re
from typing import Literal, NoReturn

from questionnaires.building import Builder
from questionnaires.document import Scalar, empty_file, hidden_character
from questionnaires.raw_text import UNPRINTABLE, place_of
from questionnaires.translation import _

_SPACE = re.compile(r"[ \t\r\n]*+")
_TOKEN = re.compile(
    r"""(?P<sign>[][{}:,])"""
    r"""|(?P<text>"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+")"""
    r"""|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.]))"""
    r"""|(?P<word>true|false|null)(?![0-9A-Za-z_])"""
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_WHOLE = re.compile(r"-?[0-9]{1,15}")

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
        self._closers: list[str] = []

    def feed(self) -> None:
        text, position = self._text, 0
        line, line_start = 1, 0
        while True:
            space = _SPACE.match(text, position)
            end = space.end() if space else position
            lines = text.count("\n", position, end)
            if lines:
                line += lines
                line_start = text.rfind("\n", position, end) + 1
            if end == len(text):
                break
            position = self._take(end, line, end - line_start + 1)
        if not text.strip(" \t\r\n"):
            empty_file(self._builder.problems)
        if self._expected != "nothing":
            self._refuse(*place_of(text, len(text)))

    def _take(self, position: int, line: int, column: int) -> int:
        """Take what stands at a position, and return where it ends."""
        token = _TOKEN.match(self._text, position)
        if token is None:
            self._refuse_character(position, line, column)
        if token.lastgroup == "sign":
            self._sign(token.group(), line, column)
        elif self._expected in {"key", "key or }"}:
            self._key(token, line, column)
        elif self._expected in {"value", "value or ]"}:
            self._builder.scalar(self._value(token, line, column), line, column)
            self._after_value()
        else:
            self._refuse(line, column)
        return token.end()

    def _sign(self, sign: str, line: int, column: int) -> None:
        expected = self._expected
        if expected in {"value", "value or ]"} and sign in "[{":
            self._open(sign, line, column)
        elif sign == ":" and expected == ":":
            self._expected = "value"
        elif sign == "," and expected == ", or close":
            self._expected = "value" if self._closers[-1] == "]" else "key"
        elif sign in "]}" and self._can_close(sign):
            self._closers.pop()
            self._builder.close()
            self._after_value()
        else:
            self._refuse(line, column)

    def _open(self, sign: str, line: int, column: int) -> None:
        if sign == "[":
            self._builder.open_list(line, column)
            self._closers.append("]")
            self._expected = "value or ]"
        else:
            self._builder.open_mapping(line, column)
            self._closers.append("}")
            self._expected = "key or }"

    def _can_close(self, sign: str) -> bool:
        if self._expected == ", or close":
            return self._closers[-1] == sign
        return self._expected == ("value or ]" if sign == "]" else "key or }")

    def _key(self, token: re.Match[str], line: int, column: int) -> None:
        key = self._value(token, line, column)
        if not isinstance(key, str):
            message = _("hier hoort een sleutel tussen dubbele aanhalingstekens")
            self._builder.problems.stop("Y012", (line, column), message, _('Schrijf bijvoorbeeld "title": "...".'))
        self._builder.key(key, line, column)
        self._expected = ":"

    def _after_value(self) -> None:
        self._expected = ", or close" if self._closers else "nothing"

    def _value(self, token: re.Match[str], line: int, column: int) -> Scalar:
        text = token.group()
        if token.lastgroup == "word":
            return _WORDS[text]
        if token.lastgroup == "number":
            return self._number(text, line, column)
        if "\\" not in text:
            return text[1:-1]
        try:
            value = str(json.loads(text))
        except ValueError:
            message = _("in deze tekst staat een schuine streep \\ met een teken dat niets betekent")
            self._builder.problems.stop("Y015", (line, column), message, _("Schrijf twee schuine strepen: \\\\."))
        hidden = UNPRINTABLE.search(value)
        if hidden:
            hidden_character(self._builder.problems, (line, column), hidden.group())
        return value

    def _number(self, text: str, line: int, column: int) -> float:
        if _WHOLE.fullmatch(text):
            return int(text)
        number = math.inf if text.lstrip("-").isdigit() else float(text)
        if not math.isfinite(number):
            message = _("dit getal is te groot")
            mend = _("Gebruik een kleiner getal, of een grotere eenheid.")
            self._builder.problems.stop("Y015", (line, column), message, mend)
        return number

    def _refuse_character(self, position: int, line: int, column: int) -> NoReturn:
        if self._text[position] == '"':
            message = _("het aanhalingsteken dat hier opent, gaat niet op dezelfde regel dicht")
            self._builder.problems.stop("Y015", (line, column), message, _('Zet aan het eind van de tekst een ".'))
        message = _("dit is geen JSON")
        mend = _("Zet tekst tussen dubbele aanhalingstekens, en haal commentaar weg.")
        self._builder.problems.stop("Y015", (line, column), message, mend)

    def _refuse(self, line: int, column: int) -> NoReturn:
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
        self._builder.problems.stop("Y015", (line, column), message, mend)
