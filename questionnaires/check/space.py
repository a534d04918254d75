"""Every combination of answers at once: sets of assignments as the bits of one number.

Satisfiability is decided by enumeration (RULES section 2). A few variables with a few classes of values each make a
product of at most a million assignments. A set of assignments is a Python integer with one bit per assignment, so
that `and`, `or` and `not` over all of them are one operation each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from questionnaires.expressions import And, Atom, Expression, Node, Not, Or

MAXIMUM_ASSIGNMENTS = 1 << 20
"""More is not worth waiting for: 128 kB a set, some milliseconds an operation."""

Mask = int
"""A set of assignments: bit i stands for assignment number i."""


class TooComplexError(Exception):
    """There are more assignments than can be gone through."""


class Space:
    """The product of variables that each take one of a few values, numbered from 0.

    >>> space = Space((2, 3))
    >>> bin(space.at(0, 1) & space.at(1, 2))
    '0b100000'
    >>> space.values(space.at(0, 1) & space.at(1, 2))
    (1, 2)
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self.count = math.prod(self.sizes)
        if self.count > MAXIMUM_ASSIGNMENTS:
            raise TooComplexError
        self.everything: Mask = (1 << self.count) - 1
        self._strides = tuple(math.prod(self.sizes[:index]) for index in range(len(self.sizes)))
        self.at = cache(self._at)

    def _at(self, variable: int, value: int) -> Mask:
        """All assignments in which the variable has this value."""
        stride = self._strides[variable]
        period = stride * self.sizes[variable]
        return _repeated(((1 << stride) - 1) << (value * stride), period, self.count // period)

    def any_of(self, variable: int, values: Sequence[bool]) -> Mask:
        """All assignments in which the variable has one of the values that are marked true."""
        result = 0
        for value, marked in enumerate(values):
            if marked:
                result |= self.at(variable, value)
        return result

    def moved(self, mask: Mask, variable: int, start: int, end: int) -> Mask:
        """Take the assignments with `variable` at `start` and put it at `end`, all others equal."""
        shift = (end - start) * self._strides[variable]
        held = mask & self.at(variable, start)
        return held << shift if shift >= 0 else held >> -shift

    def values(self, mask: Mask) -> tuple[int, ...]:
        """Return the first assignment in a set that is not empty, as the value of each variable."""
        number = (mask & -mask).bit_length() - 1
        return tuple(number // stride % size for stride, size in zip(self._strides, self.sizes, strict=True))

    def complement(self, mask: Mask) -> Mask:
        """All other assignments."""
        return self.everything ^ mask

    def where(self, node: Node, of_atom: Callable[[Atom], Mask]) -> Mask:
        """All assignments in which a condition is true.

        Args:
            node: the condition.
            of_atom: gives the assignments in which a comparison or a bare name is true.
        """
        match node:
            case Not(part=part):
                return self.complement(self.where(part, of_atom))
            case And(parts=parts):
                result = self.everything
                for part in parts:
                    result &= self.where(part, of_atom)
                return result
            case Or(parts=parts):
                result = 0
                for part in parts:
                    result |= self.where(part, of_atom)
                return result
            case _:
                return of_atom(node)


def idle_atoms(space: Space, expression: Expression, of_atom: Mapping[Atom, Mask], within: Mask) -> Iterator[Atom]:
    """The parts of a condition that could as well be left out: always true or false would make no difference.

    Args:
        space: all combinations.
        expression: the condition.
        of_atom: where each part is true.
        within: the combinations that can occur.
    """
    actual = space.where(expression.root, of_atom.__getitem__)
    for atom in expression.atoms:
        for fixed in (0, space.everything):
            forced = space.where(expression.root, {**of_atom, atom: fixed}.__getitem__)
            if not (forced ^ actual) & within:
                yield atom
                break


def _repeated(block: Mask, period: int, times: int) -> Mask:
    """Put `times` copies of a block of bits after each other, by doubling."""
    result, length = block, 1
    while length < times:
        step = min(length, times - length)
        result |= (result & ((1 << (step * period)) - 1)) << (length * period)
        length += step
    return result
