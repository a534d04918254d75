"""The parts of a condition, and what the names in it stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in", "holds", "lacks"]
"""`holds` is `option in question`, `lacks` is `option not in question`: the subject stands on the right."""


class Chosen(NamedTuple):
    """What a question stands for: the ids that were chosen and a number (its burden, or its value).

    `number` is None when the question has no burden; it can then not be ordered.
    """

    options: frozenset[str]
    number: float | None


Operand = Chosen | str | float | bool | None
"""What a name stands for: an answer, a level, a number, a truth, or None for unknown."""

Lookup = Callable[[str], Operand]
Truth = bool | None


class ExpressionError(Exception):
    """A condition that cannot be read. `column` counts from 0 within the text."""

    def __init__(self, column: int, message: str, mend: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.mend = mend


class EvaluationError(Exception):
    """A condition that does not fit the values it is worked out with: a definition that was not checked."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed word or number in a comparison. `column` counts from 0 within the text."""

    value: str | float
    column: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`subject operator constants`, such as `q >= 2`, `q in (a, b)` or `a in q`. `column` is the subject's."""

    subject: str
    operator: Operator
    constants: tuple[Constant, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Bare:
    """A name on its own: a fact that is true or false."""

    subject: str
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """True when all parts are."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True when at least one part is."""

    parts: tuple[Node, ...]


Atom = Comparison | Bare
Node = Comparison | Bare | Not | And | Or
