"""Every combination of fields, scores and facts of a step that rules about steps can tell apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from questionnaires.check.comparing import FieldsAndFacts
from questionnaires.check.domains import domain_of, truth_of
from questionnaires.check.space import Mask, Space
from questionnaires.expressions import Atom, Bare, Expression
from questionnaires.facts import Fact
from questionnaires.model import NumberQuestion


@dataclass(frozen=True, slots=True)
class _Variable:
    """What one name can be: an example of each class, the truths of each atom in them, and the steps to heavier."""

    words: Sequence[str]
    truths: Mapping[Atom, Sequence[bool]]
    raises: Sequence[tuple[int, int]]


class StepSpace:
    """All combinations that the given conditions can tell apart."""

    def __init__(self, names: FieldsAndFacts | Mapping[str, Fact], looks: Iterable[Expression]) -> None:
        """Enumerate.

        Raises:
            TooComplexError: when there are too many combinations.
        """
        atoms = list(dict.fromkeys(atom for look in looks for atom in look.atoms))
        self._names = tuple(dict.fromkeys(atom.subject for atom in atoms))
        self._variables = [
            _variable(names, name, [atom for atom in atoms if atom.subject == name], atoms) for name in self._names
        ]
        self.space = Space([len(variable.words) for variable in self._variables])
        self.possible: Mask = self.space.everything
        self.of_atom: dict[Atom, Mask] = {
            atom: self.space.any_of(number, truths)
            for number, variable in enumerate(self._variables)
            for atom, truths in variable.truths.items()
        }

    def keep(self, small: str, big: str, fits: Callable[[float, float], bool]) -> None:
        """Leave out what cannot be: two facts of which the numbers depend on each other."""
        if small not in self._names or big not in self._names:
            return
        first, second = self._names.index(small), self._names.index(big)
        mask = 0
        for number, word in enumerate(self._variables[first].words):
            marked = [fits(float(word), float(other)) for other in self._variables[second].words]
            mask |= self.space.at(first, number) & self.space.any_of(second, marked)
        self.possible &= mask

    def where(self, expression: Expression) -> Mask:
        """All combinations in which a condition is true."""
        return self.space.where(expression.root, self.of_atom.__getitem__)

    def best(self, names: Collection[str]) -> Mask:
        """All combinations in which each of these names is as light as it can be."""
        result = self.possible
        for number, name in enumerate(self._names):
            if name in names:
                heavier = {high for _low, high in self._variables[number].raises}
                values = range(len(self._variables[number].words))
                result &= self.space.any_of(number, [value not in heavier for value in values])
        return result

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """The number of a name and two of its classes, with one step to heavier between them."""
        for number, variable in enumerate(self._variables):
            yield from ((number, low, high) for low, high in variable.raises)

    def words(self, mask: Mask) -> str:
        """An example of a set that is not empty."""
        values = self.space.values(mask)
        examples = zip(self._names, self._variables, values, strict=True)
        return ", ".join(f"{name} = {variable.words[value]}" for name, variable, value in examples)


def _variable(
    names: FieldsAndFacts | Mapping[str, Fact], name: str, atoms: Sequence[Atom], every: Sequence[Atom]
) -> _Variable:
    facts = names.facts if isinstance(names, FieldsAndFacts) else names
    if name in facts:
        # Facts on one scale are compared with each other too: they need the same points.
        alike = [atom for atom in every if _on_one_scale(facts.get(atom.subject), facts[name])]
        return _of_fact(facts[name], atoms, alike)
    assert isinstance(names, FieldsAndFacts)  # noqa: S101 - a condition that was read names a field or a fact
    question = names.fields.question_by_id[name]
    domain = domain_of(names.fields, question, atoms)
    # In a journey more of any number is heavier: minutes, euros, papers, days.
    ladder = list(pairwise(range(domain.size))) if isinstance(question, NumberQuestion) else list(domain.raises)
    return _Variable(domain.words, domain.truths, ladder)


def _on_one_scale(one: Fact | None, other: Fact) -> bool:
    return one is not None and (one.type, one.whole, one.maximum) == (other.type, other.whole, other.maximum)


def _of_fact(fact: Fact, atoms: Sequence[Atom], alike: Sequence[Atom]) -> _Variable:
    if fact.type == "truth":
        return _Variable(("false", "true"), dict.fromkeys(atoms, (False, True)), [(1, 0) if fact.better else (0, 1)])
    points: Sequence[str | float] = fact.levels if fact.type == "level" else _points(fact, alike)
    truths = {atom: [truth_of(atom, point) for point in points] for atom in atoms}
    words = [point if isinstance(point, str) else f"{point:g}" for point in points]
    ladder = list(pairwise(range(len(points))))
    return _Variable(words, truths, [(high, low) for low, high in ladder] if fact.better else ladder)


def _points(fact: Fact, atoms: Sequence[Atom]) -> Sequence[float]:
    """The ends, every number in a condition, and what lies between them."""
    named = {float(constant.value) for atom in atoms if not isinstance(atom, Bare) for constant in atom.constants}
    ends = {fact.minimum} | (set() if fact.maximum is None else {fact.maximum})
    if fact.whole:
        near = {float(math.floor(Decimal(str(number))) + step) for number in named for step in (-1, 0, 1)}
        points = sorted(near | ends)
    else:
        whole = sorted(named | ends)
        points = sorted({*whole, *(math.fsum(pair) / 2 for pair in pairwise(whole))})
    return [point for point in points if fact.minimum <= point and (fact.maximum is None or point <= fact.maximum)]
