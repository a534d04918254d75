"""The answers to a question that may act differently, in order of rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from questionnaires import operands
from questionnaires.expressions import Bare
from questionnaires.model import MultipleChoice, NumberQuestion
from scoring.compiled import Compiled, CompiledQuestion
from scoring.positions import Position, Positions

_MOST_TICKED_SETS = 6
"""Of so many options that a condition can look at, every set is tried (64); of more, one option more or less."""


def ladder(form: Compiled, question: CompiledQuestion, now: Position) -> tuple[Position, ...]:
    """Return the answers to a question that may act differently, from light to heavy; the one that it has is in it.

    All options; one number of every band and on each side of what a condition compares it with; every count of ticks,
    with as few ticks changed as can be, and every set of ticks when a condition looks at them.
    """
    positions = question.positions
    if positions is None:
        return (now,)
    match question.question:
        case NumberQuestion():
            found = list(_numbers(form, question, question.question, positions, now))
        case MultipleChoice():
            found = list(_ticks(form, question, question.question, positions, now))
        case _:
            found = list(positions.samples)
    return tuple(sorted(dict.fromkeys((*found, now)), key=lambda one: one.rank))


def _numbers(
    form: Compiled, question: CompiledQuestion, asked: NumberQuestion, positions: Positions, now: Position
) -> Iterator[Position]:
    """For every stretch of numbers that act the same, the one nearest to the number that it is."""
    step = 10.0**-asked.decimals
    numbers = {*operands.band_ends(asked)}
    for cut in _compared_with(form, question):
        numbers |= {cut - step, cut, cut + step}
    value = float(now.value) if isinstance(now.value, int | float) else 0.0
    inside = sorted((one for one in numbers if asked.minimum <= one <= asked.maximum), key=lambda one: abs(one - value))
    seen = {acts_as(form, question, now)}
    for number in inside:
        position = positions.at(round(number, asked.decimals))
        if acts_as(form, question, position) not in seen:
            seen.add(acts_as(form, question, position))
            yield position


def _ticks(
    form: Compiled, question: CompiledQuestion, asked: MultipleChoice, positions: Positions, now: Position
) -> Iterator[Position]:
    options = form.questionnaire.options_of(asked)
    weighing = [option.id for option in options if not option.exclusive]
    ticked = [option for option in weighing if option in now.chosen.options]
    free = [option for option in weighing if option not in ticked]
    if question.index in form.depended_on:
        # A condition may look at which options were ticked, and not only at how many.
        if len(options) <= _MOST_TICKED_SETS:
            sets: Iterable[tuple[str, ...]] = (
                one for size in range(len(weighing) + 1) for one in combinations(weighing, size)
            )
            yield from map(positions.at, sets)
        else:
            yield from (positions.at((*ticked, option)) for option in free)
            yield from (positions.at(tuple(one for one in ticked if one != option)) for option in ticked)
        yield from (positions.at((option.id,)) for option in options if option.exclusive)
    yield from (positions.at(tuple(ticked[:size])) for size in range(len(ticked)))
    yield from (positions.at((*ticked, *free[:more])) for more in range(1, len(free) + 1))


def acts_as(form: Compiled, question: CompiledQuestion, position: Position) -> object:
    """What sets an answer apart from others: its burden, and what it is to the conditions that look at it."""
    if question.index not in form.depended_on:
        return position.burden
    if not isinstance(question.question, NumberQuestion):
        return (position.burden, position.chosen)
    number = position.chosen.number or 0.0
    return (position.burden, *((number > cut) - (number < cut) for cut in _compared_with(form, question)))


def _compared_with(form: Compiled, question: CompiledQuestion) -> tuple[float, ...]:
    """Return the numbers that conditions compare the answer to a question with, from small to large."""
    if question.index not in form.depended_on:
        return ()
    atoms = (atom for one in form.questions if one.when for atom in one.when.atoms if atom.subject == question.id)
    constants = (constant.value for atom in atoms if not isinstance(atom, Bare) for constant in atom.constants)
    return tuple(sorted({float(value) for value in constants if isinstance(value, int | float)}))
