"""The typed, frozen objects of a journey definition: what a step is, and what steps mean together.

A journey is what somebody must do, step by step. The fields of a step are questions like any other; the time, the
scores, the thresholds and the rules that are built on them stand in the same file, so that they can change without
code. What is the same for every journey is code: lows add up to a low and highs to a high, waiting days are never
hours, and the heaviest step is never averaged away (domain source: the standard cost model and the sludge audits).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.model import (
    Burden,
    ClassRule,
    Code,
    Column,
    Condition,
    Definition,
    GroupKind,
    Identifier,
    Option,
    Questionnaire,
    Section,
    SectionRole,
    Shape,
)
from questionnaires.prefill_model import Prefill, StepSays
from questionnaires.text import Text

Weight = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class LightField(Shape):
    """One line of the light form of a step; papers are one line with several counts.

    `parts`: on a line with several fields, what each of them is called in brief beside the others.
    """

    id: Identifier
    label: Text
    fields: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    parts: Mapping[Identifier, Text] = Field(default_factory=dict)


class ReadyRange(Shape):
    """A ready-made range for how long a step takes, to choose instead of typing three numbers."""

    id: Identifier
    label: Text
    low: float
    likely: float
    high: float


class StartValue(Shape):
    """What counts while a number is not filled in. With a source it is borrowed, without one it is assumed."""

    field: Identifier
    value: float
    when: Condition | None = None
    source: Identifier | None = None
    text: Text


class Amounts(Shape):
    """Which fields say how long a step takes, how often, for how many people, and what it costs."""

    minutes: Identifier
    minutes_beside: tuple[Identifier, ...] = ()
    likely_weight: Weight
    times_a_year: Identifier
    share: Identifier
    money: Identifier
    sources: tuple[Identifier, ...] = ()


class Actors(Shape):
    """Whose steps weigh for which kind of group, and whose hours stand on a line of their own."""

    field: Identifier
    counts_for: Mapping[Literal["resident", "entrepreneur", "employee"], tuple[Identifier, ...]]
    apart: tuple[Identifier, ...] = ()

    def of_kind(self, kind: GroupKind) -> tuple[str, ...]:
        """Return whose steps weigh for this kind of group."""
        return self.counts_for.get(kind.value, ())


class Threshold(Shape):
    """From this number on, up to the next threshold, an amount weighs this (intervals are closed on the left)."""

    at_least: Annotated[float, Field(gt=0)]
    burden: Burden


class BaseScore(Shape):
    """One of the scores, 0 to 4, that make the load of a step."""

    id: Identifier
    label: Text
    weight: Weight
    text: Text
    sources: tuple[Identifier, ...] = ()


class HoursScore(BaseScore):
    """Scored by the hours a year of somebody for whom the step applies."""

    type: Literal["hours"]
    thresholds: Annotated[tuple[Threshold, ...], Field(min_length=1)]


class CountScore(BaseScore):
    """Scored by a weighted sum of numbers; `weights` says how much each of them counts."""

    type: Literal["count"]
    weights: Annotated[Mapping[Identifier, Weight], Field(min_length=1)]
    thresholds: Annotated[tuple[Threshold, ...], Field(min_length=1)]


class MeanScore(BaseScore):
    """The mean burden of some choices."""

    type: Literal["mean"]
    fields: Annotated[tuple[Identifier, ...], Field(min_length=1)]


Score = Annotated[HoursScore | CountScore | MeanScore, Field(discriminator="type")]


class Index(Shape):
    """The load of the whole journey: the heaviest step, and the mean of the heaviest few (absent steps are 0)."""

    heaviest_steps: Annotated[int, Field(ge=1, le=20)]
    peak_share: Share
    text: Text


class StepRule(Shape):
    """A step for which this holds is a breaking point."""

    id: Identifier
    code: Code | None = None
    when: Condition
    text: Text
    sources: tuple[Identifier, ...] = ()


class StepFlagRule(StepRule):
    """A step for which this holds carries a red flag. `tags` name the terms that it touches, as those of a question."""

    tags: Mapping[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)


class LoadBand(Shape):
    """What the load of a step is called from this number on, up to the next band."""

    id: Identifier
    at_least: Annotated[float, Field(ge=0, le=100)]
    label: Text


class RaiseRule(Shape):
    """When this holds, the class of the journey is one higher. Facts: `questionnaires.facts.CIRCUMSTANCE_FACTS`."""

    id: Identifier
    when: Condition
    text: Text
    sources: tuple[Identifier, ...] = ()


class EvidenceRule(Shape):
    """When a journey is known well enough. Facts: `questionnaires.facts.EVIDENCE_FACTS`."""

    founded: Condition
    heavy_from: Annotated[float, Field(ge=0, le=100)]
    when: Condition
    text: Text


class Count(Shape):
    """A count over all steps: of the steps for which a condition holds, or the sum of some numbers."""

    id: Identifier
    label: Text
    when: Condition | None = None
    sum: tuple[Identifier, ...] = ()


class Busiest(Shape):
    """Which field says on which day of the journey a step begins, and how many days a busy period lasts."""

    day: Identifier
    days: Annotated[int, Field(ge=1, le=366)]


class Contradiction(Shape):
    """An answer in a questionnaire that does not go with a step for which `step` holds."""

    id: Identifier
    questionnaire: Identifier
    answer: Condition
    step: Condition
    text: Text


class JourneyDefinition(Definition):
    """What is asked about a step, and what the steps of a journey mean together.

    `page_one`: what page one tells of the heaviest step, and what each of these fields is called there.
    `sentences`: by field and option, the sentence that tells that answer in running text about a step.
    """

    kind: Literal["journey"]
    origin: Text
    rationale: Text
    scales: Mapping[Identifier, tuple[Option, ...]] = Field(default_factory=dict)
    fields: Annotated[tuple[Column, ...], Field(min_length=1)]
    light: Annotated[tuple[LightField, ...], Field(min_length=1)]
    needed: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    page_one: Mapping[Identifier, Text] = Field(default_factory=dict)
    sentences: Mapping[Identifier, Mapping[Identifier, Text]] = Field(default_factory=dict)
    ready_ranges: tuple[ReadyRange, ...] = ()
    start_values: tuple[StartValue, ...] = ()
    amounts: Amounts
    actors: Actors
    avoidable: Condition
    scores: Annotated[tuple[Score, ...], Field(min_length=1)]
    index: Index
    load_bands: tuple[LoadBand, ...] = ()
    breaking_points: tuple[StepRule, ...] = ()
    red_flags: tuple[StepFlagRule, ...] = ()
    stress_circumstances: tuple[Identifier, ...] = ()
    classes: Annotated[tuple[ClassRule, ...], Field(min_length=1)]
    one_class_up: tuple[RaiseRule, ...] = ()
    evidence: EvidenceRule
    counts: tuple[Count, ...] = ()
    busiest: Busiest
    contradictions: tuple[Contradiction, ...] = ()
    prefill: tuple[Prefill, ...] = ()
    prefill_basis: tuple[StepSays, ...] = ()

    @cached_property
    def form(self) -> Questionnaire:
        """The fields as a questionnaire without scores, so that everything that reads questions can read them."""
        section = Section(id="step", title=self.title, role=SectionRole.INFORMATION, questions=self.fields)
        return Questionnaire(
            kind="questionnaire",
            id=self.id,
            version=self.version,
            title=self.title,
            description=self.description,
            languages=self.languages,
            origin=self.origin,
            scales=self.scales,
            sections=(section,),
        )

    def load_band(self, load: float) -> LoadBand | None:
        """Return the band that a load lies in; None when the definition names no bands."""
        return next((band for band in reversed(self.load_bands) if load >= band.at_least), None)

    @property
    def field_by_id(self) -> Mapping[str, Column]:
        """The fields by their id."""
        return {field.id: field for field in self.fields}
