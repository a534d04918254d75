"""Doing nothing and variants of one proposal in columns. Field names are keys of `doenvermogen compare --json`.

Every row has a cell for each column, in the same order; null is a cell with nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.advice_model import AdviceId
from questionnaires.compass_model import CompassId
from scoring.advice.outcome import AdviceDeviation
from scoring.journey.outcome import AmountRange, ScoreRange
from scoring.outcome import BandId, BandRange, ClassId, ComparisonId, Fact


@dataclass(frozen=True, slots=True)
class VariantColumn:
    """Doing nothing, or one dossier. Of doing nothing there is no advice and no compass.

    `compass` is null when it does not apply. `today_differs`: this dossier says something else of today than the column
    of doing nothing, in a group that both have.
    """

    kind: Literal["doing_nothing", "variant"]
    title: str
    variant: str | None
    day: str | None
    advice: AdviceId | None
    rule: str | None
    deviation: AdviceDeviation | None
    provisional: bool
    burden_class: ClassId
    burden_at_least: ClassId
    burden_at_most: ClassId
    compass: CompassId | None
    today_differs: bool


@dataclass(frozen=True, slots=True)
class GroupCell:
    """A target group in one column. What is of the journey is null when that is not described.

    `breaking_points_unknown` counts the steps of which it is not known whether the journey breaks there.
    """

    burden_class: ClassId
    burden_at_least: ClassId
    burden_at_most: ClassId
    comparison: ComparisonId
    bottlenecks: tuple[str, ...]
    red_flags: int
    journey_class: ClassId | None
    hours: AmountRange | None
    hours_full_journey: float | None
    index: float | None
    breaking_points: int | None
    breaking_points_unknown: int | None


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """The band of a theme, and with every unknown at its lightest and at its heaviest.

    Without a band and without anything `unknown`, the theme asks nothing here.
    """

    band: BandId | None
    unknown: int
    range: BandRange


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in every column."""

    theme: str
    cells: tuple[ThemeCell | None, ...]


@dataclass(frozen=True, slots=True)
class StepCell:
    """A step in one column, with the id and the name it has there.

    `load` is 0-100, with everything unknown at its lightest and at its heaviest. What does not count is no burden here.
    """

    id: str
    name: str
    counts: bool
    load: ScoreRange
    breaking_point: bool | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in every column; a step of today stands with the step that it is like."""

    step: str
    cells: tuple[StepCell | None, ...]


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """An answer in one column. `state` is as in the derivation; `burden` is 0-4, null when there is none."""

    answer: Fact
    state: str
    burden: int | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question that is not answered the same in every column."""

    theme: str
    question: str
    cells: tuple[AnswerCell | None, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A target group in every column that has it: how heavy it is, per theme, per step and per question."""

    id: str
    name: str
    cells: tuple[GroupCell | None, ...]
    themes: tuple[ThemeRow, ...]
    steps: tuple[StepRow, ...]
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Doing nothing, when something was weighed that it can stand beside, then the variants in the order given."""

    columns: tuple[VariantColumn, ...]
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What `doenvermogen compare --json` gives when there are not two dossiers of which the differences are told."""

    side_by_side: SideBySide
