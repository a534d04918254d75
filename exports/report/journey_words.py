"""The journey in words: three facts for page one, hours as a whole range, and what a field of a step says."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10

from exports.dutch import clipped, number, sentence
from exports.report.context import Context, value_text
from exports.report.views import Item
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.journey.outcome import AmountRange, JourneyOutcome, StepDetails
from scoring.outcome import CLASS_ORDER, GroupOutcome

_LONGEST_NAME = 60
_FIGURES = 2
_FEW_HOURS, _HALF = 2, 0.5
_MOST_NEEDED = 4


def journeys(context: Context) -> Iterator[tuple[GroupOutcome, Group, JourneyDefinition]]:
    """Yield every group with a journey, with the definition that it was described with."""
    for outcome, group in context.groups:
        if outcome.journey is not None and group.journey is not None:
            yield outcome, group, context.catalogue.journeys[context.dossier.journey or ""]


def journey_facts(context: Context) -> tuple[Item, ...]:
    """Tell the three facts of page one about the heaviest journey: hours, the heaviest step, and what if it is missed.

    Hours are whole and a range, totals of the city have two figures (RULES section 9).
    """
    found = list(journeys(context))
    if not found:
        return ()
    outcome, group, definition = max(found, key=lambda one: _weight(one[0].journey))
    journey = outcome.journey
    assert journey is not None  # noqa: S101 - only groups with a journey are among them
    needed = _needed(outcome, definition)
    if journey.hours_per_household is None and needed:
        return (Item(_("Zoek voor de reis eerst uit: {questions}").format(questions=" ".join(needed[:_MOST_NEEDED]))),)
    items = [Item(_hours(journey, group.name if len(context.groups) > 1 else ""))]
    step = heaviest_step(outcome)
    if step is not None:
        items.append(Item(_("De zwaarste stap: {step}.").format(step=_lowered(clipped(step.name, _LONGEST_NAME)))))
        said = " ".join(_told(definition, group, step.id))
        if said:
            items.append(Item(said))
    return tuple(items)


def _needed(outcome: GroupOutcome, definition: JourneyDefinition) -> list[str]:
    """Return what must be known before the journey can be judged, each question once."""
    unknown = outcome.journey_details.find_out if outcome.journey_details else ()
    return list(dict.fromkeys(str(definition.field_by_id[one.field].text) for one in unknown if one.needed))


def heaviest_step(outcome: GroupOutcome) -> StepDetails | None:
    """Return the step with the highest load; None when no step weighs or none is known."""
    steps = [step for step in (outcome.journey_details.steps if outcome.journey_details else ()) if step.counts]
    heaviest = max(steps, key=lambda step: step.load.low, default=None)
    return heaviest if heaviest is not None and heaviest.load.low > 0 else None


def about_hours(hours: AmountRange | None) -> str:
    """Write hours whole and as a range; in minutes when whole hours would say nothing.

    >>> about_hours(AmountRange(2.02, 4.42, 8.7)), about_hours(AmountRange(0.1, 0.2, 0.5)), about_hours(None)
    ('ongeveer 4 uur, 2 tot 9', 'ongeveer 12 minuten, 6 tot 30', 'nog niet bekend')
    """
    if hours is None:
        return _("nog niet bekend")
    ends = (hours.expected, hours.low, hours.high)
    if _in_minutes(hours.expected, hours.low):
        expected, low, high = (number(round(60 * end)) for end in ends)
        return _("ongeveer {expected} minuten, {low} tot {high}").format(expected=expected, low=low, high=high)
    expected, low, high = (number(round(end)) for end in ends)
    return _("ongeveer {expected} uur, {low} tot {high}").format(expected=expected, low=low, high=high)


def about_time(hours: float | None) -> str:
    """Write hours whole, without a range: of somebody for whom every step applies.

    >>> about_time(7.64), about_time(0.3), about_time(None)
    ('ongeveer 8 uur', 'ongeveer 18 minuten', 'nog niet bekend')
    """
    if hours is None:
        return _("nog niet bekend")
    if _in_minutes(hours, hours):
        return _("ongeveer {minutes} minuten").format(minutes=number(round(60 * hours)))
    return _("ongeveer {hours} uur").format(hours=number(round(hours)))


def _in_minutes(expected: float, low: float) -> bool:
    """Whether this is less than an hour, or about one while its low end would be written as no hours at all."""
    return expected < 1 or (expected < _FEW_HOURS and 0 < low < _HALF)


def about_total(amount: float) -> str:
    """Write a total of the city with two figures.

    >>> about_total(18552.3), about_total(17220), about_total(7.4), about_total(0)
    ('19.000', '17.000', '7', '0')
    """
    if amount <= 0:
        return "0"
    steps = floor(log10(amount)) + 1 - _FIGURES
    return number(round(amount, -steps) if steps > 0 else round(amount))


def field_text(definition: JourneyDefinition, group: Group, step_id: str, field_id: str) -> str:
    """Return what a field of a step says; empty when it is not known."""
    step = next((one for one in group.journey.steps if one.id == step_id), None) if group.journey else None
    value = step.values.get(field_id) if step else None
    return "" if value is None else value_text(definition.form, definition.field_by_id[field_id], value)


def _hours(journey: JourneyOutcome, name: str) -> str:
    parts = [_("Per huishouden per jaar {hours}").format(hours=about_hours(journey.hours_per_household))]
    if name:
        parts[0] += f" ({clipped(name, _LONGEST_NAME)})"
    if journey.hours_full_journey is not None:
        parts.append(_("voor wie alles moet doen {hours} uur").format(hours=number(round(journey.hours_full_journey))))
    if journey.hours_total is not None:
        total = about_total(journey.hours_total.expected)
        parts.append(_("samen ongeveer {hours} uur").format(hours=total))
    today = journey.current
    if today is not None:
        parts.append(_("nu {hours}").format(hours=_today(today.hours_per_household)))
    return sentence("; ".join(parts))


def _today(hours: AmountRange | None) -> str:
    return _("niets") if hours is not None and hours.high == 0 else about_hours(hours)


def _told(definition: JourneyDefinition, group: Group, step_id: str) -> Iterator[str]:
    for field_id in definition.page_one:
        said = field_text(definition, group, step_id, field_id)
        if said:
            yield f"{definition.field_by_id[field_id].text} {sentence(said)}"


def _weight(journey: JourneyOutcome | None) -> tuple[int, float]:
    return (CLASS_ORDER.index(journey.class_), journey.index) if journey else (-1, 0.0)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
