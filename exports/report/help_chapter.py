"""What would help: before and after the own measures side by side, and the shortest ways to a better advice."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import enumeration, lowered, sentence
from exports.report.advice_words import conditions
from exports.report.beside_words import pinches_words
from exports.report.context import Context
from exports.report.journey_words import about_hours, unit_word
from exports.report.shortest_ways import shortest_ways
from exports.report.sure_words import advice_label
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.with_measures import WithMeasures
from exports.report.words import class_mark
from questionnaires.model import GroupKind, VocabularyRole
from questionnaires.translation import _
from scoring.measure_kinds import only_weak_kinds
from scoring.outcome import GroupOutcome, Outcome


def help_section(context: Context) -> tuple[Section, ...]:
    """Tell what remains with the own measures, what leads to a better advice, and where only weak measures stand."""
    blocks = (*_beside(context), *_too_weak(context), *shortest_ways(context))
    return (Section("wat-zou-helpen", context.theme.heading("what_helps"), blocks),) if blocks else ()


def _beside(context: Context) -> Iterator[Block]:
    found = context.with_measures
    if found is None:
        return
    yield Subheading(_("Voor en na de maatregelen"))
    yield Paragraph(
        _(
            "Zo zou het zijn als het voorstel deze maatregelen had. Het advies op de eerste bladzijde rekent er niet "
            "mee. Dat gebeurt pas als het voorstel zelf verandert."
        )
    )
    yield _side_by_side(context, found)
    yield Paragraph(_("Daarbij is gerekend met deze maatregelen:"))
    yield Listing(
        tuple(Item(one.text, lead=_("Toegezegd:") if one.is_agreed else _("Voornemen:")) for one in found.measures)
    )


def _side_by_side(context: Context, found: WithMeasures) -> Table:
    sides = [(_("Nu"), context.outcome)]
    if found.agreed is not None:
        sides.append((_("Met toezeggingen"), found.agreed))
    sides.append((_("Met alle maatregelen"), found.every))
    width = 78 // len(sides)
    rows = [
        (
            Cell(lead=group.name),
            *(_of_group(next(one for one in side.groups if one.id == group.id)) for _title, side in sides),
        )
        for _outcome, group in context.groups
    ]
    if (advice := _advice_row(context, [side for _title, side in sides])) is not None:
        rows.insert(0, advice)
    return Table(
        caption=_("Voor en na de maatregelen, naast elkaar"),
        columns=(
            Column(_("Groep"), 100 - width * len(sides)),
            *(Column(title, width) for title, _side in sides),
        ),
        rows=tuple(rows),
        size="dense",
        caption_hidden=True,
    )


def _advice_row(context: Context, sides: list[Outcome]) -> tuple[Cell, ...] | None:
    advice = [side.advice for side in sides]
    if any(one is None or one.provisional for one in advice):
        return None
    return (Cell(lead=_("Advies")), *(Cell(sentence(advice_label(context, one.outcome))) for one in advice if one))


def _of_group(group: GroupOutcome) -> Cell:
    said = [enumeration(pinches_words(group))]
    if group.journey is not None:
        hours, unit = about_hours(group.journey.hours_per_household), unit_word(GroupKind(group.kind))
        said.append(_("per {unit} per jaar {hours}").format(unit=unit, hours=hours))
    return Cell(mark=class_mark(group.burden_class, group.burden_at_least), note="; ".join(said))


def _too_weak(context: Context) -> Iterator[Block]:
    """Name what weighs most and has only measures of the weaker kinds, such as reminding and explaining."""
    libraries = context.catalogue.vocabularies_for_role(VocabularyRole.MEASURES)
    found = [
        (one, weak)
        for one in conditions(context)
        if one.condition.heavy and (weak := only_weak_kinds(libraries, one.measures)) is not None
    ]
    if not found:
        return
    yield Subheading(_("Waar een sterkere maatregel nodig is"))
    stronger = enumeration([lowered(one) for one in found[0][1].stronger], _("of"))
    yield Paragraph(
        _("Hier is alleen iets gekozen dat weinig van het werk wegneemt. Meer helpt: {kinds}.").format(kinds=stronger)
    )
    yield Listing(
        tuple(
            Item(
                sentence(one.subject),
                note=_("(alleen: {kinds})").format(kinds=enumeration([lowered(kind) for kind in weak.chosen])),
            )
            for one, weak in found
        )
    )
