"""The smallest ways to one advice, with everything that is found out at one end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER
from scoring.advice.outcome import AdviceInputs
from scoring.advice.table import EASE, VALUES, InputName, decision_table
from scoring.whatif.effects import STATE, States
from scoring.whatif.fewest import fewest
from scoring.whatif.ground import Ground, Pair
from scoring.whatif.outcome import End, Improvement, OutOfReach
from scoring.whatif.search import MOST_HARMFUL, Found, Search, Truths

BUDGET = 4_000
"""How many versions a single search may try; the same on every machine."""
_MOST_WAYS = 10
"""Of so many equally small sets of things to find out the measures are worked out."""


class Way:
    """The ways to one advice, with everything that is found out at one end."""

    def __init__(self, ground: Ground, target: int, end: End, *, measures: bool = True) -> None:
        """Get ready for an advice: a place in `ADVICE_ORDER`, which milder ones reach too; with or without measures."""
        self._ground, self._space, self._target, self._end = ground, ground.space, target, end
        self._measures = range(len(ground.space.measures) if measures else 0)
        self._harmful = [place for place in self._measures if not ground.harmless_measure(place, end)]
        self._sure = len(self._harmful) <= MOST_HARMFUL

    # What to find out ----------------------------------------------------------------------------------------------

    def things(self, lightest: Found | None = None, *, bound: bool = True) -> Found:
        """Return the smallest sets of things to find out with which some measures, or none, lead to the advice.

        Args:
            lightest: the same at the lightest end, to start from.
            bound: whether what is not enough at the lightest end is not enough at the heaviest end either.
        """
        corners = self._corners()
        if lightest is not None and bound and lightest.proven and not lightest.sets:
            return lightest
        found = Search(
            count=len(self._space.items),
            holds=lambda rows: self._any(rows, corners),
            monotone=self._ground.harmless_items(self._end),
            alike=self._ground.alike,
            needed=lightest.needed if lightest and bound else (),
            least=max(self._fewest(), lightest.weight if lightest and lightest.proven and bound else 0),
            starts=lightest.sets if lightest else (),
            budget=BUDGET // len(corners),
        ).run()
        if not found.sets and not found.proven and lightest is not None and bound:
            found = replace(found, proven=not self._any_relaxed(lightest, corners))
        return found if self._sure else replace(found, proven=found.proven and found.sets == ((),))

    def _fewest(self) -> int:
        """Return how many things it takes at least. A measure may say what is not known; of those nothing is said."""
        return 0 if self._measures else fewest(self._space, self._ground.alike, self._target, self._end)

    def _corners(self) -> Sequence[Sequence[int]]:
        """Every measure that does no harm, with each subset of the others."""
        safe = [place for place in self._measures if place not in self._harmful]
        if not self._sure:
            return [safe, self._measures]
        choices = product((False, True), repeat=len(self._harmful))
        return [[*safe, *(one for one, on in zip(self._harmful, choice, strict=True) if on)] for choice in choices]

    def _any(self, things: Truths, corners: Sequence[Sequence[int]]) -> Truths:
        states = things.astype(np.int8) * STATE[self._end]
        held = np.zeros(len(things), dtype=np.bool_)
        for corner in corners:
            left = np.flatnonzero(~held)
            if left.size:
                held[left] = self._reached(states[left], corner)
        return held

    def _any_relaxed(self, lightest: Found, corners: Sequence[Sequence[int]]) -> bool:
        """Whether it works when only what nothing can do without is at the heaviest end: no set does better."""
        states = np.full((1, len(self._space.items)), STATE["lightest"], dtype=np.int8)
        states[0, list(lightest.needed)] = STATE["heaviest"]
        return any(bool(self._reached(states, corner)[0]) for corner in corners)

    def _reached(self, states: States, measures: Sequence[int]) -> Truths:
        rows = self._space.rows(len(states))
        first = len(self._space.items)
        rows[:, :first] = states
        rows[:, [first + place for place in measures]] = 1
        return self._space.advice(rows) <= self._target

    # Which measures ------------------------------------------------------------------------------------------------

    def improvements(self, things: Found) -> Iterator[Improvement]:
        """Return the smallest pairs: by the number of measures and, when that is another one, by their effort."""
        sets = things.sets[:_MOST_WAYS]
        # With other things to find out fewer measures could do; fewer than none is not possible.
        every_set = things.complete and len(sets) == len(things.sets)
        sure = things.proven and self._sure and (every_set or not self._measures)
        every = list(range(len(self._space.measures)))
        number, number_proven = self._least(sets, self._measures, [1 for _place in every])
        known = [place for place in self._measures if self._ground.points(place) is not None]
        effort, effort_proven = self._least(sets, known, [self._ground.points(place) or 0 for place in every])
        both = [one for one in number if one in effort]
        if both:
            proven = sure and number_proven and effort_proven
            yield self._ground.improvement(both[0], self._end, ("number", "effort"), proven=proven)
            return
        if number:
            yield self._ground.improvement(number[0], self._end, ("number",), proven=sure and number_proven)
        if effort:
            yield self._ground.improvement(effort[0], self._end, ("effort",), proven=sure and effort_proven)

    def _least(
        self, sets: Sequence[tuple[int, ...]], measures: Sequence[int], weights: Sequence[int]
    ) -> tuple[list[Pair], bool]:
        """Return the pairs whose measures weigh least together, and whether that is proven."""
        best: list[Pair] = []
        least: int | None = None
        proven = True
        for things in sets:
            found = self._search(things, measures, [weights[place] for place in measures])
            proven = proven and found.proven
            if not found.sets or (least is not None and found.weight > least):
                continue
            if least is None or found.weight < least:
                best, least = [], found.weight
            best += [Pair(things, tuple(measures[one] for one in taken)) for taken in found.sets]
            if least == 0:
                return best, True
            if not proven:
                # The other things to find out are as good, and nothing can be proven any more.
                break
        return best, proven

    def _search(self, things: tuple[int, ...], measures: Sequence[int], weights: Sequence[int]) -> Found:
        states = np.zeros(len(self._space.items), dtype=np.int8)
        states[list(things)] = STATE[self._end]

        def holds(taken: Truths) -> Truths:
            rows = self._space.rows(len(taken))
            rows[:, : len(states)] = states
            rows[:, [len(states) + place for place in measures]] = taken
            return self._space.advice(rows) <= self._target

        harmful = set(self._harmful)
        return Search(
            count=len(measures),
            holds=holds,
            monotone=[place not in harmful for place in measures],
            weights=weights,
            # The things were found with one of these, so that at least one way is found again.
            starts=[
                [place for place, measure in enumerate(measures) if measure in corner]
                for corner in (() if self._sure else self._corners())
            ],
            budget=BUDGET,
        ).run()

    # Nothing helps -------------------------------------------------------------------------------------------------

    def out_of_reach(self, found: Found) -> OutOfReach:
        """Say what stays in the way when everything that helps is done."""
        whole = list(range(len(self._space.items)))
        best: tuple[tuple[int, int], tuple[InputName, ...]] | None = None
        for things in (whole, list(found.needed), []):
            for corner in self._corners():
                row = self._space.rows(1)[0]
                row[things] = STATE[self._end]
                row[[len(whole) + place for place in corner]] = 1
                inputs = self._space.inputs(row)
                because = self._in_the_way(inputs)
                size = (int(self._space.advice(row[np.newaxis])[0]), len(because))
                if best is None or size < best[0]:
                    best = (size, because)
        return OutOfReach(
            advice=ADVICE_ORDER[self._target],
            end=self._end if self._space.items else None,
            examined=found.examined,
            proven=found.proven,
            because=best[1] if best else (),
        )

    def _in_the_way(self, inputs: AdviceInputs) -> tuple[InputName, ...]:
        """Return the fewest inputs that would have to be better."""
        ways = []
        for row in decision_table(self._space.rules):
            if ADVICE_ORDER.index(row.advice) > self._target:
                continue
            places = [(name, _place(name, row), _place(name, inputs)) for name in EASE]
            if all(there <= here for _name, there, here in places):
                ways.append(tuple(name for name, there, here in places if there < here))
        return min(ways, key=lambda way: (len(way), [EASE.index(name) for name in way]), default=())


def _place(name: InputName, inputs: object) -> int:
    return VALUES[name].index(getattr(inputs, name))
