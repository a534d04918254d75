"""What a journey means, as everybody sees it. Field names are keys of `doenvermogen score --json` (RULES section 6).

Hours and euros are rounded to four decimals: exact enough to count with, without the noise of binary fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

# As in `scoring.outcome`, which takes these figures up.
ClassId = Literal["laag", "middel", "hoog", "onbekend"]
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class AmountRange:
    """The sum of all lows, what is expected, and the sum of all highs."""

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """The load of a step (0-100) and whether the journey breaks there; null is unknown, or not a burden here."""

    id: str
    load: float | None
    breaking_point: bool | None


@dataclass(frozen=True, slots=True)
class StepFlag:
    """A step that decision-makers must see. `reason` is the id of the rule."""

    step: str
    code: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class JourneyToday:
    """The journey of today, with the keys of the journey of the proposal. Hours are null when none are known."""

    hours_per_household: AmountRange | None
    hours_full_journey: float | None
    hours_total: AmountRange | None
    out_of_pocket_total: float | None
    steps: tuple[StepOutcome, ...]
    index: float
    class_: Annotated[ClassId, Field(serialization_alias="class")]
    red_flags: tuple[StepFlag, ...]
    avoidable_share: float | None


@dataclass(frozen=True, slots=True)
class JourneyOutcome:
    """The journey of one group. `hours_full_journey` is for somebody for whom every step applies.

    `current` is today's journey, or null when that is not known.
    """

    hours_per_household: AmountRange | None
    hours_full_journey: float | None
    hours_total: AmountRange | None
    out_of_pocket_total: float | None
    steps: tuple[StepOutcome, ...]
    index: float
    class_: Annotated[ClassId, Field(serialization_alias="class")]
    red_flags: tuple[StepFlag, ...]
    avoidable_share: float | None
    current: JourneyToday | None


@dataclass(frozen=True, slots=True)
class ScoreRange:
    """A score or a load with everything unknown at its lightest and at its heaviest."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What made the load of a step. `load_when_doubled` is its band when each weight counts twice in turn."""

    id: str
    name: str
    counts: bool
    apart: bool
    scores: Mapping[str, ScoreRange]
    load: ScoreRange
    load_when_doubled: ScoreRange
    breaking_rule: str | None
    hours_once: AmountRange | None
    hours_full: AmountRange | None
    hours_average: AmountRange | None
    money: float | None
    founded: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotFilledIn:
    """A number that nobody filled in: borrowed from a source, or assumed."""

    step: str
    field: str
    value: float
    source: str | None


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field that is not known and would count; `needed` when the step cannot be judged without it."""

    step: str
    field: str
    needed: bool


@dataclass(frozen=True, slots=True)
class StepAgainstAnswer:
    """A step and an answer that say different things. `rule` is the id of the contradiction."""

    rule: str
    step: str
    question: str


@dataclass(frozen=True, slots=True)
class Busy:
    """The busiest period: actions and hours in so many days."""

    days: int
    actions: int
    hours: float


@dataclass(frozen=True, slots=True)
class JourneyChange:
    """The proposal against today: hours and euros, and the counts that differ."""

    hours_per_household: float | None
    hours_full_journey: float | None
    out_of_pocket_total: float | None
    index: float
    counts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class JourneyDetails:
    """Everything beside the figures of `journey`: how they came about and how sure they are.

    `today_steps` are in the order of the journey of today; there are none when today is not known, or asks nothing.
    """

    class_rule: str
    class_at_least: ClassId
    class_at_most: ClassId
    raised_by: tuple[str, ...]
    sensitive_to: tuple[str, ...]
    index_range: ScoreRange
    steps: tuple[StepDetails, ...]
    today_steps: tuple[StepDetails, ...]
    helper_hours: AmountRange | None
    hours_missing: tuple[str, ...]
    money_missing: tuple[str, ...]
    evidence: Literal["voldoende", "onvoldoende"]
    founded_share: float
    counts: Mapping[str, float]
    busiest: Busy
    other_schemes: int | None
    participation_hours: AmountRange | None
    not_filled_in: tuple[NotFilledIn, ...]
    find_out: tuple[UnknownField, ...]
    contradictions: tuple[StepAgainstAnswer, ...]
    change: JourneyChange | None


@dataclass(frozen=True, slots=True)
class JourneyTotals:
    """The journeys of a dossier together. Hours of employees are never added to those of residents."""

    public_hours: AmountRange | None
    employee_hours: AmountRange | None
    public_money: float | None
    participation_total: AmountRange | None
    evidence: Literal["voldoende", "onvoldoende"]
    flags: int
    described: tuple[str, ...]
    not_described: tuple[str, ...]
    size_unknown: tuple[str, ...]
