"""Proof that a question can change the outcome: two dossiers that differ in one answer only, and in their outcome.

Both dossiers are complete, and today's answers are the same in both: so nothing but the answer in question can make the
difference. Because heavier answers never give a lighter outcome, its lightest and its heaviest answer suffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from questionnaires.model import GroupKind, Questionnaire
from scoring.compiled import Compiled, CompiledQuestion, Plan, compiled
from scoring.dossier import FORMAT, Dossier
from scoring.path import walk
from scoring.positions import Position
from scoring.quickscan import not_needed_verdict, scan
from scoring.verdict import verdict_of
from scoring.walks import Walk, Walks
from scoring.weighing import weigh

DepthId = Literal["quickscan", "short", "full"]
Column = list[Position | None]
"""An answer to each question of the questionnaire, by index; None for a question that has no positions."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What every question is answered with, and the other answer to one of them that gives another outcome."""

    depth: DepthId
    kind: GroupKind
    answers: Sequence[Position | None]
    today: Sequence[Position | None]
    question: CompiledQuestion
    instead: Position


def witness_check(questionnaire: Questionnaire) -> Iterator[str]:
    """Yield the scored questions that cannot change the outcome, in the full test or in the short one that asks them.

    Args:
        questionnaire: one that can be scored: its references, conditions and rules are in order.
    """
    form = compiled(questionnaire)
    depths: list[DepthId] = ["full", "short"] if form.depth("short") else ["full"]
    for question in form.questions:
        if question.scored and any(
            _is_asked(form, question, depth) and find_witness(form, question, depth) is None for depth in depths
        ):
            yield question.id


def witness_pair(
    questionnaire: Questionnaire, question_id: str, depth: DepthId = "full"
) -> tuple[Dossier, Dossier] | None:
    """Return two complete dossiers that differ in one answer to this question and in their outcome.

    The outcome is the class with the verdict; at the depth of the quickscan it is what the scan says.

    Args:
        questionnaire: one that can be scored.
        question_id: a question that can be scored or named in a condition.
        depth: the depth of both dossiers.

    Returns:
        The dossiers, the lighter one first, or None when there is no such pair.
    """
    form = compiled(questionnaire)
    witness = find_witness(form, form.by_id[question_id], depth)
    return None if witness is None else (_dossier(form, witness, changed=False), _dossier(form, witness, changed=True))


def find_witness(form: Compiled, question: CompiledQuestion, depth: DepthId) -> Witness | None:
    """Search for a witness; the first kind of group for which there is one will do."""
    if question.positions is None:
        return None
    for kind in GroupKind:
        if kind not in question.kinds:
            continue
        plan = form.plan(depth, kind)
        for answers, today in _others(form, plan, question):
            now = walk(form, today, kind)
            light = now if answers is today else walk(form, answers, kind)
            if light.shown[question.index] is False:
                continue
            changed = [*answers]
            changed[question.index] = question.positions.heaviest
            if _outcome(form, plan, walk(form, changed, kind), now) != _outcome(form, plan, light, now):
                return Witness(depth, kind, answers, today, question, question.positions.heaviest)
    return None


def _is_asked(form: Compiled, question: CompiledQuestion, depth: DepthId) -> bool:
    return any(question in form.plan(depth, kind).asked for kind in question.kinds)


def _outcome(form: Compiled, plan: Plan, proposal: Walk, today: Walk) -> tuple[object, ...]:
    """Work out what must differ. Nothing is open, so one walk is all there is."""
    if plan.depth == "quickscan":
        found = scan(form, plan.kind, walks := Walks(proposal, proposal, proposal))
        return (found.outcome, found.outcome == "not_needed" and not_needed_verdict(form, walks).verdict)
    weighed = weigh(form, plan, proposal)
    differences = [_burden(proposal, question) - _burden(today, question) for question in plan.compared]
    return (weighed.rule.burden_class, verdict_of(differences, bottleneck=bool(weighed.bottlenecks)))


def _burden(found: Walk, question: CompiledQuestion) -> int:
    position = found.positions[question.index]
    return position.burden if position else 0


# What the other questions are answered with -----------------------------------------------------------------------


def _others(form: Compiled, plan: Plan, question: CompiledQuestion) -> Iterator[tuple[Column, Column]]:
    """Yield answers under which a question is asked, itself at its lightest, and those of today. Likeliest first."""
    openings: list[Column] = []
    for light in _openings(form, plan.kind, question):
        openings.append(light)
        yield light, light
    for light in openings if question.index in form.depended_on else ():
        revealing = _with_heaviest(light, _dependents(form, question))
        yield revealing, revealing
    # A question that only escalates needs something to escalate: another answer, perhaps with more of its own kind.
    more = [one for one in plan.asked if plan.depth == "quickscan" or one.section is question.section]
    for light in openings:
        for base in (light, _with_heaviest(light, [one for one in more if one is not question])):
            for partner in plan.asked:
                for position in partner.positions.samples if partner.positions and partner is not question else ():
                    answers = [*base]
                    answers[partner.index] = position
                    yield answers, light


def _with_heaviest(column: Column, questions: Sequence[CompiledQuestion]) -> Column:
    answers = [*column]
    for question in questions:
        answers[question.index] = question.positions.heaviest if question.positions else None
    return answers


def _openings(form: Compiled, kind: GroupKind, question: CompiledQuestion) -> Iterator[Column]:
    """Yield light answers under which a question is asked; for each question it depends on, one in which that opens it.

    Everything it depends on starts at its heaviest and is made as light as still shows it, the opening one last.
    """
    light: Column = [one.positions.lightest if one.positions else None for one in form.questions]
    gates = _ancestors(form, question)
    for opening in gates or [question]:
        column = _with_heaviest(light, gates)
        for gate in sorted(gates, key=lambda gate: gate is opening):
            for position in gate.positions.samples if gate.positions else ():
                column[gate.index] = position
                if walk(form, column, kind).shown[question.index]:
                    break
        yield column


def _ancestors(form: Compiled, question: CompiledQuestion) -> list[CompiledQuestion]:
    """Return every question that decides whether this one is asked, the first to be asked first."""
    found = set(question.gates)
    for one in reversed(form.order):
        if one.index in found:
            found.update(one.gates)
    return [one for one in form.order if one.index in found]


def _dependents(form: Compiled, question: CompiledQuestion) -> list[CompiledQuestion]:
    """Return every question that is asked, or not, because of this one."""
    found = {question.index}
    for one in form.order:
        if not found.isdisjoint(one.gates):
            found.add(one.index)
    return [one for one in form.questions if one.index in found and one is not question]


# The dossiers ----------------------------------------------------------------------------------------------------


def _dossier(form: Compiled, witness: Witness, *, changed: bool) -> Dossier:
    of_dossier: list[dict[str, Any]] = []
    of_group: list[dict[str, Any]] = []
    for question, position, today in zip(form.questions, witness.answers, witness.today, strict=True):
        if position is None or today is None or witness.kind not in question.kinds:
            continue
        proposal = witness.instead if changed and question is witness.question else position
        answer = {
            "question": question.id,
            "proposal": {"value": proposal.value},
            "current": {"value": today.value},
        }
        (of_dossier if question.of_dossier else of_group).append(answer)
    return Dossier.model_validate(
        {
            "format": FORMAT,
            "title": witness.question.id,
            "questionnaire": form.questionnaire.id,
            "depth": witness.depth,
            "answers": tuple(of_dossier),
            "groups": ({"id": "group", "name": "group", "kind": witness.kind, "answers": tuple(of_group)},),
            "not_needed": {"reason": "-", "agreed_by": "-"} if witness.depth == "quickscan" else None,
        }
    )
