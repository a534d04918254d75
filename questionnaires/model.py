"""The typed, frozen objects that a questionnaire file is read into.

Shape only: what a key is called, what type it has, what may be left out. What a definition *means* (does a
reference resolve, can a condition be true, can a question change the outcome) is checked in `questionnaires.check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, StringConstraints

from questionnaires.text import Language, Text

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.\-]+$", max_length=16)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Condition = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Burden = Annotated[int, Field(ge=0, le=4)]

LIGHTEST, HEAVIEST = 0, 4


class Shape(BaseModel):
    """A part of a definition: unknown keys are refused and nothing can be changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class GroupKind(StrEnum):
    """Whom a proposal touches (RULES section 1)."""

    RESIDENT = "resident"
    ENTREPRENEUR = "entrepreneur"
    EMPLOYEE = "employee"


Kind = Annotated[GroupKind, Field(strict=False)]


class Source(Shape):
    """Where a fact or a question comes from."""

    id: Identifier
    title: Text
    address: AnyHttpUrl | None = Field(default=None, strict=False)
    date: IsoDate | None = None
    note: Text | None = None


class Option(Shape):
    """One answer that can be chosen. `burden` is 0 (light) to 4 (heavy); options are ordered by it."""

    id: Identifier
    label: Text
    label_today: Text | None = None
    help: Text | None = None
    burden: Burden | None = None
    exclusive: bool = False
    renamed_from: tuple[Identifier, ...] = ()


class Band(Shape):
    """A closed interval of a number (or of a count of ticked options) with the burden it stands for."""

    minimum: float
    maximum: float | None = None
    burden: Burden


class BaseQuestion(Shape):
    """What every question has, whatever its answer looks like."""

    id: Identifier
    code: Code | None = None
    text: Text
    text_for: Mapping[Literal["resident", "entrepreneur", "employee"], Text] = Field(default_factory=dict)
    kinds: tuple[Kind, ...] = tuple(GroupKind)
    help: Text | None = None
    example: Text | None = None
    sources: tuple[Identifier, ...] = ()
    tags: Mapping[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    when: Condition | None = None
    required: bool = False
    critical: bool = False
    protection: bool = False
    unknown_allowed: bool = True
    not_applicable_allowed: bool = True
    renamed_from: tuple[Identifier, ...] = ()

    def text_for_kind(self, kind: GroupKind) -> Text:
        """Return the text of the question as this kind of group reads it."""
        return self.text_for.get(kind.value, self.text)


class ChoiceQuestion(BaseQuestion):
    """Shared by single and multiple choice: options of its own, or a scale that questions share."""

    scale: Identifier | None = None
    options: tuple[Option, ...] = ()


class SingleChoice(ChoiceQuestion):
    """One option is chosen; the burden stands on the option."""

    type: Literal["single_choice"]


class MultipleChoice(ChoiceQuestion):
    """Any number of options; scored, when it is, by bands on the number of ticked options that are not exclusive."""

    type: Literal["multiple_choice"]
    bands: tuple[Band, ...] = ()


class NumberQuestion(BaseQuestion):
    """A number with its unit and range; scored, when it is, by bands."""

    type: Literal["number"]
    unit: Text
    unit_one: Text | None = None
    """What one of them is called, where that is another word: 1 stuk, 2 stukken."""
    minimum: float
    maximum: float
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    bands: tuple[Band, ...] = ()

    def unit_for(self, value: object) -> str:
        """Return the unit as it stands behind a number."""
        return str(self.unit_one if self.unit_one is not None and value == 1 else self.unit)


class EstimateQuestion(BaseQuestion):
    """A three-point estimate: low, likely, high. Never scored by itself."""

    type: Literal["estimate"]
    unit: Text
    minimum: float
    maximum: float


class DateQuestion(BaseQuestion):
    """A calendar date."""

    type: Literal["date"]


class ShortText(BaseQuestion):
    """One line of text."""

    type: Literal["short_text"]
    max_length: Annotated[int, Field(ge=1, le=500)] = 200


class LongText(BaseQuestion):
    """Text of more than one line."""

    type: Literal["long_text"]
    max_length: Annotated[int, Field(ge=1, le=20000)] = 4000


Column = Annotated[
    SingleChoice | MultipleChoice | NumberQuestion | EstimateQuestion | DateQuestion | ShortText | LongText,
    Field(discriminator="type"),
]


class TableQuestion(BaseQuestion):
    """Rows with the same columns; each column is a question without a score."""

    type: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    minimum_rows: Annotated[int, Field(ge=0)] = 0
    maximum_rows: Annotated[int, Field(ge=1, le=500)] = 50


Question = Annotated[
    SingleChoice
    | MultipleChoice
    | NumberQuestion
    | EstimateQuestion
    | DateQuestion
    | ShortText
    | LongText
    | TableQuestion,
    Field(discriminator="type"),
]


class SectionRole(StrEnum):
    """What a section is for: `theme` is scored, `context` only escalates, `information` is never scored."""

    THEME = "theme"
    CONTEXT = "context"
    INFORMATION = "information"


class Scope(StrEnum):
    """Whether something is asked once per target group or once per dossier."""

    GROUP = "group"
    DOSSIER = "dossier"


class Section(Shape):
    """Questions that belong together; a section with role `theme` is a theme in the outcome."""

    id: Identifier
    code: Code | None = None
    title: Text
    role: SectionRole = Field(strict=False)
    scope: Scope = Field(default=Scope.GROUP, strict=False)
    introduction: Text | None = None
    conversation: Text | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    renamed_from: tuple[Identifier, ...] = ()

    @property
    def scored(self) -> bool:
        """Whether the answers in this section carry a burden."""
        return self.role is not SectionRole.INFORMATION


class ScanOutcome(Shape):
    """One outcome of a scan; the first whose condition holds is the outcome. The last one has no condition."""

    id: Identifier
    outcome: Literal["not_needed", "short", "full"]
    label: Text
    when: Condition | None = None


class NotNeededVerdict(Shape):
    """Which verdict (1-3) goes with 'not needed'; the first condition that holds. The last one has no condition."""

    id: Identifier
    verdict: Annotated[int, Field(ge=1, le=3)]
    when: Condition | None = None


class Depth(Shape):
    """How much is asked. `questions` empty means all; a scan has outcomes, a test has not."""

    id: Literal["quickscan", "short", "full"]
    title: Text
    minutes: Annotated[int, Field(ge=1)]
    leaves_out: Text
    questions: tuple[Identifier, ...] = ()
    outcomes: tuple[ScanOutcome, ...] = ()
    not_needed_verdicts: tuple[NotNeededVerdict, ...] = ()


class BandRule(Shape):
    """First rule that holds gives a theme its band. Facts: see `questionnaires.facts.BAND_FACTS`."""

    id: Identifier
    band: Literal["laag", "matig", "hoog", "zeer_hoog"]
    when: Condition | None = None


class BottleneckRule(Shape):
    """First rule that holds makes an answer a bottleneck. Facts: `questionnaires.facts.ANSWER_FACTS`."""

    id: Identifier
    heavy: bool = False
    when: Condition
    text: Text


class FlagRule(Shape):
    """An answer for which this holds is a red flag. Facts: `questionnaires.facts.ANSWER_FACTS`."""

    id: Identifier
    when: Condition
    text: Text


class ClassRule(Shape):
    """First rule that holds gives a group its burden class. Facts: `questionnaires.facts.CLASS_FACTS`."""

    id: Identifier
    burden_class: Literal["laag", "middel", "hoog", "onbekend"]
    when: Condition | None = None
    text: Text


class Scoring(Shape):
    """Thresholds and rules: policy choices, not measurements. Every rule is data; the code only applies them."""

    rationale: Text
    bands: Annotated[tuple[BandRule, ...], Field(min_length=1)]
    bottlenecks: tuple[BottleneckRule, ...] = ()
    red_flags: tuple[FlagRule, ...] = ()
    classes: Annotated[tuple[ClassRule, ...], Field(min_length=1)]
    profiles: tuple[Identifier, ...] = ()
    profile_from: Burden = 3


class Definition(Shape):
    """What every definition file starts with."""

    id: Identifier
    version: Version
    title: Text
    description: Text
    languages: tuple[Language, ...] = ("nl",)
    sources: tuple[Source, ...] = ()


class Questionnaire(Definition):
    """A questionnaire: what is asked, under which conditions, and what the answers mean."""

    kind: Literal["questionnaire"]
    origin: Text
    scales: Mapping[Identifier, tuple[Option, ...]] = Field(default_factory=dict)
    depths: tuple[Depth, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    scoring: Scoring | None = None

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in the order in which it is asked."""
        return (question for section in self.sections for question in section.questions)

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """Questions by their id (the last one wins when an id stands twice; the checker reports that)."""
        return {question.id: question for question in self.questions}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section that each question id stands in."""
        return {question.id: section for section in self.sections for question in section.questions}

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """Return the options of a choice question, its own or those of its scale; empty for other questions."""
        if not isinstance(question, ChoiceQuestion):
            return ()
        return self.scales.get(question.scale, ()) if question.scale else question.options

    def is_scored(self, question: Question) -> bool:
        """Whether the answer to this question carries a burden (context questions too)."""
        if not self.section_of[question.id].scored:
            return False
        if isinstance(question, SingleChoice):
            return True
        return isinstance(question, MultipleChoice | NumberQuestion) and bool(question.bands)


class VocabularyRole(StrEnum):
    """What a vocabulary is used for. Code asks for a role, never for an id."""

    CIRCUMSTANCES = "circumstances"
    MEASURES = "measures"
    BASES = "bases"
    INFORMANTS = "informants"
    PROFILE = "profile"
    LENS = "lens"


class TermGroup(Shape):
    """Terms that belong together, in order (for measures: strongest first)."""

    id: Identifier
    label: Text
    description: Text | None = None


class TermAnswer(Shape):
    """What the answer to a question is once a measure is taken."""

    questionnaire: Identifier
    question: Identifier
    value: str | float | tuple[str, ...]


class TermField(Shape):
    """What a field of a step is once a measure is taken for that step."""

    journey: Identifier
    field: Identifier
    value: str | float | tuple[str, ...]


class Term(Shape):
    """One term: a circumstance, a measure, a norm, a capacity.

    `answers` and `fields` are for measures: what they change, and to what.
    """

    id: Identifier
    code: Code | None = None
    label: Text
    description: Text | None = None
    group: Identifier | None = None
    sources: tuple[Identifier, ...] = ()
    rank: Annotated[int, Field(ge=0, le=9)] | None = None
    answers: tuple[TermAnswer, ...] = ()
    fields: tuple[TermField, ...] = ()
    renamed_from: tuple[Identifier, ...] = ()


class Vocabulary(Definition):
    """Terms that questions are tagged with and dossiers refer to."""

    kind: Literal["vocabulary"]
    role: VocabularyRole = Field(strict=False)
    groups: tuple[TermGroup, ...] = ()
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    @cached_property
    def term_by_id(self) -> Mapping[str, Term]:
        """Terms by their id."""
        return {term.id: term for term in self.terms}
