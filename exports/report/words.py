"""The words for every id in an outcome. One phrase for every state of not knowing: 'nog niet te beoordelen'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from exports.report.views import Mark, MarkKind
from questionnaires.compass_model import CompassId
from questionnaires.translation import _
from scoring.compass.outcome import CompassOutcome
from scoring.outcome import BandId, ClassId, ComparisonId

Verdict = Literal[1, 2, 3, 4]


def unknown_yet() -> str:
    """The one phrase for not knowing."""
    return _("nog niet te beoordelen")


def band_word(band: BandId | None) -> str:
    """How heavy a theme is, in a word."""
    words: Mapping[BandId, str] = {
        "laag": _("laag"),
        "matig": _("matig"),
        "hoog": _("hoog"),
        "zeer_hoog": _("zeer hoog"),
    }
    return words[band] if band else unknown_yet()


def band_mark(band: BandId | None) -> Mark:
    """The shape and word of a theme's band."""
    return Mark(band or "onbekend", band_word(band))


def class_word(burden_class: ClassId) -> str:
    """The burden class of a group, in a word."""
    words: Mapping[ClassId, str] = {
        "laag": _("laag"),
        "middel": _("middel"),
        "hoog": _("hoog"),
        "onbekend": unknown_yet(),
    }
    return words[burden_class]


def class_with_floor(burden_class: ClassId, at_least: ClassId) -> str:
    """The class, and when it cannot be told yet: what it is at least.

    >>> class_with_floor("onbekend", "hoog")
    'nog niet te beoordelen, zeker al hoog'
    """
    if burden_class != "onbekend" or at_least not in {"middel", "hoog"}:
        return class_word(burden_class)
    return _("nog niet te beoordelen, zeker al {burden_class}").format(burden_class=class_word(at_least))


def class_mark(burden_class: ClassId, at_least: ClassId) -> Mark:
    """The shape and words of a group's class."""
    kind: MarkKind = burden_class
    return Mark(kind, class_with_floor(burden_class, at_least))


def comparison_word(comparison: ComparisonId) -> str:
    """The second half of every outcome: compared with doing nothing."""
    words: Mapping[ComparisonId, str] = {
        "lichter": _("lichter"),
        "gelijk": _("gelijk"),
        "zwaarder": _("zwaarder"),
        "niet_te_vergelijken": _("niet te vergelijken"),
    }
    return words[comparison]


def comparison_phrase(comparison: ComparisonId) -> str:
    """The comparison as the end of a sentence that begins with 'Dat is ...'."""
    phrases: Mapping[ComparisonId, str] = {
        "lichter": _("lichter dan niets doen"),
        "gelijk": _("even zwaar als niets doen"),
        "zwaarder": _("zwaarder dan niets doen"),
        "niet_te_vergelijken": _("nog niet te vergelijken met niets doen"),
    }
    return phrases[comparison]


def verdict_words(verdict: Verdict | None, *, already_heavy: bool) -> str:
    """The verdict against today; the four national classes (RULES section 4)."""
    words: Mapping[Verdict, str] = {
        1: _("niet relevant of onveranderd"),
        2: _("kleiner beroep"),
        3: _("groter beroep, geen aandachtspunt"),
        4: _("groter beroep, wel een aandachtspunt"),
    }
    said = words[verdict] if verdict else unknown_yet()
    return _("{verdict}, maar het is nu al zwaar").format(verdict=said) if already_heavy else said


def compass_word(outcome: CompassId) -> str:
    """How people are involved, in a word."""
    words: Mapping[CompassId, str] = {
        "op_orde": _("op orde"),
        "deels": _("deels op orde"),
        "niet_op_orde": _("niet op orde"),
        "onbekend": unknown_yet(),
    }
    return words[outcome]


def compass_said(compass: CompassOutcome) -> str:
    """How people are involved, in a word; a compass that does not apply is never called in order."""
    return _("niet van toepassing") if compass.not_applicable else compass_word(compass.outcome)


def scan_outcome(outcome: Literal["not_needed", "short", "full"]) -> str:
    """What the quickscan advises."""
    words = {
        "not_needed": _("Een verdere toets is niet nodig"),
        "short": _("Doe de verkorte toets"),
        "full": _("Doe de volledige toets"),
    }
    return words[outcome]


def depth_word(depth: Literal["quickscan", "short", "full"]) -> str:
    """How much was asked."""
    return {"quickscan": _("quickscan"), "short": _("verkorte toets"), "full": _("volledige toets")}[depth]


def unknown_word(unknown: str) -> str:
    """Why an answer is not known."""
    words = {
        "not_in_proposal": _("staat niet in het voorstel"),
        "not_known": _("niet bekend"),
        "being_found_out": _("wordt uitgezocht"),
        "not_answered": _("nog niet beantwoord"),
    }
    return words[unknown]


def deepen_word(why: str) -> str:
    """Why a theme of the short test deserves the full questions. An id that is not known here is printed as it is."""
    words = {
        "hoog": _("dit thema is hoog"),
        "knelpunt": _("hier zit een knelpunt"),
        "onbekend": _("hier is nog te weinig bekend"),
    }
    return words.get(why, why.replace("_", " "))


def group_kind_word(kind: str) -> str:
    """What kind of group this is."""
    words = {"resident": _("inwoners"), "entrepreneur": _("ondernemers"), "employee": _("medewerkers")}
    return words[kind]


def evidence_word(kind: str) -> str:
    """What kind of evidence an answer rests on."""
    words = {
        "document": _("document"),
        "figures": _("cijfers"),
        "signals": _("signalen"),
        "test": _("test"),
        "conversation": _("gesprek"),
        "other": _("anders"),
    }
    return words[kind]
