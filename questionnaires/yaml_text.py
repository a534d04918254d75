"""Strict reading of YAML: only mappings, lists, texts, numbers, true, false and null.

The parser's events are taken one by one, without recursion, so that a hostile file is refused while it is being read.
What other readers guess (`no` as false, `012` as eight, dates) stays text here.
"""

from __future__ import annotations

import re
from typing import NoReturn

from yaml import MarkedYAMLError, YAMLError
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

from questionnaires.document import Builder, Problems, shortened
from questionnaires.locations import Place
from questionnaires.raw_text import UNPRINTABLE, place_of
from questionnaires.translation import _
from questionnaires.yaml_errors import explain

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,307})\.(?:0|[0-9]{0,400}[1-9])")
"""Numbers in their one strict form. `1.10` and `012` are text: they are versions and codes, not numbers."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def plain_value(text: str) -> None | bool | float | str:
    """Return what a scalar without quotes means.

    >>> [plain_value(text) for text in ("true", "12", "1.5", "no", "012", "1.10", "2026-01-31")]
    [True, 12, 1.5, 'no', '012', '1.10', '2026-01-31']
    """
    if text in _WORDS:
        return _WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if FLOAT.fullmatch(text):
        return float(text)
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
    _Feeder(builder).feed(text)


class _Feeder:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._problems: Problems = builder.problems
        self._documents = 0

    def feed(self, text: str) -> None:
        parser = CParser(text)
        try:
            while (event := parser.get_event()) is not None:
                self._take(event)
        except MarkedYAMLError as error:
            self._refuse_syntax(error)
        except YAMLError as error:  # pragma: no cover - the text was checked, so its reader has nothing left to refuse
            self._problems.stop("Y005", Place(1, 1), explain(str(error)).message, explain(str(error)).mend)
        finally:
            parser.dispose()

    def _take(self, event: Event) -> None:
        match event:
            case ScalarEvent():
                self._scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self._start(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._builder.close()
            case AliasEvent():
                self._alias(event)
            case DocumentStartEvent():
                self._document(event)

    def _scalar(self, event: ScalarEvent) -> None:
        place = _place(event)
        self._refuse_decorations(event, place)
        plain = event.implicit[0] and not event.style
        hidden = UNPRINTABLE.search(event.value)
        if hidden:
            message = _("in deze tekst staat een onzichtbaar stuurteken ({number})").format(
                number=f"U+{ord(hidden.group()):04X}"
            )
            self._problems.add("Y003", place, message, _("Haal dit teken weg."))
        value = plain_value(event.value) if plain else event.value
        if self._builder.expects_key:
            self._key(value, event.value, place, plain=plain)
        else:
            self._builder.scalar(value, place)

    def _key(self, value: None | bool | float | str, text: str, place: Place, *, plain: bool) -> None:
        if plain and text == "<<":
            message = _("samenvoegen met << kan hier niet")
            self._problems.add("Y010", place, message, _("Schrijf de sleutels voluit."))
        elif not isinstance(value, str):
            message = _("{key} kan geen sleutel zijn").format(key=text or _("niets"))
            mend = _("Een sleutel is een woord. Zet hem tussen aanhalingstekens als dit echt de bedoeling is.")
            self._problems.add("Y012", place, message, mend)
        self._builder.key(text, place)

    def _start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        place = _place(event)
        self._refuse_decorations(event, place)
        if self._builder.expects_key:
            message = _("een lijst of een blok kan geen sleutel zijn")
            self._problems.stop("Y012", place, message, _("Een sleutel is een woord met een dubbele punt erachter."))
        if isinstance(event, MappingStartEvent):
            self._builder.open_mapping(place)
        else:
            self._builder.open_list(place)

    def _alias(self, event: AliasEvent) -> None:
        place = _place(event)
        message = _("verwijzen met *{name} kan hier niet").format(name=shortened(event.anchor or ""))
        self._problems.add("Y009", place, message, _("Schrijf voluit wat er moet staan."))
        if self._builder.expects_key:
            self._builder.key(f"*{event.anchor}", place)
        else:
            self._builder.scalar(None, place)

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        place = _place(event)
        if event.tags:
            message = _("%TAG kan hier niet")
            self._problems.stop("Y008", Place(1, 1), message, _("Haal de regel met %TAG weg."))
        if self._documents > 1:
            message = _("hier begint met --- een tweede document")
            self._problems.stop("Y007", place, message, _("Zet elk document in een eigen bestand."))

    def _refuse_decorations(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, place: Place) -> None:
        if event.tag is not None:
            message = _("het label {tag} kan hier niet").format(tag=shortened(event.tag))
            mend = _(
                "Haal het woord met het uitroepteken weg. Tekst die met een uitroepteken begint, hoort tussen aanhalingstekens."
            )
            self._problems.add("Y008", place, message, mend)
        if event.anchor is not None:
            message = _("een anker (&{name}) kan hier niet").format(name=shortened(event.anchor))
            self._problems.add("Y009", place, message, _("Haal het weg en schrijf voluit wat er moet staan."))

    def _refuse_syntax(self, error: MarkedYAMLError) -> NoReturn:
        explanation = explain(f"{error.context or ''} {error.problem or ''}")
        mark = error.problem_mark
        if explanation.at_start and error.context_mark is not None:
            mark = error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        self._problems.stop("Y005", place, explanation.message, explanation.mend)


def _place(event: Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
