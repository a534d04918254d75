"""Whether enough is known for an advice (RULES section 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from questionnaires.expressions import Operand
from scoring.advice.definition import CompiledAdvice
from scoring.advice.find_first import question_of
from scoring.advice.outcome import AdviceEvidenceFacts, ToKnow
from scoring.compiled import CompiledQuestion
from scoring.conditions import holds
from scoring.group import GroupScore
from scoring.journey.outcome import DECIMALS
from scoring.outcome import GroupOutcome


class WeighedEvidence(NamedTuple):
    """Whether enough is known, what that was decided on, and what has to be known for it, in order."""

    enough: bool
    facts: AdviceEvidenceFacts
    to_know: tuple[ToKnow, ...]


class _Group(NamedTuple):
    """What is known of one group."""

    unfounded_bottlenecks: tuple[str, ...]
    unfounded_critical: tuple[str, ...]
    founded_share: float
    facts: Mapping[str, Operand]
    to_know: Mapping[str, Sequence[ToKnow]]


def weigh_evidence(
    compiled: CompiledAdvice, scores: Sequence[GroupScore], groups: Sequence[GroupOutcome], *, deciding: bool
) -> WeighedEvidence:
    """Say whether enough is known: the rule has to hold for every group, and without groups nothing is known.

    Args:
        compiled: the rules of the advice.
        scores: the scores of the groups.
        groups: their outcomes, in the same order.
        deciding: whether this is the phase in which the decision is made.
    """
    found = [_of_group(compiled, score, group, deciding=deciding) for score, group in zip(scores, groups, strict=True)]
    evidence = [group.journey_details.evidence for group in groups if group.journey_details is not None]
    facts = AdviceEvidenceFacts(
        unfounded_bottlenecks=_each_once(one.unfounded_bottlenecks for one in found),
        unfounded_critical=_each_once(one.unfounded_critical for one in found),
        founded_share=round(min((one.founded_share for one in found), default=0.0), DECIMALS),
        journey_evidence=None if not evidence else "onvoldoende" if "onvoldoende" in evidence else "voldoende",
        journey_missing=any(_lacks_a_journey(compiled, one.facts) for one in found),
    )
    enough = bool(found) and all(holds(compiled.evidence, one.facts.__getitem__) for one in found)
    lacking = [_lacking(compiled, one.facts) for one in found]
    to_know = [
        thing for fact in _GOOD for one, lacks in zip(found, lacking, strict=True) if fact in lacks
        for thing in one.to_know[fact]
    ]  # fmt: skip
    return WeighedEvidence(enough, facts, tuple(to_know))


def _of_group(compiled: CompiledAdvice, score: GroupScore, group: GroupOutcome, *, deciding: bool) -> _Group:
    weak = set(compiled.definition.evidence.weak_bases)
    bottlenecks = tuple(one.question for one in group.bottlenecks if one.basis is None or one.basis in weak)
    critical = tuple(
        question.id
        for question in score.plan.scored
        if question.critical and _on_path(score, question) and not _founded(score, question, weak)
    )
    share = _founded_share(score, weak)
    details = group.journey_details
    return _Group(
        bottlenecks,
        critical,
        share,
        {
            "unfounded_bottlenecks": len(bottlenecks),
            "unfounded_critical": len(critical),
            "founded_share": share,
            "journey_unfounded": details is not None and details.evidence == "onvoldoende",
            "journey_missing": group.journey is None,
            "deciding": deciding,
            "burden": group.burden_class,
        },
        {
            "unfounded_critical": [_to_know(score, group, question) for question in critical],
            "unfounded_bottlenecks": [_to_know(score, group, question) for question in bottlenecks],
            "journey_missing": [ToKnow("journey", groups=(group.id,))],
            "journey_unfounded": [ToKnow("journey_unfounded", groups=(group.id,))],
            "founded_share": [ToKnow("founded_share", groups=(group.id,))],
        },
    )


def _to_know(score: GroupScore, group: GroupOutcome, question: str) -> ToKnow:
    """Return an answer that is known too badly, or a question that has no answer at all."""
    unknown = next((one for one in group.find_out if one.question == question), None)
    if unknown is not None:
        return question_of(unknown, group.id)
    compiled = score.compiled.by_id[question]
    standing = score.answers.proposal[compiled.index]
    basis = standing.basis if standing else None
    return ToKnow("estimate", question, (group.id,), critical=compiled.critical, basis=basis)


def _founded_share(score: GroupScore, weak: set[str]) -> float:
    """Return which part of the answers is known better than by an estimate of one's own; 1 when there are none.

    A follow-up question counts only when it is not: a heavier answer, that makes more questions appear, can then never
    make it look as if more were known.
    """
    founded = unfounded = 0
    for question in score.plan.scored:
        if not _answered(score, question):
            continue
        if not _founded(score, question, weak):
            unfounded += 1
        elif not question.gates:
            founded += 1
    return founded / (founded + unfounded) if founded + unfounded else 1.0


def _on_path(score: GroupScore, question: CompiledQuestion) -> bool:
    """Whether a question is asked, or perhaps is, and applies."""
    position = score.proposal.actual.positions[question.index]
    return position is None or position.value is not None


def _answered(score: GroupScore, question: CompiledQuestion) -> bool:
    position = score.proposal.actual.positions[question.index]
    return position is not None and position.value is not None


def _founded(score: GroupScore, question: CompiledQuestion, weak: set[str]) -> bool:
    """Whether an answer is known better than by an estimate of one's own; not saying how is no better."""
    standing = score.answers.proposal[question.index]
    return (
        standing is not None
        and _answered(score, question)
        and standing.basis is not None
        and standing.basis not in weak
    )


_GOOD: Mapping[str, Operand] = {
    "unfounded_critical": 0,
    "unfounded_bottlenecks": 0,
    "journey_missing": False,
    "journey_unfounded": False,
    "founded_share": 1.0,
}
"""What is known of a group at its best, in the order in which it is asked for."""


def _lacking(compiled: CompiledAdvice, facts: Mapping[str, Operand]) -> Collection[str]:
    """Return what keeps the rule from holding: each by itself, or else all that is not at its best together."""
    if holds(compiled.evidence, facts.__getitem__):
        return ()
    worse = [fact for fact in _GOOD if facts[fact] != _GOOD[fact]]
    alone = [fact for fact in worse if not holds(compiled.evidence, {**facts, **_GOOD, fact: facts[fact]}.__getitem__)]
    return alone or worse


def _lacks_a_journey(compiled: CompiledAdvice, facts: Mapping[str, Operand]) -> bool:
    """Whether a journey is missing where one is needed: with all else known, it is what the rule still asks for."""
    known = {**facts, "unfounded_bottlenecks": 0, "unfounded_critical": 0, "founded_share": 1.0}
    described = {**known, "journey_missing": False}
    return holds(compiled.evidence, known.__getitem__) != holds(compiled.evidence, described.__getitem__)


def _each_once(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
