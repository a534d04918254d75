"""The typed, frozen objects of the advice rules: from burden, compass, flags, measures and evidence to one advice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.model import Condition, Definition, Identifier, Shape
from questionnaires.text import Text

AdviceId = Literal["positief", "positief_mits", "aanpassen", "nog_niet_besluiten"]
ADVICE_ORDER: tuple[AdviceId, ...] = ("positief", "positief_mits", "aanpassen", "nog_niet_besluiten")
"""From mild to severe."""

ConditionAbout = Literal["bottleneck", "red_flag", "breaking_point", "heavy_step", "step_flag", "theme", "check"]
"""What a condition of the advice is about."""

SUBJECT = "{subject}"
"""What stands in the words of a condition for the question, step, theme or check that it is about."""


class AdviceWords(Shape):
    """How one advice is called, and what it says in one sentence. `next_step` is what to do now."""

    id: AdviceId
    label: Text
    sentence: Text
    next_step: Text


class AdviceReason(Shape):
    """One sentence of why a rule holds, said when its condition holds; without one it is always said.

    Facts: `questionnaires.facts.ADVICE_REASON_FACTS`.
    """

    when: Condition | None = None
    text: Text


class AdviceRule(Shape):
    """First rule that holds gives the advice. Facts: `questionnaires.facts.ADVICE_FACTS`.

    `text` says for every case at once why; `because` says it for the case at hand, with the sentences that are true.
    Without `because` it is `text`.
    """

    id: Identifier
    advice: AdviceId
    when: Condition | None = None
    text: Text
    because: tuple[AdviceReason, ...] = ()
    sources: tuple[Identifier, ...] = ()


class AdviceEvidence(Shape):
    """When enough is known for an advice. Facts: `questionnaires.facts.ADVICE_EVIDENCE_FACTS`.

    `weak_bases` are the ways of knowing that do not count as known (an own estimate).
    """

    weak_bases: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    when: Condition
    text: Text
    sources: tuple[Identifier, ...] = ()


class ConditionWords(Shape):
    """How a condition is worded: `text` may hold `{subject}`, which is replaced by the question, step or check."""

    about: ConditionAbout
    text: Text


class DeviationRule(Shape):
    """Between which advices a person may deviate, in order from mild to severe, and how many steps."""

    order: Annotated[tuple[AdviceId, ...], Field(min_length=1)]
    steps: Annotated[int, Field(ge=0, le=3)]
    text: Text
    sources: tuple[Identifier, ...] = ()


class Shaking(Shape):
    """How often an answer that is known in one way (`basis`) may well be one place heavier or lighter: 0 to 1.

    `basis` is a term of the vocabulary of bases, or `not_stated` for answers of which nobody said how they are known.
    """

    basis: Identifier
    chance: Annotated[float, Field(ge=0, le=1)]


class EffortPoints(Shape):
    """What an effort counts for when measures are added up."""

    id: Literal["small", "medium", "large"]
    points: Annotated[int, Field(ge=1, le=1000)]
    label: Text


class RobustnessSettings(Shape):
    """How it is worked out how sure an advice is: choices, printed with the result.

    `moves` are the factors that each threshold and weight is multiplied with in turn.
    """

    shaking: Annotated[tuple[Shaking, ...], Field(min_length=1)]
    draws: Annotated[int, Field(ge=100, le=1_000_000)]
    seed: Annotated[int, Field(ge=0)]
    moves: tuple[Annotated[float, Field(gt=0, le=10)], ...]
    efforts: tuple[EffortPoints, ...]
    text: Text
    sources: tuple[Identifier, ...] = ()


class AdviceDefinition(Definition):
    """The rules of the advice: policy choices, not measurements. Without `robustness` nothing is shaken or moved."""

    kind: Literal["advice"]
    origin: Text
    rationale: Text
    advices: Annotated[tuple[AdviceWords, ...], Field(min_length=1)]
    rules: Annotated[tuple[AdviceRule, ...], Field(min_length=1)]
    evidence: AdviceEvidence
    heavy_step_from: Annotated[float, Field(ge=0, le=100)]
    conditions: Annotated[tuple[ConditionWords, ...], Field(min_length=1)]
    deviation: DeviationRule
    robustness: RobustnessSettings | None = None

    @cached_property
    def words_by_id(self) -> Mapping[str, AdviceWords]:
        """The words of each advice by its id."""
        return {words.id: words for words in self.advices}

    @cached_property
    def rule_by_id(self) -> Mapping[str, AdviceRule]:
        """The rules by their id."""
        return {rule.id: rule for rule in self.rules}
