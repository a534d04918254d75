"""The load of one step: weighted scores of 0 to 4, with what is unknown at both of its ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.journey_model import CountScore, HoursScore, JourneyDefinition, MeanScore, Score, Threshold
from questionnaires.model import HEAVIEST, LIGHTEST
from scoring.journey.amounts import StepAmounts
from scoring.journey.fields import Fields

_PRECISION = 9
"""Decimals after which a difference is the noise of binary fractions, and may not move an amount over a threshold."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A number with everything unknown at its lightest and at its heaviest."""

    low: float
    high: float


UNKNOWN = Ends(LIGHTEST, HEAVIEST)


@dataclass(frozen=True, slots=True)
class StepLoad:
    """The scores of a step and its load (0-100); `known` is False when no score of it is known at all."""

    scores: Mapping[str, Ends]
    load: Ends
    known: bool


def burden_of(amount: float, thresholds: Iterable[Threshold]) -> int:
    """Return what an amount weighs; intervals are closed on the left.

    >>> quarter, hour = Threshold(at_least=0.25, burden=1), Threshold(at_least=1, burden=2)
    >>> [burden_of(hours, (quarter, hour)) for hours in (0.24, 0.25, 0.99, 1, 5)]
    [0, 1, 1, 2, 2]
    """
    amount = round(amount, _PRECISION)
    return max((threshold.burden for threshold in thresholds if amount >= threshold.at_least), default=LIGHTEST)


def load_of(definition: JourneyDefinition, scores: Mapping[str, Ends]) -> StepLoad:
    """Weigh the scores of a step (domain formula 7)."""
    known = any(ends != UNKNOWN for ends in scores.values())
    return StepLoad(scores, weighted(definition.scores, scores), known)


def weighted(parts: Sequence[Score], scores: Mapping[str, Ends], doubled: str | None = None) -> Ends:
    """Return the load: 100 when every score is 4. `doubled` names a score whose weight counts twice."""
    weights = {score.id: score.weight * (2 if score.id == doubled else 1) for score in parts}
    whole = HEAVIEST * sum(weights.values())
    low, high = (
        100 * sum(weight * getattr(scores[name], end) for name, weight in weights.items()) / whole
        for end in ("low", "high")
    )
    return Ends(low, high)


def ends_of(score: Score, fields: Fields, amounts: StepAmounts) -> Ends:
    """Return one score of a step, from its fields or from its amounts."""
    match score:
        case HoursScore():
            if amounts.least is None:
                return UNKNOWN
            low = burden_of(amounts.least, score.thresholds)
            return Ends(low, low if amounts.complete else HEAVIEST)
        case CountScore():
            numbers = [(weight, fields[name].sure_number) for name, weight in score.weights.items()]
            low = burden_of(sum(weight * number for weight, number in numbers if number is not None), score.thresholds)
            return Ends(low, HEAVIEST if any(number is None for _weight, number in numbers) else low)
        case MeanScore():
            burdens = [fields[name].burden for name in score.fields]
            lows = [LIGHTEST if burden is None else burden for burden in burdens]
            highs = [HEAVIEST if burden is None else burden for burden in burdens]
            return Ends(sum(lows) / len(lows), sum(highs) / len(highs))
