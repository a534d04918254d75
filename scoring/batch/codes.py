"""Answers as small numbers, so that a column of them can be looked up in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.answers import Standing
from scoring.compiled import CompiledQuestion
from scoring.positions import Position

Codes: TypeAlias = npt.NDArray[np.integer[Any]]
"""One whole number for each version, of any width: `np.uint8` holds most and takes little memory."""

Column: TypeAlias = npt.NDArray[np.intp]
"""One number for each version, or a single number for all of them; wide enough to look things up with."""

Truths: TypeAlias = npt.NDArray[np.bool_]
"""One truth for each version, or a single one for all of them."""

ABSENT, UNKNOWN, FIRST = 0, 1, 2
"""Codes: hidden or not applicable, not known, and from there on the answers that can be given."""

NO_BURDEN, NOT_KNOWN = -1, -2
"""What stands in place of a burden for an absent and for an unknown answer."""


@cache
def constant(number: int) -> Column:
    """Return a column with the same number for all versions; always the same object for the same number."""
    return np.array([number], dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The answers that one question can have in one group, in a fixed order: a code is a place in `positions`.

    `burdens` gives the burden of each code; `lightest` the code of what an unknown answer is at its lightest.
    """

    question: CompiledQuestion
    positions: Sequence[Position | None]
    burdens: Column
    lightest: int

    def code(self, position: Position | None) -> int:
        """Return the code of an answer, None for unknown.

        Raises:
            ValueError: when the answer was not foreseen; `BatchScorer` takes it as `extra`.
        """
        if position is None:
            return UNKNOWN
        if position.value is None:
            return ABSENT
        for code, one in enumerate(self.positions):
            if one is position:
                return code
        raise ValueError(f"{self.question.id}: {position.value!r}")


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
        np.array([NO_BURDEN, NOT_KNOWN, *(one.burden for one in answers)], dtype=np.intp),
        FIRST + answers.index(samples[0]),
    )
