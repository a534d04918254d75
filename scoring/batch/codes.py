"""Answers as small numbers, so that a column of them can be looked up in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.answers import Standing
from scoring.compiled import CompiledQuestion
from scoring.positions import Position

Column: TypeAlias = npt.NDArray[np.int64]
"""One number for each version, or a single number for all of them."""

ABSENT, UNKNOWN, FIRST = 0, 1, 2
"""Codes: hidden or not applicable, not known, and from there on the answers that can be given."""

NO_BURDEN, NOT_KNOWN = -1, -2
"""What stands in place of a burden for an absent and for an unknown answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The answers that one question can have in one group, in a fixed order.

    `burdens` gives the burden of each code; `lightest` the code of what an unknown answer is at its lightest.
    """

    question: CompiledQuestion
    positions: Sequence[Position | None]
    burdens: Column
    lightest: int

    def code(self, position: Position | None) -> int:
        """Return the code of an answer; it must be one of those that were foreseen."""
        if position is None:
            return UNKNOWN
        return (
            ABSENT
            if position.value is None
            else next(place for place, one in enumerate(self.positions) if one is position)
        )

    def at_lightest(self, column: Column) -> Column:
        """Return a column in which everything unknown stands at its lightest."""
        return np.where(column == UNKNOWN, self.lightest, column)


def coded(question: CompiledQuestion, standing: Standing | None, extra: Iterable[Position] = ()) -> Coded | None:
    """Number the answers to a question; None for one that has no positions.

    Args:
        question: the question.
        standing: how the dossier answers it now.
        extra: other answers that have to have a number.
    """
    if question.positions is None or question.absent is None:
        return None
    samples = question.positions.samples
    given = (standing.actual, standing.lightest, standing.heaviest) if standing else ()
    found = dict.fromkeys((*samples, *(one for one in given if one is not None), *extra))
    answers = [one for one in found if one.value is not None]
    return Coded(
        question,
        (question.absent, None, *answers),
        np.array([NO_BURDEN, NOT_KNOWN, *(one.burden for one in answers)]),
        FIRST + answers.index(samples[0]),
    )
