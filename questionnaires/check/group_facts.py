"""Every combination of bottlenecks, bands and unknowns of a group: what a rule for a class can meet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from questionnaires.check.domains import truth_of
from questionnaires.check.fact_space import FactSpace, Variable, runs_of
from questionnaires.check.scored import scored_questions
from questionnaires.check.space import Mask, Space
from questionnaires.expressions import Atom, Bare, Expression
from questionnaires.facts import CLASS_FACTS
from questionnaires.model import Questionnaire, SectionRole

_LESS_OR_EQUAL = (
    ("themes_with_heavy_bottleneck", "heavy_bottlenecks", "bottlenecks"),
    ("themes_zeer_hoog", "themes_hoog", "themes_matig"),
)
"""Chains of facts in which a later one is never less than an earlier one."""
_TOGETHER = (("heavy_bottlenecks", "themes_with_heavy_bottleneck"), ("unknown_critical", "unknown_share"))
"""When the first is more than 0, so is the second."""


def class_space(questionnaire: Questionnaire, expressions: Sequence[Expression]) -> FactSpace:
    """Every combination of bottlenecks, bands and unknowns that a group can have."""
    atoms = list(dict.fromkeys(atom for expression in expressions for atom in expression.atoms))
    used = list(dict.fromkeys(atom.subject for atom in atoms))
    most = _most(questionnaire)
    runs = {name: _class_runs(name, [atom for atom in atoms if atom.subject == name], most) for name in used}
    variables = [
        Variable([{name: run[0]} for run in runs[name]], list(pairwise(range(len(runs[name]))))) for name in used
    ]
    found = FactSpace(variables, expressions)
    for small, big in _pairs(used):
        found.possible &= _mask_of_pair(found.space, used.index(small), used.index(big), runs[small], runs[big])
    for cause, effect in _TOGETHER:
        if cause in used and effect in used:
            without = found.space.any_of(used.index(effect), [run[-1] <= 0 for run in runs[effect]])
            with_cause = found.space.any_of(used.index(cause), [run[0] > 0 for run in runs[cause]])
            found.possible &= found.space.complement(with_cause & without)
    return found


def _most(questionnaire: Questionnaire) -> Mapping[str, int]:
    """The highest count of each fact that this questionnaire allows."""
    questions = scored_questions(questionnaire, context=False)
    themes = sum(section.role is SectionRole.THEME for section in questionnaire.sections)
    rules = questionnaire.scoring.bottlenecks if questionnaire.scoring else ()
    heavy = any(rule.heavy for rule in rules)
    return {
        "unknown_critical": sum(question.critical for question in questions),
        "bottlenecks": len(questions) if rules else 0,
        "heavy_bottlenecks": len(questions) if heavy else 0,
        "themes_with_heavy_bottleneck": themes if heavy else 0,
        "themes_matig": themes,
        "themes_hoog": themes,
        "themes_zeer_hoog": themes,
    }


def _class_runs(name: str, atoms: Sequence[Atom], most: Mapping[str, int]) -> list[list[float]]:
    """Values of a fact in runs that the rules cannot tell apart."""
    points = [float(count) for count in range(most[name] + 1)] if CLASS_FACTS[name].whole else _shares(atoms)
    return runs_of(points, lambda point: tuple(truth_of(atom, point) for atom in atoms))


def _shares(atoms: Sequence[Atom]) -> list[float]:
    """The shares in the rules, the ends, and what lies between them."""
    constants = (float(constant.value) for atom in atoms if not isinstance(atom, Bare) for constant in atom.constants)
    ends = sorted({0.0, 1.0, *(constant for constant in constants if 0 <= constant <= 1)})
    between = [math.fsum(pair) / 2 for pair in pairwise(ends)]
    return sorted({*ends, *between})


def _pairs(used: Sequence[str]) -> Iterable[tuple[str, str]]:
    for chain in _LESS_OR_EQUAL:
        yield from combinations([name for name in chain if name in used], 2)


def _mask_of_pair(
    space: Space, small: int, big: int, small_runs: Sequence[list[float]], big_runs: Sequence[list[float]]
) -> Mask:
    mask = 0
    for number, run in enumerate(small_runs):
        fits = [run[0] <= other[-1] for other in big_runs]
        mask |= space.at(small, number) & space.any_of(big, fits)
    return mask
