"""How sure the advice is, as everybody sees it. Field names are keys of `doenvermogen score --json` (`robustness`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from questionnaires.advice_model import AdviceId

PivotalKind = Literal["question", "check", "step"]


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One answer that is otherwise. `group` is null for a check, and for a question about the whole dossier.

    `field` is of a step. `now` and `to` are what the answer is and would be: an id, a number, or ticked options.
    """

    kind: PivotalKind
    subject: str
    group: str | None
    field: str | None
    now: str | float | tuple[str, ...]
    to: str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pivotal:
    """An answer that alone would change the advice: the nearest other value that does so, and what it would become."""

    change: ChangedAnswer
    advice: AdviceId


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """A smallest set of answers that together change the advice."""

    changes: tuple[ChangedAnswer, ...]
    advice: AdviceId


@dataclass(frozen=True, slots=True)
class AdviceRange:
    """The advice with everything that is not known settled at its lightest, and at its heaviest. `open` counts it."""

    lightest: AdviceId
    heaviest: AdviceId
    open: int


@dataclass(frozen=True, slots=True)
class MovedThreshold:
    """One threshold or weight multiplied with a factor, and the advice that follows."""

    factor: float
    value: float
    advice: AdviceId


@dataclass(frozen=True, slots=True)
class ThresholdCheck:
    """One threshold or weight of a definition, moved in turn. `where` is its place in the definition, with dots."""

    definition: str
    where: str
    value: float
    moved: tuple[MovedThreshold, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class ShakenBasis:
    """How answers that are known in one way were shaken, and how many of them there are."""

    basis: str
    chance: float
    answers: int


@dataclass(frozen=True, slots=True)
class Stability:
    """How often the advice stays when every answer is shaken according to how it is known; no chance that it is right.

    `share` is 0..1; `by_advice` counts the draws for each advice.
    """

    draws: int
    seed: int
    share: float
    by_advice: Mapping[AdviceId, int]
    shaken: tuple[ShakenBasis, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the advice is.

    `pivotal` has answers, checks and fields of steps; a field that only says how well a step is known is left out.
    `smallest_change` holds the smallest sets when their size is `smallest_size`, at most ten; `smallest_size` null
    means that there is none of `examined_up_to` changes or fewer. Up to `examined_up_to` changes nothing was left out;
    when a journey is described it is at most 2.
    `sentence` is for page one.
    """

    sentence: str
    pivotal: tuple[Pivotal, ...]
    smallest_change: tuple[SmallestChange, ...]
    smallest_size: int | None
    examined_up_to: int
    range: AdviceRange
    thresholds: tuple[ThresholdCheck, ...]
    stability: Stability | None
