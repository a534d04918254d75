"""Where an answer stands: what it is in conditions, how heavy it is, and its place between lightest and heaviest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questionnaires import operands
from questionnaires.expressions import Chosen
from questionnaires.model import MultipleChoice, NumberQuestion, Question, Questionnaire, SingleChoice
from questionnaires.translation import _
from scoring.dossier import Value
from scoring.errors import ScoringError

PlainValue = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Position:
    """One possible answer to one question, shared by everybody who gives it, so equal means 'is'.

    `value` is None when the question is absent: hidden or not applicable. `burden` is 0-4, and 0 for a question that
    is not scored. A smaller `rank` is lighter.
    """

    value: PlainValue | None
    chosen: Chosen
    burden: int
    rank: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """The positions of one question. `at` gives the one that a value stands for, or raises ScoringError.

    `ends` gives the lightest and the heaviest of several answers to the same question. `samples` holds an answer of
    every kind, from light to heavy: each option, the ends of each band, any number of ticks.
    """

    absent: Position
    lightest: Position
    heaviest: Position
    at: Callable[[Value], Position]
    ends: Callable[[Sequence[Position]], tuple[Position, Position]]
    samples: tuple[Position, ...]


def positions_of(questionnaire: Questionnaire, question: Question) -> Positions | None:
    """Return the positions of a question, or None when it cannot be scored nor named in a condition."""
    scored = questionnaire.is_scored(question)
    match question:
        case SingleChoice():
            return _of_single_choice(questionnaire, question, scored=scored)
        case MultipleChoice():
            return _of_multiple_choice(questionnaire, question, scored=scored)
        case NumberQuestion():
            return _of_number(question, scored=scored)
        case _:
            return None


def _absent(question: Question) -> Position:
    return Position(None, operands.absent(question), 0, (-1, -1))


def _by_rank(positions: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(sorted(positions, key=lambda position: position.rank))


def _ends(positions: Iterable[Position]) -> tuple[Position, Position]:
    ordered = _by_rank(positions)
    return ordered[0], ordered[-1]


def _misfit(question: Question, value: object) -> ScoringError:
    message = _("Het antwoord {value} past niet bij de vraag {question}.")
    return ScoringError(message.format(value=value, question=question.id))


def _of_single_choice(questionnaire: Questionnaire, question: SingleChoice, *, scored: bool) -> Positions:
    by_option: Mapping[str, Position] = {
        option.id: Position(
            option.id,
            operands.of_option(option),
            (option.burden or 0) if scored else 0,
            (option.burden or 0, place),
        )
        for place, option in enumerate(questionnaire.options_of(question))
    }

    def at(value: Value) -> Position:
        if not isinstance(value, str) or value not in by_option:
            raise _misfit(question, value)
        return by_option[value]

    samples = _by_rank(by_option.values())
    return Positions(_absent(question), samples[0], samples[-1], at, _ends, samples)


def _of_multiple_choice(questionnaire: Questionnaire, question: MultipleChoice, *, scored: bool) -> Positions:
    order = [option.id for option in questionnaire.options_of(question)]
    exclusive = frozenset(option.id for option in questionnaire.options_of(question) if option.exclusive)
    every = frozenset(order) - exclusive

    @lru_cache(maxsize=4096)
    def ticked(options: frozenset[str]) -> Position:
        chosen = operands.of_options(questionnaire, question, options)
        burden = int(chosen.number or 0)
        value = tuple(option for option in order if option in options)
        return Position(value, chosen, burden if scored else 0, (burden, len(options - exclusive)))

    def at(value: Value) -> Position:
        if not isinstance(value, tuple) or not all(isinstance(option, str) and option in order for option in value):
            raise _misfit(question, value)
        return ticked(frozenset(str(option) for option in value))

    def ends(positions: Sequence[Position]) -> tuple[Position, Position]:
        # Together the raters saw every option that one of them ticked, and agree on those that all of them ticked.
        ticks = [position.chosen.options for position in positions]
        everything, agreed = frozenset.union(*ticks), frozenset.intersection(*ticks)
        return _ends((ticked(agreed), ticked(everything)))

    lightest, heaviest = _ends((ticked(frozenset()), ticked(every)))
    choices = [option for option in order if option in every]
    samples = _by_rank(ticked(frozenset(choices[:count])) for count in range(len(choices) + 1))
    return Positions(_absent(question), lightest, heaviest, at, ends, samples)


def _of_number(question: NumberQuestion, *, scored: bool) -> Positions:
    lightest_value, heaviest_value = operands.ends(question)
    direction = 1 if lightest_value <= heaviest_value else -1

    @lru_cache(maxsize=4096)
    def number(value: float) -> Position:
        burden = operands.band_burden(question.bands, value) if question.bands else 0
        if burden is None or not question.minimum <= value <= question.maximum:
            raise _misfit(question, value)
        plain = int(value) if value == int(value) else value
        return Position(plain, operands.of_number(value), burden if scored else 0, (burden, direction * value))

    def at(value: Value) -> Position:
        if not isinstance(value, int | float):
            raise _misfit(question, value)
        return number(value)

    samples = _by_rank(number(value) for value in operands.band_ends(question))
    return Positions(_absent(question), number(lightest_value), number(heaviest_value), at, _ends, samples)
