"""The smallest sets of things with which something holds, exactly, and whether that is proven.

Things that do the same may be called alike: then only how many of them there are matters. Of things that never do harm
(monotone) it is worked out first how many of each kind nothing can do without. After that every set is tried, small
ones first, until one holds or the budget is used; whoever uses it up gets a set that nothing can be left out of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

Truths = npt.NDArray[np.bool_]
Holds = Callable[[Truths], Truths]
"""Says of each row, a set of things, whether it holds."""

MOST_HARMFUL = 6
"""Of so many things that may do harm every subset is tried beside everything that does none."""
_AT_ONCE = 16
"""So many things are left out in one go, to see how far that holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        sets: the smallest sets, in order; of things that are alike the first ones stand for all. Empty: none was found.
        examined: how many sets were tried.
        proven: nothing smaller holds; without sets: nothing holds at all.
        complete: every smallest set is among `sets`.
        weight: what each of them weighs.
        needed: of each kind how many are in every set that holds, by the things that stand for them.
    """

    sets: tuple[tuple[int, ...], ...]
    examined: int
    proven: bool
    complete: bool
    weight: int = 0
    needed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Search:
    """The question: which smallest sets of `count` things hold?

    Attributes:
        count: how many things there are.
        holds: says of rows of truths, one for each thing, which of them hold.
        monotone: of each thing whether adding it never does harm.
        alike: things with the same key, and the same weight, may take each other's place; None: of its own kind.
        weights: what each thing weighs; without, each weighs 1. At least 1.
        needed: things that are known to be in every set that holds, up to exchange of things that are alike.
        least: no set that weighs less holds.
        starts: sets to start from when the budget is used up, beside the whole.
        budget: how many sets may be tried before that, beside those that tell what nothing can do without.
    """

    count: int
    holds: Holds
    monotone: Sequence[bool]
    alike: Sequence[Hashable | None] = ()
    weights: Sequence[int] = ()
    needed: Sequence[int] = ()
    least: int = 0
    starts: Sequence[Sequence[int]] = ()
    budget: int = 4_000
    _tried: list[int] = field(default_factory=lambda: [0])

    @cached_property
    def _kinds(self) -> list[list[int]]:
        found: dict[Hashable, list[int]] = {}
        for thing in range(self.count):
            key = self.alike[thing] if self.alike else None
            found.setdefault(("own", thing) if key is None else ("kind", key), []).append(thing)
        return list(found.values())

    @cached_property
    def _weight(self) -> Sequence[int]:
        return self.weights or [1] * self.count

    def run(self) -> Found:
        """Search."""
        if self._of(()):
            return self._result([()], proven=True, complete=True)
        harmful = [thing for thing in range(self.count) if not self.monotone[thing]]
        floor = [sum(thing in self.needed for thing in kind) for kind in self._kinds]
        if len(harmful) <= MOST_HARMFUL:
            corners = self._corners(harmful)
            held = self._try(corners)
            if not held.any():
                return self._result([], proven=True, complete=True)
            floor = self._floor(corners[held], harmful)
        return self._upwards(floor)

    # What nothing can do without -----------------------------------------------------------------------------------

    def _corners(self, harmful: Sequence[int]) -> Truths:
        """Everything that does no harm, with each subset of the rest: when one of these does not hold, nothing does."""
        rows = np.ones((2 ** len(harmful), self.count), dtype=np.bool_)
        for row, choice in enumerate(product((True, False), repeat=len(harmful))):
            rows[row, harmful] = choice
        return rows

    def _floor(self, corners: Truths, harmful: Sequence[int]) -> list[int]:
        """Return of each kind how many are needed when everything else may be there."""
        every: list[Truths] = []
        owners: list[tuple[int, int]] = []
        harm = set(harmful)
        floor = [0] * len(self._kinds)
        for place, kind in enumerate(self._kinds):
            if kind[0] in harm:
                floor[place] = int(corners[:, kind].sum(axis=1).min())
                continue
            for number in range(len(kind)):
                rows = corners.copy()
                rows[:, kind[number:]] = False
                every.append(rows)
                owners.append((place, number))
        if not every:
            return floor
        tried = self._try(np.concatenate(every)).reshape(len(every), -1)
        held = [bool(row.any()) for row in tried]
        for place, kind in enumerate(self._kinds):
            if kind[0] not in harm:
                enough = [number for (owner, number), one in zip(owners, held, strict=True) if owner == place and one]
                floor[place] = min(enough, default=len(kind))
        return floor

    # Every set, small ones first -----------------------------------------------------------------------------------

    def _upwards(self, floor: Sequence[int]) -> Found:
        kinds = self._kinds
        start = max(
            1, self.least, sum(number * self._weight[kind[0]] for number, kind in zip(floor, kinds, strict=True))
        )
        whole = sum(self._weight)
        ways = self._ways(floor, whole)
        needed = [thing for number, kind in zip(floor, kinds, strict=True) for thing in kind[:number]]
        before = self._tried[0]
        for weight in range(start, whole + 1):
            if ways[weight] > self.budget - (self._tried[0] - before):
                return self._shrunk(weight, needed)
            if not ways[weight]:
                continue
            sets = sorted(self._of_weight(floor, weight))
            held = self._try(self._rows(sets))
            if held.any():
                found = [one for one, good in zip(sets, held, strict=True) if good]
                return self._result(found, proven=True, complete=True, needed=needed)
        return self._result([], proven=True, complete=True, needed=needed)

    def _ways(self, floor: Sequence[int], whole: int) -> npt.NDArray[np.float64]:
        """Count the sets of each weight; exact as far as a budget reaches, and beyond that large enough."""
        ways = np.zeros(whole + 1)
        ways[0] = 1
        for number, kind in zip(floor, self._kinds, strict=True):
            one = self._weight[kind[0]]
            more = np.zeros(whole + 1)
            for taken in range(one * number, one * len(kind) + 1, one):
                more[taken:] += ways[: whole + 1 - taken]
            ways = more
        return ways

    def _of_weight(self, floor: Sequence[int], weight: int) -> Iterator[tuple[int, ...]]:
        """Yield what weighs so much: what is needed, and some more of some kinds."""
        kinds = list(zip(floor, self._kinds, strict=True))
        needed = [thing for number, kind in kinds for thing in kind[:number]]
        more = [kind[number:] for number, kind in kinds if number < len(kind)]
        most = [0] * (len(more) + 1)
        for place in reversed(range(len(more))):
            most[place] = most[place + 1] + len(more[place]) * self._weight[more[place][0]]

        def further(first: int, left: int, taken: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
            if not left:
                yield tuple(sorted((*needed, *taken)))
                return
            for place in range(first, len(more)):
                if most[place] < left:
                    return
                one = self._weight[more[place][0]]
                for number in range(1, min(len(more[place]), left // one) + 1):
                    yield from further(place + 1, left - one * number, (*taken, *more[place][:number]))

        return further(0, weight - self._sum(needed), ())

    # When the budget is used ---------------------------------------------------------------------------------------

    def _shrunk(self, bound: int, needed: Sequence[int]) -> Found:
        """Leave out what can be left out, what comes last first; everything lighter than `bound` was ruled out."""
        best: tuple[int, ...] | None = None
        for start in (*self.starts, needed, *self._corner_sets()):
            if self._of(start):
                found = self._irreducible(start, needed)
                if best is None or self._sum(found) < self._sum(best):
                    best = found
        if best is None:
            return self._result([], proven=False, complete=False, needed=needed)
        return self._result([best], proven=self._sum(best) <= bound, complete=False, needed=needed)

    def _corner_sets(self) -> Iterator[Sequence[int]]:
        harmful = [thing for thing in range(self.count) if not self.monotone[thing]]
        yield range(self.count)
        if len(harmful) <= MOST_HARMFUL:
            yield from (np.flatnonzero(row).tolist() for row in self._corners(harmful))

    def _irreducible(self, start: Sequence[int], needed: Sequence[int]) -> tuple[int, ...]:
        """Leave out one after the other, what comes last first; what is needed is not tried."""
        kept = set(start)
        left = [thing for kind in reversed(self._kinds) for thing in reversed(kind)]
        left = [thing for thing in left if thing in kept and thing not in needed]
        kind_of = {thing: place for place, kind in enumerate(self._kinds) for thing in kind}
        while left:
            # Together in one go: the first of these, the first two, the first three, and so on.
            held = self._try(
                self._rows([tuple(kept.difference(left[: number + 1])) for number in range(len(left[:_AT_ONCE]))])
            )
            out = len(held) if held.all() else int(np.argmin(held))
            kept.difference_update(left[:out])
            stays = kind_of[left[out]] if out < len(held) else None
            left = [thing for thing in left[out:] if kind_of[thing] != stays]
        return tuple(sorted(kept))

    # Rows ----------------------------------------------------------------------------------------------------------

    def _try(self, rows: Truths) -> Truths:
        self._tried[0] += len(rows)
        return self.holds(rows)

    def _of(self, things: Sequence[int]) -> bool:
        return bool(self._try(self._rows([tuple(things)]))[0])

    def _rows(self, sets: Sequence[Sequence[int]]) -> Truths:
        rows = np.zeros((len(sets), self.count), dtype=np.bool_)
        for row, things in enumerate(sets):
            rows[row, list(things)] = True
        return rows

    def _sum(self, things: Sequence[int]) -> int:
        return sum(self._weight[thing] for thing in things)

    def _result(
        self, sets: Sequence[tuple[int, ...]], *, proven: bool, complete: bool, needed: Sequence[int] = ()
    ) -> Found:
        weight = self._sum(sets[0]) if sets else 0
        return Found(tuple(sets), self._tried[0], proven, complete, weight, tuple(needed))
