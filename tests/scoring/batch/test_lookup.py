"""What is looked up is what would have been worked out, however many cases there are."""

from __future__ import annotations

import numpy as np

from scoring.batch.codes import constant
from scoring.batch.lookup import Lookup
from scoring.batch.scales import Scale, scales
from scoring.conditions import holds, read_condition


def test_every_case_is_worked_out_once_and_found_again() -> None:
    asked: list[int] = []

    def work_out(case: int) -> int:
        asked.append(case)
        return case % 97

    look_up = Lookup(work_out)
    # Many more cases than slots, and some far apart: they have to share.
    for keys in np.random.default_rng(5).integers(0, 2**62, (3, 10_000)):
        for column in (keys, keys[::-1].copy(), keys[:1]):
            assert look_up(column).tolist() == [case % 97 for case in column.tolist()]
    assert len(asked) == len(set(asked)) == 30_000


def test_few_cases_have_a_slot_each() -> None:
    asked: list[int] = []

    def work_out(case: int) -> int:
        asked.append(case)
        return case + 1

    look_up = Lookup(work_out, cases=5)
    for keys in ([4, 4, 0, 1], [3, 4], [2]):
        assert look_up(np.array(keys)).tolist() == [key + 1 for key in keys]
    assert asked == [0, 1, 4, 3, 2]


def test_a_case_that_was_asked_alone_is_not_worked_out_anew() -> None:
    asked: list[int] = []

    def work_out(case: int) -> int:
        asked.append(case)
        return case

    look_up = Lookup(work_out, cases=9)
    assert [look_up(constant(7)).tolist(), look_up(np.array([7, 7, 8])).tolist()] == [[7], [7, 7, 8]]
    assert asked == [7, 8]


def test_a_condition_says_the_same_of_all_numbers_in_one_place() -> None:
    condition = read_condition("share > 0.25 and share <= 0.5 or share == 0.75 or share in (1, 0)")
    scale = scales([condition], ["share", "other"])["share"]
    numbers = np.arange(0, 1.3, 0.01)
    for number, place in zip(numbers.tolist(), scale.places(numbers).tolist(), strict=True):
        same = (holds(condition, {"share": one}.__getitem__) for one in (number, scale.value(place)))
        assert len(set(same)) == 1, number
    assert scales([condition], ["other"])["other"].size == 1


def test_without_thresholds_all_numbers_are_the_same() -> None:
    assert Scale([]).places(np.array([-1, 0, 9])).tolist() == [0, 0, 0]
