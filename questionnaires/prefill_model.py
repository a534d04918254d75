"""What the steps of a journey answer of a questionnaire: which answer goes with what a step says.

Nothing is guessed: an answer is taken over only when whatever is not filled in makes no difference to it. More and
heavier steps never give a lighter answer; the checker sees to that.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from questionnaires.model import Condition, Identifier, Shape


class StepSays(Shape):
    """What a step says when this holds, and no line above it. Without `says` it tells nothing that can be taken over.

    Lines stand from heavy to light, and the last one has no condition.
    """

    id: Identifier
    when: Condition | None = None
    says: Identifier | None = None


class Level(Shape):
    """The answer up to and including an amount; without `up_to` also for everything above it."""

    up_to: Annotated[float, Field(ge=0)] | None = None
    says: Identifier


class BasePrefill(Shape):
    """A question that the steps answer."""

    questionnaire: Identifier
    question: Identifier


class HeaviestPrefill(BasePrefill):
    """The heaviest of what the steps say."""

    type: Literal["heaviest"]
    steps: Annotated[tuple[StepSays, ...], Field(min_length=1)]


class SumPrefill(BasePrefill):
    """The sum of some numbers over the steps for which `when` holds; `levels` for a question with answers to choose."""

    type: Literal["sum"]
    fields: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    when: Condition | None = None
    levels: tuple[Level, ...] = ()


class StepsPrefill(BasePrefill):
    """How many steps there are for which `when` holds."""

    type: Literal["steps"]
    when: Condition | None = None
    levels: tuple[Level, ...] = ()


class HoursPrefill(BasePrefill):
    """Hours a year that somebody is busy with the steps for which `when` holds, without travelling and waiting."""

    type: Literal["hours"]
    when: Condition | None = None
    levels: tuple[Level, ...] = ()


Prefill = Annotated[HeaviestPrefill | SumPrefill | StepsPrefill | HoursPrefill, Field(discriminator="type")]
