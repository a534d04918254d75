"""Every assumption and threshold, straight from the definitions: policy choices, not measurements."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import number
from exports.report.advice_words import advised
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Paragraph, Section, Subheading, Table
from exports.report.words import band_word, compass_word
from questionnaires.condition_words import condition_words, meanings_of
from questionnaires.facts import ADVICE_FACTS, COMPASS_FACTS
from questionnaires.model import Scoring
from questionnaires.translation import _


def rules_section(context: Context) -> tuple[Section, ...]:
    """Print all rules, in the order in which they are tried: the first that holds decides."""
    scoring = context.questionnaire.scoring
    if scoring is None:
        return ()
    blocks: list[Block] = [
        Paragraph(_("Dit zijn beleidskeuzes, geen metingen."), lead=_("Van welke regels gaan we uit?")),
        Paragraph(str(scoring.rationale)),
        Paragraph(_("Bij elke tabel geldt: de eerste regel die klopt, beslist."), tone="quiet"),
        *_tables(scoring),
        Paragraph(
            _(
                "Verder geldt altijd: een onbekend antwoord telt nooit als nul. Een antwoord op een vraag die niet "
                "gesteld is, telt niet mee. De zwaarste doelgroep bepaalt de uitkomst."
            )
        ),
    ]
    blocks += _compass(context)
    blocks += _advice(context)
    return (Section("regels", context.theme.heading("rules"), tuple(blocks)),)


def _compass(context: Context) -> Iterator[Block]:
    compass = context.outcome.compass
    if compass is None:
        return
    definition = context.catalogue.compasses[compass.definition]
    rows = tuple(
        (
            Cell(compass_word(rule.outcome), note=str(rule.text)),
            Cell(condition_words(rule.when, meanings_of(COMPASS_FACTS))),
        )
        for rule in definition.outcomes
    )
    yield Subheading(str(definition.title))
    yield Paragraph(str(definition.rationale))
    yield from _table(_("Hoe zijn mensen betrokken?"), _("Uitkomst"), rows)


def _advice(context: Context) -> Iterator[Block]:
    found = advised(context)
    if found is None:
        return
    definition = found.definition
    rows = tuple(
        (
            Cell(str(found.words(rule.advice).label), note=str(rule.text)),
            Cell(condition_words(rule.when, meanings_of(ADVICE_FACTS))),
        )
        for rule in definition.rules
    )
    yield Subheading(str(definition.title))
    yield Paragraph(str(definition.rationale))
    yield from _table(_("Welk advies hoort erbij?"), _("Advies"), rows)
    yield Paragraph(str(definition.evidence.text), lead=_("Wanneer is er genoeg bekend?"))
    heavy = _("Een stap telt als zwaar vanaf {heavy} op de schaal van 0 tot 100.")
    yield Paragraph(heavy.format(heavy=number(definition.heavy_step_from)))
    yield Paragraph(str(definition.deviation.text), lead=_("Mag iemand afwijken?"))


def _tables(scoring: Scoring) -> Iterator[Block]:
    bands = tuple((Cell(band_word(rule.band)), Cell(condition_words(rule.when))) for rule in scoring.bands)
    yield from _table(_("Hoe zwaar is een thema?"), _("Zwaarte"), bands)
    bottlenecks = tuple(
        (Cell(str(rule.text), note=_("Zwaar knelpunt.") if rule.heavy else ""), Cell(condition_words(rule.when)))
        for rule in scoring.bottlenecks
    )
    yield from _table(_("Wanneer is een antwoord een knelpunt?"), _("Knelpunt"), bottlenecks)
    flags = tuple((Cell(str(rule.text)), Cell(condition_words(rule.when))) for rule in scoring.red_flags)
    yield from _table(_("Wanneer is een antwoord een rode vlag?"), _("Rode vlag"), flags)
    classes = tuple((Cell(str(rule.text)), Cell(condition_words(rule.when))) for rule in scoring.classes)
    yield from _table(_("Hoe zwaar is het voor een doelgroep?"), _("Zwaarte"), classes)


def _table(title: str, first: str, rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Block]:
    if rows:
        yield Subheading(title)
        columns = (Column(first, 42), Column(_("Regel"), 58))
        yield Table(caption=title, columns=columns, rows=rows, size="dense", caption_hidden=True)
