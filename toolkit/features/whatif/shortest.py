"""The shortest ways to a better advice, and what stands in the way where there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from exports.dutch import counted, enumeration, lowered
from exports.report.settle_words import NAMED, Folded, and_more, effects, folded, much_unknown, who_could_know
from exports.report.words import class_word
from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.whatif.candidates import candidates
from scoring.whatif.outcome import End, Improvement, OutOfReach, ToSettle
from toolkit.features.advice.places import Place, check_place, question_place, step_place
from toolkit.features.advice.reasons import input_title
from toolkit.features.advice.reckoned import Reckoned


@dataclass(frozen=True)
class ToSettleView:
    """Something to find out: where, for whom, who could know it, what is assumed, and what each answer would do.

    `groups` is empty when it is about the whole dossier, or for every group.
    """

    place: Place
    groups: str
    who: str
    assumed: str
    effects: tuple[str, ...]


@dataclass(frozen=True)
class WayView:
    """One way: what to find out first, then what to do. `find_out` is named at once, `rest` can be opened.

    `try_it` is the page with its boxes ticked; None when there are none, or some help only after finding out.

    `when` says how what is not known turns out; empty when nothing has to be found out.
    """

    when: str
    much_unknown: str
    find_out: tuple[ToSettleView, ...]
    more: str
    rest: tuple[ToSettleView, ...]
    measures: tuple[str, ...]
    smallest: str
    burden: str
    try_it: str | None


@dataclass(frozen=True)
class BlockedView:
    """That no way was found, at one end of what is not known, and what stays in the way."""

    when: str
    because: str
    sure: str


@dataclass(frozen=True)
class Target:
    """One better advice: its id, the ways to it, and where there is none."""

    id: str
    label: str
    ways: tuple[WayView, ...]
    blocked: tuple[BlockedView, ...]


def targets(found: Reckoned) -> tuple[Target, ...]:
    """Return every better advice that something is said about, the nearest first."""
    outcome, advice = found.context.outcome, found.advice
    if advice is None:
        return ()
    named = {one.advice for one in outcome.improvements} | {one.advice for one in outcome.out_of_reach}
    texts = _measure_texts(found)
    offered = {one.id for one in candidates(found.context.dossier, found.context.catalogue)}
    return tuple(
        Target(
            one,
            str(advice.words(one).label),
            _together([_way(found, way, texts, offered) for way in outcome.improvements if way.advice == one]),
            tuple(_blocked(way) for way in outcome.out_of_reach if way.advice == one),
        )
        for one in sorted(named, key=ADVICE_ORDER.index, reverse=True)
    )


def _together(ways: Sequence[WayView]) -> tuple[WayView, ...]:
    """Tell a way that is the same at both ends of what is not known once."""
    whens: dict[WayView, list[str]] = {}
    for way in ways:
        whens.setdefault(replace(way, when=""), []).append(way.when)
    return tuple(
        replace(way, when=when[0] if len(when) == 1 else _("Wat het uitzoeken ook oplevert"))
        for way, when in whens.items()
    )


def _way(found: Reckoned, way: Improvement, texts: Mapping[str, str], offered: Collection[str]) -> WayView:
    may_try = bool(way.measures) and set(way.measures).issubset(offered)
    things = folded(found.context, way)
    views = tuple(_to_settle(found, one) for one in things)
    return WayView(
        when=_end(way.assumes.end),
        much_unknown=much_unknown(things),
        find_out=views[:NAMED],
        more=and_more(things),
        rest=views[NAMED:],
        measures=tuple(texts.get(one, one) for one in way.measures),
        smallest=" ".join(_smallest(way)),
        burden=class_word(way.burden_class),
        try_it=url_for("whatif.overview", dossier=found.opened.identity, met=way.measures) if may_try else None,
    )


def _to_settle(found: Reckoned, one: Folded) -> ToSettleView:
    return ToSettleView(
        place=Place(one.text, _page_of(found, one.things)),
        groups=one.whom,
        who=who_could_know(found.context, one.things[0]),
        assumed=one.assumed,
        effects=tuple(_effects(found, one)),
    )


def _effects(found: Reckoned, one: Folded) -> Iterator[str]:
    """Say what each answer would do; for each group apart when that differs."""
    names = {group.id: group.name for group in found.context.dossier.groups}
    told: dict[tuple[str, ...], list[str]] = {}
    for thing in one.things:
        told.setdefault(tuple(effects(found.context, thing)), []).append(names.get(thing.group or "", ""))
    for texts, groups in told.items():
        yield from texts if len(told) == 1 else (f"{enumeration(groups)}: {lowered(text)}" for text in texts)


def _page_of(found: Reckoned, things: Sequence[ToSettle]) -> str | None:
    """Return the address where it can be filled in."""
    one, groups = things[0], tuple(thing.group for thing in things if thing.group)
    match one.kind:
        case "check":
            return check_place(found, one.subject).address
        case "step":
            return step_place(found, one.subject, groups).address
        case _:
            return question_place(found, one.subject, groups).address


def _end(end: End | None) -> str:
    """Return how what is not known turns out."""
    if end is None:
        return ""
    return _("Als het uitzoeken meevalt") if end == "lightest" else _("Ook als het uitzoeken tegenvalt")


def _smallest(way: Improvement) -> Iterator[str]:
    many = counted(len(way.measures), _("maatregel"), _("maatregelen"))
    if not way.measures:
        yield _("Uitzoeken is hier genoeg.")
    elif "number" in way.smallest_by and "effort" in way.smallest_by:
        yield _("Minder maatregelen of minder moeite kan niet: {n}.").format(n=many)
    elif "effort" in way.smallest_by:
        yield _("Dit vraagt de minste moeite: {n}.").format(n=many)
    else:
        yield _("Dit zijn de minste maatregelen: {n}.").format(n=many)
    if not way.proven:
        yield _("Er kan nog een kortere weg zijn: niet alles is nagegaan.")


def _blocked(way: OutOfReach) -> BlockedView:
    combinations = counted(way.examined, _("combinatie"), _("combinaties"))
    sure = (
        _("Dat is zeker: ook met alles samen lukt het niet ({n} nagegaan).")
        if way.proven
        else _("Dat is niet zeker: er zijn {n} nagegaan, niet alle.")
    )
    return BlockedView(
        _end(way.end), enumeration([lowered(input_title(one)) for one in way.because]), sure.format(n=combinations)
    )


def _measure_texts(found: Reckoned) -> Mapping[str, str]:
    library = {
        term.id: str(term.label)
        for vocabulary in found.context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
        for term in vocabulary.terms
    }
    return library | {measure.id: measure.text for measure in found.context.dossier.measures}
