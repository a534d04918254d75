"""Columns of things that are no numbers: each different one stands once, and a version has the number of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from scoring.batch.codes import Column, constant

CaseT = TypeVar("CaseT")
SameT = TypeVar("SameT", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Cases(Generic[CaseT]):
    """What each version has: a place in `values` each, or a single one for all of them."""

    codes: Column
    values: Sequence[CaseT]

    def numbers(self, of: Callable[[CaseT], float]) -> npt.NDArray[np.float64]:
        """Return a number for each version, worked out once for each thing."""
        return np.array([of(value) for value in self.values], dtype=np.float64)[self.codes]


def worked_out(parents: Sequence[Cases[Any]], function: Callable[..., CaseT]) -> Cases[CaseT]:
    """Return what a function makes of these columns: it is called once for each combination that occurs.

    >>> letters = Cases(np.array([0, 1, 0]), "ab")
    >>> found = worked_out([letters, Cases(constant(0), "c")], lambda one, other: one + other)
    >>> [found.values[code] for code in found.codes]
    ['ac', 'bc', 'ac']
    """
    key = constant(0)
    for parent in parents:
        key = key * len(parent.values) + parent.codes
    _cases, rows, codes = np.unique(key, return_index=True, return_inverse=True)
    of_rows = [(parent.values, np.broadcast_to(parent.codes, key.shape)[rows]) for parent in parents]
    values = [function(*(values[mine[place]] for values, mine in of_rows)) for place in range(len(rows))]
    return Cases(codes.reshape(-1), values)


def merged(cases: Cases[SameT]) -> Cases[SameT]:
    """Return the same with what is equal brought together."""
    values: dict[SameT, int] = {}
    places = np.array([values.setdefault(value, len(values)) for value in cases.values], dtype=np.intp)
    return Cases(places[cases.codes], [*values])
