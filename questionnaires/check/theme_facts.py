"""Every way in which the answers to one theme can be heavy: what a rule for a band can meet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations_with_replacement

from questionnaires.check.domains import truth_of
from questionnaires.check.fact_space import Facts, FactSpace, Variable, runs_of
from questionnaires.check.scored import heaviest
from questionnaires.check.space import TooComplexError
from questionnaires.expressions import Atom, Expression
from questionnaires.model import HEAVIEST, Questionnaire

MAXIMUM_COUNTS = 20_000
"""Ways in which a theme can be heavy that are gone through, for each size of theme."""


def band_spaces(questionnaire: Questionnaire, expressions: Sequence[Expression]) -> list[FactSpace]:
    """For each kind of scored section: every way in which its answers can be heavy."""
    kinds = {
        tuple(
            sorted(
                heaviest(questionnaire, question) for question in section.questions if questionnaire.is_scored(question)
            )
        )
        for section in questionnaire.sections
        if section.scored
    }
    return [_band_space(kind, expressions) for kind in sorted(kinds) if kind]


def _band_space(kind: tuple[int, ...], expressions: Sequence[Expression]) -> FactSpace:
    atoms = list(dict.fromkeys(atom for expression in expressions for atom in expression.atoms))
    most = [sum(end >= burden for end in kind) for burden in range(1, HEAVIEST + 1)]
    runs = [run for burden, limit in enumerate(most, 1) for run in _band_runs(atoms, burden, limit, len(kind))]
    # Ends of runs for one burden matter for the others too, because there are never more heavy than light answers.
    ends = sorted({end for run in runs for end in (run[0], run[-1])})
    if math.comb(len(ends) + HEAVIEST - 1, HEAVIEST) > MAXIMUM_COUNTS:
        raise TooComplexError
    counts = [
        found[::-1]
        for found in combinations_with_replacement(ends, HEAVIEST)
        if all(count <= limit for count, limit in zip(found[::-1], most, strict=True))
    ]
    number = {found: index for index, found in enumerate(counts)}
    raises = [
        (number[found], number[heavier])
        for found in counts
        for place in range(HEAVIEST)
        if (heavier := _next(found, place, ends)) in number
    ]
    return FactSpace([Variable([_band_facts(found, len(kind)) for found in counts], raises)], expressions)


def _band_runs(atoms: Sequence[Atom], burden: int, limit: int, questions: int) -> list[list[int]]:
    """Counts of answers of at least this burden, in runs that the rules cannot tell apart; 0 stands alone."""
    own = [atom for atom in atoms if atom.subject in {f"count_at_least_{burden}", f"share_at_least_{burden}"}]

    def signature(count: float) -> tuple[bool, ...]:
        facts = {f"count_at_least_{burden}": count, f"share_at_least_{burden}": count / questions}
        return (count > 0, *(truth_of(atom, facts[atom.subject]) for atom in own))

    return runs_of(range(limit + 1), signature)


def _next(found: tuple[int, ...], place: int, ends: Sequence[int]) -> tuple[int, ...]:
    """Some answers heavier: the next count at one place; nothing when there is none."""
    index = ends.index(found[place]) + 1
    return (*found[:place], ends[index], *found[place + 1 :]) if index < len(ends) else ()


def _band_facts(counts: tuple[int, ...], questions: int) -> Facts:
    facts: dict[str, str | float | bool] = {"highest": sum(count > 0 for count in counts)}
    for burden, count in enumerate(counts, start=1):
        facts[f"count_at_least_{burden}"] = count
        facts[f"share_at_least_{burden}"] = count / questions
    return facts
