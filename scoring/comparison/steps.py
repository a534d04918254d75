"""Which steps differ between two journeys of the same group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from scoring.comparison.beside import beside, both
from scoring.comparison.outcome import Direction, FieldChange, Pair, Presence, StepChange
from scoring.dossier import Dossier, Step
from scoring.journey.outcome import StepOutcome
from scoring.outcome import Outcome


def changed_steps(dossiers: Pair[Dossier], outcomes: Pair[Outcome]) -> Iterator[StepChange]:
    """Yield the steps of the proposal that were added, that are gone, or that differ, per group that both have."""
    first, second = _journeys(dossiers.first), _journeys(dossiers.second)
    judged = Pair(_judged(outcomes.first), _judged(outcomes.second))
    for group, presence, steps in beside(first, second):
        if presence != "both" and not _both_have(group, dossiers):
            continue
        for _step, where, pair in beside(steps.first or {}, steps.second or {}):
            change = _change(group, where, pair, judged)
            if change is not None:
                yield change


def _journeys(dossier: Dossier) -> Mapping[str, Mapping[str, Step]]:
    return {group.id: {step.id: step for step in group.journey.steps} for group in dossier.groups if group.journey}


def _both_have(group: str, dossiers: Pair[Dossier]) -> bool:
    return all(any(found.id == group for found in dossier.groups) for dossier in (dossiers.first, dossiers.second))


Judged = Mapping[tuple[str, str], StepOutcome]


def _judged(outcome: Outcome) -> Judged:
    return {
        (group.id, step.id): step
        for group in outcome.groups
        for step in (group.journey.steps if group.journey is not None else ())
    }


def _change(group: str, presence: Presence, pair: Pair[Step | None], judged: Pair[Judged]) -> StepChange | None:
    shown = pair.second or pair.first
    if shown is None:
        return None
    place = (group, shown.id)
    found: Pair[StepOutcome | None] = Pair(judged.first.get(place), judged.second.get(place))
    load = both(lambda step: step.load, found)
    breaking = both(lambda step: step.breaking_point, found)
    fields = tuple(_fields(pair.first, pair.second)) if pair.first and pair.second else ()
    if presence == "both" and not (fields or load.differs or breaking.differs):
        return None
    return StepChange(group, shown.id, shown.name, presence, fields, load, breaking, _way(presence, load))


def _fields(first: Step, second: Step) -> Iterator[FieldChange]:
    for field in dict.fromkeys(chain(first.values, second.values)):
        value: Pair[object] = Pair(first.values.get(field), second.values.get(field))
        if value.differs:
            yield FieldChange(field, value)


def _way(presence: Presence, load: Pair[float | None]) -> Direction:
    if presence != "both":
        return "lighter" if presence == "only_first" else "heavier"
    if load.first is None or load.second is None:
        return "same" if load.first == load.second else "known" if load.first is None else "unknown"
    return "same" if load.first == load.second else "heavier" if load.second > load.first else "lighter"
