"""Working out a condition: its parts become functions that call each other, with 'unknown' as third value (Kleene)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from questionnaires.expression_nodes import And, Bare, Chosen, Comparison, Lookup, Node, Not, Truth
from questionnaires.facts import RANKS

_Run = Callable[[Lookup], Truth]
_ORDER: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compiled(node: Node) -> _Run:
    """Return a condition as a function of what its names stand for."""
    match node:
        case Bare():
            run = _bare(node.subject)
        case Comparison(operator=sign) if sign in _ORDER:
            run = _ordered(node)
        case Comparison(operator="!=" | "not in" | "lacks"):
            run = _negated(_equal(node))
        case Comparison():
            run = _equal(node)
        case Not():
            run = _negated(compiled(node.part))
        case And():
            run = _decided_by(value=False, parts=tuple(map(compiled, node.parts)))
        case _:
            run = _decided_by(value=True, parts=tuple(map(compiled, node.parts)))
    return run


def _bare(subject: str) -> _Run:
    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None or value is True or value is False:
            return value
        raise TypeError(subject)

    return run


def _ordered(comparison: Comparison) -> _Run:
    subject, compare = comparison.subject, _ORDER[comparison.operator]
    constant = comparison.constants[0].value
    limit: float = RANKS[constant] if isinstance(constant, str) else constant

    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None:
            return None
        if isinstance(value, Chosen):
            if value.number is None:
                raise TypeError(subject)
            return compare(value.number, limit)
        return compare(RANKS[value] if isinstance(value, str) else value, limit)

    return run


def _equal(comparison: Comparison) -> _Run:
    subject = comparison.subject
    words = frozenset(constant.value for constant in comparison.constants if isinstance(constant.value, str))
    numbers = frozenset(constant.value for constant in comparison.constants if not isinstance(constant.value, str))

    def run(lookup: Lookup) -> Truth:
        value = lookup(subject)
        if value is None:
            return None
        if isinstance(value, Chosen):
            return not words.isdisjoint(value.options) or (value.number is not None and value.number in numbers)
        return value in words if isinstance(value, str) else value in numbers

    return run


def _negated(run: _Run) -> _Run:
    def negated(lookup: Lookup) -> Truth:
        value = run(lookup)
        return None if value is None else not value

    return negated


def _decided_by(*, value: bool, parts: tuple[_Run, ...]) -> _Run:
    """`and` is decided by one false part, `or` by one true part; without such a part an unknown one leaves it open."""
    otherwise = not value

    def run(lookup: Lookup) -> Truth:
        result: Truth = otherwise
        for part in parts:
            truth = part(lookup)
            if truth is value:
                return value
            if truth is None:
                result = None
        return result

    return run
