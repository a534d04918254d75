"""Strict reading of YAML: only mappings, lists, texts, numbers, true, false and null.

The parser's events are taken one by one, without recursion, so that a hostile file is refused while it is being read.
What other readers guess (`no` as false, `012` as eight, dates) stays text here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, NoReturn

from yaml import MarkedYAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from questionnaires.building import Builder
from questionnaires.document import Scalar, hidden_character, shortened
from questionnaires.raw_text import UNPRINTABLE, place_of
from questionnaires.translation import _
from questionnaires.yaml_errors import explain

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})|-?(?:0|[1-9][0-9]{0,308})\.(?:0|[0-9]{0,400}[1-9])")
"""Numbers in their one strict form. `1.10` and `012` are text: they are versions and codes, not numbers."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_DIRECTIVE = re.compile("(?:\\A|[\n\r\x85\u2028\u2029])%")


def plain_value(text: str) -> Scalar:
    """Return what a scalar without quotes means.

    >>> [plain_value(text) for text in ("true", "12", "1.5", "no", "012", "1.10", "2026-01-31")]
    [True, 12, 1.5, 'no', '012', '1.10', '2026-01-31']
    """
    if text in _WORDS:
        return _WORDS[text]
    # Most scalars are words: only look closer when the first character could begin a number.
    if text[0] in "-0123456789" and _NUMBER.fullmatch(text):
        number = float(text) if "." in text else int(text)
        return number if math.isfinite(number) else text
    return text


def build_from_yaml(text: str, builder: Builder) -> None:
    """Feed a YAML text to a builder.

    Raises:
        UnreadableError: when it is not YAML, or holds more than plain data.
    """
    tab = text.find("\t")
    if tab >= 0:
        message = _("hier staat een tab; in YAML mag dat niet")
        builder.problems.stop("Y004", place_of(text, tab), message, _("Vervang de tab door spaties."))
    directive = _DIRECTIVE.search(text)
    if directive:
        # Refused before parsing: the parser takes very long over very many of them.
        message = _("een regel die met % begint, kan hier niet")
        mend = _("Haal de regel weg, of zet de tekst tussen aanhalingstekens.")
        builder.problems.stop("Y005", place_of(text, directive.end() - 1), message, mend)
    _Feeder(builder).feed(text)


class _Feeder:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._problems = builder.problems
        self._documents = 0
        self._takers: dict[type[Event], Callable[[Any, int, int], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._mapping,
            SequenceStartEvent: self._list,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }

    def feed(self, text: str) -> None:
        parser = CParser(text)
        try:
            while (event := parser.get_event()) is not None:
                taker = self._takers.get(type(event))
                mark = event.start_mark
                if taker and mark:
                    taker(event, mark.line + 1, mark.column + 1)
        except MarkedYAMLError as error:
            self._refuse_syntax(error, text)
        finally:
            parser.dispose()

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> None:
        text, style = event.value, event.style
        if event.tag is not None or event.anchor is not None:
            self._refuse_decorations(event, line, column)
        # Only double quotes can write a character that is not in the file itself.
        hidden = UNPRINTABLE.search(text) if style == '"' else None
        if hidden:
            hidden_character(self._problems, (line, column), hidden.group())
        value = text if style else plain_value(text)
        if not self._builder.expects_key:
            self._builder.scalar(value, line, column)
            return
        if not isinstance(value, str) or (text == "<<" and not style):
            self._refuse_key(text, line, column)
        self._builder.key(text, line, column)

    def _mapping(self, event: MappingStartEvent, line: int, column: int) -> None:
        self._start(event, line, column)
        self._builder.open_mapping(line, column)

    def _list(self, event: SequenceStartEvent, line: int, column: int) -> None:
        self._start(event, line, column)
        self._builder.open_list(line, column)

    def _end(self, _event: Event, _line: int, _column: int) -> None:
        self._builder.close()

    def _alias(self, event: AliasEvent, line: int, column: int) -> None:
        name = event.anchor or ""
        message = _("verwijzen met *{name} kan hier niet").format(name=shortened(name))
        mend = _(
            "Schrijf voluit wat er moet staan. Is het tekst met een sterretje? Zet die dan tussen aanhalingstekens."
        )
        self._problems.add("Y009", (line, column), message, mend)
        if self._builder.expects_key:
            self._builder.key(f"*{name}", line, column)
        else:
            self._builder.scalar(None, line, column)

    def _document(self, _event: DocumentStartEvent, line: int, column: int) -> None:
        self._documents += 1
        if self._documents > 1:
            message = _("hier begint met --- een tweede document")
            self._problems.stop("Y007", (line, column), message, _("Zet elk document in een eigen bestand."))

    def _start(self, event: MappingStartEvent | SequenceStartEvent, line: int, column: int) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_decorations(event, line, column)
        if self._builder.expects_key:
            message = _("een lijst of een blok kan geen sleutel zijn")
            mend = _(
                "Een sleutel is een woord met een dubbele punt erachter. Begint de waarde met { of [, "
                "zet die dan tussen aanhalingstekens."
            )
            self._problems.stop("Y012", (line, column), message, mend)

    def _refuse_key(self, text: str, line: int, column: int) -> None:
        if text == "<<":
            message = _("samenvoegen met << kan hier niet")
            self._problems.add("Y010", (line, column), message, _("Schrijf de sleutels voluit."))
            return
        message = _("{key} kan geen sleutel zijn").format(key=shortened(text) or _("niets"))
        if text.isdecimal():
            mend = _("Hoort dit bij een getal met een komma? Schrijf dan een punt: 0.5. Een sleutel is een woord.")
        else:
            mend = _("Een sleutel is een woord. Zet hem tussen aanhalingstekens als dit echt de bedoeling is.")
        self._problems.add("Y012", (line, column), message, mend)

    def _refuse_decorations(
        self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, line: int, column: int
    ) -> None:
        if event.tag is not None:
            message = _("het label {tag} kan hier niet").format(tag=shortened(event.tag))
            mend = _("Haal het woord met het uitroepteken weg. Is het tekst? Zet die dan tussen aanhalingstekens.")
            self._problems.add("Y008", (line, column), message, mend)
        if event.anchor is not None:
            message = _("een anker (&{name}) kan hier niet").format(name=shortened(event.anchor))
            mend = _("Haal het weg en schrijf voluit wat er moet staan.")
            self._problems.add("Y009", (line, column), message, mend)

    def _refuse_syntax(self, error: MarkedYAMLError, text: str) -> NoReturn:
        explanation = explain(f"{error.context or ''} {error.problem or ''}")
        stuck = error.problem_mark
        mark = error.context_mark if explanation.at_start and error.context_mark else stuck
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        # At the end of the text the parser is on a line that is not there.
        line = min(stuck.line, text.rstrip().count("\n")) + 1 if stuck else 1
        self._problems.stop("Y005", place, explanation.message.format(line=line, brace="{"), explanation.mend)
