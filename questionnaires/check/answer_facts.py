"""Every answer that can be given, in every context: what a rule for a bottleneck or a red flag can meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from questionnaires.check.fact_space import Facts, FactSpace, Variable
from questionnaires.check.scored import heaviest, scored_questions
from questionnaires.expressions import Expression
from questionnaires.facts import LEVELS
from questionnaires.model import Questionnaire


def answer_space(questionnaire: Questionnaire, expressions: Sequence[Expression]) -> FactSpace:
    """Every answer that somebody can give to a question of a theme, in every context."""
    questions = scored_questions(questionnaire, context=False)
    kinds: dict[tuple[bool, bool], int] = {}
    for question in questions:
        kind = (question.critical, question.protection)
        kinds[kind] = max(kinds.get(kind, 0), heaviest(questionnaire, question))
    contexts = list(LEVELS) if scored_questions(questionnaire, context=True) else ["none"]
    values = [
        (critical, protection, burden, context)
        for (critical, protection), end in kinds.items()
        for burden in range(end + 1)
        for context in contexts
    ]
    number = {value: index for index, value in enumerate(values)}
    raises = []
    for critical, protection, burden, context in values:
        heavier = [(critical, protection, burden + 1, context)]
        heavier += [(critical, protection, burden, other) for low, other in pairwise(contexts) if low == context]
        raises += [
            (number[critical, protection, burden, context], number[value]) for value in heavier if value in number
        ]
    facts: list[Facts] = [
        {"burden": burden, "critical": critical, "protection": protection, "context": context}
        for critical, protection, burden, context in values
    ]
    return FactSpace([Variable(facts, raises)], expressions)
