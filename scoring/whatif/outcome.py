"""What would help, as everybody sees it. Field names are keys of `doenvermogen score --json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.advice_model import AdviceId

# As in `scoring.outcome`, which takes this up.
ClassId = Literal["laag", "middel", "hoog", "onbekend"]
End = Literal["lightest", "heaviest"]
SettleKind = Literal["question", "estimate", "check", "step"]
"""A question, a check or a step of which something is not known; an estimate is an answer that is known too badly."""


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """What the advice would be with one answer to what is not known, and everything else as it is."""

    answer: str | float
    advice: AdviceId


@dataclass(frozen=True, slots=True)
class ToSettle:
    """Something to find out. `id` names it on the command line: `kind:subject`, with `@group` when it is of one group.

    `informants` could know it. `answers` is what each answer would do to the advice, from light to heavy.
    """

    id: str
    kind: SettleKind
    subject: str
    group: str | None
    informants: tuple[str, ...]
    answers: tuple[AnswerEffect, ...]


@dataclass(frozen=True, slots=True)
class AssumedValue:
    """What is taken for something that is not known. `field` is of a step; a step has a line for each field."""

    id: str
    field: str | None
    value: str | float | None


@dataclass(frozen=True, slots=True)
class Assumes:
    """What an improvement takes for what is not known: everything at its lightest, or everything at its heaviest.

    `end` is null when nothing has to be found out.
    """

    end: End | None
    values: tuple[AssumedValue, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A smallest way to a better advice: first find out `find_out`, then take `measures` (`score --with`).

    There are only measures when finding out alone does not lead there, and then no smaller `find_out` will do.
    `smallest_by` says in which way it is smallest: the number of measures, or their effort. `proven`: every smaller
    one was examined, or ruled out; otherwise it is the smallest that was found. `effort` adds up the points of the
    measures; null when that of one is not known.
    """

    advice: AdviceId
    burden_class: ClassId
    find_out: tuple[ToSettle, ...]
    measures: tuple[str, ...]
    assumes: Assumes
    effort: int | None
    smallest_by: tuple[Literal["number", "effort"], ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """A better advice that nothing of what is known leads to, at one end of what is not known.

    `examined` counts the combinations; `proven` says that they were all, or that the rest cannot do better. `because`
    are the inputs of the advice that stay in the way when everything that helps is done.
    """

    advice: AdviceId
    end: End | None
    examined: int
    proven: bool
    because: tuple[Literal["burden", "compass", "open_flag", "measures_agreed", "evidence"], ...]
