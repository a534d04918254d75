"""From paths to bands, bottlenecks and classes, for many versions at once (as `scoring.weighing`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from questionnaires.facts import LEVELS
from questionnaires.model import HEAVIEST
from scoring.advice.subjects import lowest_level
from scoring.batch.codes import Column, Truths, constant
from scoring.batch.lookup import Lookup
from scoring.batch.scales import scales
from scoring.batch.tallying import (
    BOTTLENECKS,
    CRITICAL_UNKNOWN,
    HEAVY,
    UNKNOWN,
    AnswerTables,
    Sum,
    count,
    some,
)
from scoring.compiled import Compiled, Plan
from scoring.conditions import read_condition
from scoring.outcome import CLASS_ORDER, Fact

_THEMES_FROM = ("themes_matig", "themes_hoog", "themes_zeer_hoog")
_FROM = tuple(LEVELS[name.removeprefix("themes_")] for name in _THEMES_FROM)
"""How many themes have a band of at least this level."""

_THEME_SHARE = "theme_unknown_share"
_FINDINGS = {
    "unknown_share": UNKNOWN,
    "unknown_critical": CRITICAL_UNKNOWN,
    "bottlenecks": BOTTLENECKS,
    "heavy_bottlenecks": HEAVY,
}
"""The facts about all questions together, and what they are made from."""

_LEVEL, _CLASS = 3, 3
"""How many bits the level of a band and a class take."""

_THEMES = 16
_MOST_THEMES = (1 << _THEMES) - 1
"""How many bits the number of themes takes, and the most that it can be."""


@dataclass(frozen=True, slots=True)
class ThemeColumns:
    """One theme of one walk: its answers on the path, its band with what that counts for, and what is found in it."""

    answers: Sequence[Column]
    band: Column
    findings: Column

    @property
    def level(self) -> Column:
        """The level of the band (`questionnaires.facts.LEVELS`); 0 when nothing is answered."""
        return self.band & ((1 << _LEVEL) - 1)


@dataclass(frozen=True, slots=True)
class WeighedColumns:
    """What one walk amounts to, for every version.

    Attributes:
        themes: the themes of the plan, in order.
        context: the heaviest level of the context.
        findings: what all themes count together (`scoring.batch.tallying`).
        classes: the place of the class in `CLASS_ORDER`.
        lowest: from which level a theme by itself makes the class heavier; above all levels when no rule says so.
    """

    themes: Sequence[ThemeColumns]
    context: Column
    findings: Column
    classes: Column
    lowest: Column


class Weigher:
    """The rules of a questionnaire for one plan, each worked out once for every case that occurs."""

    def __init__(self, compiled: Compiled, plan: Plan, tables: Mapping[int, AnswerTables]) -> None:
        self._compiled, self._plan, self._tables = compiled, plan, tables
        self._width = max((one.band.shape[1] for one in tables.values()), default=0)
        self._bands = {theme.defined: Lookup(_Band(compiled, theme.defined)) for theme in plan.themes}
        self._class_facts = _ClassFacts(compiled, plan)
        self._classes = Lookup(self._class_of)

    def weigh(self, path: Sequence[Column], like: Sequence[WeighedColumns] = ()) -> WeighedColumns:
        """Weigh what stands on the path.

        Args:
            path: the codes on the path, by question index.
            like: other walks; a theme with the very same answers is not weighed anew.
        """
        found: list[ThemeColumns | None] = [None] * len(self._plan.themes)
        context = constant(0)
        for place, theme in enumerate(self._plan.themes):
            if theme.context:
                one = found[place] = self._theme(place, path, constant(0), like)
                context = np.maximum(context, one.level)
        if context.size == 1 or (context == context[0]).all():
            context = constant(int(context[0]))
        for place, theme in enumerate(self._plan.themes):
            if not theme.context:
                found[place] = self._theme(place, path, context, like)
        themes = [one for one in found if one is not None]
        findings = _total(one.findings for one in themes)
        packed = self._classes(self._class_facts.key(themes, findings))
        return WeighedColumns(themes, context, findings, packed & ((1 << _CLASS) - 1), packed >> _CLASS)

    def _theme(
        self, place: int, path: Sequence[Column], context: Column, like: Sequence[WeighedColumns]
    ) -> ThemeColumns:
        theme = self._plan.themes[place]
        answers = [path[index] for index in theme.indices]
        for walk in like:
            other = walk.themes[place]
            same_context = theme.context or context is walk.context
            if same_context and all(one is two for one, two in zip(answers, other.answers, strict=True)):
                return other
        counts, findings = Sum(constant(0), self._width), Sum(context, self._width)
        for index, codes in zip(theme.indices, answers, strict=True):
            tables = self._tables[index]
            counts.add(tables.band, codes)
            if not theme.context:
                findings.add(tables.findings, codes)
        return ThemeColumns(answers, self._bands[theme.defined](counts.whole()), findings.whole())

    def _class_of(self, case: int) -> int:
        facts = self._class_facts.of(case)
        rule = self._compiled.classes.rule(facts)
        return CLASS_ORDER.index(rule.burden_class) | lowest_level(self._compiled.scoring, facts) << _CLASS


class _Band:
    """The band of a theme with so many questions, as a number: its level, and a 1 for each count of bands it is in."""

    def __init__(self, compiled: Compiled, defined: int) -> None:
        self._compiled, self._defined = compiled, defined

    def __call__(self, counts: int) -> int:
        packed = constant(counts)
        if not count(packed, HEAVIEST)[0]:
            return 0
        at_least = tuple(int(count(packed, which)[0]) for which in range(HEAVIEST))
        level = LEVELS[self._compiled.bands.rule(at_least, self._defined).band]
        return level | sum((level >= least) << _shift(place) for place, least in enumerate(_FROM))


def _shift(place: int) -> int:
    return _THEMES * (place + 1)


class _ClassFacts:
    """The facts that a rule for the class may name, written as one number as far as the rules can tell them apart."""

    def __init__(self, compiled: Compiled, plan: Plan) -> None:
        self._plan = plan
        compared, themes = len(plan.compared), len(plan.themes)
        numbers, themes_counted = np.arange(compared + 1), np.arange(themes + 1)
        values: dict[str, npt.NDArray[np.number]] = {
            "unknown_share": numbers / compared if compared else numbers,
            "unknown_critical": numbers,
            "theme_unknown_share": np.zeros(1),
            "bottlenecks": numbers,
            "heavy_bottlenecks": numbers,
            "themes_with_heavy_bottleneck": themes_counted,
            **dict.fromkeys(_THEMES_FROM, themes_counted),
        }
        rules = [read_condition(rule.when) for rule in compiled.scoring.classes if rule.when is not None]
        self._scales = scales(rules, values)
        self._digits: dict[str, Column] = {}
        self._theme_shares = [
            self._scales[_THEME_SHARE].places(np.arange(len(theme.asked) + 1) / max(len(theme.asked), 1))
            for theme in plan.themes
        ]
        self._steps: dict[str, int] = {}
        step = 1
        for name, scale in self._scales.items():
            self._steps[name] = step
            self._digits[name] = scale.places(values[name]) * step
            step *= scale.size

    def key(self, themes: Sequence[ThemeColumns], findings: Column) -> Column:
        """Return the facts of each version as a number."""
        weighing = [one for one, theme in zip(themes, self._plan.themes, strict=True) if not theme.context]
        bands = _total(one.band for one in weighing)
        found = self._theme_share(themes)
        for name, digits in self._digits.items():
            if self._scales[name].size > 1 and name != _THEME_SHARE:
                found = found + digits.take(self._count(name, weighing, findings, bands))
        return found

    @staticmethod
    def _count(name: str, weighing: Sequence[ThemeColumns], findings: Column, bands: Column) -> Column:
        if name == "themes_with_heavy_bottleneck":
            return _total(some(one.findings, HEAVY) for one in weighing)
        if name in _FINDINGS:
            return count(findings, _FINDINGS[name])
        return (bands >> _shift(_THEMES_FROM.index(name))) & _MOST_THEMES

    def _theme_share(self, themes: Sequence[ThemeColumns]) -> Column:
        """Return where the largest share of unknown answers of any theme stands."""
        highest = constant(0)
        if self._scales[_THEME_SHARE].size == 1:
            return highest
        for one, theme, shares in zip(themes, self._plan.themes, self._theme_shares, strict=True):
            if not theme.context:
                highest = np.maximum(highest, shares.take(count(one.findings, UNKNOWN)))
        return highest * self._steps[_THEME_SHARE]

    def of(self, case: int) -> Mapping[str, Fact]:
        """Return facts that stand for a number."""
        return {name: scale.value(case // self._steps[name] % scale.size) for name, scale in self._scales.items()}


def _total(parts: Iterable[npt.NDArray[np.intp] | Truths]) -> Column:
    total = constant(0)
    for part in parts:
        total = total + part
    return total
