"""All combinations of facts that a list of rules can meet, as far as the rules can tell them apart.

The numbers of a rule are compared with the numbers that can occur: from how many questions a theme has, which of them
are critical, how many themes there are. So a threshold that cannot be reached is found by going through them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from questionnaires.check.domains import truth_of
from questionnaires.check.space import Mask, Space
from questionnaires.expressions import Atom, Expression

NumberT = TypeVar("NumberT", int, float)
Facts = Mapping[str, str | float | bool]


@dataclass(frozen=True, slots=True)
class Variable:
    """Facts that change together: their values, and between which of those one step to heavier leads."""

    values: Sequence[Facts]
    raises: Sequence[tuple[int, int]]


class FactSpace:
    """All combinations of the values of some variables."""

    def __init__(self, variables: Sequence[Variable], expressions: Iterable[Expression]) -> None:
        self.variables = tuple(variables)
        self.space = Space([len(variable.values) for variable in self.variables])
        self.possible: Mask = self.space.everything
        self.of_atom: dict[Atom, Mask] = {}
        for atom in dict.fromkeys(atom for expression in expressions for atom in expression.atoms):
            self.of_atom[atom] = self._mask(atom)

    def _mask(self, atom: Atom) -> Mask:
        for number, variable in enumerate(self.variables):
            if atom.subject in variable.values[0]:
                truths = {value: truth_of(atom, value) for value in {facts[atom.subject] for facts in variable.values}}
                return self.space.any_of(number, [truths[facts[atom.subject]] for facts in variable.values])
        raise KeyError(atom.subject)

    def where(self, expression: Expression) -> Mask:
        """All combinations in which a rule's condition is true."""
        return self.space.where(expression.root, self.of_atom.__getitem__)

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """The number of a variable and two of its values, with one step to heavier between them."""
        for number, variable in enumerate(self.variables):
            yield from ((number, low, high) for low, high in variable.raises)

    def words(self, mask: Mask) -> str:
        """An example of a set that is not empty."""
        facts: dict[str, str | float | bool] = {}
        for variable, value in zip(self.variables, self.space.values(mask), strict=True):
            facts |= variable.values[value]
        return ", ".join(f"{name} = {_word(value)}" for name, value in facts.items())


def _word(value: str | float | bool) -> str:  # noqa: FBT001 - any fact
    return f"{value:.2g}" if isinstance(value, float) else str(value).lower()


def runs_of(points: Iterable[NumberT], signature: Callable[[NumberT], tuple[bool, ...]]) -> list[list[NumberT]]:
    """Points in order, split where two neighbours can be told apart."""
    return [list(run) for _signature, run in groupby(points, signature)]
