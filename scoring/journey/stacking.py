"""How much comes together: counts over all steps, and the busiest weeks (domain formula 10). Never multiplied."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.journey_model import Busiest
from scoring.journey.compiled import CompiledJourney
from scoring.journey.steps import ScoredStep, StepScorer

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class BusyPeriod:
    """The busiest period of a journey: how many actions and how many hours fall in it."""

    days: int
    actions: int
    hours: float


def counts_of(compiled: CompiledJourney, scorer: StepScorer, steps: Sequence[ScoredStep]) -> Mapping[str, int | float]:
    """Count what the definition names, over the steps that are a burden for this group; unknown adds nothing."""
    counted: dict[str, int | float] = {}
    for count, when in compiled.counts:
        if when is not None:
            counted[count.id] = sum(scorer.holds(when, step.fields, step.load) is True for step in steps)
        else:
            numbers = (step.fields[name].number or 0 for step in steps for name in count.sum)
            counted[count.id] = sum(numbers)
    return counted


def busiest_period(busiest: Busiest, steps: Sequence[ScoredStep]) -> BusyPeriod:
    """Find the period with the most actions. A step of which the day is not known may fall in any period."""
    days = {step.id: step.fields[busiest.day].number for step in steps}
    starts = sorted({day for day in days.values() if day is not None}) or [0.0]
    periods = []
    for start in starts:
        inside = [step for step in steps if (day := days[step.id]) is None or start <= day < start + busiest.days]
        times = [(_times(step, busiest.days), step) for step in inside]
        hours = sum(count * step.amounts.once.expected for count, step in times if step.amounts.once)
        periods.append(BusyPeriod(busiest.days, sum(count for count, _step in times), hours))
    return max(periods, key=lambda period: (period.actions, period.hours))


def _times(step: ScoredStep, days: int) -> int:
    """How often a step is done within a period, when it is done at all."""
    if step.amounts.times is None:
        return 1
    return math.ceil(round(step.amounts.times * days / DAYS_A_YEAR, 9))
