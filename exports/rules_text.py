"""The rules of the advice and their table, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from exports.report.words import class_word, compass_word
from questionnaires.advice_model import AdviceDefinition
from questionnaires.facts import ADVICE_FACTS
from questionnaires.translation import _
from scoring.advice.overview import RulesOverview
from scoring.advice.table import TableRow

_WIDTH = 100


def rules_text(definition: AdviceDefinition, overview: RulesOverview) -> str:
    """Return the rules in words and the advice for every combination."""
    return "\n".join(_lines(definition, overview))


def _lines(definition: AdviceDefinition, overview: RulesOverview) -> Iterator[str]:
    yield _("{title} ({id}, versie {version})").format(
        title=definition.title, id=overview.definition, version=overview.version
    )
    yield ""
    yield fill(str(definition.rationale), _WIDTH)
    yield ""
    yield _("De eerste regel die past, geldt.")
    yield ""
    for number, rule in enumerate(definition.rules, start=1):
        label = definition.words_by_id[rule.advice].label
        yield _("{n}. {label} (regel {id})").format(n=number, label=label, id=rule.id)
        when = _("Als: {condition}").format(condition=rule.when) if rule.when else _("In alle andere gevallen.")
        for text in (str(rule.text), when):
            yield fill(text, _WIDTH, initial_indent="   ", subsequent_indent="   ")
    yield ""
    for fact in ADVICE_FACTS.values():
        levels = f" ({', '.join(fact.levels)})" if fact.levels else ""
        yield f"{fact.name}: {fact.meaning}{levels}"
    yield ""
    yield fill(_("Wanneer er genoeg bekend is: {text}").format(text=definition.evidence.text), _WIDTH)
    yield fill(_("Afwijken: {text}").format(text=definition.deviation.text), _WIDTH)
    yield ""
    yield _("De hele tabel: {n} combinaties, elk met één advies.").format(n=len(overview.table))
    yield ""
    yield from _table(definition, overview.table)


def _table(definition: AdviceDefinition, rows: tuple[TableRow, ...]) -> Iterator[str]:
    head = (_("zwaarte"), _("kompas"), _("rode vlag"), _("toegezegd"), _("genoeg bekend"), _("advies"), _("regel"))
    body = [_cells(definition, row) for row in rows]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    for line in (head, tuple("-" * width for width in widths), *body):
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _cells(definition: AdviceDefinition, row: TableRow) -> tuple[str, ...]:
    truths = (row.open_flag, row.measures_agreed, row.evidence)
    return (
        class_word(row.burden),
        compass_word(row.compass),
        *(_("ja") if truth else _("nee") for truth in truths),
        str(definition.words_by_id[row.advice].label),
        row.rule,
    )
