"""The smallest sets of answers that together change the advice.

One and two: every other answer of each, and every pair. More, when no journey is described: RULES sections 2 and 3 say
that a heavier answer never gives a milder advice. So a smallest set makes all its answers lighter, or all heavier, and
it does so as far as can be when it does so at all. And within one group it has at least as many answers as are needed
when everything elsewhere is at its end already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.robustness.outcome import SmallestChange
from scoring.robustness.pairs import changing_pairs
from scoring.robustness.pivotal import changed_answer
from scoring.robustness.space import NONE, Changing, Space, advice_id, changing

MOST_REPORTED = 10
_NOTHING: Column = np.full((1, 1), NONE)
MOST_VERSIONS = 30_000
"""How many versions sets of more than two may take: a number and no time, so that it is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest sets, and up to which size everything was examined or ruled out: nothing was left out."""

    sets: tuple[SmallestChange, ...]
    size: int | None
    examined_up_to: int


def smallest_changes(space: Space, singles: Column) -> Found:
    """Return the smallest sets of answers, checks and fields of steps that change the advice.

    Of fields of steps no more than two together are tried.

    Args:
        space: the versions.
        singles: the advice of every single move.
    """
    alone = np.flatnonzero(singles != space.now)
    if len(alone):
        return _found(changing(space, alone[:, np.newaxis]), 1)
    pairs = changing_pairs(space)
    if pairs is None:
        return Found((), None, 1)
    if pairs:
        return _found(pairs, 2)
    return Found((), None, min(2, len(space.known))) if space.of_step.any() else _Larger(space).search()


def _found(every: Iterable[Changing], size: int) -> Found:
    """Return the nearest moves for every set of answers, fewest places moved in rank first."""
    sets: dict[tuple[int, ...], SmallestChange] = {}
    for one in sorted(every, key=_distance):
        answers = tuple(move.at for move in one.moves)
        if answers not in sets:
            sets[answers] = SmallestChange(tuple(map(changed_answer, one.moves)), advice_id(one.advice))
            if len(sets) == MOST_REPORTED:
                break
    return Found(tuple(sets.values()), size, size)


def _distance(one: Changing) -> tuple[object, ...]:
    order = ((move.at, abs(move.move.places), move.move.places) for move in one.moves)
    return (sum(abs(move.move.places) for move in one.moves), *order)


class _Larger:
    """Sets of more than two, all towards one end."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._left = MOST_VERSIONS

    def search(self) -> Found:
        """Return the smallest sets of more than two answers, as far as the budget reaches."""
        space = self._space
        ends = [end for end in (self._end(-1), self._end(1)) if self._changes(_NOTHING, [*map(int, end)])[0]]
        if not ends:
            return Found((), None, len(space.known))
        floors = [self._floors(end) for end in ends]
        size = max(3, min(sum(floor) for floor in floors))
        while size <= max(len(end) for end in ends):
            hits: list[list[Column]] = []
            for end, floor in zip(ends, floors, strict=True):
                sets = self._sets(end, floor, size)
                if sets is None:
                    return Found((), None, size - 1)
                hits.append(sets)
            found = [self._nearest(one) for sets in hits for one in sets]
            if found:
                return _found(changing(space, np.array(found)), size)
            size += 1
        return Found((), None, len(space.known))

    def _end(self, direction: int) -> Column:
        """Return the farthest move of each answer in one direction."""
        space, farthest = self._space, dict[int, int]()
        for number, one in enumerate(space.moves):
            if one.move.places * direction > 0:
                best = farthest.get(one.at)
                if best is None or abs(one.move.places) > abs(space.moves[best].move.places):
                    farthest[one.at] = number
        return np.array([*farthest.values()], dtype=np.int64)

    def _changes(self, sets: Column, fixed: Sequence[int] = ()) -> Truths:
        changed: Truths = self._space.advice(self._space.rows(sets, fixed)) != self._space.now
        return changed

    def _blocks(self, end: Column) -> list[Column]:
        block = self._space.block[end]
        return [end[block == name] for name in np.unique(block)]

    def _floors(self, end: Column) -> list[int]:
        """Return how many answers each block needs at least, when everything elsewhere is at its end already."""
        return [self._floor(part, end) for part in self._blocks(end)]

    def _floor(self, part: Column, end: Column) -> int:
        for size in range(len(part)):
            if comb(len(part), size) > self._left:
                return size
            if len(self._enough(part, end, size)):
                return size
        return len(part)

    def _enough(self, part: Column, end: Column, size: int) -> Column:
        """Return the sets of so many answers of one block that change the advice with everything elsewhere at its end.

        No smaller set of the same block may do: else the rest of it is not needed.
        """
        rest = [int(one) for one in end if one not in part]
        sets = np.array([*combinations(part, size)], dtype=np.int64).reshape(comb(len(part), size), size)
        self._left -= len(sets)
        return sets[self._changes(sets, rest)]

    def _sets(self, end: Column, floors: Sequence[int], size: int) -> list[Column] | None:
        """Return the sets of this size that change the advice; None when that takes more than the budget."""
        blocks = self._blocks(end)
        found: list[Column] = []
        for sizes in _sizes(floors, [len(part) for part in blocks], size):
            if sum(comb(len(part), one) for part, one in zip(blocks, sizes, strict=True)) > self._left:
                return None
            enough = [self._enough(part, end, one) for part, one in zip(blocks, sizes, strict=True)]
            together = prod(len(one) for one in enough)
            if together > self._left:
                return None
            self._left -= together
            if together:
                versions = np.array([np.concatenate(one) for one in product(*enough)])
                found.extend(versions[self._changes(versions)])
        return found

    def _nearest(self, chosen: Column) -> Column:
        """Bring each answer of a set back as far as can be, in order, with the advice still changed."""
        space, found = self._space, chosen.copy()
        for slot, number in enumerate(chosen):
            same = np.flatnonzero((space.at == space.at[number]) & (space.places * space.places[number] > 0))
            versions = np.repeat(found[np.newaxis, :], len(same), axis=0)
            versions[:, slot] = same
            changed = self._changes(versions)
            found[slot] = same[int(np.argmax(changed))]
        return np.sort(found)


def _sizes(floors: Sequence[int], most: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to take so many answers, from each block at least its floor and at most all of it."""
    ranges = (range(low, min(high, size) + 1) for low, high in zip(floors, most, strict=True))
    yield from (one for one in product(*ranges) if sum(one) == size)
