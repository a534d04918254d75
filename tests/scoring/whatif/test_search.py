"""The smallest sets, against every set there is."""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.whatif.search import Found, Search, Truths


def clauses_hold(rows: Truths, clauses: list[tuple[frozenset[int], int]], without: list[frozenset[int]]) -> Truths:
    """Of each clause so many things are needed, and none of the bad combinations may be there as a whole."""
    good = np.ones(len(rows), dtype=np.bool_)
    for things, number in clauses:
        good &= rows[:, sorted(things)].sum(axis=1) >= number
    for bad in without:
        good &= ~rows[:, sorted(bad)].all(axis=1)
    return good


def by_trying_everything(search: Search) -> tuple[int | None, set[tuple[int, ...]]]:
    every = list(chain.from_iterable(combinations(range(search.count), size) for size in range(search.count + 1)))
    rows = np.zeros((len(every), search.count), dtype=np.bool_)
    for row, things in enumerate(every):
        rows[row, list(things)] = True
    weights = search.weights or [1] * search.count
    held = [one for one, good in zip(every, search.holds(rows), strict=True) if good]
    least = min((sum(weights[thing] for thing in one) for one in held), default=None)
    return least, {one for one in held if sum(weights[thing] for thing in one) == least}


@st.composite
def searches(draw: st.DrawFn, *, harm: bool, budget: int = 20_000) -> Search:
    count = draw(st.integers(0, 8))
    some = st.frozensets(st.integers(0, count - 1), min_size=1) if count else st.nothing()
    clauses = [(one, draw(st.integers(1, len(one)))) for one in draw(st.lists(some, max_size=3))] if count else []
    bad = draw(st.lists(some, max_size=2)) if count and harm else []
    harmful = set(chain.from_iterable(bad))
    return Search(
        count,
        lambda rows: clauses_hold(rows, clauses, bad),
        [thing not in harmful for thing in range(count)],
        weights=draw(st.lists(st.integers(1, 3), min_size=count, max_size=count)) if draw(st.booleans()) else (),
        budget=budget,
    )


def check(search: Search, found: Found) -> None:
    least, smallest = by_trying_everything(search)
    if found.proven:
        assert bool(found.sets) == (least is not None)
        assert not found.sets or found.weight == least
    if found.complete:
        assert set(found.sets) == smallest
    rows = np.zeros((len(found.sets), search.count), dtype=np.bool_)
    for row, things in enumerate(found.sets):
        rows[row, list(things)] = True
    assert search.holds(rows).all()


@pytest.mark.parametrize("harm", [False, True])
@settings(max_examples=60)
@given(data=st.data())
def test_it_finds_every_smallest_set(harm: bool, data: st.DataObject) -> None:
    search = data.draw(searches(harm=harm))
    found = search.run()
    assert found.proven
    assert found.complete
    check(search, found)


@settings(max_examples=60)
@given(st.data())
def test_what_it_claims_with_a_small_budget_is_true(data: st.DataObject) -> None:
    search = data.draw(searches(harm=data.draw(st.booleans()), budget=data.draw(st.integers(0, 60))))
    check(search, search.run())


def test_of_things_that_are_alike_only_their_number_matters() -> None:
    count = 60
    kinds = [thing % 2 for thing in range(count)]

    def holds(rows: Truths) -> Truths:
        good: Truths = (rows[:, 0::2].sum(axis=1) >= 11) & (rows[:, 1::2].sum(axis=1) >= 7)
        return good

    found = Search(count, holds, [True] * count, alike=kinds).run()
    assert found.proven
    assert found.sets == (tuple(sorted([*range(0, 22, 2), *range(1, 15, 2)])),)
    assert found.examined < 100


def test_what_nothing_can_do_without_is_not_searched_for() -> None:
    count = 40

    def holds(rows: Truths) -> Truths:
        good: Truths = rows[:, 5:25].all(axis=1) & (rows[:, :5].sum(axis=1) >= 2)
        return good

    found = Search(count, holds, [True] * count, budget=20_000).run()
    assert found.proven
    assert (found.weight, len(found.sets)) == (22, 10)
    assert set(found.needed) == set(range(5, 25))


def test_without_a_budget_nothing_can_be_left_out_of_what_it_finds() -> None:
    found = Search(30, lambda rows: rows.sum(axis=1) >= 15, [True] * 30, budget=100).run()
    assert len(found.sets[0]) == 15
    assert not found.proven
    assert not found.complete


def test_that_nothing_holds_is_proven_with_a_single_set() -> None:
    found = Search(200, lambda rows: np.zeros(len(rows), dtype=np.bool_), [True] * 200).run()
    assert found == Found((), 2, proven=True, complete=True)


def two_at_the_end_or_three_at_the_start(rows: Truths) -> Truths:
    good: Truths = np.logical_or(rows[:, -2:].all(axis=1), rows[:, :3].all(axis=1))
    return good


def test_a_set_that_is_one_heavier_than_what_was_ruled_out_is_not_the_smallest() -> None:
    # The budget is enough for sets of one; what comes last is left out first, so that three are left.
    found = Search(6, two_at_the_end_or_three_at_the_start, [True] * 6, budget=10).run()
    assert (found.sets, found.proven) == (((0, 1, 2),), False)


def test_of_several_starts_the_lightest_that_is_left_counts() -> None:
    starts = [(0, 1, 2, 3), (3, 4, 5), (0, 1, 2)]
    found = Search(6, two_at_the_end_or_three_at_the_start, [True] * 6, starts=starts, budget=10).run()
    assert (found.sets, found.proven, found.complete) == (((4, 5),), True, False)
