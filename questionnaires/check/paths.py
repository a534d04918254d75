"""Every combination of answers to some questions, with the rule that a hidden question counts as not answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.check.domains import domain_of
from questionnaires.check.space import Mask, Space
from questionnaires.expressions import Atom, Expression
from questionnaires.model import GroupKind, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Gates:
    """The conditions of the questions that were read without errors and do not go round in a circle."""

    questionnaire: Questionnaire
    conditions: Mapping[str, Expression]

    def with_gates(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return these questions and all that their conditions rest on, each after what it rests on."""
        found: dict[str, None] = {}

        def visit(name: str) -> None:
            if name not in found:
                for other in self.conditions[name].names if name in self.conditions else ():
                    visit(other)
                found[name] = None

        for name in names:
            visit(name)
        return tuple(found)


class AnswerSpace:
    """All combinations of answers to some questions, as far as the given conditions can tell them apart.

    An assignment says what somebody would answer to each question. Where a condition looks, a question that is hidden
    by the other answers, or is not for this kind of group, counts as absent.
    """

    def __init__(self, gates: Gates, names: Sequence[str], looks: Iterable[Expression], kind: GroupKind) -> None:
        """Enumerate.

        Args:
            gates: the conditions of the questionnaire.
            names: the questions, each after those that its condition names (see `Gates.with_gates`).
            looks: what will be asked of this space.
            kind: the kind of group that answers.

        Raises:
            TooComplexError: when there are too many combinations.
        """
        questions = gates.questionnaire.question_by_id
        conditions = [gates.conditions[name] for name in names if name in gates.conditions]
        atoms = dict.fromkeys(atom for expression in (*conditions, *looks) for atom in expression.atoms)
        self.names = tuple(names)
        self.domains = tuple(
            domain_of(gates.questionnaire, questions[name], [atom for atom in atoms if atom.subject == name])
            for name in names
        )
        self.space = Space([domain.size for domain in self.domains])
        self.possible = self.space.everything
        self.of_atom: dict[Atom, Mask] = {}
        for number, name in enumerate(names):
            self._add(number, questions[name], gates.conditions.get(name), kind)

    def _add(self, number: int, question: Question, condition: Expression | None, kind: GroupKind) -> None:
        domain = self.domains[number]
        usable = {*domain.answers, *((domain.absent,) if question.not_applicable_allowed else ())}
        self.possible &= self.space.any_of(number, [value in usable for value in range(domain.size)])
        shown = self.space.everything if kind in question.kinds else 0
        if condition is not None:
            shown &= self.where(condition)
        for atom, truths in domain.truths.items():
            when_hidden = self.space.complement(shown) if truths[domain.absent] else 0
            self.of_atom[atom] = (shown & self.space.any_of(number, truths)) | when_hidden

    def where(self, expression: Expression) -> Mask:
        """All combinations in which a condition is true."""
        return self.space.where(expression.root, self.of_atom.__getitem__)

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """The number of a question and two classes of its answers, with one step to heavier between them."""
        for number, domain in enumerate(self.domains):
            yield from ((number, low, high) for low, high in domain.raises)

    def words(self, mask: Mask) -> str:
        """An example of a set that is not empty: an answer for each question."""
        values = self.space.values(mask)
        examples = zip(self.names, self.domains, values, strict=True)
        return ", ".join(f"{name} = {domain.words[value]}" for name, domain, value in examples)
