"""From points to an outcome, with everything that is not known at one end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.compass_model import CompassId, CompassRule
from questionnaires.translation import _
from scoring.compass.checks import WeighedCheck
from scoring.compass.definition import CompiledCompass
from scoring.errors import ScoringError

NOT_APPLICABLE, RANGE = "not_applicable", "range"
"""The rules that are the same for every compass: it does not apply, and it hangs on what is not known."""

CompassFacts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WeighedCompass:
    """What the checks mean together, and the best and the worst that unknown checks leave room for.

    `points` are those that are known; `maximum` is what could be had. The shares are None when nothing counts.
    """

    outcome: CompassId
    rule: str
    at_best: CompassId
    at_worst: CompassId
    points: int = 0
    maximum: int = 0
    share_low: float | None = None
    share_high: float | None = None


LEFT_OUT = WeighedCompass("op_orde", NOT_APPLICABLE, "op_orde", "op_orde")
"""The whole compass does not apply (RULES sections 5 and 7)."""


def weigh_compass(compiled: CompiledCompass, checks: Sequence[WeighedCheck]) -> WeighedCompass:
    """Work out the outcome; it is `onbekend` when the checks that are not known decide it (RULES section 7).

    Raises:
        ScoringError: when no check counts, or no rule gives an outcome.
    """
    inside = [check for check in checks if check.in_sum]
    worst = compass_facts(compiled, inside, compiled.fewest)
    best = compass_facts(compiled, inside, compiled.most)
    low, high = _rule(compiled, worst), _rule(compiled, best)
    decided = low.outcome == high.outcome
    return WeighedCompass(
        outcome=low.outcome if decided else "onbekend",
        rule=low.id if decided else RANGE,
        at_best=_rule(compiled, {**best, "core_unknown": 0}).outcome,
        at_worst=_rule(compiled, {**worst, "core_unknown": 0}).outcome,
        points=sum(check.points or 0 for check in inside),
        maximum=compiled.most * len(inside),
        share_low=worst["share"],
        share_high=best["share"],
    )


def compass_facts(compiled: CompiledCompass, checks: Sequence[WeighedCheck], unknown: int) -> CompassFacts:
    """Return the facts that a rule may name (`questionnaires.facts.COMPASS_FACTS`).

    Args:
        compiled: the compass.
        checks: those that are in the sum.
        unknown: the points that a check that is not known gets.

    Raises:
        ScoringError: when no check counts: a compass without any would be a tick for nothing.
    """
    if not checks or not compiled.most:
        raise ScoringError(_("In het kompas {id} telt geen enkele vraag mee.").format(id=compiled.definition.id))
    points = [unknown if check.points is None else check.points for check in checks]
    core = [one for check, one in zip(checks, points, strict=True) if check.core]
    return {
        "core_unknown": sum(check.core and check.points is None for check in checks),
        "core_no": sum(one == compiled.fewest for one in core),
        "core_not_full": sum(one < compiled.most for one in core),
        "share": sum(points) / (compiled.most * len(checks)),
    }


def _rule(compiled: CompiledCompass, facts: CompassFacts) -> CompassRule:
    rule = compiled.rules.first(facts.__getitem__)
    if rule is None:
        raise ScoringError(_("Geen enkele regel geeft een uitkomst voor het kompas."))
    return rule
