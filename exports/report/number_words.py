"""What each number of a definition is about, in words: the rule or part that it stands in, and which number in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from exports.dutch import lowered
from exports.report.journey_rules import journey_meanings
from exports.report.words import band_word
from questionnaires.advice_model import AdviceDefinition
from questionnaires.compass_model import CompassDefinition
from questionnaires.condition_words import Meanings, meaning_of, meanings_of
from questionnaires.facts import ADVICE_EVIDENCE_FACTS, ADVICE_FACTS, COMPASS_FACTS
from questionnaires.journey_model import HoursScore, JourneyDefinition, Threshold
from questionnaires.model import BandRule
from questionnaires.translation import _


class NumberWords(NamedTuple):
    """The rule or part, as its definition says it, and which number in it."""

    about: str
    which: str


def number_words(definition: object, where: str) -> NumberWords:
    """Say what a number is about.

    Args:
        definition: the definition that it stands in.
        where: its place, as in the robustness of an outcome.
    """
    names = where.split(".")
    found = list(_along(definition, names))
    for start, condition in (("when", True), ("founded", True), ("weights", False), ("thresholds", False)):
        if start in names[1:-1]:
            before, after = names[: names.index(start, 1)], names[names.index(start, 1) + 1 :]
            which = _in_condition(definition, after) if condition else _in_score(definition, found)
            return NumberWords(_about(found[: len(before)]), which)
    about = _about(found[:-1])
    return NumberWords(about or _apart(names), _fields().get(names[-1]) or names[-1].replace("_", " "))


def _along(definition: object, names: Sequence[str]) -> Iterator[tuple[str, object]]:
    """Yield what stands at each part of a place: a key, the id of one in a row, or its number in the row."""
    found = definition
    for name in names:
        match found:
            case Mapping():
                found = found.get(name)
            case tuple():
                by_id = next((one for one in found if getattr(one, "id", None) == name), None)
                found = found[int(name) - 1] if by_id is None and name.isdecimal() else by_id
            case _:
                found = getattr(found, name, None)
        yield name, found


def _about(found: Sequence[tuple[str, object]]) -> str:
    """Return what the last part with words is called."""
    for _name, one in reversed(found):
        if isinstance(one, BandRule):
            return _("Een thema is {band}.").format(band=band_word(one.band))
        if words := getattr(one, "label", None) or getattr(one, "text", None):
            return str(words)
    return ""


def _apart(names: Sequence[str]) -> str:
    """Return what a number is about that stands in no rule with words of its own."""
    about = {"amounts": _("De verwachte tijd"), "heavy_step_from": _("Een stap in het advies")}
    return about.get(names[0], "")


def _fields() -> Mapping[str, str]:
    return {
        "likely_weight": _("hoe vaak wat gewoon is meetelt, naast één keer het minst en één keer het meest"),
        "peak_share": _("deel van de zwaarste stap"),
        "heavy_from": _("zwaarte vanaf waar een stap zwaar is"),
        "heavy_step_from": _("zwaarte vanaf waar een stap zwaar is"),
        "weight": _("gewicht"),
        "points": _("punten"),
    }


def _in_condition(definition: object, names: Sequence[str]) -> str:
    """Say what a number in a condition is compared with; of several for one thing, which of them."""
    words = meaning_of(names[0], _meanings(definition))
    return _("{words}, grens {n}").format(words=words, n=names[1]) if len(names) > 1 else words


def _meanings(definition: object) -> Meanings:
    """Return what the names mean that only this kind of definition uses."""
    match definition:
        case JourneyDefinition():
            return journey_meanings(definition)
        case CompassDefinition():
            return meanings_of(COMPASS_FACTS)
        case AdviceDefinition():
            return meanings_of({**ADVICE_FACTS, **ADVICE_EVIDENCE_FACTS})
        case _:
            return {}


def _in_score(definition: object, found: Sequence[tuple[str, object]]) -> str:
    """Say of an amount how heavy it is from there, and of a field how much it counts."""
    for _name, one in found:
        if isinstance(one, Threshold):
            hours = any(isinstance(score, HoursScore) for _part, score in found)
            words = _("vanaf hoeveel uur het zwaarte {n} is") if hours else _("vanaf hoeveel het zwaarte {n} is")
            return words.format(n=one.burden)
    field = definition.field_by_id.get(found[-1][0]) if isinstance(definition, JourneyDefinition) else None
    return _("hoe zwaar dit telt: {field}").format(field=lowered(str(field.text)).rstrip("?") if field else "")
