"""Where everything comes from: sources, definitions with version and hash, who filled it in, changes, attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.dutch import day, sentence
from exports.report.advice_words import advised
from exports.report.answers import asked_questions
from exports.report.context import Context
from exports.report.journey_words import journeys
from exports.report.page_one_words import filled_in_by, fixed_sentences
from exports.report.views import Block, Cell, Column, Item, Link, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import depth_word
from questionnaires.model import Source
from questionnaires.translation import _

_HASH_SHOWN = 12


def sources_section(context: Context) -> tuple[Section, ...]:
    """List the sources of the questions that were asked, and those of the journey when one was described."""
    asked = {
        source
        for who in ((None, None), *context.groups)
        for section in context.questionnaire.sections
        for question in asked_questions(context, section, who[0])
        for source in context.question(question).sources
    }
    found = [source for source in context.questionnaire.sources if source.id in asked]
    blocks = list(_sources(str(context.questionnaire.origin), found))
    definition = next((one.definition for one in journeys(context)), None)
    if definition is not None and definition.sources:
        blocks += [Subheading(_("Bronnen van de reis")), *_sources(str(definition.origin), definition.sources)]
    compass, advice = context.outcome.compass, advised(context)
    if compass is not None and context.dossier.compass is not None:
        rules = context.catalogue.compasses[compass.definition]
        blocks += [Subheading(_("Bronnen van het kompas")), *_sources(str(rules.origin), rules.sources)]
    if advice is not None and advice.definition.sources:
        sources = _sources(str(advice.definition.origin), advice.definition.sources)
        blocks += [Subheading(_("Bronnen van het advies")), *sources]
    if not blocks:
        return ()
    blocks.append(Paragraph(_("De volledige adressen staan in de vragenlijst."), tone="quiet"))
    return (Section("bronnen", context.theme.heading("sources"), tuple(blocks)),)


def colophon_section(context: Context) -> tuple[Section, ...]:
    """Account for the report itself."""
    blocks: list[Block] = [
        Paragraph(f"{filled_in_by(context)} {_filled_in_on(context)}".strip()),
        *(Paragraph(text) for text in fixed_sentences()),
        Subheading(_("Gebruikte vragenlijst en woordenlijsten")),
        _definitions(context),
        *_changes(context),
        *_attachments(context),
    ]
    return (Section("verantwoording", context.theme.heading("colophon"), tuple(blocks)),)


def _sources(origin: str, sources: Iterable[Source]) -> Iterator[Block]:
    items = tuple(_source(source) for source in sorted(sources, key=lambda source: str(source.title).lower()))
    if items:
        yield Paragraph(origin)
        yield Listing(items, "fine")


def _source(source: Source) -> Item:
    title = str(source.title)
    dated = _("{title} ({day})").format(title=title, day=day(source.date)) if source.date else title
    if source.address is not None:
        return Item(text=sentence(dated), link=Link(str(source.address), source.address.host or ""))
    return Item(text=sentence(dated), note=str(source.note or ""))


def _filled_in_on(context: Context) -> str:
    parts = [_("Het is een {depth}.").format(depth=depth_word(context.outcome.depth))]
    if context.dossier.filled_in_on:
        parts.insert(0, _("Ingevuld op {day}.").format(day=day(context.dossier.filled_in_on)))
    if context.dossier.fictional:
        parts.append(_("Het voorstel is verzonnen, als voorbeeld."))
    return " ".join(parts)


def _definitions(context: Context) -> Table:
    rows = tuple(
        (
            Cell(str(context.catalogue.sources[used.id].definition.title)),
            Cell(used.version),
            Cell(used.hash.removeprefix("sha256:")[:_HASH_SHOWN]),
        )
        for used in context.outcome.definitions
    )
    return Table(
        caption=_("Gebruikte vragenlijst en woordenlijsten"),
        columns=(Column(_("Naam"), 56), Column(_("Versie"), 18), Column(_("Vingerafdruk"), 26)),
        rows=rows,
        size="dense",
        caption_hidden=True,
    )


def _changes(context: Context) -> Iterator[Block]:
    items = [
        (change.on, Item(lead=f"{day(change.on)}.", text=change.what, note=change.effect or ""))
        for change in context.dossier.change_log
    ]
    names = {group.id: group.name for group in context.dossier.groups}
    for group in context.dossier.groups:
        if group.added:
            origin = names.get(group.added.split_from or "", "")
            said = (
                _("De groep {group} is afgesplitst van {origin}.").format(group=group.name, origin=origin)
                if origin
                else _("De groep {group} is later toegevoegd.").format(group=group.name)
            )
            items.append((group.added.on, Item(lead=f"{day(group.added.on)}.", text=said, note=group.added.reason)))
    if items:
        yield Subheading(_("Wat er onderweg is veranderd"))
        yield Listing(tuple(item for _day, item in sorted(items, key=lambda one: one[0])))


def _attachments(context: Context) -> Iterator[Block]:
    if not context.attachments:
        return
    yield Subheading(_("Bijlagen in dit bestand"))
    yield Paragraph(_("Met deze bestanden kan iedereen narekenen of dit advies klopt: doenvermogen verify."))
    yield Listing(tuple(Item(lead=f"{file.name}:", text=file.description) for file in context.attachments))
