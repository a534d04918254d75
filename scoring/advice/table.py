"""The whole table of the advice rules, and the nearest milder advice in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, get_args

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.compass_model import CompassId
from scoring.advice.definition import CompiledAdvice
from scoring.advice.outcome import AdviceInputs, ClassId, InputChange, NextBetter

InputName = Literal["burden", "compass", "open_flag", "measures_agreed", "evidence"]

_BURDENS: tuple[ClassId, ...] = get_args(ClassId)
_COMPASSES: tuple[CompassId, ...] = get_args(CompassId)
VALUES: dict[InputName, Sequence[str | bool]] = {
    "burden": _BURDENS,
    "compass": _COMPASSES,
    "open_flag": (False, True),
    "measures_agreed": (True, False),
    "evidence": (True, False),
}
"""What each input can be, from good to bad."""

EASE: tuple[InputName, ...] = ("evidence", "measures_agreed", "compass", "open_flag", "burden")
"""What an advisor can mend soonest comes first: find out more, get a promise, involve people, change the proposal."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One combination of inputs and the advice that the rules give for it. Keys of `doenvermogen rules --json`."""

    burden: ClassId
    compass: CompassId
    open_flag: bool
    measures_agreed: bool
    evidence: bool
    advice: AdviceId
    rule: str


@lru_cache(maxsize=64)
def decision_table(compiled: CompiledAdvice) -> tuple[TableRow, ...]:
    """Return the advice for every combination of inputs, each once, from good to bad.

    Raises:
        ScoringError: when no rule holds for one of them; the checker would have said so.
    """
    return tuple(_rows(compiled))


def _rows(compiled: CompiledAdvice) -> Iterator[TableRow]:
    truths = product(*(map(bool, VALUES[name]) for name in ("open_flag", "measures_agreed", "evidence")))
    for burden, compass, (open_flag, measures_agreed, evidence) in product(_BURDENS, _COMPASSES, tuple(truths)):
        rule = compiled.decide(AdviceInputs(burden, compass, open_flag, measures_agreed, evidence))
        yield TableRow(burden, compass, open_flag, measures_agreed, evidence, rule.advice, rule.id)


@lru_cache(maxsize=1024)
def next_better(compiled: CompiledAdvice, inputs: AdviceInputs) -> NextBetter | None:
    """Return the nearest milder advice: as few inputs as can be change, each as little as can be, none for the worse.

    Of changes that are as small, the one comes first that an advisor can bring about soonest. None when the advice is
    the mildest there is.
    """
    now = ADVICE_ORDER.index(compiled.decide(inputs).advice)
    found: list[tuple[tuple[int, int, tuple[int, ...]], TableRow, tuple[InputChange, ...]]] = []
    for row in decision_table(compiled):
        changes = _changes(inputs, row)
        if changes is None or ADVICE_ORDER.index(row.advice) >= now:
            continue
        steps = sum(_place(one.input, one.now) - _place(one.input, one.to) for one in changes)
        ease = tuple(sorted((EASE.index(one.input) for one in changes), reverse=True))
        found.append(((len(changes), steps, ease), row, changes))
    if not found:
        return None
    _size, row, changes = min(found, key=lambda one: one[0])
    return NextBetter(row.advice, row.rule, changes)


def _changes(inputs: AdviceInputs, row: TableRow) -> tuple[InputChange, ...] | None:
    """What is better in a row of the table; None when something is worse there."""
    changes = []
    for name in VALUES:
        now, to = getattr(inputs, name), getattr(row, name)
        if _place(name, to) > _place(name, now):
            return None
        if to != now:
            changes.append(InputChange(name, now, to))
    return tuple(changes)


def _place(name: InputName, value: str | bool) -> int:  # noqa: FBT001 - an input is a word or a truth
    return VALUES[name].index(value)
