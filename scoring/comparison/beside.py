"""What two things hold under the same key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from scoring.comparison.outcome import Pair, Presence

PartT = TypeVar("PartT")
ValueT = TypeVar("ValueT")


def presence_of(first: object | None, second: object | None) -> Presence:
    """Say on which side there is something."""
    if first is not None and second is not None:
        return "both"
    return "only_second" if first is None else "only_first"


def beside(
    first: Mapping[str, PartT], second: Mapping[str, PartT]
) -> Iterator[tuple[str, Presence, Pair[PartT | None]]]:
    """Yield what stands in two mappings under the same key, in the order of the first, then what only the second has.

    >>> [(key, presence) for key, presence, _pair in beside({"a": 1, "b": 2}, {"c": 3, "b": 4})]
    [('a', 'only_first'), ('b', 'both'), ('c', 'only_second')]
    """
    for key in dict.fromkeys(chain(first, second)):
        pair = Pair(first.get(key), second.get(key))
        yield key, presence_of(pair.first, pair.second), pair


def both(read: Callable[[PartT], ValueT | None], pair: Pair[PartT | None]) -> Pair[ValueT | None]:
    """Read the same of each side; None where there is nothing."""
    return Pair(None if pair.first is None else read(pair.first), None if pair.second is None else read(pair.second))
