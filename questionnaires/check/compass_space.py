"""Everything that the rules of a compass can meet: every way in which its checks can be answered, in every phase.

Nothing is estimated: points, how many checks are core and how many count follow from the definition itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from questionnaires.check.domains import truth_of
from questionnaires.check.fact_space import Facts, FactSpace, Variable
from questionnaires.check.space import TooComplexError
from questionnaires.compass_model import CompassDefinition
from questionnaires.expressions import Expression
from questionnaires.facts import MAXIMUM_CHECKS

MAXIMUM_STATES = 100_000
"""More ways to answer than this are not worth waiting for; fifteen checks have a few thousand."""

_Core = tuple[int, ...]
"""The points of the checks of the core that are known, the most first."""


class _State(NamedTuple):
    """One way to answer: points of the core, how many of the core are not known and what those count for, the rest."""

    core: _Core
    unknown: int
    counted: int
    others: int
    points: int


def compass_space(definition: CompassDefinition, expressions: Sequence[Expression]) -> FactSpace:
    """Return all combinations of facts that the rules can tell apart, with the steps to a worse answer between them.

    Raises:
        TooComplexError: when there are too many ways to answer.
    """
    if len(definition.checks) > MAXIMUM_CHECKS:
        raise TooComplexError
    ladder = tuple(sorted({option.points for option in definition.options}, reverse=True))
    atoms = list(dict.fromkeys(atom for expression in expressions for atom in expression.atoms))

    @cache
    def truths(fact: str, value: float) -> tuple[bool, ...]:
        return tuple(truth_of(atom, value) for atom in atoms if atom.subject == fact)

    classes: dict[tuple[tuple[bool, ...], ...], Facts] = {}
    number_of: dict[tuple[tuple[bool, ...], ...], int] = {}
    steps: set[tuple[int, int]] = set()

    @cache
    def number(state: _State) -> int:
        facts = _facts(state, ladder)
        key = tuple(truths(name, value) for name, value in facts.items())
        classes.setdefault(key, facts)
        return number_of.setdefault(key, len(number_of))

    seen = 0
    for core, others in _sizes(definition):
        reached = _sums(others, ladder)
        for state in _states(core, reached, ladder):
            seen += 1
            if seen > MAXIMUM_STATES:
                raise TooComplexError
            before = number(state)
            steps.update((before, number(worse)) for worse in _worse(state, reached, ladder))
    variable = Variable(list(classes.values()), sorted(step for step in steps if step[0] != step[1]))
    return FactSpace([variable], expressions)


def _sums(checks: int, ladder: Sequence[int]) -> list[set[int]]:
    """The points that none, one, two, ... of so many checks can have together."""
    sums = [{0}]
    for _place in range(checks):
        sums.append({before + points for before in sums[-1] for points in ladder})
        if len(sums[-1]) > MAXIMUM_STATES:
            raise TooComplexError
    return sums


def _sizes(definition: CompassDefinition) -> set[tuple[int, int]]:
    """How many checks of the core and how many others there are, in each phase."""
    phases = [phase.id for phase in definition.phases.phases]
    active = {phase: [check for check in definition.checks if phase in check.active] for phase in phases}
    core = {phase: sum(phase in check.core for check in checks) for phase, checks in active.items()}
    return {(core[phase], len(active[phase]) - core[phase]) for phase in phases if active[phase]}


def _states(core: int, reached: Sequence[set[int]], ladder: Sequence[int]) -> Iterator[_State]:
    """Every way to answer; any number of the others can be left out as not applicable."""
    for unknown in range(core + 1):
        for known in combinations_with_replacement(ladder, core - unknown):
            for counted in {ladder[0], ladder[-1]} if unknown else {ladder[-1]}:
                for count, sums in enumerate(reached):
                    if core or count:
                        yield from (_State(known, unknown, counted, count, points) for points in sums)


def _worse(state: _State, reached: Sequence[set[int]], ladder: Sequence[int]) -> Iterator[_State]:
    """Every way to answer with one check a step worse, or no longer known and at its worst."""
    core, fewest = state.core, ladder[-1]
    for place, points in enumerate(core):
        left = (*core[:place], *core[place + 1 :])
        for lower in ladder[ladder.index(points) + 1 :][:1]:
            known = tuple(sorted((*left, lower), reverse=True))
            yield _State(known, state.unknown, state.counted, state.others, state.points)
        if state.counted == fewest:
            yield _State(left, state.unknown + 1, fewest, state.others, state.points)
    for points, lower in pairwise(ladder) if state.others else ():
        # Some of the others has these points when the rest can have what is left.
        if state.points - points in reached[state.others - 1]:
            yield _State(core, state.unknown, state.counted, state.others, state.points - points + lower)


def _facts(state: _State, ladder: Sequence[int]) -> Mapping[str, float]:
    core = (*state.core, *(state.counted,) * state.unknown)
    most = ladder[0] * (len(core) + state.others)
    return {
        "core_unknown": state.unknown,
        "core_no": sum(points == ladder[-1] for points in core),
        "core_not_full": sum(points < ladder[0] for points in core),
        "share": (sum(core) + state.points) / most,
    }
