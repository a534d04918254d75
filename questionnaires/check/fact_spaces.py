"""Every combination of facts that rules can meet, as far as the rules can tell them apart.

The numbers of a rule are compared with the numbers that can occur: from how many questions a theme has, which of them
are critical, how many themes there are. So a threshold that cannot be reached is found by going through them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from questionnaires.check.domains import truth_of
from questionnaires.check.space import Mask, Space
from questionnaires.expressions import Atom, Bare, Expression
from questionnaires.facts import CLASS_FACTS, LEVELS
from questionnaires.model import (
    HEAVIEST,
    ChoiceQuestion,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    SectionRole,
)

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
                return self.space.any_of(number, [truth_of(atom, facts[atom.subject]) for facts in variable.values])
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


def scored_questions(questionnaire: Questionnaire, *, context: bool) -> list[Question]:
    """The questions that carry a burden, of the context sections or of the themes."""
    return [
        question
        for section in questionnaire.sections
        if section.scored and (section.role is SectionRole.CONTEXT) == context
        for question in section.questions
        if questionnaire.is_scored(question)
    ]


def all_answers_known(questionnaire: Questionnaire) -> bool:
    """Whether every choice has answers: with an unknown scale it has none, and nothing can be said about rules."""
    return all(
        questionnaire.options_of(question)
        for question in questionnaire.questions
        if isinstance(question, ChoiceQuestion)
    )


def heaviest(questionnaire: Questionnaire, question: Question) -> int:
    """The heaviest burden that an answer to a question can have."""
    if isinstance(question, NumberQuestion | MultipleChoice):
        return max((band.burden for band in question.bands), default=0)
    return max((option.burden or 0 for option in questionnaire.options_of(question)), default=0)


# Bands of a theme ------------------------------------------------------------------------------------------------


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
    levels = [_ends(_band_runs(atoms, burden, limit, len(kind))) for burden, limit in enumerate(most, start=1)]
    counts = [found for found in product(*levels) if all(more >= less for more, less in pairwise(found))]
    number = {found: index for index, found in enumerate(counts)}
    raises = [
        (number[found], number[heavier])
        for found in counts
        for place, level in enumerate(levels)
        if (heavier := _next(found, place, level)) in number
    ]
    return FactSpace([Variable([_band_facts(found, len(kind)) for found in counts], raises)], expressions)


def _band_runs(atoms: Sequence[Atom], burden: int, limit: int, questions: int) -> list[list[int]]:
    """Counts of answers of at least this burden, in runs that the rules cannot tell apart; 0 stands alone."""
    own = [atom for atom in atoms if atom.subject in {f"count_at_least_{burden}", f"share_at_least_{burden}"}]
    runs: dict[tuple[bool, ...], list[int]] = {}
    for count in range(limit + 1):
        facts = {f"count_at_least_{burden}": count, f"share_at_least_{burden}": count / questions}
        signature = (count > 0, *(truth_of(atom, facts[atom.subject]) for atom in own))
        runs.setdefault(signature, []).append(count)
    return list(runs.values())


def _ends(runs: Iterable[list[int]]) -> list[int]:
    return sorted({end for run in runs for end in (run[0], run[-1])})


def _next(found: tuple[int, ...], place: int, level: Sequence[int]) -> tuple[int, ...]:
    """One answer heavier: the next count at one place; the same when there is none."""
    index = level.index(found[place]) + 1
    return (*found[:place], level[index], *found[place + 1 :]) if index < len(level) else ()


def _band_facts(counts: tuple[int, ...], questions: int) -> Facts:
    facts: dict[str, str | float | bool] = {"highest": sum(count > 0 for count in counts)}
    for burden, count in enumerate(counts, start=1):
        facts[f"count_at_least_{burden}"] = count
        facts[f"share_at_least_{burden}"] = count / questions
    return facts


# One answer ------------------------------------------------------------------------------------------------------


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


# A group ---------------------------------------------------------------------------------------------------------

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
    runs = {name: _runs([atom for atom in atoms if atom.subject == name], _points(name, most, atoms)) for name in used}
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


def _points(name: str, most: Mapping[str, int], atoms: Sequence[Atom]) -> list[float]:
    """The values of a fact that can differ: every count, or the numbers in the rules and what lies between them."""
    if CLASS_FACTS[name].whole:
        return [float(count) for count in range(most[name] + 1)]
    constants = (
        float(constant.value)
        for atom in atoms
        if atom.subject == name and not isinstance(atom, Bare)
        for constant in atom.constants
    )
    ends = sorted({0.0, 1.0, *(constant for constant in constants if 0 <= constant <= 1)})
    between = [math.fsum(pair) / 2 for pair in pairwise(ends)]
    return sorted({*ends, *between})


def _runs(atoms: Sequence[Atom], points: Sequence[float]) -> list[list[float]]:
    """Points in order, split where a rule can tell two neighbours apart."""
    runs: list[list[float]] = []
    before: tuple[bool, ...] | None = None
    for point in points:
        signature = tuple(truth_of(atom, point) for atom in atoms)
        if signature != before:
            runs.append([])
        runs[-1].append(point)
        before = signature
    return runs


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
