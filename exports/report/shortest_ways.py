"""The smallest sets of measures that lead to a better advice: what to find out first, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import counted, enumeration, lowered, number, sentence
from exports.report.context import Context
from exports.report.settle_words import assumed_text, effects, settle_text, who_could_know
from exports.report.sure_words import advice_label
from exports.report.views import Block, Cell, Column, Item, Link, Listing, Paragraph, Subheading, Table
from questionnaires.advice_model import AdviceId
from questionnaires.model import Source, Term, Vocabulary, VocabularyRole
from questionnaires.translation import _
from scoring.whatif.outcome import End, Improvement, OutOfReach, ToSettle

_MOST_NAMED = 8
_MOST_ROWS = 12


def shortest_ways(context: Context) -> Iterator[Block]:
    """Tell the shortest ways to each better advice, and which advice nothing leads to."""
    found, out_of_reach = context.outcome.improvements, context.outcome.out_of_reach
    if not found and not out_of_reach:
        return
    yield Subheading(_("De kortste weg naar een beter advies"))
    if found:
        yield Paragraph(
            _(
                "Hier staan de kleinste combinaties van maatregelen die het advies beter maken: zo min mogelijk "
                "maatregelen, of zo min mogelijk moeite. Een maatregel telt pas als het voorstel zelf verandert."
            )
        )
        if any(one.find_out for one in found):
            yield Paragraph(_("Wat nog niet bekend is, wordt niet geraden. Zoek dat eerst uit."))
    for advice in dict.fromkeys(one.advice for one in found):
        yield _ways(context, advice, [one for one in found if one.advice == advice])
    yield from _out_of_reach(context, out_of_reach)
    yield from _to_find_out(context, found)
    yield from _library(context, found)


def shortest_way(context: Context) -> Iterator[str]:
    """Tell in a few lines the first way to a better advice; nothing when there is none."""
    first = next(iter(context.outcome.improvements), None)
    if first is None:
        return
    advice, about = advice_label(context, first.advice), " ".join(_about(first))
    yield _("Kortste weg naar '{advice}': {about}").format(advice=advice, about=about)
    if first.find_out:
        yield _("- Zoek eerst uit: {things}").format(things=" ".join(item.text for item in _first(context, first)))
    yield _("- Neem dan: {measures}").format(measures=" ".join(item.text for item in _measures(context, first)))


def _ways(context: Context, advice: AdviceId, found: Sequence[Improvement]) -> Table:
    caption = _("Wat nodig is voor: {advice}").format(advice=advice_label(context, advice))
    asks = any(one.find_out for one in found)
    columns = (
        (Column(_("Weg"), 26), Column(_("Zoek eerst uit"), 37), Column(_("Neem dan"), 37))
        if asks
        else (Column(_("Weg"), 34), Column(_("Neem"), 66))
    )
    rows = tuple(
        (
            Cell(lead=_way(one), note=" ".join(_about(one))),
            *((Cell(items=tuple(_first(context, one))),) if asks else ()),
            Cell(items=tuple(_measures(context, one))),
        )
        for one in found
    )
    return Table(caption=caption, columns=columns, rows=rows, size="dense", may_break=True)


def _way(one: Improvement) -> str:
    if len(one.smallest_by) > 1:
        return _("Minste maatregelen en minste moeite.")
    return _("Minste moeite.") if "effort" in one.smallest_by else _("Minste maatregelen.")


def _about(one: Improvement) -> Iterator[str]:
    if one.assumes.end is not None:
        yield sentence(_end(one.assumes.end))
    yield (
        _("Kleiner kan niet: dat is nagegaan.")
        if one.proven
        else _("Dit is de kleinste die is gevonden. Misschien kan het kleiner.")
    )
    if one.effort is not None and one.measures:
        yield _("Moeite: {points}.").format(points=counted(one.effort, _("punt"), _("punten")))


def _end(end: End) -> str:
    return {
        "lightest": _("als alles wat nog open is meevalt"),
        "heaviest": _("ook als alles wat nog open is tegenvalt"),
    }[end]


def _first(context: Context, one: Improvement) -> Iterator[Item]:
    for thing in one.find_out[:_MOST_NAMED]:
        assumed = assumed_text(context, thing, one.assumes)
        yield Item(sentence(settle_text(context, thing)), note=f"({assumed})" if assumed else "")
    if len(one.find_out) > _MOST_NAMED:
        yield Item(_("En nog {n}.").format(n=number(len(one.find_out) - _MOST_NAMED)))
    if not one.find_out:
        yield Item(_("Niets."))


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


def _out_of_reach(context: Context, found: Sequence[OutOfReach]) -> Iterator[Block]:
    if not found:
        return
    yield Subheading(_("Wat hiermee niet lukt"))
    yield Listing(tuple(Item(" ".join(_why_not(one)), lead=_lead(context, one)) for one in found))


def _lead(context: Context, one: OutOfReach) -> str:
    label = sentence(advice_label(context, one.advice)).rstrip(".")
    return f"{label}:" if one.end is None else _("{advice}, {end}:").format(advice=label, end=_end(one.end))


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
    yield Subheading(_("Wat het uitzoeken kan opleveren"))
    yield Paragraph(_("Zo wordt het advies als alleen dit bekend wordt, en de rest blijft zoals het is."))
    yield Table(
        caption=_("Wat het uitzoeken kan opleveren"),
        columns=(
            Column(_("Wat"), 40),
            Column(_("Wie weet het"), 22),
            Column(_("Wat elk antwoord doet"), 38),
        ),
        rows=tuple(
            (
                Cell(sentence(settle_text(context, thing))),
                Cell(who_could_know(context, thing) or _("niet bekend")),
                Cell(items=tuple(Item(text) for text in effects(context, thing))),
            )
            for thing in list(things.values())[:_MOST_ROWS]
        ),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )
    if len(things) > _MOST_ROWS:
        yield Paragraph(_("En nog {n}. Ze staan bij wat nog niet bekend is.").format(n=len(things) - _MOST_ROWS))


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
