"""The smallest sets of measures that lead to a better advice: what to find out first, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.dutch import clipped, counted, enumeration, lowered, number, sentence
from exports.report.advice_words import advised
from exports.report.context import Context
from exports.report.findings import unknowns
from exports.report.settle_words import (
    NAMED,
    Folded,
    and_more,
    effects,
    folded,
    much_unknown,
    settle_text,
    who_could_know,
)
from exports.report.sure_words import advice_label, group_of
from exports.report.views import Block, Cell, Column, Item, Link, Listing, Paragraph, Subheading, Table
from questionnaires.advice_model import AdviceId
from questionnaires.model import Source, Term, Vocabulary, VocabularyRole
from questionnaires.translation import _
from scoring.whatif.outcome import End, Improvement, OutOfReach, ToSettle

_MOST_ROWS = 12
_LONGEST_NAME = 60


def shortest_ways(context: Context) -> Iterator[Block]:
    """Tell the shortest ways to each better advice, and which advice nothing leads to."""
    found, out_of_reach = context.outcome.improvements, context.outcome.out_of_reach
    if not found and not out_of_reach:
        return
    yield Subheading(_("De kortste weg naar een milder advies"))
    if found:
        yield Paragraph(
            _(
                "Hier staan de kleinste combinaties van maatregelen voor een milder advies: de minste maatregelen, of "
                "de minste moeite. Een maatregel telt pas als het voorstel zelf verandert."
            )
        )
        if any(one.find_out for one in found):
            yield Paragraph(_("Wat nog niet bekend is, wordt niet geraden. Zoek dat eerst uit."))
        if much := _much_unknown(context, found):
            yield Paragraph(much)
    ways = _together(found)
    for advice in dict.fromkeys(way.one.advice for way in ways):
        yield _ways(context, advice, [way for way in ways if way.one.advice == advice])
    if any(one.effort is not None and one.measures for one in found):
        yield from _efforts(context)
    yield from _out_of_reach(context, out_of_reach)
    yield from _to_find_out(context, found)
    yield from _library(context, found)


def shortest_way(context: Context) -> Iterator[str]:
    """Tell in a few lines the first way to a better advice; nothing when there is none."""
    first = next(iter(_together(context.outcome.improvements)), None)
    if first is None:
        return
    advice, about = advice_label(context, first.one.advice), " ".join(_about(first))
    yield _("Kortste weg naar '{advice}': {about}").format(advice=advice, about=about)
    things = folded(context, first.one)
    if much := much_unknown(things):
        yield f"- {much}"
    if things:
        said = [sentence(one.text) + (f" ({_for_whom(one)})" if one.whom else "") for one in things[:NAMED]]
        more = [sentence(and_more(things))] if and_more(things) else []
        yield _("- Zoek eerst uit: {things}").format(things=" ".join([*said, *more]))
    taken = " ".join(item.text for item in _measures(context, first.one))
    yield _("- Neem dan: {measures}").format(measures=taken) if first.one.measures else _("- Uitzoeken is genoeg.")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to a better advice, and for which ends of what is not known it is the same."""

    one: Improvement
    ends: tuple[End | None, ...]


def _together(found: Sequence[Improvement]) -> tuple[_Way, ...]:
    """Return each way once: one that is the same however what is open turns out, is one way."""
    ways: dict[object, _Way] = {}
    for one in found:
        things = tuple(thing.id for thing in one.find_out)
        key = (one.advice, things, one.measures, one.smallest_by, one.proven)
        ways[key] = _Way(one, (*(ways[key].ends if key in ways else ()), one.assumes.end))
    return tuple(ways.values())


def _ways(context: Context, advice: AdviceId, found: Sequence[_Way]) -> Table:
    caption = _("Wat nodig is voor: {advice}").format(advice=advice_label(context, advice))
    asks = any(way.one.find_out for way in found)
    columns = (
        (Column(_("Weg"), 26), Column(_("Zoek eerst uit"), 37), Column(_("Neem dan"), 37))
        if asks
        else (Column(_("Weg"), 34), Column(_("Neem"), 66))
    )
    rows = tuple(
        (
            Cell(lead=_smallest_by(way.one), note=" ".join(_about(way))),
            *((Cell(items=tuple(_first(context, way))),) if asks else ()),
            Cell(items=tuple(_measures(context, way.one))),
        )
        for way in found
    )
    return Table(caption=caption, columns=columns, rows=rows, size="dense", may_break=True)


def _smallest_by(one: Improvement) -> str:
    if not one.measures:
        return _("Alleen uitzoeken.")
    if len(one.smallest_by) > 1:
        return _("Minste maatregelen en minste moeite.")
    return _("Minste moeite.") if "effort" in one.smallest_by else _("Minste maatregelen.")


def _about(way: _Way) -> Iterator[str]:
    if way.ends != (None,):
        yield _ends(way.ends)
    yield (
        _("Kleiner kan niet: dat is nagegaan.")
        if way.one.proven
        else _("Dit is de kleinste die is gevonden. Misschien kan het kleiner.")
    )
    if way.one.effort is not None and way.one.measures:
        yield _("Moeite: {points}.").format(points=counted(way.one.effort, _("punt"), _("punten")))


def _ends(ends: Sequence[End | None]) -> str:
    if {"lightest", "heaviest"} <= set(ends):
        return _("Hoe het ook uitvalt wat nog open is.")
    return _("Ook als het tegenvalt.") if "heaviest" in ends else _("Als alles wat nog open is meevalt.")


def _first(context: Context, way: _Way) -> Iterator[Item]:
    """What to find out, each thing once, with the groups when it is not for all of them."""
    things = folded(context, way.one)
    for one in things[:NAMED]:
        same = len(way.ends) == 1 or one.things[0].kind == "estimate"
        note = "; ".join(filter(None, (_for_whom(one), one.assumed if same else "")))
        yield Item(sentence(one.text), note=f"({note})" if note else "")
    if more := and_more(things):
        yield Item(sentence(more))
    if not things:
        yield Item(_("Niets."))


def _for_whom(one: Folded) -> str:
    return _("voor: {groups}").format(groups=one.whom) if one.whom else ""


def _much_unknown(context: Context, found: Sequence[Improvement]) -> str:
    """Say that filling in the test comes first, and where the tasks for that stand; empty when it does not."""
    said = next(filter(None, (much_unknown(folded(context, one)) for one in found)), "")
    where = context.theme.heading("find_out")
    return _("{much} Zie '{where}'.").format(much=said, where=where) if said and unknowns(context) else said


def _measures(context: Context, one: Improvement) -> Iterator[Item]:
    own = {measure.id: measure for measure in context.dossier.measures}
    for measure in one.measures:
        if measure in own:
            state = _("toegezegd") if own[measure].is_agreed else _("voornemen")
            yield Item(sentence(own[measure].text), note=_("(eigen maatregel, {state})").format(state=state))
        else:
            yield Item(sentence(context.term_label(VocabularyRole.MEASURES, measure)), note=_kind(context, measure))
    if not one.measures:
        yield Item(_("Geen: uitzoeken is genoeg."))


def _kind(context: Context, measure: str) -> str:
    found = _term(context, measure)
    if found is None:
        return ""
    vocabulary, term = found
    labels = [str(group.label) for group in vocabulary.groups if group.id == term.group]
    return _("({kind})").format(kind=lowered(labels[0])) if labels else ""


def _term(context: Context, measure: str) -> tuple[Vocabulary, Term] | None:
    for vocabulary in context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES):
        if measure in vocabulary.term_by_id:
            return vocabulary, vocabulary.term_by_id[measure]
    return None


def _efforts(context: Context) -> Iterator[Block]:
    """Say what the points of effort are: a choice."""
    found = advised(context)
    settings = found.definition.robustness if found else None
    if settings is not None and settings.efforts:
        told = [
            _("{label}: {points}").format(label=lowered(str(one.label)), points=number(one.points))
            for one in settings.efforts
        ]
        yield Paragraph(_("Zo telt moeite, als keuze: {told}.").format(told="; ".join(told)), tone="quiet")


def _out_of_reach(context: Context, found: Sequence[OutOfReach]) -> Iterator[Block]:
    if not found:
        return
    ends: dict[object, list[OutOfReach]] = {}
    for one in found:
        ends.setdefault((one.advice, one.proven, one.because), []).append(one)
    yield Subheading(_("Wat hiermee niet lukt"))
    yield Listing(
        tuple(
            Item(" ".join(_why_not(same[0])), lead=_lead(context, same[0].advice, [one.end for one in same]))
            for same in ends.values()
        )
    )


def _lead(context: Context, advice: AdviceId, ends: Sequence[End | None]) -> str:
    label = sentence(advice_label(context, advice)).rstrip(".")
    if {"lightest", "heaviest"} <= set(ends) or None in ends:
        return f"{label}:"
    if "heaviest" in ends:
        return _("{advice} (als wat nog open is tegenvalt):").format(advice=label)
    return _("{advice} (ook als alles wat nog open is meevalt):").format(advice=label)


def _why_not(one: OutOfReach) -> Iterator[str]:
    names = {
        "burden": _("de zwaarte"),
        "compass": _("hoe mensen zijn betrokken"),
        "open_flag": _("een rode vlag"),
        "measures_agreed": _("wat nog niet is toegezegd"),
        "evidence": _("wat te weinig bekend is"),
    }
    if one.because:
        yield _("In de weg blijft: {what}.").format(what=enumeration([names[name] for name in one.because]))
    yield (
        _("Geen enkele combinatie van maatregelen uit dit dossier en de bibliotheek is genoeg.")
        if one.proven
        else _("Er is geen combinatie gevonden die genoeg is; niet alle zijn bekeken.")
    )


def _to_find_out(context: Context, found: Sequence[Improvement]) -> Iterator[Block]:
    things: dict[str, ToSettle] = {thing.id: thing for one in found for thing in one.find_out}
    if not things:
        return
    telling = [thing for thing in things.values() if len({effect.advice for effect in thing.answers}) > 1]
    yield Subheading(_("Wat het uitzoeken kan opleveren"))
    if not telling:
        yield Paragraph(_("Geen van deze dingen verandert in zijn eentje het advies. Zoek ze samen uit."))
        return
    yield Paragraph(_("Zo wordt het advies als alleen dit bekend wordt, en de rest blijft zoals het is."))
    yield Table(
        caption=_("Wat het uitzoeken kan opleveren"),
        columns=(
            Column(_("Wat"), 40),
            Column(_("Wie weet het"), 22),
            Column(_("Wat elk antwoord doet"), 38),
        ),
        rows=tuple(_effect_row(context, thing) for thing in telling[:_MOST_ROWS]),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )
    if others := len(things) - len(telling[:_MOST_ROWS]):
        words = counted(others, _("ander antwoord verandert"), _("andere antwoorden veranderen"))
        yield Paragraph(_("Nog {others} alleen samen met de rest het advies.").format(others=words))


def _effect_row(context: Context, thing: ToSettle) -> tuple[Cell, ...]:
    group = group_of(context, thing.group)
    whom = clipped(group.name, _LONGEST_NAME) if group is not None and len(context.groups) > 1 else ""
    return (
        Cell(sentence(settle_text(context, thing)), note=_("Voor: {groups}.").format(groups=whom) if whom else ""),
        Cell(who_could_know(context, thing) or _("niet bekend")),
        Cell(items=tuple(Item(text) for text in effects(context, thing))),
    )


def _library(context: Context, found: Sequence[Improvement]) -> Iterator[Block]:
    """Tell of each measure of the library that is named what kind it is, and what is known of that kind."""
    own = {measure.id for measure in context.dossier.measures}
    named = dict.fromkeys(measure for one in found for measure in one.measures if measure not in own)
    terms = [term for measure in named if (term := _term(context, measure)) is not None]
    if not terms:
        return
    yield Subheading(_("Maatregelen uit de bibliotheek"))
    yield Table(
        caption=_("Maatregelen uit de bibliotheek"),
        columns=(Column(_("Maatregel"), 40), Column(_("Soort"), 30), Column(_("Bronnen"), 30)),
        rows=tuple(_library_row(vocabulary, term) for vocabulary, term in terms),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _library_row(vocabulary: Vocabulary, term: Term) -> tuple[Cell, ...]:
    group = next((group for group in vocabulary.groups if group.id == term.group), None)
    sources = [source for source in vocabulary.sources if source.id in term.sources]
    return (
        Cell(lead=sentence(str(term.label)), note=str(term.description or "")),
        Cell(lead=sentence(str(group.label)) if group else "", note=str(group.description or "") if group else ""),
        Cell(items=tuple(map(_source, sources))),
    )


def _source(source: Source) -> Item:
    link = Link(str(source.address), source.address.host or "") if source.address is not None else None
    return Item(text=sentence(str(source.title)), link=link)
