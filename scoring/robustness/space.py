"""Versions of a dossier in which some answers are otherwise, worked out group by group.

The advice takes of each group only its class, whether it has a flag, whether all is promised and whether enough is
known. So versions that are the same for a group are worked out once for that group, and put together afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from scoring.batch.codes import Column, Truths
from scoring.batch.compasses import CompassVariant
from scoring.batch.inputs import CONTRIBUTIONS, contribution, inputs_of
from scoring.batch.journeys import JourneyVariant
from scoring.batch.places import Place
from scoring.batch.scorer import BatchScorer
from scoring.participation import CheckAnswer, CompassAnswers
from scoring.robustness.known import Known, Move, known_answers
from scoring.robustness.steps import OUTCOMES, StepMoves, every_outcome
from scoring.whatif.shapes import changed as with_fields

NONE = -1
"""In a set of moves: no move."""

ASSUMED = "-"
"""What stands for the one sentence that an answer to a check asks for, when it is taken to be answered so."""

_WIDE = -1
_LARGEST_KEY = 2**62


@dataclass(frozen=True, slots=True)
class OneMove:
    """One answer that is otherwise. `at` is the place of its answer among all that are known."""

    at: int
    known: Known
    move: Move


@dataclass(frozen=True, slots=True)
class Changing:
    """Moves that together change the advice, and the place in `ADVICE_ORDER` of what it becomes."""

    moves: tuple[OneMove, ...]
    advice: int


class Space:
    """Every version of a dossier in which known answers are otherwise; a version is a set of moves.

    Attributes:
        known: what could be otherwise, in order: answers, checks, and fields of steps.
        moves: every way in which it could be, those of one answer together.
        at: of each move the place of its answer in `known`.
        block: of each move the number of its group; the number after that is the compass, -1 the whole dossier.
        places: of each move how far it is in rank.
        steps: the fields of steps, by the number of the group.
        of_step: of each move whether it is about a field of a step.
    """

    def __init__(self, batch: BatchScorer) -> None:
        self.batch = batch
        self.steps = {
            place: StepMoves(group, group.score.group.journey)
            for place, group in enumerate(batch.groups.values())
            if group.score.group.journey is not None
        }
        answers = known_answers(batch)
        self.known = (*answers, *(known for one in self.steps.values() for known in one.known))
        self.moves = tuple(OneMove(at, known, move) for at, known in enumerate(self.known) for move in known.moves)
        self.at: Column = np.array([one.at for one in self.moves], dtype=np.int64)
        self.places: Column = np.array([one.move.places for one in self.moves], dtype=np.int64)
        self._names = tuple(batch.groups)
        self.compass = len(self._names)
        self.block: Column = np.array([self._block(one.known) for one in self.moves], dtype=np.int64)
        self.of_step: Truths = np.array([one.known.kind == "step" for one in self.moves], dtype=np.bool_)
        self._variants: dict[tuple[int, ...], CompassVariant] = {}
        self._journeys_scored: dict[tuple[int, int], JourneyVariant] = {}

    def _block(self, known: Known) -> int:
        if known.kind == "check":
            return self.compass
        return _WIDE if known.group is None else self._names.index(known.group)

    @cached_property
    def base(self) -> Column:
        """What each group and the compass contribute as they are."""
        found: Column = self.rows(np.full((1, 1), NONE))[0]
        return found

    @cached_property
    def now(self) -> int:
        """The place in `ADVICE_ORDER` of the advice as it is."""
        return int(self.advice(self.base[np.newaxis, :])[0])

    @cached_property
    def kind(self) -> Column:
        """Of each move the number of one that does the same to its journey; of a move that is of no step its own."""
        found = np.arange(len(self.moves))
        for place, steps in self.steps.items():
            mine = np.flatnonzero(self.of_step & (self.block == place))
            if len(mine):
                _kinds, first, which = np.unique(
                    steps.kinds(self._tests(place)), return_index=True, return_inverse=True
                )
                found[mine] = mine[first][which]
        return found

    def _tests(self, place: int) -> Sequence[Collection[str]]:
        """Return every set of steps of a group that people tried: as it is, and with one check otherwise."""
        checks = [(int(number),) for number in np.flatnonzero(self.block == self.compass)]
        tested = [self._compass(moves).tested.get(self._names[place], ()) for moves in ((), *checks)]
        return [*dict.fromkeys(tuple(sorted(one)) for one in tested)]

    def with_journeys(self, place: int) -> Column:
        """Return the advice for each of the `OUTCOMES` that the journey of a group can have, all else as it is."""
        group = self.batch.groups[self._names[place]]
        rows = np.repeat(self.base[np.newaxis, :], OUTCOMES, axis=0)
        rows[:, place] = contribution(group.run({}, {}, every_outcome()))
        return self.advice(rows)

    def tested(self, place: int) -> Collection[str]:
        """Return the steps of a group that people tried, by the compass as it is."""
        return self._compass(()).tested.get(self._names[place], ())

    def rows(self, sets: Column, fixed: Sequence[int] = ()) -> Column:
        """Return what each group contributes in each version, and last the outcome of the compass.

        Args:
            sets: one version a row: the numbers of its moves, at most one of each answer, `NONE` to fill it up.
            fixed: moves that every version has beside those, of other answers.
        """
        if not len(sets):
            return np.empty((0, len(self._names) + 1), dtype=np.int64)
        variants, which = self._compasses(sets, fixed)
        found = np.empty((len(sets), len(self._names) + 1), dtype=np.int64)
        for place, name in enumerate(self._names):
            tested = [tuple(sorted(one.tested.get(name, ()))) for one in variants]
            first = {steps: number for number, steps in reversed([*enumerate(tested)])}
            compasses = np.array([first[one] for one in tested])
            found[:, place] = self._of_group(place, sets, fixed, (variants, compasses[which]))
        found[:, -1] = np.array([one.outcome for one in variants])[which]
        return found

    def advice(self, rows: Column) -> Column:
        """Return the place in `ADVICE_ORDER` of the advice for what each group and the compass contribute."""
        return self.batch.advice(inputs_of(rows[:, :-1].T, rows[:, -1]))

    def can_change(self, group: int) -> bool:
        """Whether a group could change the advice at all, whatever it came to, with all else as it is."""
        rows = np.repeat(self.base[np.newaxis, :], CONTRIBUTIONS, axis=0)
        rows[:, group] = np.arange(len(rows))
        return bool((self.advice(rows) != self.now).any())

    def _compasses(self, sets: Column, fixed: Sequence[int]) -> tuple[Sequence[CompassVariant], Column]:
        """Return the compasses that there are, and which one each version has."""
        inverse, checks = self._distinct(sets, (self.compass,))
        always = [one for one in fixed if self.block[one] == self.compass]
        return [self._compass((*map(int, row[row != NONE]), *always)) for row in checks], inverse

    def _compass(self, moves: tuple[int, ...]) -> CompassVariant:
        if moves not in self._variants:
            answers = self.batch.dossier.compass
            changed = {self.moves[one].known.subject: self.moves[one].move.value for one in moves}
            self._variants[moves] = self.batch.compass_variant(answers and with_checks(answers, changed))
        return self._variants[moves]

    def _of_group(
        self, place: int, sets: Column, fixed: Sequence[int], compass: tuple[Sequence[CompassVariant], Column]
    ) -> Column:
        inverse, mine = self._distinct(np.column_stack((sets, -2 - compass[1])), (place, _WIDE))
        columns: dict[Place, Column] = {}
        for number in fixed:
            if self.block[number] in {place, _WIDE}:
                columns[self.moves[number].known.place] = np.full(len(mine), self.moves[number].move.code)
        for slot in mine.T:
            order = np.argsort(slot, kind="stable")
            numbers, starts = np.unique(slot[order], return_index=True)
            for number, rows in zip(numbers, np.split(order, starts[1:]), strict=True):
                if number >= 0 and not self.of_step[number]:
                    self._column(columns, place, self.moves[number], len(mine))[rows] = self.moves[number].move.code
        found = self.batch.run_group(
            self._names[place],
            columns,
            journeys=self._journeys(place, mine),
            compass=(compass[0], -2 - mine.min(axis=1)),
        )
        every: Column = np.broadcast_to(contribution(found), (len(mine),))
        return every[inverse]

    def _journeys(self, place: int, mine: Column) -> Mapping[str, tuple[Sequence[JourneyVariant], Column]]:
        """Return the journeys that there are, and which one each version has: at most one field of it is otherwise."""
        if place not in self.steps:
            return {}
        moved = np.where((mine >= 0) & self.of_step[np.maximum(mine, 0)], mine, NONE).max(axis=1)
        numbers, which = np.unique(np.where(moved >= 0, self.kind[np.maximum(moved, 0)], NONE), return_inverse=True)
        return {self._names[place]: ([self._journey(place, int(one)) for one in numbers], which.reshape(-1))}

    def _journey(self, place: int, number: int) -> JourneyVariant:
        if (place, number) not in self._journeys_scored:
            one = self.moves[number]
            moved = [] if number == NONE else [(self.steps[place].known.index(one.known), one.move)]
            self._journeys_scored[place, number] = self.steps[place].variant(moved)
        return self._journeys_scored[place, number]

    def _column(self, columns: dict[Place, Column], place: int, one: OneMove, versions: int) -> Column:
        if one.known.place not in columns:
            group = self.batch.groups[self._names[place]]
            now = group.code_now(group.score.compiled.by_id[one.known.subject].index)
            columns[one.known.place] = np.full(versions, now)
        return columns[one.known.place]

    def _distinct(self, sets: Column, blocks: tuple[int, ...]) -> tuple[Column, Column]:
        """Return which distinct version each version is when only some blocks count, and what the distinct ones are."""
        here = (
            (sets >= 0) & np.isin(self.block[np.maximum(sets, 0)], blocks)
            if len(self.moves)
            else np.zeros(sets.shape, dtype=bool)
        )
        mine = np.sort(np.where(here | (sets < NONE), sets, NONE), axis=1)
        low = int(mine.min(initial=NONE))
        base = len(self.moves) - low
        if base ** mine.shape[1] >= _LARGEST_KEY:
            distinct, inverse = np.unique(mine, axis=0, return_inverse=True)
            return inverse.reshape(-1), distinct
        key = np.zeros(len(sets), dtype=np.int64)
        for column in mine.T:
            key = key * base + (column - low)
        _cases, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        return inverse, mine[first]


def changing(space: Space, sets: Column) -> Iterator[Changing]:
    """Yield sets of moves with what the advice becomes; see `Space.rows`."""
    for moves, advice in zip(sets.tolist(), space.advice(space.rows(sets)).tolist(), strict=True):
        yield Changing(tuple(space.moves[one] for one in moves), advice)


def with_checks(answers: CompassAnswers, changed: Mapping[str, object]) -> CompassAnswers:
    """Return the compass with other answers to some checks; their evidence stays, and a sentence is taken to be there.

    Args:
        answers: the compass as it is.
        changed: the id of another option by the id of a check.
    """
    return with_fields(answers, answers=tuple(_with(one, changed) for one in answers.answers))


def _with(answer: CheckAnswer, changed: Mapping[str, object]) -> CheckAnswer:
    if answer.check not in changed:
        return answer
    said = answer.explanation if (answer.explanation or "").strip() else ASSUMED
    return with_fields(answer, value=changed[answer.check], explanation=said)


def advice_id(place: int) -> AdviceId:
    """Return the advice at a place in `ADVICE_ORDER`."""
    return ADVICE_ORDER[place]
