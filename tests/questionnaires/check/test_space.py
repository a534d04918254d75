"""Sets of assignments as bits do what sets do."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.check.space import MAXIMUM_ASSIGNMENTS, Space, TooComplexError

sizes = st.lists(st.integers(1, 4), min_size=1, max_size=5)


def members(space: Space, mask: int) -> set[tuple[int, ...]]:
    """The assignments in a mask, one by one."""
    found = set()
    while mask:
        found.add(space.values(mask))
        mask &= mask - 1
    return found


@given(sizes, st.data())
def test_one_value_of_one_variable(sizes: list[int], data: st.DataObject) -> None:
    space = Space(sizes)
    variable = data.draw(st.integers(0, len(sizes) - 1))
    value = data.draw(st.integers(0, sizes[variable] - 1))
    every = set(product(*map(range, sizes)))
    assert members(space, space.everything) == every
    assert members(space, space.at(variable, value)) == {one for one in every if one[variable] == value}


@given(sizes, st.data())
def test_moving_changes_only_one_variable(sizes: list[int], data: st.DataObject) -> None:
    space = Space(sizes)
    variable = data.draw(st.integers(0, len(sizes) - 1))
    start, end = (data.draw(st.integers(0, sizes[variable] - 1)) for _ in range(2))
    mask = data.draw(st.integers(0, space.everything))
    expected = {(*one[:variable], end, *one[variable + 1 :]) for one in members(space, mask) if one[variable] == start}
    assert members(space, space.moved(mask, variable, start, end)) == expected


def test_too_many_assignments_are_refused_before_they_are_made() -> None:
    with pytest.raises(TooComplexError):
        Space([2] * 60)
    assert Space([MAXIMUM_ASSIGNMENTS]).count == MAXIMUM_ASSIGNMENTS
