"""The journey in words: the facts for page one, and hours as a whole range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from exports.dutch import clipped, number, sentence, uncapital
from exports.report.context import Context, value_text
from exports.report.views import Item
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.dossier import Group, Journey
from scoring.journey.outcome import AmountRange, JourneyDetails, JourneyOutcome, StepDetails
from scoring.outcome import CLASS_ORDER

_LONGEST_NAME = 60
_FIGURES = 2
_FEW_HOURS, _HALF = 2, 0.5
_MOST_NEEDED, _FEWER_NEEDED = 4, 2


@dataclass(frozen=True, slots=True)
class DescribedJourney:
    """The journey of one group with its outcome, what made that, and the definition it was described with."""

    group: Group
    described: Journey
    outcome: JourneyOutcome
    details: JourneyDetails
    definition: JourneyDefinition

    def told_like(self, other: DescribedJourney) -> bool:
        """Whether the journey of another group is told in the same words, step by step."""
        return (self.described, self.details, self.group.kind) == (other.described, other.details, other.group.kind)


def journeys(context: Context) -> Iterator[DescribedJourney]:
    """Yield the journey of every group that has one."""
    for outcome, group in context.groups:
        if outcome.journey is not None and outcome.journey_details is not None and group.journey is not None:
            definition = context.catalogue.journeys[context.dossier.journey or ""]
            yield DescribedJourney(group, group.journey, outcome.journey, outcome.journey_details, definition)


def journey_facts(context: Context) -> tuple[Item, ...]:
    """Tell the facts of page one about the heaviest journey.

    In this order: what it takes after the proposal and now, the heaviest step, and what happens to who misses that step
    and whether it can be repaired. Hours are whole and a range, totals have two figures (RULES section 9). With more
    groups the first fact says whose journey this is, and that the others follow. What the journey cannot be judged
    without comes last, or alone when no hours are known.
    """
    found = list(journeys(context))
    if not found:
        return ()
    needed = list(dict.fromkeys(question for one in found for question in _needed(one)))
    known = [one for one in found if one.outcome.hours_per_household is not None]
    one = max(known or found, key=lambda one: (CLASS_ORDER.index(one.details.class_at_least), one.outcome.index))
    if not known and needed:
        return (Item(_("Zoek voor de reis eerst uit: {questions}").format(questions=" ".join(needed[:_MOST_NEEDED]))),)
    items = []
    if len(context.groups) > 1:
        items.append(Item(_whose(one.group.name, len(found), all_known=len(known) == len(found))))
    items.append(Item(_hours(one)))
    step = heaviest_step(one.details)
    if step is not None:
        items.append(Item(_("De zwaarste stap: {step}.").format(step=uncapital(clipped(step.name, _LONGEST_NAME)))))
        said = " ".join(_told(one, step))
        if said:
            items.append(Item(said))
    if needed:
        items.append(Item(_("Zoek eerst uit: {questions}").format(questions=" ".join(needed[:_FEWER_NEEDED]))))
    return tuple(items)


def heaviest_step(details: JourneyDetails) -> StepDetails | None:
    """Return the step with the highest load; None when no step weighs or none is known."""
    steps = [step for step in details.steps if step.counts]
    heaviest = max(steps, key=lambda step: step.load.low, default=None)
    return heaviest if heaviest is not None and heaviest.load.low > 0 else None


def unit_word(kind: GroupKind) -> str:
    """Return whose hours are told: one of this kind of group."""
    words = {
        GroupKind.RESIDENT: _("huishouden"),
        GroupKind.ENTREPRENEUR: _("ondernemer"),
        GroupKind.EMPLOYEE: _("medewerker"),
    }
    return words[kind]


def about_hours(hours: AmountRange | None) -> str:
    """Write hours whole and as a range; in minutes when whole hours would say nothing.

    >>> about_hours(AmountRange(2.02, 4.42, 8.7)), about_hours(AmountRange(0.1, 0.2, 0.5)), about_hours(None)
    ('ongeveer 4 uur, 2 tot 9', 'ongeveer 12 minuten, 6 tot 30', 'nog niet bekend')
    """
    if hours is None:
        return _("nog niet bekend")
    expected, ends = hours_and_range(hours)
    return _("ongeveer {expected}, {ends}").format(expected=expected, ends=ends)


def hours_and_range(hours: AmountRange) -> tuple[str, str]:
    """Write what is expected, and between what it lies.

    >>> hours_and_range(AmountRange(2.02, 4.42, 8.7))
    ('4 uur', '2 tot 9')
    """
    minutes = _in_minutes(hours.expected, hours.low)
    scale = 60 if minutes else 1
    expected, low, high = (number(round(scale * end)) for end in (hours.expected, hours.low, hours.high))
    words = _("{n} minuten") if minutes else _("{n} uur")
    return words.format(n=expected), _("{low} tot {high}").format(low=low, high=high)


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


def _whose(name: str, described: int, *, all_known: bool) -> str:
    """Say of which group this journey is, and where the others are."""
    group = clipped(name, _LONGEST_NAME)
    if described == 1:
        return _("Alleen deze reis is beschreven: {group}.").format(group=group)
    words = _("De zwaarste reis is die van: {group}. De andere reizen staan verderop.")
    if not all_known:
        words = _("De zwaarste reis die bekend is: {group}. De andere reizen staan verderop.")
    return words.format(group=group)


def _hours(one: DescribedJourney) -> str:
    journey, unit = one.outcome, unit_word(one.group.kind)
    parts = [_("Per {unit} per jaar {hours}").format(unit=unit, hours=about_hours(journey.hours_per_household))]
    if journey.hours_full_journey is not None:
        parts.append(_("voor wie alles moet doen {hours}").format(hours=about_time(journey.hours_full_journey)))
    if journey.hours_total is not None:
        total = about_total(journey.hours_total.expected)
        parts.append(_("samen ongeveer {hours} uur").format(hours=total))
    if journey.current is not None:
        parts.append(_("nu {hours}").format(hours=_today(journey.current.hours_per_household)))
    return sentence("; ".join(parts))


def _needed(one: DescribedJourney) -> list[str]:
    """Return what must be known before the journey can be judged."""
    return [str(one.definition.field_by_id[found.field].text) for found in one.details.find_out if found.needed]


def _today(hours: AmountRange | None) -> str:
    return _("niets") if hours is not None and hours.high == 0 else about_hours(hours)


def _told(one: DescribedJourney, heaviest: StepDetails) -> Iterator[str]:
    """Tell what the definition chose for page one; what counts and is not known is told as well."""
    values = next(step.values for step in one.described.steps if step.id == heaviest.id)
    unknown = {found.field for found in one.details.find_out if found.step == heaviest.id}
    for field_id, label in one.definition.page_one.items():
        field, value = one.definition.field_by_id[field_id], values.get(field_id)
        said = _("nog niet bekend") if value is None else value_text(one.definition.form, field, value)
        if value is not None or field_id in unknown:
            yield f"{label}: {uncapital(said)}."
