"""What takes long to work out, remembered for the last few times that somebody asked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

FoundT = TypeVar("FoundT")


class Remembering(Generic[FoundT]):
    """The last few things that were worked out. Threads may ask at the same time; at worst two work out the same.

    >>> words = Remembering[str](most=1)
    >>> words.of("a", lambda: "new"), words.of("a", lambda: "not asked for"), words.of("b", lambda: "instead of a")
    ('new', 'new', 'instead of a')
    """

    def __init__(self, most: int) -> None:
        """Begin with nothing; `most` is how many are kept, the last ones."""
        self._most = most
        self._kept: OrderedDict[Hashable, FoundT] = OrderedDict()
        self._keeping = Lock()

    def of(self, key: Hashable, work_out: Callable[[], FoundT]) -> FoundT:
        """Return what belongs to a key, and work it out when it is not remembered."""
        with self._keeping:
            found = self._kept.pop(key, None)
        if found is None:
            found = work_out()
        with self._keeping:
            self._kept[key] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found
