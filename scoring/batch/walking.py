"""Which questions are asked, for many versions at once (as `scoring.path`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from scoring.batch.codes import ABSENT, Coded, Column, constant
from scoring.batch.lookup import Lookup
from scoring.compiled import Compiled, CompiledQuestion


class Walked(NamedTuple):
    """The answers that were given, and which of them count: codes by question index."""

    columns: Sequence[Column]
    path: Sequence[Column]


class Paths:
    """The conditions of a questionnaire, looked up by the codes of the questions that they name."""

    def __init__(self, compiled: Compiled, codes: Sequence[Coded | None], asked: Sequence[bool]) -> None:
        self._codes = codes
        self._asked = asked
        self._order = compiled.order
        self._conditions: dict[int, Lookup] = {}

    def walk(self, columns: Sequence[Column], like: Walked | None = None) -> Walked:
        """Return the path: the columns with every answer that is not asked for as absent.

        Args:
            columns: the code of the answer to each question, by index.
            like: another walk; what hangs on the very same columns is the same.
        """
        path = list(columns)
        for question in self._order:
            index = question.index
            if self._codes[index] is None:
                continue
            if not self._asked[index]:
                path[index] = constant(ABSENT)
            elif question.condition is not None:
                if like is not None and _hangs_on_the_same(question, columns, path, like):
                    path[index] = like.path[index]
                else:
                    path[index] = self._where_asked(question, path)
        return Walked(columns, path)

    def _where_asked(self, question: CompiledQuestion, path: Sequence[Column]) -> Column:
        """Return the codes of a question, absent (which is 0) where it is not asked; an open condition asks it."""
        case = constant(0)
        for gate in question.gates:
            case = case * len(self._coded(gate).positions) + path[gate]
        found = path[question.index] * self._condition(question)(case)
        return constant(int(found[0])) if found.size == 1 else found

    def _condition(self, question: CompiledQuestion) -> Lookup:
        if question.index not in self._conditions:
            sizes = [len(self._coded(gate).positions) for gate in question.gates]
            self._conditions[question.index] = Lookup(
                lambda case: self._is_asked(question, _digits(case, sizes)), cases=prod(sizes)
            )
        return self._conditions[question.index]

    def _is_asked(self, question: CompiledQuestion, gates: Sequence[int]) -> int:
        positions = [self._coded(gate).positions[code] for gate, code in zip(question.gates, gates, strict=True)]
        return int(question.condition is None or question.condition.on(*positions) is not False)

    def _coded(self, index: int) -> Coded:
        found = self._codes[index]
        if found is None:
            raise AssertionError(index)  # a condition names only questions that have positions
        return found


def _hangs_on_the_same(
    question: CompiledQuestion, columns: Sequence[Column], path: Sequence[Column], like: Walked
) -> bool:
    index = question.index
    return columns[index] is like.columns[index] and all(path[gate] is like.path[gate] for gate in question.gates)


def _digits(case: int, sizes: Sequence[int]) -> list[int]:
    digits: list[int] = []
    for size in reversed(sizes):
        case, digit = divmod(case, size)
        digits.append(digit)
    return digits[::-1]
