"""The derivation of the compass: from its outcome down to checks, rules, points and sources."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.compass_model import CompassDefinition
from questionnaires.translation import _
from scoring.compass.outcome import CheckOutcome, CompassOutcome
from scoring.compass.weighing import NOT_APPLICABLE, RANGE
from scoring.outcome import TraceNode

COMPASS = "compass"
"""The id of the step in the derivation that gives the outcome of the compass."""


def trace_compass(outcome: CompassOutcome, definition: CompassDefinition) -> Iterator[TraceNode]:
    """Derive the outcome of a compass; each step stands after the steps that it follows from."""
    for check in outcome.checks:
        yield _check(check, definition)
    yield TraceNode(
        id=COMPASS,
        kind="compass",
        group=None,
        subject=definition.id,
        result=outcome.outcome,
        rule=outcome.rule,
        rule_text=_rule_text(outcome, definition),
        facts={
            "phase": outcome.phase,
            "phase_known": outcome.phase_known,
            "points": outcome.points,
            "maximum": outcome.maximum,
            "share_low": outcome.share_low,
            "share_high": outcome.share_high,
            "core_unknown": sum(one.core and one.state == "unknown" for one in outcome.checks),
            "unknown": sum(one.state == "unknown" for one in outcome.checks),
            "outcome_at_best": outcome.outcome_at_best,
            "outcome_at_worst": outcome.outcome_at_worst,
        },
        because=tuple(check_id(check.id) for check in outcome.checks),
        sources=(),
    )


def check_id(check: str) -> str:
    """Return the id of the step in the derivation that says what a check counts as."""
    return f"{COMPASS}/check/{check}"


def _check(check: CheckOutcome, definition: CompassDefinition) -> TraceNode:
    return TraceNode(
        id=check_id(check.id),
        kind="check",
        group=None,
        subject=check.id,
        result=check.counts_as,
        rule=check.why,
        rule_text=_why(check, definition),
        facts={
            "state": check.state,
            "core": check.core,
            "answer": check.answer,
            "points": check.points,
            "evidence": check.evidence,
        },
        because=(),
        sources=definition.check_by_id[check.id].sources,
    )


def _why(check: CheckOutcome, definition: CompassDefinition) -> str | None:
    """Why an answer counts as another one: what stands with the option, in the words of the definition."""
    option = definition.option_by_id.get(check.answer or "")
    return str(option.text) if check.why and option and option.text else None


def _rule_text(outcome: CompassOutcome, definition: CompassDefinition) -> str:
    if outcome.rule == NOT_APPLICABLE:
        return _("Het kompas is hier niet van toepassing. De reden staat erbij.")
    if outcome.rule == RANGE:
        return str(definition.range_text)
    return next(str(rule.text) for rule in definition.outcomes if rule.id == outcome.rule)
