"""Answers that alone change the advice: all of them, by trying every other answer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scoring.batch.codes import Column
from scoring.dossier import Estimate
from scoring.positions import PlainValue
from scoring.robustness.outcome import ChangedAnswer, Pivotal
from scoring.robustness.space import OneMove, Space, advice_id


def single_advice(space: Space) -> Column:
    """Return the advice of every single move, as places in `ADVICE_ORDER`."""
    return space.advice(space.rows(np.arange(len(space.moves))[:, np.newaxis]))


def pivotal_answers(space: Space, advice: Column) -> Iterator[tuple[int, Pivotal]]:
    """Yield the nearest lighter and the nearest heavier answer that changes the advice, with how far it is in rank.

    A heavier answer is above 0, a lighter one below.

    Args:
        space: the versions.
        advice: of every single move, from `single_advice`.
    """
    seen = set[tuple[int, bool]]()
    for number, one in enumerate(space.moves):
        heavier = one.move.places > 0
        if advice[number] != space.now and (one.at, heavier) not in seen:
            seen.add((one.at, heavier))
            yield one.move.places, Pivotal(changed_answer(one), advice_id(int(advice[number])))


def changed_answer(one: OneMove) -> ChangedAnswer:
    """Return a move as everybody sees it."""
    known = one.known
    return ChangedAnswer(known.kind, known.subject, known.group, known.field, _said(known.now), _said(one.move.value))


def _said(value: PlainValue | Estimate) -> PlainValue:
    """What a value is called: of a three-point estimate what is likely."""
    return value.likely if isinstance(value, Estimate) else value
