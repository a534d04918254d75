"""The typed, frozen objects of a compass: checks on how people are involved, and what they mean together.

Checks, answers, points, thresholds and rules are data. What is the same for every compass is code: an answer without
what it needs counts as another one, an unknown check outside the core is a range, and what is for later does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.model import Code, Condition, Definition, Identifier, Shape, SingleChoice
from questionnaires.text import Text

CompassId = Literal["op_orde", "deels", "niet_op_orde", "onbekend"]
PlanPart = Literal[
    "goal", "room", "groups", "expectations", "moments", "wards", "youth", "not_reached", "contributions", "feedback",
    "afterwards", "signals",
]  # fmt: skip
"""The parts of the participation plan, as its pages have them."""


class Phase(Shape):
    """How far a proposal is. `answers` are the options of the intake question that stand for this phase.

    `provisional`: nothing is decided yet, so the advice is a first picture. `decides`: this is the decision itself.
    """

    id: Identifier
    label: Text
    answers: tuple[Identifier, ...]
    provisional: bool = False
    decides: bool = False


class Phases(Shape):
    """The phases in order, the intake question that tells which one it is, and which one counts when nobody said."""

    question: Identifier
    when_unknown: Identifier
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]


class CheckOption(Shape):
    """One answer to a check. Without what it `needs` it counts as `otherwise`; without `otherwise` as not known."""

    id: Identifier
    label: Text
    points: Annotated[int, Field(ge=0)]
    needs: Literal["evidence", "explanation"] | None = None
    otherwise: Identifier | None = None
    text: Text | None = None


class Check(Shape):
    """One check. `meanings` says per answer when it fits; `core` and `active` name phases.

    `founds_steps`: with full points, the steps that the answer names are known by a test with the people themselves.
    `groups_need_journey`: the target groups that the plan names should have a journey. `plan`: the parts of the
    participation plan that answer this check, so that nobody types them twice.
    """

    id: Identifier
    code: Code | None = None
    title: Text
    text: Text
    meanings: Mapping[Identifier, Text]
    evidence: Text
    help: Text | None = None
    example: Text | None = None
    core: tuple[Identifier, ...] = ()
    active: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    tags: Mapping[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    sources: tuple[Identifier, ...] = ()
    founds_steps: bool = False
    about_signals: bool = False
    groups_need_journey: bool = False
    plan: tuple[PlanPart, ...] = ()
    renamed_from: tuple[Identifier, ...] = ()


class CompassRule(Shape):
    """First rule that holds gives the outcome. Facts: `questionnaires.facts.COMPASS_FACTS`."""

    id: Identifier
    outcome: CompassId
    when: Condition | None = None
    text: Text


class Level(Shape):
    """How much say somebody gets. Telling people something is not participation: then `counts` is false."""

    id: Identifier
    label: Text
    description: Text
    counts: bool = True
    sources: tuple[Identifier, ...] = ()


class CompassDefinition(Definition):
    """The checks on a participation plan. `range_text` is for an outcome that still hangs on checks nobody knows.

    `signal_themes` is the vocabulary whose terms say what a signal is about.
    """

    kind: Literal["compass"]
    origin: Text
    rationale: Text
    phases: Phases
    mandate: SingleChoice
    options: Annotated[tuple[CheckOption, ...], Field(min_length=2)]
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[CompassRule, ...], Field(min_length=1)]
    range_text: Text
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    signal_themes: Identifier | None = None

    @cached_property
    def check_by_id(self) -> Mapping[str, Check]:
        """The checks by their id."""
        return {check.id: check for check in self.checks}

    @cached_property
    def option_by_id(self) -> Mapping[str, CheckOption]:
        """The answers by their id."""
        return {option.id: option for option in self.options}

    @cached_property
    def level_by_id(self) -> Mapping[str, Level]:
        """The levels of participation by their id."""
        return {level.id: level for level in self.levels}

    @cached_property
    def phase_by_id(self) -> Mapping[str, Phase]:
        """The phases by their id."""
        return {phase.id: phase for phase in self.phases.phases}

    @property
    def most_points(self) -> int:
        """The points of the best answer to a check."""
        return max(option.points for option in self.options)
