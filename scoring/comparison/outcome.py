"""What differs between two outcomes of one proposal. Field names are keys of `doenvermogen compare --json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from questionnaires.advice_model import AdviceId
from questionnaires.compass_model import CompassId
from scoring.advice.outcome import AdviceDeviation, AdviceInputs
from scoring.comparison.variants import SideBySide
from scoring.journey.outcome import AmountRange
from scoring.outcome import BandId, ClassId, ComparisonId, Fact

ValueT_co = TypeVar("ValueT_co", covariant=True)
Direction = Literal["lighter", "heavier", "same", "known", "unknown"]
"""Lighter, heavier or as heavy; `known` and `unknown` are for what became known and what is no longer known."""
Presence = Literal["both", "only_first", "only_second"]


@dataclass(frozen=True, slots=True)
class Pair(Generic[ValueT_co]):
    """What something is in the first and in the second."""

    first: ValueT_co
    second: ValueT_co

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.first != self.second


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question whose answer differs. `burden` is 0-4; null is unknown, hidden or not applicable.

    `state` is as in the derivation: known, hidden, not_applicable, or why it is not known. `of_today` when it is the
    answer about today that differs; that one has no `answer` here.
    """

    group: str
    theme: str
    question: str
    of_today: bool
    answer: Pair[Fact]
    state: Pair[str]
    burden: Pair[int | None]
    direction: Direction


@dataclass(frozen=True, slots=True)
class BasisChange:
    """A question of which it differs how the answer is known. Null is not said."""

    group: str
    theme: str
    question: str
    basis: Pair[str | None]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a step that differs; null is not filled in."""

    field: str
    value: Pair[object]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that was added, that is gone, or that differs. `load` is 0-100; null is unknown or not there."""

    group: str
    step: str
    name: str
    presence: Presence
    fields: tuple[FieldChange, ...]
    load: Pair[float | None]
    breaking_point: Pair[bool | None]
    direction: Direction


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check of the compass that counts as something else. Null is not known, or not counted."""

    check: str
    counts_as: Pair[str | None]
    state: Pair[str]


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """The band of one theme in both."""

    theme: str
    band: Pair[BandId | None]


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A target group in both. What is missing on one side is null there."""

    id: str
    name: str
    presence: Presence
    burden_class: Pair[ClassId | None]
    comparison: Pair[ComparisonId | None]
    themes: tuple[ThemeChange, ...]
    bottlenecks_gone: tuple[str, ...]
    bottlenecks_new: tuple[str, ...]
    hours: Pair[AmountRange | None]
    hours_full_journey: Pair[float | None]
    index: Pair[float | None]
    breaking_points: Pair[int | None]


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure that was added, that is gone, or of which the promise differs."""

    id: str
    text: str
    presence: Presence
    agreed: Pair[bool | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two outcomes of one proposal. `definitions` names those of which the version or the content differs.

    `inputs` are what the rules of the advice looked at; whatever makes another `advice`, differs there or is another
    version of the rules. `deviation` is what a person made of it, with the reason. `side_by_side` holds both beside
    doing nothing; null when that was not asked for.
    """

    titles: Pair[str]
    variants: Pair[str | None]
    days: Pair[str | None]
    advice: Pair[AdviceId | None]
    rule: Pair[str | None]
    inputs: Pair[AdviceInputs | None]
    deviation: Pair[AdviceDeviation | None]
    burden_class: Pair[ClassId]
    compass: Pair[CompassId | None]
    groups: tuple[GroupChange, ...]
    answers: tuple[AnswerChange, ...]
    bases: tuple[BasisChange, ...]
    steps: tuple[StepChange, ...]
    checks: tuple[CheckChange, ...]
    measures: tuple[MeasureChange, ...]
    definitions: tuple[str, ...]
    side_by_side: SideBySide | None = None
