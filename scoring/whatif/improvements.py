"""The shortest ways to each better advice: what to find out first, and then which measures to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER, EffortPoints
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of
from scoring.advice.outcome import AdviceInputs
from scoring.advice.table import EASE, VALUES, InputName, decision_table
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.outcome import Outcome
from scoring.score import score
from scoring.whatif.answer_effects import answer_effects
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates, measures_named
from scoring.whatif.effects import ENDS, STATE, States
from scoring.whatif.harm import alike, groups_with_other_hours, harmless_to_find_out, harmless_to_take, hours_are_open
from scoring.whatif.outcome import Assumes, End, Improvement, OutOfReach, ToSettle
from scoring.whatif.search import MOST_HARMFUL, Found, Search, Truths
from scoring.whatif.settling import Settling
from scoring.whatif.space import Space

BUDGET = 20_000
"""How many versions a single search may try; the same on every machine."""
_MOST_WAYS = 10
"""Of so many equally small sets of things to find out the measures are worked out."""


def improvements_of(
    dossier: Dossier, catalogue: Catalogue, outcome: Outcome, batch: BatchScorer
) -> tuple[tuple[Improvement, ...], tuple[OutOfReach, ...]]:
    """Return the smallest ways to every milder advice, the nearest first, and which are out of reach.

    An advice counts as reached when it is that one or a milder one. First the fewest things to find out, then the
    fewest measures; beside that the least effort, when it takes another set. What is found out is taken at its
    lightest and, apart, at its heaviest.

    Args:
        dossier: a dossier that is valid against the catalogue, with a short or a full test.
        catalogue: the definitions.
        outcome: what `scoring.score` makes of them.
        batch: the batch scorer of the dossier.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    if outcome.advice is None:
        return (), ()
    better = range(ADVICE_ORDER.index(outcome.advice.outcome))
    if not better:
        return (), ()
    settling = Settling(dossier, catalogue, [one.score for one in batch.groups.values()], outcome.compass)
    ways = _Ways(dossier, catalogue, batch, settling)
    found: list[Improvement] = []
    beyond: list[OutOfReach] = []
    for target in better:
        improvements, out_of_reach = ways.to(target)
        found = [*(one for one in improvements if one.advice == ADVICE_ORDER[target]), *found]
        beyond = [*out_of_reach, *beyond]
    return ways.told(found), tuple(beyond)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Things to find out and measures to take, by their places in the space."""

    find_out: tuple[int, ...]
    measures: tuple[int, ...]


class _Ways:
    """The ways out of one dossier."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue, batch: BatchScorer, settling: Settling) -> None:
        self._dossier, self._catalogue, self._settling = dossier, catalogue, settling
        # What is settled can weigh, so that other measures than now are worth taking.
        states = [dossier, *(settling.settled(None, end) for end in ENDS)] if settling.items else [dossier]
        worth = {one.id for state in states for one in candidates(state, catalogue)}
        every = measures_named(dossier, catalogue, worth)
        self.space = Space(batch, settling, [one.id for one in every])
        efforts: dict[str | None, int] = {one.id: one.points for one in _efforts(dossier, catalogue)}
        self._points = [efforts.get(one.effort) for one in every]
        self._hours_open = hours_are_open(settling)
        self._other_hours = groups_with_other_hours(batch, self.space.candidates)
        columns = {one.place: one for one in self.space.columns}
        self._alike = [alike(self.space.batch, settling, columns, item) for item in settling.items]

    def to(self, target: int) -> tuple[Sequence[Improvement], Sequence[OutOfReach]]:
        """Return the smallest ways to an advice (a place in `ADVICE_ORDER`) or a milder one, and where none is."""
        light = _Way(self, target, "lightest")
        found = light.things()
        if found.sets == ((),):
            return list(light.improvements(found)), ()
        if not self.space.items:
            return (), [light.out_of_reach(found)]
        heavy = _Way(self, target, "heaviest")
        both = [(light, found), (heavy, heavy.things(found, bound=not self._hours_open))]
        return (
            [one for way, things in both if things.sets for one in way.improvements(things)],
            [way.out_of_reach(things) for way, things in both if not things.sets],
        )

    def told(self, improvements: Iterable[Improvement]) -> tuple[Improvement, ...]:
        """Fill in what each answer to what has to be found out would do to the advice."""
        every = list(improvements)
        wanted = {one.id for improvement in every for one in improvement.find_out}
        items = [one for one in self.space.items if one.id in wanted]
        effects = answer_effects(self.space.batch, self._settling, items)
        return tuple(
            replace(
                improvement,
                find_out=tuple(replace(one, answers=effects[one.id]) for one in improvement.find_out),
            )
            for improvement in every
        )

    # For one way ---------------------------------------------------------------------------------------------------

    def harmless_items(self, end: End) -> list[bool]:
        return [harmless_to_find_out(self._settling, item, end, self._other_hours) for item in self.space.items]

    def harmless_measure(self, place: int, end: End) -> bool:
        space = self.space
        where = end if space.items else None
        return harmless_to_take(space.batch, self._settling, space.candidates, space.measures[place], where)

    @property
    def alike(self) -> Sequence[object]:
        return self._alike

    def points(self, place: int) -> int | None:
        return self._points[place]

    def improvement(
        self, pair: _Pair, end: End, by: Sequence[Literal["number", "effort"]], *, proven: bool
    ) -> Improvement:
        """Say what a pair leads to, worked out by the plain scorer.

        Raises:
            ScoringError: when it is not what the batch scorer says.
        """
        items = [self.space.items[place] for place in pair.find_out]
        measures = tuple(self.space.measures[place] for place in pair.measures)
        settled = self._settling.settled(items, end) if items else self._dossier
        outcome = score(apply_measures(settled, self._catalogue, measures), self._catalogue, with_trace=False)
        row = self.space.rows(1)
        row[0, list(pair.find_out)] = STATE[end]
        row[0, [len(self.space.items) + place for place in pair.measures]] = 1
        if outcome.advice is None or outcome.advice.inputs != self.space.inputs(row[0]):
            raise ScoringError(_("De weg naar een beter advies is niet na te rekenen."))
        points = [self.points(place) for place in pair.measures]
        return Improvement(
            advice=outcome.advice.outcome,
            burden_class=outcome.burden_class,
            find_out=tuple(ToSettle(one.id, one.kind, one.subject, one.group, one.informants, ()) for one in items),
            measures=measures,
            assumes=Assumes(end if items else None, self._settling.assumed(items, end)),
            effort=None if None in points else sum(one for one in points if one is not None),
            smallest_by=tuple(by),
            proven=proven,
        )


class _Way:
    """The ways to one advice, with everything that is found out at one end."""

    def __init__(self, ways: _Ways, target: int, end: End) -> None:
        self._ways, self._space, self._target, self._end = ways, ways.space, target, end
        self._measures = range(len(ways.space.measures))
        self._harmful = [place for place in self._measures if not ways.harmless_measure(place, end)]
        self._sure = len(self._harmful) <= MOST_HARMFUL

    # What to find out ----------------------------------------------------------------------------------------------

    def things(self, lightest: Found | None = None, *, bound: bool = True) -> Found:
        """Return the smallest sets of things to find out with which some measures lead to the advice.

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
            monotone=self._ways.harmless_items(self._end),
            alike=self._ways.alike,
            needed=lightest.needed if lightest and bound else (),
            least=lightest.weight if lightest and lightest.proven and bound else 0,
            starts=lightest.sets if lightest else (),
            budget=BUDGET // len(corners),
        ).run()
        if not found.sets and not found.proven and lightest is not None and bound:
            found = replace(found, proven=not self._any_relaxed(lightest, corners))
        return found if self._sure else replace(found, proven=found.proven and found.sets == ((),))

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
        sure = things.proven and things.complete and len(sets) == len(things.sets) and self._sure
        every = list(range(len(self._space.measures)))
        number, number_proven = self._least(sets, self._measures, [1 for _place in every])
        known = [place for place in self._measures if self._ways.points(place) is not None]
        effort, effort_proven = self._least(sets, known, [self._ways.points(place) or 0 for place in every])
        both = [one for one in number if one in effort]
        if both:
            proven = sure and number_proven and effort_proven
            yield self._ways.improvement(both[0], self._end, ("number", "effort"), proven=proven)
            return
        if number:
            yield self._ways.improvement(number[0], self._end, ("number",), proven=sure and number_proven)
        if effort:
            yield self._ways.improvement(effort[0], self._end, ("effort",), proven=sure and effort_proven)

    def _least(
        self, sets: Sequence[tuple[int, ...]], measures: Sequence[int], weights: Sequence[int]
    ) -> tuple[list[_Pair], bool]:
        """Return the pairs whose measures weigh least together, and whether that is proven."""
        best: list[_Pair] = []
        least: int | None = None
        proven = True
        for things in sets:
            found = self._search(things, measures, [weights[place] for place in measures])
            proven = proven and found.proven
            if not found.sets or (least is not None and found.weight > least):
                continue
            if least is None or found.weight < least:
                best, least = [], found.weight
            best += [_Pair(things, tuple(measures[one] for one in taken)) for taken in found.sets]
            if least == 0:
                return best, True
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


def _efforts(dossier: Dossier, catalogue: Catalogue) -> Sequence[EffortPoints]:
    definition = advice_rules_of(dossier, catalogue)
    return definition.robustness.efforts if definition and definition.robustness else ()
