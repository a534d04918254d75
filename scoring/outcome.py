"""The outcome: an immutable answer to 'can people do this?', with everything that made it.

Plain frozen dataclasses: they are made thousands of times in a batch. Field names are the keys of
`doenvermogen score --json` (RULES section 11) and of `outcome.json` in the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.advice.outcome import AdviceOutcome
from scoring.compass.outcome import CompassOutcome
from scoring.journey.outcome import JourneyDetails, JourneyOutcome, JourneyTotals
from scoring.robustness.outcome import Robustness
from scoring.whatif.outcome import End, Improvement, OutOfReach

BandId = Literal["laag", "matig", "hoog", "zeer_hoog"]
ClassId = Literal["laag", "middel", "hoog", "onbekend"]
BAND_ORDER: tuple[BandId, ...] = ("laag", "matig", "hoog", "zeer_hoog")
CLASS_ORDER: tuple[ClassId, ...] = ("laag", "middel", "hoog", "onbekend")
ComparisonId = Literal["lichter", "gelijk", "zwaarder", "niet_te_vergelijken"]
Fact = str | int | float | bool | None
NOT_STATED = "not_stated"
"""The key in `bases` for answers of which nobody said how they are known."""


@dataclass(frozen=True, slots=True)
class BandRange:
    """The band with every unknown at its lightest and at its heaviest."""

    low: BandId | None
    high: BandId | None


@dataclass(frozen=True, slots=True)
class ThemeOutcome:
    """One theme of one group. `band` is null when nothing in it was answered."""

    id: str
    code: str | None
    role: Literal["theme", "context"]
    band: BandId | None
    rule: str | None
    range: BandRange
    today: BandId | None
    answered: int
    unknown: int
    not_applicable: int
    hidden: int
    asked: int
    deepen: str | None


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """An answer that may not be averaged away. `value` is its burden 0-4, `reason` the id of the rule."""

    question: str
    theme: str
    answer: str | float | None
    value: int
    reason: str
    heavy: bool
    open: bool
    basis: str | None
    new: bool | None
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """An answer that decision-makers must see."""

    question: str
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class FindOut:
    """An unknown, most important first, and who could know it."""

    question: str
    theme: str
    unknown: Literal["not_in_proposal", "not_known", "being_found_out", "not_answered"]
    critical: bool
    informants: tuple[str, ...]
    by: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Raters who did not settle: the heaviest counts, both ends stand in the range."""

    question: str
    lightest: int | None
    heaviest: int | None
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A question that is not asked because of another answer."""

    question: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A question whose burden differs from today's; null is hidden."""

    question: str
    today: int | None
    proposal: int | None


@dataclass(frozen=True, slots=True)
class ProfileCount:
    """How many answers of some weight carry this term: a count, never a sum of burdens."""

    term: str
    heavy: int
    asked: int


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts per term of one vocabulary, for instance burden types or mental capacities."""

    vocabulary: str
    counts: tuple[ProfileCount, ...]


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What the quickscan says for one group. Unknown is treated as heavy."""

    outcome: Literal["not_needed", "short", "full"]
    rule: str
    treated_as_heavy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """The outcome for one target group."""

    id: str
    name: str
    kind: str
    size: int | None
    verdict: Literal[1, 2, 3, 4] | None
    comparison: ComparisonId
    already_heavy: bool
    burden_class: ClassId
    burden_at_least: ClassId
    burden_at_most: ClassId
    basis_of_class: Literal["questionnaire", "quickscan", "journey"]
    class_rule: str
    quickscan: ScanResult | None
    themes: tuple[ThemeOutcome, ...]
    bottlenecks: tuple[Bottleneck, ...]
    red_flags: tuple[RedFlag, ...]
    unknown_share: float
    find_out: tuple[FindOut, ...]
    heavier: tuple[Difference, ...]
    lighter: tuple[Difference, ...]
    today_unknown: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    hidden: tuple[Hidden, ...]
    profiles: tuple[Profile, ...]
    bases: Mapping[str, int]
    extra_attention: tuple[str, ...]
    journey: JourneyOutcome | None
    journey_details: JourneyDetails | None


@dataclass(frozen=True, slots=True)
class UsedDefinition:
    """A definition that the outcome rests on."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class TraceNode:
    """One step of the derivation. `because` names the nodes it follows from; `rule` and `rule_text` say how."""

    id: str
    kind: Literal[
        "answer", "band", "bottleneck", "red_flag", "class", "verdict", "quickscan", "dossier",
        "field", "step", "step_flag", "journey",
        "check", "compass", "condition", "advice_input", "advice",
    ]  # fmt: skip
    group: str | None
    subject: str
    result: Fact
    rule: str | None
    rule_text: str | None
    facts: Mapping[str, Fact]
    because: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a dossier: the worst group decides the class (RULES section 3).

    `compass` and `advice` are null when there is no definition for them among those that the outcome is made with.
    `robustness`, `improvements` and `out_of_reach` are filled by `scoring.examination`; `robustness` is null when the
    dossier was not examined, or is only a quickscan. An outcome that is only a what-if says so: `taken` are the
    measures that the proposal is changed by, and `settled` what is taken to be found out, at the end `settled_at`. On
    an ordinary outcome they are empty.
    """

    format: int
    title: str
    questionnaire: str
    depth: Literal["quickscan", "short", "full"]
    quickscan: Literal["not_needed", "short", "full"] | None
    burden_class: ClassId
    burden_at_least: ClassId
    burden_at_most: ClassId
    lighter_for_everyone: bool
    journey_totals: JourneyTotals | None
    groups: tuple[GroupOutcome, ...]
    compass: CompassOutcome | None
    advice: AdviceOutcome | None
    definitions: tuple[UsedDefinition, ...]
    trace: tuple[TraceNode, ...]
    robustness: Robustness | None = None
    improvements: tuple[Improvement, ...] = ()
    out_of_reach: tuple[OutOfReach, ...] = ()
    taken: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    settled_at: End | None = None
