"""Remember what was worked out for one definition object.

Definitions are frozen and live long. Comparing or hashing all of one would take longer than scoring with it, so they
are told apart by which object they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
ResultT = TypeVar("ResultT")


class _Same(Generic[ResultT]):
    """An object that is only equal to itself; holds on to it, so that no other can take its place in memory."""

    __slots__ = ("value",)

    def __init__(self, value: ResultT) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def remembered(function: Callable[P, ResultT]) -> Callable[P, ResultT]:
    """Remember the results of a pure function for the 64 objects it was last called with.

    >>> @remembered
    ... def size(words: list[str]) -> list[int]:
    ...     return [len(words)]
    >>> words = ["een", "twee"]
    >>> size(words) is size(words), size(words) is size(list(words))
    (True, False)
    """

    @lru_cache(maxsize=64)
    def by_identity(*same: _Same[object]) -> ResultT:
        return function(*(one.value for one in same))  # type: ignore[call-arg, arg-type]

    def look_up(*arguments: P.args, **keywords: P.kwargs) -> ResultT:
        if keywords:
            raise TypeError("arguments by position only")
        return by_identity(*(_Same[object](argument) for argument in arguments))

    return look_up
