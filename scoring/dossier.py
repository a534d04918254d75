"""The dossier: everything about one proposal, as typed, frozen objects (RULES section 1).

Shape only. Whether ids exist and values fit their question is checked in `scoring.validation`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.model import GroupKind, Identifier, Shape, Version
from scoring.cover import names_cover
from scoring.evidence import Day, Evidence, Hash, Line, Moment, Prose, StepReference
from scoring.participation import CompassAnswers, ParticipationPlan, Signal

FORMAT = 1


class Unknown(StrEnum):
    """Why an answer is not known: never the same as 'not arranged', never zero."""

    NOT_IN_PROPOSAL = "not_in_proposal"
    NOT_KNOWN = "not_known"
    BEING_FOUND_OUT = "being_found_out"


class Changes(StrEnum):
    """Whether a theme changes through the proposal, said once for the whole theme."""

    NO = "no"
    YES = "yes"
    NEW = "new"
    UNKNOWN = "unknown"


class Estimate(Shape):
    """A three-point estimate in the unit of its question."""

    low: float
    likely: float
    high: float


Row = Mapping[Identifier, str | float | tuple[str, ...] | Estimate | None]
Value = str | float | tuple[str, ...] | Estimate | tuple[Row, ...]
"""An option id or text, a number, option ids, an estimate, or the rows of a table."""


class Response(Shape):
    """One value: of the proposal or of today. Exactly one of value, unknown and not_applicable says what it is."""

    value: Value | None = None
    unknown: Unknown | None = Field(default=None, strict=False)
    by: Line | None = None
    until: Day | None = None
    not_applicable: Prose | None = None
    basis: Identifier | None = None
    note: Prose | None = None
    evidence: tuple[Evidence, ...] = ()


class Rater(Shape):
    """Who answered: always a function, perhaps a name. Names never leave the dossier."""

    function: Line
    name: Line | None = None


class Rating(Shape):
    """One rater's answer to one question."""

    rater: Rater
    at: Moment | None = None
    proposal: Response
    current: Response | None = None


class Settled(Shape):
    """What the raters settled on together."""

    proposal: Response
    current: Response | None = None
    reason: Prose | None = None


class Answer(Shape):
    """The answer to one question: directly, or by several raters.

    `same_as` names the group whose answer a person took over by saying that it is the same here, `from_steps` the
    steps of the journey of this group that it was taken over from.
    """

    question: Identifier
    proposal: Response | None = None
    current: Response | None = None
    ratings: tuple[Rating, ...] = ()
    settled: Settled | None = None
    same_as: Identifier | None = None
    from_steps: tuple[Identifier, ...] = ()
    comments: tuple[Prose, ...] = ()


class ThemeStatement(Shape):
    """What is said once for a whole theme: does it change, and how do we know."""

    section: Identifier
    changes: Changes | None = Field(default=None, strict=False)
    basis: Identifier | None = None
    note: Prose | None = None


class Added(Shape):
    """That a group was added or split after the first outcome (printed in the change log)."""

    on: Day
    reason: Prose
    split_from: Identifier | None = None


class Step(Shape):
    """One contact, or one action with a term of its own. A field that is not among the values is unknown."""

    id: Identifier
    name: Line
    values: Row = Field(default_factory=dict)
    note: Prose | None = None
    evidence: tuple[Evidence, ...] = ()


class CurrentStep(Shape):
    """A step of today. With `like` it is as that step of the proposal, but for what its own values say."""

    id: Identifier
    like: Identifier | None = None
    name: Line | None = None
    values: Row = Field(default_factory=dict)
    note: Prose | None = None
    evidence: tuple[Evidence, ...] = ()


class Participation(Shape):
    """What is asked of people who help to make the proposal: hours for each of them, and how many they are."""

    hours: Estimate
    people: Annotated[int, Field(ge=0)]


class Journey(Shape):
    """What somebody must do, step by step. Today is `none`, the `same`, described in `current_steps`, or unknown.

    Without steps nobody has to do anything: that is something else than a journey that nobody described.
    """

    steps: Annotated[tuple[Step, ...], Field(max_length=MAXIMUM_STEPS)]
    current: Literal["none", "same"] | None = None
    current_steps: Annotated[tuple[CurrentStep, ...], Field(max_length=MAXIMUM_STEPS)] = ()
    other_schemes: Annotated[int, Field(ge=0)] | None = None
    participation: Participation | None = None


class Group(Shape):
    """A target group with its answers."""

    id: Identifier
    name: Line
    kind: GroupKind = Field(strict=False)
    size: Annotated[int, Field(ge=0)] | None = None
    size_source: Line | None = None
    circumstances: tuple[Identifier, ...] = ()
    description: Prose | None = None
    current: Literal["none"] | None = None
    themes: tuple[ThemeStatement, ...] = ()
    answers: tuple[Answer, ...] = ()
    journey: Journey | None = None
    added: Added | None = None

    @cached_property
    def answer_by_question(self) -> Mapping[str, Answer]:
        """Answers by the id of their question."""
        return {answer.question: answer for answer in self.answers}

    @cached_property
    def theme_by_section(self) -> Mapping[str, ThemeStatement]:
        """What was said once per theme, by section id."""
        return {theme.section: theme for theme in self.themes}


class Agreed(Shape):
    """A promise: which function made it, and when (RULES section 8)."""

    by: Line
    on: Day


class AnswerChange(Shape):
    """What the answer to a question becomes: a value, or not applicable. Without `basis` it stays known as it was."""

    question: Identifier
    value: Value | None = None
    not_applicable: Prose | None = None
    basis: Identifier | None = None


class StepEdit(Shape):
    """What becomes of a step: it goes, or some of its fields get another value (null: unknown)."""

    group: Identifier
    step: Identifier
    remove: bool = False
    values: Row = Field(default_factory=dict)


class MeasureChanges(Shape):
    """What a measure makes of the proposal."""

    answers: tuple[AnswerChange, ...] = ()
    steps: tuple[StepEdit, ...] = ()


Effort = Literal["small", "medium", "large"]
Progress = Literal["not_started", "under_way", "done"]


class Measure(Shape):
    """A change to the proposal. It is about questions, whole themes (sections), steps, or checks of the compass.

    Agreed only with a promise, a deadline and cover. `groups` empty means every group. `changes` says what it makes of
    the proposal; without it a measure of the library (`term`) changes what the library says of what it is about.
    """

    id: Identifier
    term: Identifier | None = None
    text: Line
    groups: tuple[Identifier, ...] = ()
    questions: tuple[Identifier, ...] = ()
    themes: tuple[Identifier, ...] = ()
    steps: tuple[StepReference, ...] = ()
    checks: tuple[Identifier, ...] = ()
    agreed: Agreed | None = None
    deadline: Day | None = None
    cover: Line | None = None
    how_checked: Line | None = None
    returns_on: Day | None = None
    changes: MeasureChanges | None = None
    effort: Effort | None = None
    progress: Progress | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether this is more than an intention."""
        return self.agreed is not None and self.deadline is not None and self.is_covered

    @property
    def is_covered(self) -> bool:
        """Whether it says who pays: a sum, or whose budget."""
        return self.cover is not None and names_cover(self.cover)


AdviceId = Literal["positief", "positief_mits", "aanpassen", "nog_niet_besluiten"]


class Deviation(Shape):
    """That the advisor deviates from what the rules say, and why: printed on page one (RULES section 8)."""

    advice: AdviceId
    reason: Prose
    by: Line


class ReadyText(Shape):
    """A ready text as somebody edited it. `generated` is what stood there then: when it changes, the edit is old."""

    part: Literal["relation", "explanation", "finance"]
    text: Prose
    generated: Prose


class AdviceForm(Shape):
    """What people add to the advice that the rules give."""

    definition: Identifier | None = None
    deviation: Deviation | None = None
    ready_texts: tuple[ReadyText, ...] = ()


class Alternative(Shape):
    """Another way that was considered, and why it was not chosen."""

    name: Line
    what: Prose | None = None
    easier: bool | None = None
    why_not: Prose | None = None


class NotNeeded(Shape):
    """Why no test is needed, and which function agrees (RULES section 5)."""

    reason: Prose
    agreed_by: Line


class Change(Shape):
    """One line of the change log, printed."""

    on: Day
    what: Prose
    effect: Prose | None = None


class HistoryEntry(Shape):
    """Who changed which answer when. Kept in the dossier, never printed."""

    at: Moment
    who: Line
    what: Prose


class Pin(Shape):
    """The version of a definition that this dossier was started with."""

    id: Identifier
    version: Version
    hash: Hash | None = None


Depth = Literal["quickscan", "short", "full"]


class Dossier(Shape):
    """Everything about one proposal. Only `format`, `title` and `questionnaire` are always needed.

    Dossiers with the same `proposal` are variants or moments of one proposal; `variant` is what this one is called.
    """

    format: Annotated[int, Field(ge=1)]
    title: Line
    proposal: Identifier | None = None
    variant: Line | None = None
    fictional: bool = False
    questionnaire: Identifier
    journey: Identifier | None = None
    depth: Depth = "full"
    definitions: tuple[Pin, ...] = ()
    intake: Mapping[Identifier, Value | None] = Field(default_factory=dict)
    filled_in_by: tuple[Rater, ...] = ()
    filled_in_on: Day | None = None
    current: Literal["none"] | None = None
    answers: tuple[Answer, ...] = ()
    groups: tuple[Group, ...] = ()
    not_needed: NotNeeded | None = None
    measures: tuple[Measure, ...] = ()
    compass: CompassAnswers | None = None
    plan: ParticipationPlan | None = None
    signals: tuple[Signal, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    advice: AdviceForm | None = None
    notes: tuple[Prose, ...] = ()
    change_log: tuple[Change, ...] = ()
    history: tuple[HistoryEntry, ...] = ()

    @cached_property
    def answer_by_question(self) -> Mapping[str, Answer]:
        """Dossier-wide answers by the id of their question."""
        return {answer.question: answer for answer in self.answers}
