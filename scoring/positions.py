"""Where an answer stands: what it is in conditions, how heavy it is, and its place between lightest and heaviest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """One possible answer to one question, shared by everybody who gives it: equal means the same object.

    `value` is None when the question is absent: hidden or not applicable. `burden` is 0-4, and 0 for a question that
    is not scored. A smaller `rank` is lighter.
    """

    value: PlainValue | None
    chosen: Chosen
    burden: int
    rank: tuple[float, float]


class Positions:
    """The positions of one question.

    `samples` holds an answer of every kind, from light to heavy: each option, the ends of each band, any number of
    ticks. Its first one is the lightest there is, its last one the heaviest.
    """

    def __init__(self, question: Question, samples: Iterable[Position]) -> None:
        self.question = question
        self.absent = Position(None, operands.absent(question), 0, (-1, -1))
        self.samples = _by_rank(samples)
        self.lightest, self.heaviest = self.samples[0], self.samples[-1]

    def at(self, value: Value) -> Position:
        """Return where a value stands.

        Raises:
            ScoringError: when the value does not fit the question.
        """
        raise NotImplementedError

    def ends(self, positions: Sequence[Position]) -> tuple[Position, Position]:
        """Return the lightest and the heaviest of several answers to the question."""
        ordered = _by_rank(positions)
        return ordered[0], ordered[-1]

    def misfit(self, value: Value) -> ScoringError:
        """Return the error that says that a value does not fit."""
        message = _("Het antwoord {value} past niet bij de vraag {question}.")
        return ScoringError(message.format(value=value, question=self.question.id))


def positions_of(questionnaire: Questionnaire, question: Question) -> Positions | None:
    """Return the positions of a question, or None when it cannot be scored nor named in a condition."""
    scored = questionnaire.is_scored(question)
    match question:
        case SingleChoice():
            return OptionPositions(questionnaire, question, scored=scored)
        case MultipleChoice():
            return TickPositions(questionnaire, question, scored=scored)
        case NumberQuestion():
            return NumberPositions(question, scored=scored)
        case _:
            return None


class OptionPositions(Positions):
    """One of the options is chosen."""

    def __init__(self, questionnaire: Questionnaire, question: SingleChoice, *, scored: bool) -> None:
        self._by_option = {
            option.id: Position(
                option.id,
                operands.of_option(option),
                (option.burden or 0) if scored else 0,
                (option.burden or 0, place),
            )
            for place, option in enumerate(questionnaire.options_of(question))
        }
        super().__init__(question, self._by_option.values())

    def at(self, value: Value) -> Position:
        """Return where an option stands."""
        if not isinstance(value, str) or value not in self._by_option:
            raise self.misfit(value)
        return self._by_option[value]


class TickPositions(Positions):
    """Any number of options is ticked; their count weighs, exclusive options left out."""

    def __init__(self, questionnaire: Questionnaire, question: MultipleChoice, *, scored: bool) -> None:
        self._questionnaire, self._question, self._scored = questionnaire, question, scored
        self._options = [option.id for option in questionnaire.options_of(question)]
        self._weighing = [option.id for option in questionnaire.options_of(question) if not option.exclusive]
        self._ticked = lru_cache(maxsize=4096)(self._make)
        counts = range(len(self._weighing) + 1)
        super().__init__(question, (self._ticked(frozenset(self._weighing[:count])) for count in counts))

    def at(self, value: Value) -> Position:
        """Return where the ticked options stand."""
        if not isinstance(value, tuple) or not all(option in self._options for option in value):
            raise self.misfit(value)
        return self._ticked(frozenset(str(option) for option in value))

    def ends(self, positions: Sequence[Position]) -> tuple[Position, Position]:
        """Return the ends: what all of them ticked, and what any of them ticked. More can be lighter, too."""
        ticks = [position.chosen.options for position in positions]
        return super().ends([self._ticked(frozenset.intersection(*ticks)), self._ticked(frozenset.union(*ticks))])

    def _make(self, ticked: frozenset[str]) -> Position:
        chosen = operands.of_options(self._questionnaire, self._question, ticked)
        burden = int(chosen.number or 0)
        value = tuple(option for option in self._options if option in ticked)
        count = len(ticked.intersection(self._weighing))
        return Position(value, chosen, burden if self._scored else 0, (burden, count))


class NumberPositions(Positions):
    """A number within the range of its question; its band weighs."""

    def __init__(self, question: NumberQuestion, *, scored: bool) -> None:
        self._question, self._scored = question, scored
        lightest, heaviest = operands.ends(question)
        self._direction = 1 if lightest <= heaviest else -1
        self._number = lru_cache(maxsize=4096)(self._make)
        super().__init__(question, (self.at(number) for number in operands.band_ends(question)))

    def at(self, value: Value) -> Position:
        """Return where a number stands."""
        if not isinstance(value, int | float):
            raise self.misfit(value)
        # An int and a float would be remembered apart.
        return self._number(float(value))

    def _make(self, value: float) -> Position:
        question = self._question
        burden = operands.band_burden(question.bands, value) if question.bands else 0
        if burden is None or not question.minimum <= value <= question.maximum:
            raise self.misfit(value)
        plain = int(value) if value == int(value) else value
        return Position(
            plain, operands.of_number(value), burden if self._scored else 0, (burden, self._direction * value)
        )


def _by_rank(positions: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(sorted(positions, key=lambda position: position.rank))
