"""How people are involved: the answers to the compass, the participation plan and what is known from signals.

Shape only, like `scoring.dossier`. What the checks of the compass are stands in a definition of the kind `compass`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from questionnaires.model import Identifier, Shape
from scoring.evidence import Day, Evidence, Line, Prose, StepReference

Quarter = Annotated[str, StringConstraints(pattern=r"^\d{4}-Q[1-4]$")]

FEWEST = 10
"""Counts of people or signals below this are published as 'fewer than'."""


class CheckAnswer(Shape):
    """The answer to one check. Without a value and without `not_applicable` it is not known ("weet ik niet").

    `explanation` says what is and what is not done; `steps` and `questions` are what the check was about: the steps
    that were tested, the questions that signals are about.
    """

    check: Identifier
    value: Identifier | None = None
    explanation: Prose | None = None
    not_applicable: Prose | None = None
    by: Line | None = None
    until: Day | None = None
    evidence: tuple[Evidence, ...] = ()
    steps: tuple[StepReference, ...] = ()
    questions: tuple[Identifier, ...] = ()
    note: Prose | None = None


class CompassAnswers(Shape):
    """The compass of a dossier; a check without an answer is not known.

    `not_applicable` says why the whole compass does not apply; then nothing in it counts.
    """

    definition: Identifier | None = None
    not_applicable: Prose | None = None
    mandate: Identifier | None = None
    mandate_explanation: Prose | None = None
    answers: tuple[CheckAnswer, ...] = ()

    @cached_property
    def answer_by_check(self) -> Mapping[str, CheckAnswer]:
        """Answers by the id of their check."""
        return {answer.check: answer for answer in self.answers}


class PlanGroup(Shape):
    """Somebody who takes part: a target group of the dossier (`group`), or others. `level` is one of the compass."""

    id: Identifier
    group: Identifier | None = None
    name: Line
    role: Line | None = None
    level: Identifier | None = None
    how: Prose | None = None
    hours: Annotated[float, Field(ge=0, le=10_000)] | None = None
    people: Annotated[int, Field(ge=0)] | None = None
    reached: Literal["yes", "partly", "no"] | None = None


class PlanMoment(Shape):
    """Something that happens on the way to the decision; `decision` marks the decision itself."""

    on: Day
    what: Line
    decision: bool = False


class Ward(Shape):
    """A ward council that is touched, what was asked of it and what the ward agreement says."""

    name: Line
    spoken_on: Day | None = None
    reaction: Prose | None = None
    agreement: Prose | None = None


class Youth(Shape):
    """Children and young people (4 to 26 years): why and how, by whom, and how they hear back."""

    why: Prose | None = None
    how: Prose | None = None
    bridge_builder: Line | None = None
    heard_back: Prose | None = None


class Contribution(Shape):
    """What came in, what was done with it, and why."""

    who: Line
    what: Prose
    decision: Literal["taken_over", "partly", "not", "open"]
    reason: Prose | None = None


class ParticipationPlan(Shape):
    """The plan that the compass asks for, as data: it is written once and exported as one page."""

    goal: Prose | None = None
    better_because: Prose | None = None
    client: Line | None = None
    open: tuple[Line, ...] = ()
    fixed: tuple[Line, ...] = ()
    shared_on: Day | None = None
    groups: tuple[PlanGroup, ...] = ()
    from_city: tuple[Line, ...] = ()
    from_participants: tuple[Line, ...] = ()
    compensation: Prose | None = None
    moments: tuple[PlanMoment, ...] = ()
    wards: tuple[Ward, ...] = ()
    youth: Youth | None = None
    not_reached: tuple[Line, ...] = ()
    not_reached_why: Prose | None = None
    contributions: tuple[Contribution, ...] = ()
    fed_back_on: Day | None = None
    fed_back_how: Prose | None = None
    afterwards: Prose | None = None


class Signal(Shape):
    """What is already known from complaints, figures and reports; numbers and a subject, never words of residents.

    A count below `FEWEST` could point at people: what is published says `fewer_than` instead.
    """

    source: Literal["survey", "complaint", "call_note", "report", "reaction", "ombudsman", "ward", "professional"]
    kind: Literal["complaint", "signal", "help", "compliment"] = "signal"
    theme: Identifier | None = None
    subject: Line
    unit: Line | None = None
    ward: Line | None = None
    period: Quarter | None = None
    count: Annotated[int, Field(ge=0)] | None = None
    fewer_than: Annotated[int, Field(ge=1)] | None = None
    steps: tuple[StepReference, ...] = ()
    questions: tuple[Identifier, ...] = ()
