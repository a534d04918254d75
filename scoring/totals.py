"""How much pinches, counted in one way for page, paper and terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

from scoring.outcome import GroupOutcome


class Totals(NamedTuple):
    """How much pinches: questions that are a bottleneck, steps at which the journey breaks, and red flags.

    Of red flags each counts: a question or a step can touch more than one rule.
    """

    bottlenecks: int = 0
    breaking_points: int = 0
    red_flags: int = 0

    @classmethod
    def of(cls, groups: Iterable[GroupOutcome]) -> Self:
        """Count what pinches in all these groups together."""
        return cls(*map(sum, zip(*map(totals, groups), strict=True)))


def totals(group: GroupOutcome) -> Totals:
    """Count what pinches in one group: in its answers and in its steps."""
    journey = group.journey
    return Totals(
        len(group.bottlenecks),
        sum(step.breaking_point is True for step in journey.steps) if journey else 0,
        len(group.red_flags) + (len(journey.red_flags) if journey else 0),
    )
