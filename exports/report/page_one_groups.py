"""Who it is about and, as far as it can be told, how heavy it is for each of them: the table of page one."""

from __future__ import annotations

from exports.dutch import clipped, counted, uncapital
from exports.report.context import Context
from exports.report.views import Cell, Column, Table
from exports.report.words import class_mark, comparison_word, verdict_words
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.outcome import CLASS_ORDER, GroupOutcome

_LONGEST_NAME = 70
_LONGEST_DESCRIPTION = 120
_LINE = 58


def group_table(context: Context, shown: int) -> Table:
    """Make the table of the first groups; without columns for an outcome when nothing can be told of any group."""
    judged = any(_judged(outcome) for outcome, _group in context.groups)
    columns = (
        (
            Column(_("Doelgroep"), 48),
            Column(_("Na het voorstel"), 23),
            Column(_("Vergeleken met niets doen"), 29),
        )
        if judged
        else (Column(_("Doelgroep"), 48), Column(_("Toelichting"), 52))
    )
    return Table(
        caption=_("Uitkomst per doelgroep") if judged else _("Doelgroepen"),
        columns=columns,
        rows=tuple(_row(context, outcome, group, judged=judged) for outcome, group in _heaviest_first(context)[:shown]),
        caption_hidden=True,
    )


def _heaviest_first(context: Context) -> list[tuple[GroupOutcome, Group]]:
    """Put the groups that decide on top: when not all fit on page one, the heaviest must be there."""
    return sorted(
        context.groups,
        key=lambda who: (
            CLASS_ORDER.index(who[0].burden_class),
            CLASS_ORDER.index(who[0].burden_at_least),
            who[0].verdict or 0,
        ),
        reverse=True,
    )


def _judged(outcome: GroupOutcome) -> bool:
    return outcome.burden_class != "onbekend" or outcome.verdict is not None or outcome.burden_at_least != "laag"


def _row(context: Context, outcome: GroupOutcome, group: Group, *, judged: bool) -> tuple[Cell, ...]:
    who = Cell(lead=clipped(group.name, _LONGEST_NAME), note=clipped(_who(context, group), 2 * _LINE))
    if not judged:
        return (who, Cell(clipped(group.description or _("niet ingevuld"), _LONGEST_DESCRIPTION)))
    return (
        who,
        Cell(mark=class_mark(outcome.burden_class, outcome.burden_at_least)),
        Cell(
            comparison_word(outcome.comparison),
            note=verdict_words(outcome.verdict, already_heavy=outcome.already_heavy),
        ),
    )


def _who(context: Context, group: Group) -> str:
    """How many people, and as many of their circumstances as fit on a line: at least one, the rest is counted."""
    said = counted(group.size, _("persoon"), _("mensen")) if group.size is not None else _("aantal onbekend")
    labels = [context.term_label(VocabularyRole.CIRCUMSTANCES, one) for one in group.circumstances]
    for place, label in enumerate(labels):
        longer = f"{said}{', ' if place else '; '}{uncapital(label)}"
        if place and len(longer) > _LINE:
            return _("{said} en nog {n}").format(said=said, n=len(labels) - place)
        said = longer
    return said
