"""The heaviest journey in running sentences, for the ready texts."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import lowered
from exports.report.context import Context
from exports.report.journey_words import hours_and_range
from exports.report.ready_said import in_sentence
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.journey.outcome import JourneyOutcome
from scoring.outcome import CLASS_ORDER

_LONGEST_STEP = 120


def journey_sentences(context: Context) -> tuple[tuple[str, int], ...]:
    """Return sentences about the heaviest journey, each with its rank; none when no journey is described."""
    found = [
        (outcome.journey, group) for outcome, group in context.groups if outcome.journey is not None and group.journey
    ]
    if not found:
        return ()
    journey, group = max(found, key=lambda one: (CLASS_ORDER.index(one[0].class_), one[0].index))
    definition = context.catalogue.journeys[context.dossier.journey or ""]
    whose = _whose(group, len(found)) if len(context.groups) > 1 and journey.hours_per_household else ()
    return (*whose, *_hours(journey, group), *_heaviest(journey, group, definition))


def _whose(group: Group, described: int) -> Iterator[tuple[str, int]]:
    """Say of which group the hours are, when there are more groups."""
    words = _("De zwaarste reis is die van {group}.") if described > 1 else _("Deze reis is beschreven voor {group}.")
    yield words.format(group=in_sentence(group.name)), 1


def _hours(journey: JourneyOutcome, group: Group) -> Iterator[tuple[str, int]]:
    if journey.hours_per_household is None:
        yield _("Hoeveel tijd de stappen kosten, is nog niet bekend."), 1
        return
    who = {
        GroupKind.RESIDENT: _("een huishouden"),
        GroupKind.ENTREPRENEUR: _("een ondernemer"),
        GroupKind.EMPLOYEE: _("een medewerker"),
    }[group.kind]
    expected, ends = hours_and_range(journey.hours_per_household)
    words = _("Dit kost {who} per jaar ongeveer {hours}. De schatting loopt van {ends}.")
    yield words.format(who=who, hours=expected, ends=ends), 1
    today = journey.current.hours_per_household if journey.current else None
    if today is not None:
        nothing = _("Nu hoeft niemand hiervoor iets te doen.")
        now = _("Nu is dat ongeveer {hours}.").format(hours=hours_and_range(today)[0])
        yield nothing if today.high == 0 else now, 3


def _heaviest(journey: JourneyOutcome, group: Group, definition: JourneyDefinition) -> Iterator[tuple[str, int]]:
    loads = {step.id: step.load for step in journey.steps if step.load}
    heaviest = max(loads, key=lambda step: loads[step] or 0.0, default=None)
    step = next((one for one in (group.journey.steps if group.journey else ()) if one.id == heaviest), None)
    if step is None or len(step.name) > _LONGEST_STEP:
        return
    yield _("De zwaarste stap is: {step}.").format(step=lowered(step.name.strip().rstrip("."))), 1
    for field_id in definition.page_one:
        sentences = definition.sentences.get(field_id, {})
        value = step.values.get(field_id)
        if isinstance(value, str) and value in sentences:
            yield str(sentences[value]), 4
