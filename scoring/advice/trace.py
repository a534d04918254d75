"""The derivation of the advice: from its rule down to inputs, conditions, answers, steps and checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from questionnaires.advice_model import AdviceDefinition
from questionnaires.facts import ADVICE_FACTS
from scoring.advice.outcome import AdviceOutcome, Condition
from scoring.compass.trace import COMPASS, check_id
from scoring.group import GroupScore
from scoring.journey.trace import journey_id
from scoring.outcome import Fact, GroupOutcome, Outcome, TraceNode

ADVICE = "advice"
"""The id of the step in the derivation that gives the advice."""

DOSSIER = "dossier"
"""The id of the step that gives the burden class of the dossier."""


def trace_advice(
    outcome: Outcome, advice: AdviceOutcome, definition: AdviceDefinition, scores: Sequence[GroupScore]
) -> Iterator[TraceNode]:
    """Derive the advice; each step stands after the steps that it follows from, and all of it after the rest.

    Args:
        outcome: the outcome of the dossier.
        advice: its advice.
        definition: the rules that gave it.
        scores: the scores of the groups, in the order of the outcome.
    """
    for condition in advice.conditions:
        yield _condition(outcome, definition, condition)
    because: Mapping[str, Sequence[str]] = {
        "burden": [DOSSIER],
        "compass": [COMPASS] if outcome.compass else [],
        "open_flag": [flag for group in outcome.groups for flag in _flags(group)],
        "measures_agreed": [condition_id(one) for one in advice.conditions if one.about != "check"],
        "evidence": list(_known(outcome, scores)),
    }
    for name, steps in because.items():
        yield _input(advice, definition, name, steps)
    yield _result(outcome, advice, definition)


def condition_id(condition: Condition) -> str:
    """Return the id of the step in the derivation that says whether a condition is arranged."""
    return f"{ADVICE}/condition/{condition.id}"


def _result(outcome: Outcome, advice: AdviceOutcome, definition: AdviceDefinition) -> TraceNode:
    rule = definition.rule_by_id[advice.rule]
    deviation, refused = advice.deviation, advice.refused_deviation
    facts: dict[str, Fact] = {
        **asdict(advice.inputs),
        "when": rule.when,
        "provisional": advice.provisional,
        "comparison": advice.comparison,
        "waiting_keeps_it_heavy": advice.waiting_keeps_it_heavy,
        "promises": advice.promises,
        "intentions": advice.intentions,
        "deviation": deviation.advice if deviation else None,
        "refused_deviation": refused.advice if refused else None,
    }
    return TraceNode(
        id=ADVICE,
        kind="advice",
        group=None,
        subject=advice.definition,
        result=advice.outcome,
        rule=rule.id,
        rule_text=" ".join(advice.because),
        facts=facts,
        because=(
            *(f"{ADVICE}/{name}" for name in ADVICE_FACTS),
            *(condition_id(condition) for condition in advice.conditions),
            *(f"{group.id}/verdict" for group in outcome.groups),
        ),
        sources=rule.sources,
    )


def _input(advice: AdviceOutcome, definition: AdviceDefinition, name: str, because: Sequence[str]) -> TraceNode:
    known = advice.evidence_facts
    facts: dict[str, Fact] = {}
    if name == "evidence":
        facts = {
            "when": definition.evidence.when,
            "unfounded_bottlenecks": len(known.unfounded_bottlenecks),
            "unfounded_critical": len(known.unfounded_critical),
            "founded_share": known.founded_share,
            "journey_evidence": known.journey_evidence,
            "journey_missing": known.journey_missing,
        }
    return TraceNode(
        id=f"{ADVICE}/{name}",
        kind="advice_input",
        group=None,
        subject=name,
        result=getattr(advice.inputs, name),
        rule=None,
        rule_text=str(definition.evidence.text) if name == "evidence" else ADVICE_FACTS[name].meaning,
        facts=facts,
        because=tuple(because),
        sources=definition.evidence.sources if name == "evidence" else (),
    )


def _condition(outcome: Outcome, definition: AdviceDefinition, condition: Condition) -> TraceNode:
    words = next((str(one.text) for one in definition.conditions if one.about == condition.about), None)
    because = [check_id(condition.subject)] if condition.about == "check" else []
    for group in outcome.groups:
        if group.id in condition.groups:
            because += _found(group, condition)
    return TraceNode(
        id=condition_id(condition),
        kind="condition",
        group=None,
        subject=condition.subject,
        result=condition.agreed,
        rule=condition.about,
        rule_text=words,
        facts={
            "heavy": condition.heavy,
            "groups": ", ".join(condition.groups) or None,
            "measures": ", ".join(condition.measures) or None,
        },
        because=tuple(because),
        sources=(),
    )


def _found(group: GroupOutcome, condition: Condition) -> Iterator[str]:
    """What was found about the subject of a condition in one group."""
    subject = condition.subject
    match condition.about:
        case "theme":
            yield f"{group.id}/band/{subject}"
        case "bottleneck" | "red_flag":
            yield from (f"{group.id}/red_flag/{subject}" for flag in group.red_flags if flag.question == subject)
            yield from (f"{group.id}/bottleneck/{subject}" for one in group.bottlenecks if one.question == subject)
        case _:
            yield f"{group.id}/step/{subject}"
            flags = group.journey.red_flags if group.journey else ()
            yield from (f"{group.id}/step_flag/{subject}/{flag.reason}" for flag in flags if flag.step == subject)


def _flags(group: GroupOutcome) -> Iterator[str]:
    yield from (f"{group.id}/red_flag/{flag.question}" for flag in group.red_flags)
    if group.journey is not None:
        yield from (f"{group.id}/step_flag/{flag.step}/{flag.reason}" for flag in group.journey.red_flags)


def _known(outcome: Outcome, scores: Sequence[GroupScore]) -> Iterator[str]:
    """Every answer that weighs, and the journeys: how each of them is known."""
    for group, score in zip(outcome.groups, scores, strict=True):
        yield from (f"{group.id}/answer/{question.id}" for question in score.plan.scored)
        if group.journey is not None:
            yield journey_id(group.id)
