"""What a measure of the library changes here: nothing heavier, and only what is known and counts.

So it never makes an input of the advice worse. That is why the hours of a well-known step stay as they are while other
steps are a guess: with less of them, a smaller share of all hours would be well known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Column, NumberQuestion, Term
from scoring.batch.places import Place
from scoring.dossier import AnswerChange, StepEdit
from scoring.dossier import Step as DossierStep
from scoring.evidence import StepReference
from scoring.group import GroupScore
from scoring.journey.amounts import Range
from scoring.journey.fields import Cell
from scoring.journey.score import JourneyScore, tried_out
from scoring.journey.steps import ScoredStep
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a measure is taken; None is everywhere."""

    groups: frozenset[str] | None
    questions: frozenset[str] | None
    steps: frozenset[StepReference] | None


EVERYWHERE = Reach(None, None, None)


def library_changes(
    term: Term, scores: Sequence[GroupScore], reach: Reach
) -> tuple[Mapping[Place, AnswerChange], tuple[StepEdit, ...]]:
    """Return what a term of the library makes of answers and steps.

    Args:
        term: the measure.
        scores: the groups as they are scored now.
        reach: where it is taken.
    """
    answers: dict[Place, AnswerChange] = {}
    steps: list[StepEdit] = []
    for score in scores:
        if reach.groups is None or score.group.id in reach.groups:
            answers |= dict(_answers(term, score, reach))
            steps += _steps(term, score, reach)
    return answers, tuple(steps)


def _answers(term: Term, score: GroupScore, reach: Reach) -> Iterator[tuple[Place, AnswerChange]]:
    asked = {question.id: question for question in score.plan.scored}
    for one in term.answers:
        question = asked.get(one.question)
        if one.questionnaire != score.dossier.questionnaire or question is None or question.positions is None:
            continue
        if reach.questions is not None and question.id not in reach.questions:
            continue
        now, new = score.proposal.actual.positions[question.index], question.positions.at(one.value)
        if now is not None and now.value is not None and is_lighter(new, now):
            place = Place(DOSSIER_WIDE if question.of_dossier else score.group.id, question.id)
            yield place, AnswerChange(question=question.id, value=one.value)


def is_lighter(new: Position, now: Position) -> bool:
    """Whether one answer is lighter than another in every respect; of ticked options that is with fewer ticked."""
    fewer = not isinstance(new.value, tuple) or new.chosen.options <= now.chosen.options
    return new.rank < now.rank and fewer


def _steps(term: Term, score: GroupScore, reach: Reach) -> Iterator[StepEdit]:
    journey = score.journey
    if journey is None:
        return
    described = {step.id: step for step in journey.journey.steps}
    for scored in journey.proposal.counting:
        if reach.steps is not None and StepReference(group=score.group.id, step=scored.id) not in reach.steps:
            continue
        values = _values(term, journey, described[scored.id], scored)
        if values:
            yield StepEdit(group=score.group.id, step=scored.id, values=values)


def _values(term: Term, journey: JourneyScore, step: DossierStep, before: ScoredStep) -> Mapping[str, Cell]:
    definition = journey.compiled.definition
    # The share of the hours that is well known stays whole when all of it is.
    hours_may_change = not before.founded or all(one.founded for one in journey.proposal.counting)
    found: dict[str, Cell] = {}
    so_far = before
    for one in term.fields:
        field = definition.field_by_id.get(one.field)
        if one.journey != definition.id or field is None:
            continue
        now = so_far.fields[field.id]
        lighter = _is_lighter_by_itself(definition, field, now.value, one.value)
        if now.state != "known" or not now.asked or lighter is False:
            continue
        after = _scored(journey, step, {**found, field.id: one.value}, before)
        same_hours = after.amounts.average == so_far.amounts.average and after.counts == so_far.counts
        # Without burdens only the whole step tells whether it makes a difference.
        helps = lighter or not nowhere_heavier(after, so_far)
        if helps and nowhere_heavier(so_far, after) and (hours_may_change or same_hours):
            found[field.id], so_far = one.value, after
    return found


def _is_lighter_by_itself(definition: JourneyDefinition, field: Column, now: Cell, new: Cell) -> bool | None:
    """Whether a value is lighter than another; None for a choice without burdens."""
    if isinstance(field, NumberQuestion) and isinstance(now, int | float) and isinstance(new, int | float):
        return new < now
    burdens = {option.id: option.burden for option in definition.form.options_of(field)}
    before, after = (burdens.get(one) if isinstance(one, str) else None for one in (now, new))
    return None if before is None or after is None else after < before


def _scored(journey: JourneyScore, step: DossierStep, values: Mapping[str, Cell], before: ScoredStep) -> ScoredStep:
    changed = DossierStep(id=step.id, name=step.name, values={**step.values, **values})
    return tried_out(journey.scorer.score(changed), before.tested_by)


_BREAKS: tuple[bool | None, ...] = (False, None, True)


def nowhere_heavier(before: ScoredStep, after: ScoredStep) -> bool:
    """Whether a step that was changed is not heavier in any respect, and not less known."""
    if not after.counts or not before.counts:
        return not after.counts
    scores = all(
        after.load.scores[name].low <= ends.low and after.load.scores[name].high <= ends.high
        for name, ends in before.load.scores.items()
    )
    flags = {rule.id for rule in before.red_flags}
    return (
        scores
        and _BREAKS.index(after.breaking_point) <= _BREAKS.index(before.breaking_point)
        and {rule.id for rule in after.red_flags} <= flags
        and set(after.missing) <= set(before.missing)
        and after.founded >= before.founded
        and _not_more(after.amounts.average, before.amounts.average)
        and _not_more(after.amounts.full, before.amounts.full)
        and (after.amounts.complete or not before.amounts.complete)
    )


def _not_more(after: Range | None, before: Range | None) -> bool:
    if after is None or before is None:
        return before is None
    return after.low <= before.low and after.expected <= before.expected and after.high <= before.high
