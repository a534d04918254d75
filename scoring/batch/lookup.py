"""What the plain code says of a case, worked out once for each case and then looked up for whole columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scoring.batch.codes import Column

_BITS = 12
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads cases that look alike over all slots (Knuth, multiplicative hashing)."""

_EMPTY = -1


class Lookup:
    """A function from whole numbers to whole numbers, none of them negative, for columns. It remembers every answer.

    When there are few cases each has a slot of its own. Else two cases that share a slot take turns in it, which costs
    time and changes no answer.

    >>> squares = Lookup(lambda case: case * case)
    >>> squares(np.array([3, 0, 3])).tolist()
    [9, 0, 9]
    """

    def __init__(self, work_out: Callable[[int], int], cases: int | None = None) -> None:
        """Get ready.

        Args:
            work_out: the function; it is called once for each case that occurs.
            cases: how many cases there can be, from 0 on; None: no matter how many.
        """
        self._work_out = work_out
        self._known: dict[int, int] = {}
        self._spread = cases is None or cases > 1 << _BITS
        slots = 1 << _BITS if cases is None or self._spread else cases
        self._keys = np.full(slots, _EMPTY, dtype=np.intp)
        self._values = np.zeros(slots, dtype=np.intp)

    def __call__(self, keys: Column) -> Column:
        """Return the answers for a column of cases."""
        if keys.size == 1:
            return np.array([self._of(int(keys[0]))], dtype=np.intp)
        slots = self._slots(keys)
        found: Column = self._values.take(slots)
        missed = np.flatnonzero(self._keys.take(slots) != keys)
        if missed.size:
            cases, first, inverse = np.unique(keys[missed], return_index=True, return_inverse=True)
            values = np.array([self._of(int(case)) for case in cases], dtype=np.intp)
            found[missed] = values[inverse]
            # One by one: of two cases in one slot, key and value have to be of the same one.
            for slot, case, value in zip(slots[missed[first]], cases, values, strict=True):
                self._keys[slot], self._values[slot] = case, value
        return found

    def _slots(self, keys: Column) -> Column:
        if not self._spread:
            return keys
        spread = keys.astype(np.uint64) * _SPREAD
        return (spread >> np.uint64(64 - _BITS)).astype(np.intp)

    def _of(self, case: int) -> int:
        if case not in self._known:
            self._known[case] = self._work_out(case)
        return self._known[case]
