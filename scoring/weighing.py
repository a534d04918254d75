"""From a path to bands, bottlenecks and a class (RULES section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from questionnaires.facts import LEVELS
from questionnaires.model import BandRule, BottleneckRule, ClassRule
from scoring.bands import Tally, heaviest_band, tally
from scoring.compiled import Compiled, CompiledQuestion, CompiledTheme, Plan
from scoring.outcome import BAND_ORDER, CLASS_ORDER, BandId, Fact
from scoring.positions import Position
from scoring.walks import Walk


class WeighedTheme(NamedTuple):
    """One theme with its band; `rule` is None when nothing in it is answered."""

    theme: CompiledTheme
    tally: Tally
    rule: BandRule | None

    @property
    def band(self) -> BandId | None:
        """The band, or None when nothing is answered."""
        return self.rule.band if self.rule else None


class FoundBottleneck(NamedTuple):
    """An answer that may not be averaged away, and the rule that says so."""

    question: CompiledQuestion
    position: Position
    rule: BottleneckRule


class Weighed(NamedTuple):
    """What one walk along the path amounts to."""

    themes: Sequence[WeighedTheme]
    context: str
    bottlenecks: Sequence[FoundBottleneck]
    facts: Mapping[str, Fact]
    rule: ClassRule


def decisive(actual: Weighed, lightest: Weighed) -> Weighed:
    """Return which of two walks gives the class: the answers as they are, unless it is heavier for certain.

    That is so when even the lightest answer to an unknown question is heavy.
    """
    return lightest if _order(lightest.rule) > _order(actual.rule) else actual


def decisive_theme(actual: WeighedTheme, lightest: WeighedTheme) -> WeighedTheme:
    """Return which of two walks gives the band of a theme; without any answer there is none."""
    if actual.band is None or LEVELS[lightest.band or "none"] <= LEVELS[actual.band]:
        return actual
    return lightest


def _order(rule: ClassRule) -> int:
    return CLASS_ORDER.index(rule.burden_class)


def weigh(compiled: Compiled, plan: Plan, walk: Walk) -> Weighed:
    """Weigh what stands on the path.

    Raises:
        ScoringError: when no rule gives a band or a class.
    """
    themes = [weigh_theme(compiled, theme, walk) for theme in plan.themes]
    context = heaviest_band((found.band for found in themes if found.theme.context), LEVELS)
    bottlenecks = list(find_bottlenecks(compiled, plan, walk, context))
    facts = _class_facts(plan, walk, themes, bottlenecks)
    return Weighed(themes, context, bottlenecks, facts, compiled.classes.rule(facts))


def weigh_theme(compiled: Compiled, theme: CompiledTheme, walk: Walk) -> WeighedTheme:
    """Give one theme its band."""
    found = tally(walk, theme.indices)
    return WeighedTheme(theme, found, compiled.bands.rule(found.counts, theme.defined) if found.answered else None)


def answered(plan: Plan, walk: Walk) -> Iterator[tuple[CompiledQuestion, Position]]:
    """Yield the known answers on the path that carry a burden, context left out, in the order of the questionnaire."""
    for question in plan.compared:
        position = walk.positions[question.index]
        if position is not None and position.value is not None:
            yield question, position


def find_bottlenecks(compiled: Compiled, plan: Plan, walk: Walk, context: str) -> Iterator[FoundBottleneck]:
    """Find the answers that may not be averaged away, in the order of the questionnaire."""
    for question, position in answered(plan, walk):
        rule = compiled.bottlenecks.rule(
            position.burden, context, critical=question.critical, protection=question.protection
        )
        if rule is not None:
            yield FoundBottleneck(question, position, rule)


def _class_facts(
    plan: Plan, walk: Walk, themes: Sequence[WeighedTheme], bottlenecks: Sequence[FoundBottleneck]
) -> Mapping[str, Fact]:
    weighing = [found for found in themes if not found.theme.context]
    unknown = sum(found.tally.unknown for found in weighing)
    heavy = [found.question.section.id for found in bottlenecks if found.rule.heavy]
    bands = [BAND_ORDER.index(found.band) for found in weighing if found.band is not None]
    return {
        "unknown_share": _share(unknown, len(plan.compared)),
        "unknown_critical": sum(
            walk.positions[question.index] is None for question in plan.compared if question.critical
        ),
        "theme_unknown_share": max(
            (_share(found.tally.unknown, len(found.theme.asked)) for found in weighing), default=0.0
        ),
        "bottlenecks": len(bottlenecks),
        "heavy_bottlenecks": len(heavy),
        "themes_with_heavy_bottleneck": len(set(heavy)),
        "themes_matig": sum(band >= BAND_ORDER.index("matig") for band in bands),
        "themes_hoog": sum(band >= BAND_ORDER.index("hoog") for band in bands),
        "themes_zeer_hoog": sum(band >= BAND_ORDER.index("zeer_hoog") for band in bands),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
