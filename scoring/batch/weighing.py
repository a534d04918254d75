"""From paths to bands, bottlenecks and classes, for many versions at once (as `scoring.weighing`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from questionnaires.facts import LEVELS
from questionnaires.model import HEAVIEST
from scoring.batch.codes import NOT_KNOWN, Coded, Column
from scoring.bottlenecks import AnswerRules
from scoring.compiled import Compiled, CompiledQuestion, CompiledTheme, Plan
from scoring.outcome import CLASS_ORDER, Fact

Truths: TypeAlias = npt.NDArray[np.bool_]
_LEVEL_NAMES = tuple(LEVELS)
_MATIG, _HOOG, _ZEER_HOOG = LEVELS["matig"], LEVELS["hoog"], LEVELS["zeer_hoog"]
NOTHING: Truths = np.zeros(1, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class WeighedColumns:
    """What one walk amounts to, for every version.

    Attributes:
        bands: per theme the level of its band (`questionnaires.facts.LEVELS`), 0 when nothing is answered.
        bottlenecks: per question index whether its answer is a bottleneck.
        theme_bottlenecks: per theme whether there is a bottleneck in it.
        classes: the place of the class in `CLASS_ORDER`.
        lowest: from which level a theme by itself makes the class heavier; above all levels when no rule says so.
    """

    bands: Sequence[Column]
    bottlenecks: Mapping[int, Truths]
    theme_bottlenecks: Sequence[Truths]
    flags: Mapping[int, Truths]
    classes: Column
    lowest: Column


class Weigher:
    """The rules of a questionnaire for one plan, each worked out once for every case that occurs."""

    def __init__(
        self,
        compiled: Compiled,
        plan: Plan,
        codes: Sequence[Coded | None],
        lowest_level: Callable[[Mapping[str, Fact]], int],
    ) -> None:
        self._compiled, self._plan, self._codes = compiled, plan, codes
        self._lowest_level = lowest_level
        self._bottleneck = _table(compiled.bottlenecks, plan.compared)
        self._flag = _table(compiled.red_flags, plan.compared)
        self._heavy = {rule.id for rule in compiled.scoring.bottlenecks if rule.heavy}
        self._heavy_table = _table(compiled.bottlenecks, plan.compared, only=self._heavy)
        self._shares = _possible_shares(plan)
        self._bands: dict[tuple[int, int], int] = {}
        self._classes: dict[int, tuple[int, int]] = {}

    def weigh(self, path: Sequence[Column], *, flags: bool) -> WeighedColumns:
        """Weigh what stands on the path.

        Args:
            path: the codes on the path, by question index.
            flags: whether red flags are wanted too.
        """
        burdens = {question.index: self._burden(path, question) for question in self._plan.scored}
        tallies = [_tally([burdens[index] for index in theme.indices]) for theme in self._plan.themes]
        bands = [self._band(theme, found) for theme, found in zip(self._plan.themes, tallies, strict=True)]
        context = _highest([band for theme, band in zip(self._plan.themes, bands, strict=True) if theme.context])
        bottlenecks = self._found(self._bottleneck, burdens, context)
        heavy = self._found(self._heavy_table, burdens, context)
        by_theme = [
            _any([bottlenecks[q.index] for q in theme.asked if q.index in bottlenecks]) for theme in self._plan.themes
        ]
        key = self._facts_key(burdens, bands, tallies, bottlenecks, heavy)
        classes, lowest = self._class(key)
        return WeighedColumns(
            bands=bands,
            bottlenecks=bottlenecks,
            theme_bottlenecks=by_theme,
            flags=self._found(self._flag, burdens, context) if flags else {},
            classes=classes,
            lowest=lowest,
        )

    def _burden(self, path: Sequence[Column], question: CompiledQuestion) -> Column:
        found = self._codes[question.index]
        if found is None:
            raise AssertionError(question.id)  # what is scored has positions
        return found.burdens[path[question.index]]

    def _band(self, theme: CompiledTheme, tally: _Tally) -> Column:
        base = theme.defined + 1
        key = tally.at_least[0]
        for count in tally.at_least[1:]:
            key = key * base + count
        key = np.where(tally.answered > 0, key, -1)
        cases, inverse = np.unique(key, return_inverse=True)
        return np.array([self._band_of(theme, int(case), base) for case in cases])[inverse]

    def _band_of(self, theme: CompiledTheme, key: int, base: int) -> int:
        if key < 0:
            return 0
        place = (theme.defined, key)
        if place not in self._bands:
            counts = _decoded(key, [base] * HEAVIEST)
            self._bands[place] = LEVELS[self._compiled.bands.rule(tuple(counts), theme.defined).band]
        return self._bands[place]

    @staticmethod
    def _found(
        table: Mapping[int, npt.NDArray[np.bool_]], burdens: Mapping[int, Column], context: Column
    ) -> Mapping[int, Truths]:
        return {index: lut[np.maximum(burdens[index], -1) + 1, context] for index, lut in table.items()}

    def _facts_key(
        self,
        burdens: Mapping[int, Column],
        bands: Sequence[Column],
        tallies: Sequence[_Tally],
        bottlenecks: Mapping[int, Truths],
        heavy: Mapping[int, Truths],
    ) -> Column:
        """Write the facts that a rule for the class may name as one number; `_decode` reads it."""
        weighing = [
            (theme, band, tally)
            for theme, band, tally in zip(self._plan.themes, bands, tallies, strict=True)
            if not theme.context
        ]
        unknown = _total([tally.unknown for _theme, _band, tally in weighing])
        critical = _total([(burdens[q.index] == NOT_KNOWN) for q in self._plan.compared if q.critical])
        share: Column = np.zeros(1, dtype=np.int64)
        for theme, _band, tally in weighing:
            if theme.asked:
                place = np.searchsorted(self._shares, tally.unknown / len(theme.asked))
                share = np.maximum(share, place)
        with_heavy = _total(
            [_any([heavy[q.index] for q in theme.asked if q.index in heavy]) for theme, _b, _t in weighing]
        )
        key = unknown
        parts = (
            critical,
            share,
            _total(list(bottlenecks.values())),
            _total(list(heavy.values())),
            with_heavy,
            *(_total([band >= level for _theme, band, _tally in weighing]) for level in (_MATIG, _HOOG, _ZEER_HOOG)),
        )
        for part, size in zip(parts, self._sizes(), strict=True):
            key = key * size + part
        return key

    def _sizes(self) -> tuple[int, ...]:
        questions, themes = len(self._plan.compared) + 1, len(self._plan.themes) + 1
        return (questions, len(self._shares), questions, questions, themes, themes, themes, themes)

    def _class(self, key: Column) -> tuple[Column, Column]:
        cases, inverse = np.unique(key, return_inverse=True)
        found = np.array([self._class_of(int(case)) for case in cases])
        return found[inverse, 0], found[inverse, 1]

    def _class_of(self, key: int) -> tuple[int, int]:
        if key not in self._classes:
            facts = self._decode(key)
            rule = self._compiled.classes.rule(facts)
            self._classes[key] = (CLASS_ORDER.index(rule.burden_class), self._lowest_level(facts))
        return self._classes[key]

    def _decode(self, key: int) -> Mapping[str, Fact]:
        unknown, critical, share, bottlenecks, heavy, with_heavy, matig, hoog, zeer_hoog = _decoded(
            key, [0, *self._sizes()]
        )
        compared = len(self._plan.compared)
        return {
            "unknown_share": unknown / compared if compared else 0.0,
            "unknown_critical": critical,
            "theme_unknown_share": float(self._shares[share]),
            "bottlenecks": bottlenecks,
            "heavy_bottlenecks": heavy,
            "themes_with_heavy_bottleneck": with_heavy,
            "themes_matig": matig,
            "themes_hoog": hoog,
            "themes_zeer_hoog": zeer_hoog,
        }


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many answers of a theme weigh at least 1, 2, 3 and 4, and how many are answered and unknown."""

    at_least: Sequence[Column]
    answered: Column
    unknown: Column


def _tally(burdens: Sequence[Column]) -> _Tally:
    return _Tally(
        [_total([burden >= least for burden in burdens]) for least in range(1, HEAVIEST + 1)],
        _total([burden >= 0 for burden in burdens]),
        _total([burden == NOT_KNOWN for burden in burdens]),
    )


def _total(truths: Sequence[npt.NDArray[np.generic]]) -> Column:
    total: Column = np.zeros(1, dtype=np.int64)
    for truth in truths:
        total = total + truth
    return total


def _any(truths: Sequence[Truths]) -> Truths:
    found = NOTHING
    for truth in truths:
        found = found | truth
    return found


def _highest(bands: Sequence[Column]) -> Column:
    highest: Column = np.zeros(1, dtype=np.int64)
    for band in bands:
        highest = np.maximum(highest, band)
    return highest


def _table(
    rules: AnswerRules[object],
    questions: Sequence[CompiledQuestion],
    only: set[str] | None = None,  # type: ignore[type-var]
) -> Mapping[int, npt.NDArray[np.bool_]]:
    """Say per question whether a rule singles it out, for each burden (the first place: none) and context."""
    found: dict[int, npt.NDArray[np.bool_]] = {}
    made: dict[tuple[bool, bool], npt.NDArray[np.bool_]] = {}
    for question in questions:
        kind = (question.critical, question.protection)
        if kind not in made:
            table = np.zeros((HEAVIEST + 2, len(_LEVEL_NAMES)), dtype=np.bool_)
            for burden in range(HEAVIEST + 1):
                for place, level in enumerate(_LEVEL_NAMES):
                    rule = rules.rule(burden, level, critical=kind[0], protection=kind[1])
                    table[burden + 1, place] = rule is not None and (only is None or rule.id in only)  # type: ignore[attr-defined]
            made[kind] = table
        found[question.index] = made[kind]
    return found


def _possible_shares(plan: Plan) -> npt.NDArray[np.float64]:
    shares = {0.0}
    for theme in plan.themes:
        if not theme.context and theme.asked:
            shares.update(unknown / len(theme.asked) for unknown in range(len(theme.asked) + 1))
    return np.array(sorted(shares))


def _decoded(key: int, sizes: Sequence[int]) -> list[int]:
    """Read a number as digits; the first has no limit."""
    digits: list[int] = []
    for size in reversed(sizes[1:]):
        key, digit = divmod(key, size)
        digits.append(digit)
    return [key, *reversed(digits)]
