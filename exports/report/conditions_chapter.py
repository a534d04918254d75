"""The conditions of the advice as a table: what, who, when, what it costs, how it is checked and when it comes back."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import counted, day, enumeration
from exports.report.advice_words import SaidCondition, conditions
from exports.report.context import Context
from exports.report.views import Cell, Column, Item, Paragraph, Section, Table
from questionnaires.translation import _
from scoring.dossier import Measure


def conditions_section(context: Context) -> tuple[Section, ...]:
    """Print every condition, and how many rest on a promise."""
    found, advice = conditions(context), context.outcome.advice
    if not found or advice is None:
        return ()
    count = counted(len(found), _("voorwaarde"), _("voorwaarden"))
    summary = _("{count}: {promises} toegezegd, {intentions} nog niet.").format(
        count=count, promises=advice.promises, intentions=advice.intentions
    )
    explained = _(
        "Iets is pas toegezegd als een functie het belooft, met een datum en dekking. Een toezegging is nog "
        "geen resultaat: daarom staat erbij hoe het wordt nagegaan en wanneer het terugkomt in het college."
    )
    table = Table(
        caption=_("Voorwaarden bij het advies"),
        columns=(
            Column(_("Voorwaarde"), 38),
            Column(_("Wie, wanneer"), 22),
            Column(_("Kosten"), 16),
            Column(_("Hoe nagegaan"), 24),
        ),
        rows=tuple(row for one in found for row in _rows(context, one)),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )
    blocks = (Paragraph(explained, lead=summary), table)
    return (Section("voorwaarden", context.theme.heading("conditions"), blocks),)


def _rows(context: Context, one: SaidCondition) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per measure; one row when nothing is thought of yet."""
    names = {group.id: group.name for group in context.dossier.groups}
    groups = [names[group] for group in one.condition.groups if group in names]
    whom = _("Voor: {groups}.").format(groups=enumeration(groups)) if 0 < len(groups) < len(names) else ""
    if not one.measures:
        open_yet = _("nog open")
        yield (
            Cell(one.text, note=" ".join(filter(None, (_("Nog geen maatregel."), whom)))),
            *(Cell(open_yet) for _column in range(3)),
        )
    for measure in one.measures:
        state = _("Toegezegd.") if measure.is_agreed else _("Voornemen.")
        what = (Item(measure.text, lead=state),)
        yield (
            Cell(one.text, items=what, note=whom),
            Cell(_who_and_when(measure)),
            Cell(measure.cover or _("nog geen dekking")),
            Cell(_checked(measure)),
        )


def _who_and_when(measure: Measure) -> str:
    who = (
        _("{who}, toegezegd op {day}.").format(who=measure.agreed.by, day=day(measure.agreed.on))
        if measure.agreed
        else _("Nog niemand.")
    )
    when = _("Klaar op {day}.").format(day=day(measure.deadline)) if measure.deadline else _("Nog geen datum.")
    return f"{who} {when}"


def _checked(measure: Measure) -> str:
    how = measure.how_checked or _("nog niet gezegd hoe")
    back = (
        _("Terug in het college: {day}.").format(day=day(measure.returns_on))
        if measure.returns_on
        else _("Nog geen moment om terug te komen.")
    )
    return f"{how.rstrip('.')}. {back}"
