"""What the steps of a journey answer of the questionnaire, and from which steps (RULES section 6).

Nothing is guessed: numbers that are borrowed or assumed do not count, and an answer is given only when everything that
is not filled in makes no difference to it. Of what the steps say the heaviest counts, so that one more step never gives
a lighter answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from questionnaires.expressions import Operand
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import NumberQuestion, Question, Questionnaire
from questionnaires.prefill_model import HeaviestPrefill, HoursPrefill, Level, Prefill, StepSays, SumPrefill
from scoring.conditions import holds, read_condition
from scoring.dossier import Answer, Group
from scoring.journey.amounts import MINUTES_PER_HOUR, expected
from scoring.journey.compiled import compiled_journey
from scoring.journey.fields import FieldValue
from scoring.journey.steps import ScoredStep, StepScorer

_NOTHING_SAID = -1
_SURE = frozenset({"known", "hidden"})


@dataclass(frozen=True, slots=True)
class Prefilled:
    """An answer that follows from steps. `basis` is how the steps are known, None when one does not say."""

    question: str
    value: str | float
    steps: tuple[str, ...]
    basis: str | None


def prefilled(definition: JourneyDefinition, questionnaire: Questionnaire, group: Group) -> tuple[Prefilled, ...]:
    """Return the answers that follow from the journey of a group, in the order of the definition.

    Args:
        definition: the definition that the steps are described with.
        questionnaire: the questionnaire of the dossier.
        group: the group; without a journey nothing follows.

    Raises:
        ScoringError: when a step does not fit the definition.
    """
    if group.journey is None:
        return ()
    scorer = StepScorer(compiled_journey(definition), group.kind, stress_event=False)
    steps = [scored for step in group.journey.steps if (scored := scorer.score(step)).counts]
    return tuple(_answers(definition, questionnaire, steps)) if steps else ()


def still_says(answer: Answer, found: Prefilled | None) -> bool:
    """Whether the journey still gives the answer that was taken over from it.

    >>> from scoring.dossier import Response
    >>> taken = Answer(question="q", proposal=Response(value=4.0), from_steps=("brief",))
    >>> still_says(taken, Prefilled("q", 4.0, ("brief", "balie"), None)), still_says(taken, None)
    (True, False)
    """
    return found is not None and answer.proposal is not None and answer.proposal.value == found.value


def _answers(
    definition: JourneyDefinition, questionnaire: Questionnaire, steps: Sequence[ScoredStep]
) -> Iterator[Prefilled]:
    # That no other step is heavier, rests on all of them.
    basis = _heaviest(definition.prefill_basis, steps)[0] if definition.prefill_basis else None
    for link in definition.prefill:
        question = questionnaire.question_by_id.get(link.question)
        if link.questionnaire != questionnaire.id or question is None:
            continue
        if isinstance(link, HeaviestPrefill):
            found: tuple[str | float | None, Sequence[ScoredStep]] = _heaviest(link.steps, steps)
        else:
            found = _amount(definition, link, question, steps)
        value, because = found
        if value is not None:
            yield Prefilled(link.question, value, tuple(step.id for step in because), basis)


def _heaviest(lines: Sequence[StepSays], steps: Sequence[ScoredStep]) -> tuple[str | None, Sequence[ScoredStep]]:
    """Return what the heaviest of the steps says, and which steps say that."""
    ends = [(step, *_rank(lines, step)) for step in steps]
    low = max((low for _step, low, _high in ends), default=_NOTHING_SAID)
    high = max((high for _step, _low, high in ends), default=_NOTHING_SAID)
    if low != high or low == _NOTHING_SAID:
        return None, ()
    return lines[len(lines) - 1 - low].says, [step for step, least, _high in ends if least == low]


def _rank(lines: Sequence[StepSays], step: ScoredStep) -> tuple[int, int]:
    """Return the lowest and the highest line that can be the first that holds; the last line counts as 0."""
    found: list[int] = []
    for number, line in enumerate(lines):
        truth = _holds(line.when, step)
        if truth is not False:
            found.append(len(lines) - 1 - number)
        if truth:
            break
    # Of a step of which nobody said who does it, it is not sure that it says anything to this group.
    return (min(found) if step.actor_known else _NOTHING_SAID), max(found)


def _amount(
    definition: JourneyDefinition, link: Prefill, question: Question, steps: Sequence[ScoredStep]
) -> tuple[str | float | None, Sequence[ScoredStep]]:
    assert not isinstance(link, HeaviestPrefill)  # noqa: S101 - that kind has no amount
    of_step = _of_step(definition, link)
    low, high, because = 0.0, 0.0, []
    for step in steps:
        truth = _holds(link.when, step)
        if truth is False:
            continue
        amounts = list(of_step(step))
        least = sum(one for one in amounts if one is not None)
        high += math.inf if None in amounts else least
        if truth and step.actor_known:
            low += least
            if least > 0:
                because.append(step)
    because = because or list(steps)
    if link.levels:
        said = _level(link.levels, low)
        return (said if said == _level(link.levels, high) else None), because
    return (_fitting(question, low) if low == high else None), because


def _of_step(definition: JourneyDefinition, link: Prefill) -> Callable[[ScoredStep], Iterable[float | None]]:
    """Return how much a step adds: every part of it, None when it is not known."""
    match link:
        case SumPrefill():
            return lambda step: [_number(step.fields[name]) for name in link.fields]
        case HoursPrefill():
            return lambda step: [_hours(definition, step)]
        case _:
            return lambda _step: [1.0]


def _number(field: FieldValue) -> float | None:
    return field.sure_number if field.state in _SURE else None


def _hours(definition: JourneyDefinition, step: ScoredStep) -> float | None:
    amounts = definition.amounts
    minutes, times = step.fields[amounts.minutes].estimate, _number(step.fields[amounts.times_a_year])
    if minutes is None or times is None:
        return None
    return expected(minutes, amounts.likely_weight) * times / MINUTES_PER_HOUR


def _level(levels: Sequence[Level], amount: float) -> str:
    return next((level.says for level in levels if level.up_to is not None and amount <= level.up_to), levels[-1].says)


def _fitting(question: Question, amount: float) -> float | None:
    """Return the amount as an answer to the question; None when no such answer can be given."""
    if not isinstance(question, NumberQuestion):
        return None
    fits = question.minimum <= amount <= question.maximum and round(amount, question.decimals) == amount
    return amount if fits else None


def _holds(when: str | None, step: ScoredStep) -> bool | None:
    return True if when is None else holds(read_condition(when), lambda name: _operand(step.fields[name]))


def _operand(field: FieldValue) -> Operand:
    return field.operand if field.state in _SURE else None
