"""Hours and money of one step: ranges are sums of lows and of highs, and waiting days are never hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from questionnaires.journey_model import Amounts
from scoring.dossier import Estimate
from scoring.journey.fields import Fields

MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Range:
    """A low, an expected and a high amount. Adding adds each end: the errors of one advisor go the same way.

    >>> Range(1, 2, 4) + Range(0, 1, 1).times(2)
    Range(low=1, expected=4, high=6)
    """

    low: float
    expected: float
    high: float

    def __add__(self, other: Range) -> Range:
        """Add low to low, expected to expected and high to high."""
        return Range(self.low + other.low, self.expected + other.expected, self.high + other.high)

    def times(self, number: float) -> Range:
        """Multiply every end."""
        return Range(self.low * number, self.expected * number, self.high * number)

    def shift(self, number: float) -> Range:
        """Add the same to every end."""
        return Range(self.low + number, self.expected + number, self.high + number)


NOTHING = Range(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class StepAmounts:
    """What one step takes. None is unknown; `complete` is False when a part of the time is not known.

    Attributes:
        once: hours for one execution.
        full: hours a year of somebody for whom the step applies.
        average: hours a year over everybody, as `share` of them do it.
        times: how often a year.
        money: euros a year over everybody.
        least: expected hours a year of somebody for whom the step applies, without what may not apply.
        complete: whether every part of the time is known.
    """

    once: Range | None
    full: Range | None
    average: Range | None
    times: float | None
    money: float | None
    least: float | None
    complete: bool


def expected(estimate: Estimate, likely_weight: float) -> float:
    """Weigh a three-point estimate (source: PERT, domain formula 1).

    >>> expected(Estimate(low=20, likely=60, high=180), 4)
    73.33333333333333
    """
    return (estimate.low + likely_weight * estimate.likely + estimate.high) / (likely_weight + 2)


def amounts_of(fields: Fields, amounts: Amounts) -> StepAmounts:
    """Work out hours and money of a step (domain formulae 1-4; source: the standard cost model)."""
    minutes = fields[amounts.minutes].estimate
    beside = [fields[name].number for name in amounts.minutes_beside]
    sure = [fields[name].sure_number for name in amounts.minutes_beside]
    times, share, cost = (fields[name].number for name in (amounts.times_a_year, amounts.share, amounts.money))
    money = None if cost is None or times is None or share is None else times * share * cost
    complete = minutes is not None and None not in sure and times is not None
    if minutes is None:
        return StepAmounts(None, None, None, times, money, None, complete)
    active = Range(minutes.low, expected(minutes, amounts.likely_weight), minutes.high)
    total = active.shift(sum(number for number in beside if number is not None))
    full = None if times is None else total.times(times)
    average = None if full is None or share is None else full.times(share)
    without = sum(number or 0 for number in beside) - sum(number or 0 for number in sure)
    least = None if full is None or times is None else (total.expected - without) * times / MINUTES_PER_HOUR
    return StepAmounts(_hours(total), _hours(full), _hours(average), times, money, least, complete)


def _hours(minutes: Range | None) -> Range | None:
    if minutes is None:
        return None
    return Range(*(end / MINUTES_PER_HOUR for end in (minutes.low, minutes.expected, minutes.high)))


def total(ranges: Iterable[Range | None]) -> Range | None:
    """Add what is known; None when nothing is.

    >>> total([Range(1, 2, 3), None])
    Range(low=1.0, expected=2.0, high=3.0)
    """
    known = [one for one in ranges if one is not None]
    return sum(known, NOTHING) if known else None
