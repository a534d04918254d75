"""Every assumption and threshold, straight from the definitions: policy choices, not measurements."""

from __future__ import annotations

from collections.abc import Iterator

from exports.report.context import Context
from exports.report.rule_words import condition_words
from exports.report.views import Block, Cell, Column, Paragraph, Section, Table
from exports.report.words import band_word, class_word
from questionnaires.model import Scoring
from questionnaires.translation import _


def rules_section(context: Context) -> Section | None:
    """Print all rules, in the order in which they are tried: the first that holds decides."""
    scoring = context.questionnaire.scoring
    if scoring is None:
        return None
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
    return Section("regels", context.theme.heading("rules"), tuple(blocks))


def _tables(scoring: Scoring) -> Iterator[Block]:
    bands = tuple((Cell(band_word(rule.band)), Cell(condition_words(rule.when))) for rule in scoring.bands)
    yield _table(_("Hoe zwaar is een thema?"), _("Zwaarte"), bands)
    bottlenecks = tuple(
        (Cell(str(rule.text), note=_("zwaar knelpunt") if rule.heavy else ""), Cell(condition_words(rule.when)))
        for rule in scoring.bottlenecks
    )
    if bottlenecks:
        yield _table(_("Wanneer is een antwoord een knelpunt?"), _("Knelpunt"), bottlenecks)
    flags = tuple((Cell(str(rule.text)), Cell(condition_words(rule.when))) for rule in scoring.red_flags)
    if flags:
        yield _table(_("Wanneer is een antwoord een rode vlag?"), _("Rode vlag"), flags)
    classes = tuple(
        (Cell(class_word(rule.burden_class), note=str(rule.text)), Cell(condition_words(rule.when)))
        for rule in scoring.classes
    )
    yield _table(_("Hoe zwaar is het voor een doelgroep?"), _("Zwaarte"), classes)


def _table(caption: str, first: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(caption=caption, columns=(Column(first, 40), Column(_("Regel"), 60)), rows=rows, size="dense")
