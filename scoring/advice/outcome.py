"""The advice, as everybody sees it. Field names are keys of `doenvermogen score --json` (RULES section 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.advice_model import AdviceId, ConditionAbout
from questionnaires.compass_model import CompassId
from scoring.advice.alternatives import MissingPart

# As in `scoring.outcome`, which takes the advice up.
ClassId = Literal["laag", "middel", "hoog", "onbekend"]


@dataclass(frozen=True, slots=True)
class AdviceInputs:
    """The five inputs of the rules."""

    burden: ClassId
    compass: CompassId
    open_flag: bool
    measures_agreed: bool
    evidence: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that has to be arranged: one question, step, theme or check, with the measures that would do so.

    `subject` is the id of the question, theme, step or check; `groups` the groups it holds for (empty for a check).
    `agreed`: every group has a measure that somebody promised, with a deadline and cover. `measures` are the ids of all
    measures for it, those that are agreed first. `heavy` marks what weighs most; conditions are in order of weight.
    """

    id: str
    about: ConditionAbout
    subject: str
    groups: tuple[str, ...]
    measures: tuple[str, ...]
    agreed: bool
    heavy: bool


@dataclass(frozen=True, slots=True)
class InputChange:
    """One input that would have to change, and to what."""

    input: Literal["burden", "compass", "open_flag", "measures_agreed", "evidence"]
    now: str | bool
    to: str | bool


@dataclass(frozen=True, slots=True)
class NextBetter:
    """The nearest milder advice, and a smallest set of inputs that would have to change for it, as little as can be."""

    advice: AdviceId
    rule: str
    changes: tuple[InputChange, ...]


@dataclass(frozen=True, slots=True)
class AdviceDeviation:
    """That a person deviates from the rules, by function and with a reason. `advice` is what they advise."""

    advice: AdviceId
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class AdviceEvidenceFacts:
    """What `evidence` was decided on."""

    unfounded_bottlenecks: tuple[str, ...]
    unfounded_critical: tuple[str, ...]
    founded_share: float
    journey_evidence: Literal["voldoende", "onvoldoende"] | None
    journey_missing: bool


ToKnowKind = Literal["group", "question", "step", "check", "estimate", "journey", "journey_unfounded", "founded_share"]
"""A group has to be named; a question, step or check is not known; an answer is known too badly; a journey has to be
described, or is known too badly; too few answers are known well."""


@dataclass(frozen=True, slots=True)
class ToKnow:
    """Something to know first. `subject` is the id of the question, step or check; empty for other kinds.

    `groups` are those that it is about. `critical`: there is no outcome without it. `by` and `until` say who finds it
    out and when; `basis` is how an answer is known now, null when nobody said so;
    `field` is what is not known of a step.
    """

    kind: ToKnowKind
    subject: str = ""
    groups: tuple[str, ...] = ()
    critical: bool = False
    by: str | None = None
    until: str | None = None
    basis: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class AdviceOutcome:
    """One advice: `outcome` and `rule` are what the table of the rules gives for `inputs`; a deviation stands beside.

    `because` is why, in sentences that are all true here: the reasons of the rule, or why no test is needed and who
    agrees. `find_first` is what to know first, when there is no advice yet or only a first picture.
    `promises` counts the conditions that rest on a promise (agreed), `intentions` those that do not.
    `provisional`: in this phase nothing is decided yet, so page and paper show a first picture.
    `refused_deviation` stands in the dossier but is further from the outcome than is allowed: it does not count.
    `missing` names what a heavy advice needs and this one does not have; it changes nothing of the outcome.
    """

    definition: str
    outcome: AdviceId
    rule: str
    because: tuple[str, ...]
    inputs: AdviceInputs
    provisional: bool
    comparison: Literal["lichter", "gelijk", "zwaarder", "niet_te_vergelijken"]
    waiting_keeps_it_heavy: bool
    conditions: tuple[Condition, ...]
    promises: int
    intentions: int
    evidence_facts: AdviceEvidenceFacts
    find_first: tuple[ToKnow, ...]
    next_better: NextBetter | None
    deviation: AdviceDeviation | None
    refused_deviation: AdviceDeviation | None
    missing: tuple[MissingPart, ...]
