"""The derivation of a journey: from its class down to steps, fields, formulae and sources."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.journey_model import CountScore, MeanScore, StepRule
from questionnaires.translation import _
from scoring.compass.trace import check_id
from scoring.dossier import Estimate
from scoring.journey.fields import FieldValue
from scoring.journey.outcome import DECIMALS, JourneyDetails, JourneyOutcome
from scoring.journey.score import JourneyScore
from scoring.journey.steps import ScoredStep
from scoring.outcome import Fact, TraceNode


def trace_journey(
    group: str, score: JourneyScore, outcome: JourneyOutcome, details: JourneyDetails
) -> Iterator[TraceNode]:
    """Derive a journey step by step; each step stands after the steps that it follows from.

    Args:
        group: the id of the group.
        score: the scored journey.
        outcome: its figures.
        details: what stands beside them.
    """
    for step in score.proposal.counting:
        fields = [_field(group, step, field) for field in step.fields.values() if field.state != "hidden"]
        yield from fields
        yield _step(group, score, step, tuple(node.id for node in fields))
        for rule in step.red_flags:
            yield _flag(group, score, step, rule)
    yield _journey(group, score, outcome, details)


def journey_id(group: str) -> str:
    """Return the id of the step in the derivation that gives the class of a journey."""
    return f"{group}/journey"


def _field(group: str, step: ScoredStep, field: FieldValue) -> TraceNode:
    return TraceNode(
        id=f"{group}/field/{step.id}/{field.field.id}",
        kind="field",
        group=group,
        subject=field.field.id,
        result=_plain(field),
        rule=field.state,
        rule_text=field.text,
        facts={"step": step.id, "state": field.state, "burden": field.burden if field.operand else None},
        because=(),
        sources=(field.source,) if field.source else field.field.sources,
    )


def _plain(field: FieldValue) -> Fact:
    value = field.value
    if isinstance(value, Estimate):
        return _("{low:g} tot {high:g}, meestal {likely:g}").format(low=value.low, high=value.high, likely=value.likely)
    return ", ".join(value) if isinstance(value, tuple) else value


def _step(group: str, score: JourneyScore, step: ScoredStep, because: tuple[str, ...]) -> TraceNode:
    definition = score.compiled.definition
    facts: dict[str, Fact] = {}
    for name, ends in step.load.scores.items():
        facts[name] = _r(ends.low)
        if ends.low != ends.high:
            facts[f"{name}_at_most"] = _r(ends.high)
    facts |= {
        "load_at_least": _r(step.load.load.low),
        "load_at_most": _r(step.load.load.high),
        "hours_once": _r(step.amounts.once.expected) if step.amounts.once else None,
        "hours_full": _r(step.amounts.full.expected) if step.amounts.full else None,
        "hours_average": _r(step.amounts.average.expected) if step.amounts.average else None,
        "breaking_point": step.breaking_point,
        "breaking_rule": step.breaking_rule.id if step.breaking_rule else None,
        "founded": step.founded,
    }
    if step.tested_by is not None:
        because = (*because, check_id(step.tested_by))
    sources = dict.fromkeys(source for one in definition.scores for source in one.sources)
    sources |= dict.fromkeys(definition.amounts.sources)
    return TraceNode(
        id=f"{group}/step/{step.id}",
        kind="step",
        group=group,
        subject=step.id,
        result=_r(step.load.load.low) if step.load.known else None,
        rule="weighted_scores",
        rule_text=_formula(score),
        facts=facts,
        because=because,
        sources=tuple(sources),
    )


def _formula(score: JourneyScore) -> str:
    """Write the formula of a load, with the weights as they stand in the definition."""
    parts = []
    for one in score.compiled.definition.scores:
        inside = ""
        if isinstance(one, CountScore):
            inside = ": " + " + ".join(f"{weight:g} x {name}" for name, weight in one.weights.items())
        elif isinstance(one, MeanScore):
            inside = ": " + ", ".join(one.fields)
        parts.append(f"{one.weight:g} x {one.id} ({one.type}{inside})")
    return _("100 x ({parts}) / het meeste dat kan").format(parts=" + ".join(parts))


def _flag(group: str, score: JourneyScore, step: ScoredStep, rule: StepRule) -> TraceNode:
    when = next(expression for one, expression in score.compiled.red_flags if one is rule)
    fields = (name for name in when.names if name in step.fields and step.fields[name].state != "hidden")
    return TraceNode(
        id=f"{group}/step_flag/{step.id}/{rule.id}",
        kind="step_flag",
        group=group,
        subject=step.id,
        result=rule.code,
        rule=rule.id,
        rule_text=str(rule.text),
        facts={"when": rule.when},
        because=tuple(f"{group}/field/{step.id}/{name}" for name in fields),
        sources=rule.sources,
    )


def _journey(group: str, score: JourneyScore, outcome: JourneyOutcome, details: JourneyDetails) -> TraceNode:
    side = score.proposal
    hours = outcome.hours_per_household
    facts: dict[str, Fact] = {
        **{name: _r(fact) if isinstance(fact, float) else fact for name, fact in side.actual.facts.items()},
        "when": side.actual.rule.when,
        "raised_by": ", ".join(details.raised_by) or None,
        "at_least": details.class_at_least,
        "at_most": details.class_at_most,
        "index_text": str(score.compiled.definition.index.text),
        "hours_low": hours.low if hours else None,
        "hours_expected": hours.expected if hours else None,
        "hours_high": hours.high if hours else None,
        "evidence": details.evidence,
        "founded_share": details.founded_share,
        "sensitive_to": ", ".join(details.sensitive_to) or None,
    }
    because = [f"{group}/step/{step.id}" for step in side.counting]
    because += (f"{group}/step_flag/{step.id}/{rule.id}" for step in side.counting for rule in step.red_flags)
    return TraceNode(
        id=journey_id(group),
        kind="journey",
        group=group,
        subject=score.compiled.definition.id,
        result=outcome.class_,
        rule=side.actual.rule.id,
        rule_text=str(side.actual.rule.text),
        facts=facts,
        because=tuple(because),
        sources=(),
    )


def _r(number: float) -> float:
    return round(number, DECIMALS)
