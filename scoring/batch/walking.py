"""Which questions are asked, for many versions at once (as `scoring.path`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

import numpy as np
import numpy.typing as npt

from scoring.batch.codes import ABSENT, Coded, Column
from scoring.compiled import Compiled, CompiledQuestion

_FALSE, _TRUE, _OPEN = 0, 1, 2
_LARGEST_TABLE = 100_000


class Paths:
    """The conditions of a questionnaire, as tables over the codes of the questions that they name."""

    def __init__(self, compiled: Compiled, codes: Sequence[Coded | None], asked: Sequence[bool]) -> None:
        self._codes = codes
        self._asked = asked
        self._order = compiled.order
        self._tables: dict[int, npt.NDArray[np.int8]] = {}

    def walk(self, columns: Sequence[Column]) -> list[Column]:
        """Return the columns with every answer that is not asked for as absent.

        Args:
            columns: the code of the answer to each question, by index.
        """
        path = list(columns)
        for question in self._order:
            index = question.index
            if self._codes[index] is None:
                continue
            if not self._asked[index]:
                path[index] = np.array([ABSENT])
            elif question.condition is not None:
                shown = self._shown(question, [path[gate] for gate in question.gates])
                path[index] = np.where(shown == _FALSE, ABSENT, path[index])
        return path

    def _shown(self, question: CompiledQuestion, gates: Sequence[Column]) -> npt.NDArray[np.int8]:
        sizes = [len(self._coded(gate).positions) for gate in question.gates]
        place: Column = np.zeros(1, dtype=np.int64)
        for size, column in zip(sizes, gates, strict=True):
            place = place * size + column
        if prod(sizes) <= _LARGEST_TABLE:
            if question.index not in self._tables:
                every = product(*(range(size) for size in sizes))
                self._tables[question.index] = np.array([self._on(question, one) for one in every], dtype=np.int8)
            return self._tables[question.index][place]
        cases, inverse = np.unique(place, return_inverse=True)
        table = np.array([self._on(question, _digits(int(case), sizes)) for case in cases], dtype=np.int8)
        return table[inverse]

    def _on(self, question: CompiledQuestion, gates: Sequence[int]) -> int:
        positions = [self._coded(gate).positions[code] for gate, code in zip(question.gates, gates, strict=True)]
        if question.condition is None:
            return _TRUE
        return {True: _TRUE, False: _FALSE, None: _OPEN}[question.condition.on(*positions)]

    def _coded(self, index: int) -> Coded:
        found = self._codes[index]
        if found is None:
            raise AssertionError(index)  # a condition names only questions that have positions
        return found


def _digits(place: int, sizes: Sequence[int]) -> list[int]:
    digits: list[int] = []
    for size in reversed(sizes):
        place, digit = divmod(place, size)
        digits.append(digit)
    return digits[::-1]
