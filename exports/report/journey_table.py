"""The steps of a journey as a table: the same as the picture, in full, for who reads it rather."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import sentence
from exports.report.answer_words import evidence_of_step, evidence_text
from exports.report.context import value_text
from exports.report.journey_sides import Sides, ToldStep
from exports.report.journey_steps import Lane, lane_words, lanes, load_words, part_words
from exports.report.journey_words import DescribedJourney, about_hours
from exports.report.views import Cell, Column, Item, Table
from questionnaires.journey_model import JourneyDefinition, LightField
from questionnaires.translation import _
from scoring.dossier import Row


def steps_table(one: DescribedJourney, sides: Sides) -> Table:
    """Make a row of every step of the proposal."""
    words = (
        _("De reis van {group} na het voorstel, stap voor stap")
        if sides.today
        else _("De reis van {group}, stap voor stap")
    )
    caption = words.format(group=one.group.name)
    rests_on = [evidence_of_step(one.group, told.step.id) for told in sides.proposal]
    return _table(one.definition, caption, sides.proposal, rests_on)


def today_table(one: DescribedJourney, sides: Sides) -> Table:
    """Make a row of every step of today."""
    caption = _("De reis van {group} nu, stap voor stap").format(group=one.group.name)
    rests_on = [tuple(map(evidence_text, told.step.evidence)) for told in sides.today]
    return _table(one.definition, caption, sides.today, rests_on)


def _table(
    definition: JourneyDefinition,
    caption: str,
    steps: Sequence[ToldStep],
    rests_on: Sequence[tuple[str, ...]],
) -> Table:
    lines = lanes(definition, [one.step for one in steps])
    drawn = {name for line in lines if line.drawn for name in line.fields}
    does = tuple(light for light in definition.light if drawn.isdisjoint(light.fields))
    asks = tuple(light for light in definition.light if not drawn.isdisjoint(light.fields))
    light_fields = {name for light in definition.light for name in light.fields}
    added = tuple(line for line in lines if light_fields.isdisjoint(line.fields))
    rows = []
    for one, sources in zip(steps, rests_on, strict=True):
        values = one.step.values
        counted = (Item(lead=f"{line.label}:", text=sentence(lane_words(definition, values, line))) for line in added)
        rows.append(
            (
                Cell(lead=f"{one.place}. {one.details.name}", note=_time(definition, one)),
                Cell(items=tuple(_said(definition, values, does))),
                Cell(items=(*_said(definition, values, asks), *counted)),
                Cell(items=(*_pinches(definition, one), *(Item(lead=_("Bron:"), text=text) for text in sources))),
            )
        )
    # Short titles: where the table goes on over a page, checkers take a long row of titles for a lost line of text.
    return Table(
        caption=caption,
        columns=(
            Column(_("Stap"), 22),
            Column(_("Handeling"), 24),
            Column(_("Wat het vraagt"), 30),
            Column(_("Wat knelt"), 24),
        ),
        rows=tuple(rows),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _time(definition: JourneyDefinition, one: ToldStep) -> str:
    if one.details.hours_once is None:
        return _("tijd nog niet bekend")
    said = [_("{time} per keer").format(time=about_hours(one.details.hours_once))]
    often = one.step.values.get(definition.amounts.times_a_year)
    if often not in {None, 1}:
        said.append(value_text(definition.form, definition.field_by_id[definition.amounts.times_a_year], often))
    part = part_words(definition, one.step.values)
    return "; ".join([*said, part] if part else said)


def _said(definition: JourneyDefinition, values: Row, lines: Sequence[LightField]) -> Iterator[Item]:
    for light in lines:
        lane = Lane(str(light.label), light.fields)
        several = len(light.fields) > 1
        yield Item(
            lead=f"{light.label}:",
            text=sentence(lane_words(definition, values, lane)),
            note=" ".join(_apart(definition, values, light)) if several else "",
        )


def _apart(definition: JourneyDefinition, values: Row, light: LightField) -> Iterator[str]:
    """Tell apart what a line adds up."""
    for name in light.fields:
        field, value = definition.field_by_id[name], values.get(name)
        if value:
            words = sentence(value_text(definition.form, field, value))
            yield f"{light.parts[name]}: {words}" if name in light.parts else f"{field.text} {words}"


def _pinches(definition: JourneyDefinition, one: ToldStep) -> Iterator[Item]:
    told = one.details
    if told.counts:
        yield Item(lead=_("Zwaarte:"), text=sentence(load_words(definition, told)))
        if one.outcome.breaking_point:
            text = next((str(rule.text) for rule in definition.breaking_points if rule.id == told.breaking_rule), "")
            yield Item(lead=_("Breekpunt."), text=text)
        elif one.outcome.breaking_point is None:
            yield Item(_("Of de reis hier breekt, is nog niet te beoordelen."))
    else:
        yield Item(_("Dit weegt niet mee voor deze groep."))
    if told.apart:
        yield Item(_("De uren van wie helpt staan apart."))
