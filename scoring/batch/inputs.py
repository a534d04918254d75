"""What the groups and the compass contribute to the advice, brought together as the inputs that it is decided on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER
from scoring.advice.definition import CompiledAdvice
from scoring.advice.outcome import AdviceInputs
from scoring.batch.codes import Column, Truths
from scoring.batch.compasses import COMPASSES
from scoring.batch.group import GroupColumns
from scoring.outcome import CLASS_ORDER

_FLAG, _AGREED, _EVIDENCE, _CLASS = 4, 2, 1, 8
_NO_GROUPS = np.array([(len(CLASS_ORDER) - 1) * _CLASS + _AGREED])
CONTRIBUTIONS = len(CLASS_ORDER) * _CLASS
"""So many different things can one group contribute."""


class InputColumns(NamedTuple):
    """The inputs of the advice in every version; the class is a place in `CLASS_ORDER`, the compass in `COMPASSES`."""

    burden: Column
    compass: Column
    open_flag: Truths
    measures_agreed: Truths
    evidence: Truths

    def of(self, version: int) -> AdviceInputs:
        """Return those of one version."""
        burden, compass, *truths = (column[version] for column in np.broadcast_arrays(*self))
        return AdviceInputs(CLASS_ORDER[burden], COMPASSES[compass], *map(bool, truths))


def contribution(found: GroupColumns) -> Column:
    """Return what a group contributes in every version as one number; its class is the largest part of it."""
    packed: Column = found.classes * _CLASS + found.open_flag * _FLAG + found.measures_agreed * _AGREED + found.evidence
    return packed


def inputs_of(groups: Iterable[Column], compass: Column) -> InputColumns:
    """Bring together what each group contributes and the outcome of the compass: the worst group decides.

    >>> inputs_of([np.array([8 + 2 + 1]), np.array([4 + 1])], np.array([0])).of(0)
    AdviceInputs(burden='middel', compass='op_orde', open_flag=True, measures_agreed=False, evidence=True)
    """
    *every, compass = np.broadcast_arrays(*([*groups] or [_NO_GROUPS]), compass)
    return InputColumns(
        burden=np.maximum.reduce(every) // _CLASS,
        compass=compass,
        open_flag=np.bitwise_or.reduce(every) & _FLAG > 0,
        measures_agreed=np.bitwise_and.reduce(every) & _AGREED > 0,
        evidence=np.bitwise_and.reduce(every) & _EVIDENCE > 0,
    )


class AdviceTable:
    """The advice for every combination of inputs."""

    def __init__(self, advice: CompiledAdvice) -> None:
        """Decide each of them."""
        truths = (False, True)
        found = [
            ADVICE_ORDER.index(advice.decide(AdviceInputs(*inputs)).advice)
            for inputs in product(CLASS_ORDER, COMPASSES, truths, truths, truths)
        ]
        self._table = np.array(found).reshape(len(CLASS_ORDER), len(COMPASSES), 2, 2, 2)

    def __call__(self, inputs: InputColumns) -> Column:
        """Return the advice of every version, a place in `ADVICE_ORDER`."""
        burden, compass, *truths = inputs
        found: Column = self._table[(burden, compass, *(one.astype(np.intp) for one in truths))]
        return found
