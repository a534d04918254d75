"""The small language of conditions (RULES section 2): read, and worked out with 'unknown' as a third value.

A condition is written like Python and may hold `and`, `or`, `not`, comparisons, `in`, names and numbers. It is read
with Python's own parser and every node that is not on the list is refused, so it cannot call, import or loop.

Each comparison is about one *subject*: a name that is looked up (a question or a fact). The other names in it are
fixed words: ids of options or of bands. In `option in question` the subject is the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from questionnaires.expression_nodes import (
    And,
    Atom,
    Bare,
    Chosen,
    Comparison,
    Constant,
    EvaluationError,
    ExpressionError,
    Lookup,
    Node,
    Not,
    Operand,
    Operator,
    Or,
    Truth,
)
from questionnaires.expression_reading import MAXIMUM_DEPTH, read_node
from questionnaires.expression_running import compiled
from questionnaires.expression_tokens import MAXIMUM_LENGTH, RESERVED

__all__ = [
    "MAXIMUM_DEPTH", "MAXIMUM_LENGTH", "RESERVED", "And", "Atom", "Bare", "Chosen", "Comparison", "Constant",
    "EvaluationError", "Expression", "ExpressionError", "Lookup", "Node", "Not", "Operand", "Operator", "Or", "Truth",
    "evaluate", "parse",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition that was read. `atoms` are its comparisons and bare names, from left to right."""

    text: str
    root: Node
    atoms: tuple[Atom, ...]
    run: Callable[[Lookup], Truth] = field(repr=False, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The subjects, each once, in the order in which they first stand in the text."""
        return tuple(dict.fromkeys(atom.subject for atom in self.atoms))


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Read a condition.

    Args:
        text: the condition as it stands in the file, at most 500 characters.

    Raises:
        ExpressionError: when the text is not a condition; with the column within the text and a mend.

    >>> parse("form >= 2 and paper not in (none, one)").names
    ('form', 'paper')
    """
    root = read_node(text)
    return Expression(text, root, tuple(_atoms(root)), compiled(root))


def evaluate(expression: Expression, lookup: Lookup) -> Truth:
    """Work out a condition; unknown operands make it unknown unless the rest decides (Kleene).

    Args:
        expression: a condition that was read with `parse`.
        lookup: gives what a name stands for, or None when that is not known.

    Raises:
        EvaluationError: when a name cannot be looked up, or cannot be compared in this way.

    >>> condition = parse("bottlenecks >= 1 or critical")
    >>> evaluate(condition, {"bottlenecks": 0, "critical": None}.__getitem__) is None
    True
    >>> evaluate(condition, {"bottlenecks": 2, "critical": None}.__getitem__)
    True
    """
    try:
        return expression.run(lookup)
    except (KeyError, TypeError) as error:
        raise EvaluationError(f"{expression.text!r}: {error!r}") from error


def _atoms(node: Node) -> Iterator[Atom]:
    match node:
        case Comparison() | Bare():
            yield node
        case Not(part=part):
            yield from _atoms(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _atoms(part)
