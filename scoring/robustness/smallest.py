"""The smallest sets of answers that together change the advice.

One and two answers: every other answer of each, and every pair. More: RULES sections 2 and 3 say that a heavier answer
never gives a milder advice. So a smallest set makes all its answers lighter, or all heavier, and it does so as far as
can be when it does so at all. And within one group it has at least as many answers as are needed when everything
elsewhere is at its end already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import comb, prod

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.robustness.outcome import SmallestChange
from scoring.robustness.pivotal import changed_answer
from scoring.robustness.space import NONE, Space, advice_id

MOST_REPORTED = 10
_NOTHING: Column = np.full((1, 1), NONE)
MOST_PAIRS = 2_000_000
MOST_VERSIONS = 30_000
"""How many versions sets of more than two may take: a number and no time, so that it is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest sets, and up to which size everything was examined or ruled out: nothing was left out."""

    sets: tuple[SmallestChange, ...]
    size: int | None
    examined_up_to: int


def smallest_changes(space: Space, singles: Column, *, fields_of_steps: bool) -> Found:
    """Return the smallest sets of answers that change the advice.

    Args:
        space: the versions.
        singles: the advice of every single move.
        fields_of_steps: whether fields of steps could be otherwise too. They are not in the sets, so then no more is
            said than that an answer alone does nothing, and which pairs of answers do.
    """
    found = np.flatnonzero(singles != space.now)
    if len(found):
        return _found(space, found[:, np.newaxis], 1)
    pairs = _pairs(space) if len(space.moves) else np.empty((0, 2), dtype=np.int64)
    if pairs is None:
        return Found((), None, 1)
    if len(pairs):
        return replace(_found(space, pairs, 2), examined_up_to=1 if fields_of_steps else 2)
    return Found((), None, 1) if fields_of_steps else _Larger(space).search()


def _found(space: Space, sets: Column, size: int) -> Found:
    """Return the nearest moves for every set of answers, fewest places moved in rank first."""
    moved = np.abs(space.places[sets]).sum(axis=1)
    order = np.lexsort((*sets.T[::-1], moved))
    seen = set[tuple[int, ...]]()
    chosen: list[Column] = []
    for number in order:
        answers = tuple(int(space.at[one]) for one in sets[number])
        if answers not in seen:
            seen.add(answers)
            chosen.append(sets[number])
            if len(chosen) == MOST_REPORTED:
                break
    advice = space.advice(space.rows(np.array(chosen)))
    changes = (tuple(changed_answer(space.moves[int(one)]) for one in row) for row in chosen)
    return Found(
        tuple(SmallestChange(one, advice_id(int(place))) for one, place in zip(changes, advice, strict=True)),
        size,
        size,
    )


def _pairs(space: Space) -> Column | None:
    """Return every pair of moves that changes the advice; None when there are too many to try.

    Two moves in different groups do together what each does apart, so what moves do is looked at, each kind once.
    """
    count = len(space.moves)
    first, second = np.triu_indices(count, 1)
    apart = _apart(space, first, second)
    powerless = np.array([not space.can_change(block) for block in range(space.compass)] + [False, False])
    alone = powerless[space.block[first]] & (space.block[first] == space.block[second])
    joint = np.flatnonzero(~apart & ~alone & (space.at[first] != space.at[second]))
    if len(joint) + count > MOST_PAIRS:
        return None
    pairs = np.column_stack((first[joint], second[joint]))
    inside = pairs[space.advice(space.rows(pairs)) != space.now] if len(pairs) else pairs
    return np.concatenate((inside, _across(space, first[apart], second[apart])))


def _apart(space: Space, first: Column, second: Column) -> Truths:
    """Whether two moves are about different groups, and neither is about all of them."""
    one, other = space.block[first], space.block[second]
    wide = (one < 0) | (other < 0)
    # A check can say that steps were tested, and then it touches groups too.
    found: Truths = (one != other) & ~wide & (one != space.compass) & (other != space.compass)
    return found


def _across(space: Space, first: Column, second: Column) -> Column:
    rows = space.rows(np.arange(len(space.moves))[:, np.newaxis])
    kinds, kind = np.unique(rows, axis=0, return_inverse=True)
    kind = kind.reshape(-1)
    both = kinds[:, np.newaxis, :] + kinds[np.newaxis, :, :] - space.base
    size = len(kinds)
    # Two kinds that touch the same group are never added up: their pairs are not apart, so what stands there is moot.
    touched = ((kinds != space.base)[:, np.newaxis, :] & (kinds != space.base)[np.newaxis, :, :]).any(axis=2)
    both[touched] = space.base
    changes = (space.advice(both.reshape(size * size, -1)) != space.now).reshape(size, size)
    hit = changes[kind[first], kind[second]]
    return np.column_stack((first[hit], second[hit]))


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
                return _found(space, np.array(found), size)
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
