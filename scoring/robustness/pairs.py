"""Every two answers, checks or fields of steps that together change the advice, by trying all of them.

What moves do is looked at, each kind once: two moves in different groups do together what each does apart, and a field
of a step does no more than what its journey comes to.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.robustness.space import Changing, OneMove, Space, changing

MOST_PAIRS = 2_000_000
"""So many may be tried: a number and no time, so that it is the same everywhere."""


def changing_pairs(space: Space) -> list[Changing] | None:
    """Return every two answers that change the advice, with their nearest values; None: too many to try."""
    if not space.moves:
        return []
    # One move stands for all of its kind.
    units = np.unique(space.kind)
    first, second = np.triu_indices(len(units), 1)
    apart = _apart(space, units[first], units[second])
    joint = np.flatnonzero(~apart & _may_change(space, units[first], units[second]))
    of_steps = sum(len(steps.moves) ** 2 // 2 for steps in space.steps.values())
    if len(joint) + len(space.moves) + of_steps > MOST_PAIRS:
        return None
    pairs = np.column_stack((units[first[joint]], units[second[joint]]))
    inside = pairs[space.advice(space.rows(pairs)) != space.now] if len(pairs) else pairs
    found = _every(space, np.concatenate((inside, _across(space, units, first[apart], second[apart]))))
    return [*changing(space, found), *_in_journeys(space)]


def _in_journeys(space: Space) -> Iterator[Changing]:
    """Yield every two fields of the steps of one group that change the advice together."""
    first = len(space.known) - sum(len(steps.known) for steps in space.steps.values())
    for place, steps in space.steps.items():
        advice = space.with_journeys(place)
        if (advice != space.now).any():
            for pair, outcome in steps.pairs(advice != space.now, space.tested(place)):
                moves = tuple(OneMove(first + at, steps.known[at], move) for at, move in pair)
                yield Changing(moves, int(advice[outcome]))
        first += len(steps.known)


def _apart(space: Space, first: Column, second: Column) -> Truths:
    """Whether two moves are about different groups, and neither is about all of them."""
    one, other = space.block[first], space.block[second]
    wide = (one < 0) | (other < 0)
    # A check can say that steps were tested, and then it touches groups too.
    found: Truths = (one != other) & ~wide & (one != space.compass) & (other != space.compass)
    return found


def _may_change(space: Space, first: Column, second: Column) -> Truths:
    """Whether two moves can be made together and could do something; two of steps of one group stand apart."""
    powerless = np.array([not space.can_change(block) for block in range(space.compass)] + [False, False])
    same = space.block[first] == space.block[second]
    of_steps = space.of_step[first] & space.of_step[second]
    found: Truths = (space.at[first] != space.at[second]) & ~(same & (powerless[space.block[first]] | of_steps))
    return found


def _across(space: Space, units: Column, first: Column, second: Column) -> Column:
    kinds, kind = np.unique(space.rows(units[:, np.newaxis]), axis=0, return_inverse=True)
    kind = kind.reshape(-1)
    both = kinds[:, np.newaxis, :] + kinds[np.newaxis, :, :] - space.base
    size = len(kinds)
    # Two kinds that touch the same group are never added up: their pairs are not apart, so what stands there is moot.
    touched = ((kinds != space.base)[:, np.newaxis, :] & (kinds != space.base)[np.newaxis, :, :]).any(axis=2)
    both[touched] = space.base
    changes = (space.advice(both.reshape(size * size, -1)) != space.now).reshape(size, size)
    hit = changes[kind[first], kind[second]]
    return np.column_stack((units[first[hit]], units[second[hit]]))


def _every(space: Space, pairs: Column) -> Column:
    """Return pairs of kinds as pairs of moves: for every two answers the nearest, fewest places moved in rank."""
    members = {}
    for unit in np.unique(pairs):
        mine = np.flatnonzero(space.kind == unit)
        # The moves of one answer stand together, nearest first.
        members[int(unit)] = mine[np.unique(space.at[mine], return_index=True)[1]]
    every = [
        np.column_stack((np.repeat(members[one], len(members[other])), np.tile(members[other], len(members[one]))))
        for one, other in pairs.tolist()
    ]
    found = np.concatenate([pairs[:0], *every])
    nearest = found[np.lexsort((*found.T[::-1], np.abs(space.places[found]).sum(axis=1)))]
    _answers, first = np.unique(space.at[nearest], axis=0, return_index=True)
    return nearest[first]
