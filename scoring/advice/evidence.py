"""Whether enough is known for an advice (RULES section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from questionnaires.expressions import Operand
from scoring.advice.definition import CompiledAdvice
from scoring.advice.outcome import AdviceEvidenceFacts
from scoring.compiled import CompiledQuestion
from scoring.conditions import holds
from scoring.group import GroupScore
from scoring.journey.outcome import DECIMALS
from scoring.outcome import GroupOutcome


class _Group(NamedTuple):
    """What is known of one group."""

    unfounded_bottlenecks: tuple[str, ...]
    unfounded_critical: tuple[str, ...]
    founded_share: float
    facts: Mapping[str, Operand]


def weigh_evidence(
    compiled: CompiledAdvice, scores: Sequence[GroupScore], groups: Sequence[GroupOutcome], *, deciding: bool
) -> tuple[bool, AdviceEvidenceFacts]:
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
    return bool(found) and all(holds(compiled.evidence, one.facts.__getitem__) for one in found), facts


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
    )


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


def _lacks_a_journey(compiled: CompiledAdvice, facts: Mapping[str, Operand]) -> bool:
    """Whether a journey is missing where one is needed: with all else known, it is what the rule still asks for."""
    known = {**facts, "unfounded_bottlenecks": 0, "unfounded_critical": 0, "founded_share": 1.0}
    described = {**known, "journey_missing": False}
    return holds(compiled.evidence, known.__getitem__) != holds(compiled.evidence, described.__getitem__)


def _each_once(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
