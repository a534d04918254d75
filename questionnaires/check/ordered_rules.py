"""Lists of rules of which the first that holds counts: bands, classes, bottlenecks, outcomes of a scan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from questionnaires.check.comparing import Names, read_condition
from questionnaires.check.domains import text_of
from questionnaires.check.report import Report
from questionnaires.check.space import Mask, Space, idle_atoms
from questionnaires.expressions import Atom, Expression
from questionnaires.locations import Path
from questionnaires.translation import _

MAXIMUM_RULES = 50
"""In one list; every pair of them is looked at."""


class Rule(Protocol):
    """Any rule."""

    @property
    def id(self) -> str:
        """The id that an outcome names as its reason."""
        ...

    @property
    def when(self) -> str | None:
        """The condition; without one the rule always holds."""
        ...


class Combinations(Protocol):
    """Everything that rules can meet: answers to questions, or facts."""

    @property
    def space(self) -> Space:
        """All combinations."""
        ...

    @property
    def possible(self) -> Mask:
        """Those that can occur."""
        ...

    @property
    def of_atom(self) -> Mapping[Atom, Mask]:
        """Where each part of each condition is true."""
        ...

    def where(self, expression: Expression) -> Mask:
        """Where a condition is true."""
        ...

    def steps(self) -> Iterable[tuple[int, int, int]]:
        """A variable and two of its values, with one step to heavier between them."""
        ...

    def words(self, mask: Mask) -> str:
        """An example of a set that is not empty."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that were read.

    Attributes:
        path: where the list stands.
        rules: the rules, in order.
        expressions: their conditions; None for a rule that always holds.
    """

    path: Path
    rules: Sequence[Rule]
    expressions: Sequence[Expression | None]

    @property
    def looks(self) -> tuple[Expression, ...]:
        """The conditions that there are."""
        return tuple(expression for expression in self.expressions if expression is not None)

    def reached(self, combinations: Combinations) -> list[Mask]:
        """For each rule the combinations for which it is the first that holds."""
        left = combinations.possible
        found = []
        for expression in self.expressions:
            holds = left if expression is None else left & combinations.where(expression)
            found.append(holds)
            left ^= holds
        return found


def read_rules(report: Report, path: Path, rules: Sequence[Rule], names: Names) -> Rules | None:
    """Read the conditions of a list of rules; None, with findings, when one of them is wrong."""
    if len(rules) > MAXIMUM_RULES:
        message = _("hier staan {n} regels, en dat zijn er te veel om na te gaan").format(n=len(rules))
        report.at_key("C310", path, message, _("Maak er hooguit {n}.").format(n=MAXIMUM_RULES))
        return None
    expressions = [
        None if rule.when is None else read_condition(report, (*path, number, "when"), rule.when, names)
        for number, rule in enumerate(rules)
    ]
    if any(rule.when is not None and found is None for rule, found in zip(rules, expressions, strict=True)):
        return None
    return Rules(path, rules, expressions)


def check_last(report: Report, rules: Rules) -> None:
    """Check that the last rule always holds, so that there always is an outcome."""
    if rules.expressions and rules.expressions[-1] is not None:
        number = len(rules.rules) - 1
        message = _("{id} is de laatste regel en geldt niet altijd").format(id=rules.rules[number].id)
        report.at_key("B413", (*rules.path, number, "when"), message)


def check_reach(report: Report, rules: Rules, spaces: Sequence[Combinations]) -> bool:
    """Check that each rule can be the first that holds, and that each part of its condition matters.

    Returns:
        Whether every rule can be reached.
    """
    reached = [rules.reached(combinations) for combinations in spaces]
    fine = True
    for number, (rule, expression) in enumerate(zip(rules.rules, rules.expressions, strict=True)):
        path = (*rules.path, number)
        if any(masks[number] for masks in reached):
            if expression is not None:
                check_parts(report, (*path, "when"), expression, spaces)
            continue
        fine = False
        possible = expression is None or any(space.where(expression) & space.possible for space in spaces)
        message = _("vóór {id} past altijd al een andere regel") if possible else _("wat {id} vraagt, kan niet")
        report.at_value("B414", (*path, "id" if possible else "when"), message.format(id=rule.id))
    return fine


def check_parts(report: Report, path: Path, expression: Expression, spaces: Sequence[Combinations]) -> None:
    """Check that each part of a condition matters somewhere."""
    idle = [
        set(idle_atoms(combinations.space, expression, combinations.of_atom, combinations.possible))
        for combinations in spaces
    ]
    for atom in expression.atoms:
        if all(atom in atoms for atoms in idle):
            message = _("het deel {part} maakt geen verschil").format(part=text_of(atom))
            report.inside_value("C307", path, atom.column, message)


def check_milder(report: Report, code: str, rules: Rules, ranks: Sequence[int], spaces: Sequence[Combinations]) -> None:
    """Check that one step to heavier never leads to a rule with a milder outcome.

    Args:
        report: where findings go.
        code: the code of the finding.
        rules: the rules.
        ranks: how heavy the outcome of each rule is. When no rule holds, that is milder than any.
        spaces: what the rules can meet.
    """
    told: set[int] = set()
    for combinations in spaces:
        masks = rules.reached(combinations)
        none = combinations.possible
        for mask in masks:
            none ^= mask
        outcomes = [*zip(masks, ranks, range(len(masks)), strict=True), (none, -1, -1)]
        for variable, low, high in combinations.steps():
            for before, rank, number in outcomes:
                if number in told or not (after := combinations.space.moved(before, variable, low, high)):
                    continue
                for other, other_rank, other_number in outcomes:
                    if other_rank < rank and after & other:
                        told.add(number)
                        _report_milder(report, code, rules, (number, other_number), combinations.words(after & other))
                        break


def _report_milder(report: Report, code: str, rules: Rules, numbers: tuple[int, int], example: str) -> None:
    number, other = numbers
    instead = rules.rules[other].id if other >= 0 else _("geen enkele regel")
    message = _("wordt iets zwaarder, dan past niet meer {id} maar {instead}, bijvoorbeeld bij {example}")
    report.at_value(
        code,
        (*rules.path, number, "id"),
        message.format(id=rules.rules[number].id, instead=instead, example=example),
    )
