"""Fields of the steps of one group that are known: what they do when they are otherwise, alone and two at a time.

A field that only says how well a step is known is left out: it is no answer that could be otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.batch.group import GroupBatch
from scoring.batch.journeys import JourneyVariant
from scoring.batch.steps import StepColumns
from scoring.batch.weighed_journeys import JourneyColumns
from scoring.dossier import Journey, Step
from scoring.outcome import CLASS_ORDER
from scoring.robustness.known import Known, Move
from scoring.robustness.step_values import fields_that_matter, moves_values_of, other_values

OUTCOMES = len(CLASS_ORDER) * 8
"""So many different things can a journey contribute to the advice."""

Moved = tuple[int, Move]
"""A field, as its place in `StepMoves.known`, and another value of it."""


class StepMoves:
    """The journey of one group in versions in which fields of its steps have other values.

    Attributes:
        known: every known field that can matter, with its other values, in the order of the steps and the definition.
        moves: every one of those values, those of one field together.
    """

    def __init__(self, group: GroupBatch, journey: Journey) -> None:
        """Score every field that is otherwise, one at a time.

        Raises:
            ScoringError: when a step does not fit its definition.
        """
        self._group, self._journey = group, journey
        self._batch = group.journeys.many(journey)
        self.known = tuple(one for step in journey.steps for one in self._known(step))
        self.moves: tuple[Moved, ...] = tuple((at, move) for at, one in enumerate(self.known) for move in one.moves)
        self._alone = {
            step.id: self._batch.step(
                step.id, [{known.field or "": move.value} for known in self._of(step) for move in known.moves] or [{}]
            )
            for step in journey.steps
        }

    def _of(self, step: Step) -> Sequence[Known]:
        return [known for known in self.known if known.subject == step.id]

    def _known(self, step: Step) -> Iterator[Known]:
        compiled = self._batch.scorer.compiled
        now, matters = self._batch.scorer.score(step), fields_that_matter(compiled)
        for field in compiled.definition.fields:
            value = now.fields[field.id]
            if field.id in matters and value.state == "known" and value.value is not None:
                moves = tuple(Move(to, far) for far, to in other_values(compiled, now, field))
                if moves:
                    yield Known("step", step.id, self._group.score.group.id, value.value, moves, field=field.id)

    def variant(self, moved: Sequence[Moved]) -> JourneyVariant:
        """Return the journey with these fields otherwise, scored plainly."""
        steps = []
        for step in self._journey.steps:
            new = {self.known[at].field: move.value for at, move in moved if self.known[at].subject == step.id}
            # A step that stays the very same object is not scored anew.
            steps.append(step.model_copy(update={"values": {**step.values, **new}}) if new else step)
        return self._group.journeys.variant(self._journey.model_copy(update={"steps": tuple(steps)}))

    def kinds(self, tests: Sequence[Collection[str]]) -> Column:
        """Number the moves by what each makes of the journey, with each of these sets of steps that people tried."""
        found = []
        for step in self._journey.steps:
            count = sum(len(known.moves) for known in self._of(step))
            every = [outcomes(self._batch.weigh({step.id: self._alone[step.id]}, tested)) for tested in tests]
            found.append(np.column_stack([np.broadcast_to(one, count) for one in every]))
        _kinds, kind = np.unique(np.concatenate(found), axis=0, return_inverse=True)
        return kind.reshape(-1)

    def pairs(self, changing: Truths, tested: Collection[str]) -> Iterator[tuple[tuple[Moved, Moved], int]]:
        """Yield every two fields with values that together make something else of the journey, and what.

        Args:
            changing: of each of the `OUTCOMES` whether it is looked for.
            tested: the steps that people tried.
        """
        for step in self._journey.steps:
            yield from self._inside(step, changing, tested)
        for one, other in combinations(self._journey.steps, 2):
            yield from self._across(one, other, changing, tested)

    def _inside(
        self, step: Step, changing: Truths, tested: Collection[str]
    ) -> Iterator[tuple[tuple[Moved, Moved], int]]:
        pairs = [*self._both(step)]
        if not pairs:
            return
        names = [known.field or "" for known in self.known]
        columns = self._batch.step(
            step.id, [{names[one]: move.value, names[at]: to.value} for (one, move), (at, to) in pairs]
        )
        found = np.broadcast_to(outcomes(self._batch.weigh({step.id: columns}, tested)), len(pairs))
        yield from ((pairs[int(place)], int(found[place])) for place in np.flatnonzero(changing[found]))

    def _both(self, step: Step) -> Iterator[tuple[Moved, Moved]]:
        """Yield every two fields of a step with every two values; and those that only matter because of the other."""
        compiled = self._batch.scorer.compiled
        mine = [(at, known) for at, known in enumerate(self.known) if known.subject == step.id]
        for (at, one), (place, other) in combinations(mine, 2):
            yield from (((at, move), (place, to)) for move in one.moves for to in other.moves)
        for at, one in mine:
            beside = [
                (place, known)
                for place, known in mine
                if place != at and moves_values_of(compiled, one.field or "", known.field or "")
            ]
            for move in one.moves if beside else ():
                now = self._batch.scorer.score(
                    step.model_copy(update={"values": {**step.values, one.field: move.value}})
                )
                for place, other in beside:
                    field = compiled.definition.field_by_id[other.field or ""]
                    tried = {to.value for to in other.moves}
                    for far, value in other_values(compiled, now, field):
                        if value not in tried:
                            pair = (at, move), (place, Move(value, far))
                            yield pair if at < place else (pair[1], pair[0])

    def _across(
        self, one: Step, other: Step, changing: Truths, tested: Collection[str]
    ) -> Iterator[tuple[tuple[Moved, Moved], int]]:
        first, second = ([m for m in self.moves if self.known[m[0]].subject == step.id] for step in (one, other))
        if not first or not second:
            return
        (ones, which), (others, whose) = (
            _distinct(self._alone[step.id], len(moves)) for step, moves in ((one, first), (other, second))
        )
        size, times = len(ones.load), len(others.load)
        columns = {
            one.id: ones.each(lambda column: np.repeat(column, times)),
            other.id: others.each(lambda column: np.tile(column, size)),
        }
        found = np.broadcast_to(outcomes(self._batch.weigh(columns, tested)), size * times).reshape(size, times)
        if changing[found].any():
            whole = found[which][:, whose]
            for place, beside in np.argwhere(changing[whole]).tolist():
                yield (first[place], second[beside]), int(whole[place, beside])


def outcomes(found: JourneyColumns) -> Column:
    """Return what a described journey contributes as one number below `OUTCOMES`."""
    number: Column = ((found.classes * 2 + found.open_flag) * 2 + found.agreed) * 2 + found.unfounded
    return number


def every_outcome() -> JourneyColumns:
    """Return everything that a described journey can contribute, in the order of `outcomes`."""
    number = np.arange(OUTCOMES)
    flag, agreed, unfounded = (number // one % 2 > 0 for one in (4, 2, 1))
    return JourneyColumns(number // 8, flag, agreed, np.zeros(OUTCOMES, dtype=np.bool_), unfounded)


def _distinct(columns: StepColumns, count: int) -> tuple[StepColumns, Column]:
    """Return what there is in different versions, and which of it each version has."""
    every = columns.each(lambda column: np.broadcast_to(column, count))
    _rows, first, which = np.unique(np.column_stack(every), axis=0, return_index=True, return_inverse=True)
    return every.each(lambda column: column[first]), which.reshape(-1)
