"""The heaviest journey in running sentences, for the ready texts."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import brief, lowered, sentence
from exports.report.context import Context, value_text
from exports.report.journey_words import about_hours
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.journey.outcome import JourneyOutcome
from scoring.outcome import CLASS_ORDER

_LONGEST_NAME = 60


def journey_sentences(context: Context) -> tuple[tuple[str, int], ...]:
    """Return sentences about the heaviest journey, each with its rank; none when no journey is described."""
    found = [
        (outcome.journey, group) for outcome, group in context.groups if outcome.journey is not None and group.journey
    ]
    if not found:
        return ()
    journey, group = max(found, key=lambda one: (CLASS_ORDER.index(one[0].class_), one[0].index))
    definition = context.catalogue.journeys[context.dossier.journey or ""]
    return (*_hours(journey, group), *_heaviest(journey, group, definition))


def _hours(journey: JourneyOutcome, group: Group) -> Iterator[tuple[str, int]]:
    if journey.hours_per_household is None:
        yield _("Hoeveel tijd dit kost, is nog niet bekend."), 1
        return
    who = {
        GroupKind.RESIDENT: _("Een huishouden"),
        GroupKind.ENTREPRENEUR: _("Een ondernemer"),
        GroupKind.EMPLOYEE: _("Een medewerker"),
    }[group.kind]
    yield (
        _("{who} is hiermee per jaar {hours} kwijt.").format(who=who, hours=about_hours(journey.hours_per_household)),
        1,
    )
    today = journey.current.hours_per_household if journey.current else None
    if today is not None:
        nothing = _("Nu hoeft niemand hiervoor iets te doen.")
        yield nothing if today.high == 0 else _("Nu is dat {hours}.").format(hours=about_hours(today)), 3


def _heaviest(journey: JourneyOutcome, group: Group, definition: JourneyDefinition) -> Iterator[tuple[str, int]]:
    loads = {step.id: step.load for step in journey.steps if step.load}
    heaviest = max(loads, key=lambda step: loads[step] or 0.0, default=None)
    step = next((one for one in (group.journey.steps if group.journey else ()) if one.id == heaviest), None)
    if step is None:
        return
    yield _("De zwaarste stap is: {step}.").format(step=lowered(brief(step.name, _LONGEST_NAME))), 1
    for field_id in definition.page_one:
        value = step.values.get(field_id)
        if value is not None:
            field = definition.field_by_id[field_id]
            yield f"{field.text} {sentence(value_text(definition.form, field, value))}", 4
