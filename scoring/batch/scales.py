"""Numbers that a rule cannot tell apart, brought together: only where a number stands among its thresholds counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from questionnaires.expressions import Bare, Expression
from scoring.batch.codes import Column


class Scale:
    """The thresholds of one fact. A place says between which of them a number stands, or on which.

    A condition compares a fact with fixed numbers and with nothing else: two numbers in one place are the same to it.

    >>> scale = Scale([0.5, 2])
    >>> scale.places(np.array([0.0, 0.5, 1.0, 2.0, 9.0])).tolist(), [scale.value(place) for place in range(scale.size)]
    ([0, 1, 2, 3, 4], [-0.5, 0.5, 1.25, 2.0, 3.0])
    """

    def __init__(self, thresholds: Iterable[float]) -> None:
        self._thresholds = sorted({float(one) for one in thresholds})
        self.size = 2 * len(self._thresholds) + 1

    def places(self, numbers: npt.NDArray[np.number]) -> Column:
        """Return the place of each number."""
        found = np.zeros(numbers.shape, dtype=np.intp)
        for one in self._thresholds:
            found += numbers >= one
            found += numbers > one
        return found

    def value(self, place: int) -> float:
        """Return a number that stands in a place."""
        above, on = divmod(place, 2)
        if on:
            return self._thresholds[above]
        if not self._thresholds:
            return 0.0
        if above == 0:
            return self._thresholds[0] - 1
        if above == len(self._thresholds):
            return self._thresholds[-1] + 1
        return (self._thresholds[above - 1] + self._thresholds[above]) / 2


def scales(expressions: Iterable[Expression], names: Iterable[str]) -> Mapping[str, Scale]:
    """Return the thresholds that conditions hold for these facts; one that none of them names has no thresholds."""
    found: dict[str, list[float]] = {name: [] for name in names}
    for expression in expressions:
        for atom in expression.atoms:
            if not isinstance(atom, Bare) and atom.subject in found:
                found[atom.subject] += [one.value for one in atom.constants if not isinstance(one.value, str)]
    return {name: Scale(thresholds) for name, thresholds in found.items()}
