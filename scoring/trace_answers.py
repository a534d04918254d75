"""The answers in the derivation of an outcome: what each was, how it is known and why it was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.compiled import CompiledQuestion
from scoring.group import GroupScore
from scoring.group_outcome import plain
from scoring.outcome import Fact, TraceNode
from scoring.walks import Walk


def answer_ids(score: GroupScore, questions: Iterable[CompiledQuestion]) -> Iterator[str]:
    """Return the ids of the nodes of some answers."""
    # By far the most of all ids: put together once, not part by part.
    start = f"{score.group.id}/answer/"
    return (start + question.id for question in questions)


def trace_answer(score: GroupScore, question: CompiledQuestion) -> TraceNode:
    """Return what was answered to one question, how it is known, and which answers made that it was asked."""
    index = question.index
    position = score.proposal.actual.positions[index]
    today, state = score.answers.today[index], _state(score, question)
    # What is said about a question that is not asked does not count, and is not told either.
    standing = score.answers.proposal[index] if state == "known" else None
    facts: dict[str, Fact] = {
        "state": state,
        "burden": (burden := _burden(question, score.proposal.actual)),
        "burden_at_least": _burden(question, score.proposal.lightest) if score.proposal.open else burden,
        "burden_at_most": _burden(question, score.proposal.heaviest) if score.proposal.open else burden,
        "basis": standing.basis if standing else None,
        "raters_disagree": standing is not None and standing.disagreed,
        "today": _burden(question, score.today.actual),
        "today_state": _today_state(score, question),
        "today_from": today.origin if today else None,
    }
    steps = _from_steps(score, question) if state == "known" else ()
    if steps:
        facts["from_steps"] = ", ".join(steps)
    because = [f"{score.group.id}/step/{name}" for name in steps]
    because += answer_ids(score, (score.compiled.questions[gate] for gate in question.gates))
    return TraceNode(
        id=f"{score.group.id}/answer/{question.id}",
        kind="answer",
        group=score.group.id,
        subject=question.id,
        result=plain(position.value) if position else None,
        rule="when" if question.when else None,
        rule_text=question.when.text if question.when else None,
        facts=facts,
        because=tuple(because),
        sources=question.question.sources,
    )


def _from_steps(score: GroupScore, question: CompiledQuestion) -> tuple[str, ...]:
    """Return from which steps of the journey an answer was taken over."""
    answer = score.group.answer_by_question.get(question.id)
    if answer is None or not answer.from_steps or score.journey is None:
        return ()
    counting = {step.id for step in score.journey.proposal.counting}
    return tuple(name for name in answer.from_steps if name in counting)


def _state(score: GroupScore, question: CompiledQuestion) -> str:
    if score.group.kind not in question.kinds:
        return "not_for_this_kind"
    if score.proposal.actual.shown[question.index] is False:
        return "hidden"
    standing = score.answers.proposal[question.index]
    if standing is None:
        return "not_answered"
    absent = standing.actual is not None and standing.actual.value is None
    return standing.reason or ("not_applicable" if absent else "known")


def _today_state(score: GroupScore, question: CompiledQuestion) -> str:
    position = score.today.actual.positions[question.index]
    if score.today.actual.shown[question.index] is False:
        return "hidden"
    if position is None:
        return "not_known"
    return "not_applicable" if position.value is None else "known"


def _burden(question: CompiledQuestion, walk: Walk) -> int | None:
    position = walk.positions[question.index]
    return None if position is None or position.value is None or not question.scored else position.burden
