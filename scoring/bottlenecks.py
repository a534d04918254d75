"""Answers that may not be averaged away: bottlenecks and red flags (RULES section 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from questionnaires.model import BottleneckRule, FlagRule
from scoring.conditions import OrderedRules
from scoring.outcome import Fact

AnswerRuleT = TypeVar("AnswerRuleT", BottleneckRule, FlagRule)


def answer_facts(burden: int, context: str, *, critical: bool, protection: bool) -> Mapping[str, Fact]:
    """Return the facts that a rule for one answer may name.

    >>> dict(answer_facts(3, "hoog", critical=True, protection=False))
    {'burden': 3, 'critical': True, 'protection': False, 'context': 'hoog'}
    """
    return {"burden": burden, "critical": critical, "protection": protection, "context": context}


class AnswerRules(Generic[AnswerRuleT]):
    """Rules that single out an answer: the first that holds gives the reason."""

    def __init__(self, rules: Sequence[AnswerRuleT]) -> None:
        self._rules: OrderedRules[AnswerRuleT] = OrderedRules(rules)
        # 5 burdens, 5 levels and two truths: 100 cases at most.
        self._remembered: Callable[[int, str, bool, bool], AnswerRuleT | None] = cache(self._work_out)

    def rule(self, burden: int, context: str, *, critical: bool, protection: bool) -> AnswerRuleT | None:
        """Return the rule that singles out an answer, if there is one.

        Args:
            burden: of the answer, 0-4.
            context: the heaviest band of the context, or `none`.
            critical: whether the question is critical.
            protection: whether the question is about protection.
        """
        return self._remembered(burden, context, critical, protection)

    def _work_out(self, burden: int, context: str, critical: bool, protection: bool) -> AnswerRuleT | None:  # noqa: FBT001
        facts = answer_facts(burden, context, critical=critical, protection=protection)
        return self._rules.first(facts.__getitem__)
