"""Conditions and rules of a questionnaire: read once, and worked out on positions or facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from questionnaires.expressions import EvaluationError, Expression, ExpressionError, Lookup, evaluate, parse
from questionnaires.translation import _
from scoring.errors import ScoringError
from scoring.positions import Position


def read_condition(text: str) -> Expression:
    """Read a condition.

    Raises:
        ScoringError: when it cannot be read; the checker would have said so.
    """
    try:
        return parse(text)
    except ExpressionError as error:
        message = _("De voorwaarde '{text}' is niet te lezen: {why}.")
        raise ScoringError(message.format(text=text, why=error)) from error


def holds(expression: Expression, lookup: Lookup) -> bool | None:
    """Work out a condition.

    Raises:
        ScoringError: when it does not fit the values; the checker would have said so.
    """
    try:
        return evaluate(expression, lookup)
    except EvaluationError as error:
        raise ScoringError(_("De voorwaarde '{text}' past niet bij de vragen.").format(text=expression.text)) from error


class Condition:
    """A condition as a function of positions; it remembers what it worked out.

    `on` takes the positions of the questions that the condition names, in order (None: unknown), and gives None when
    that leaves it open.
    """

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self.on: Callable[..., bool | None] = lru_cache(maxsize=4096)(self._work_out)

    def _work_out(self, *positions: Position | None) -> bool | None:
        names = self._expression.names
        chosen = {
            name: None if position is None else position.chosen for name, position in zip(names, positions, strict=True)
        }
        return holds(self._expression, chosen.__getitem__)


class _Rule(Protocol):
    @property
    def when(self) -> str | None: ...


RuleT = TypeVar("RuleT", bound=_Rule)


class OrderedRules(Generic[RuleT]):
    """Rules of which the first that holds counts; one without a condition always holds."""

    def __init__(self, rules: Iterable[RuleT]) -> None:
        self._rules = tuple((rule, read_condition(rule.when) if rule.when else None) for rule in rules)

    def first(self, lookup: Lookup) -> RuleT | None:
        """Return the first rule that holds, if there is one; `lookup` gives what a name stands for."""
        for rule, expression in self._rules:
            if expression is None or holds(expression, lookup):
                return rule
        return None
