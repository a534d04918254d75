"""The kinds of slips: what each makes of a file, and why it may be that some of them are not caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.proofs.slips.editing import Slip, Source

Make = Callable[[Source], Iterator[Slip]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of slip. `allowed` says why one of them may pass; without it all have to be caught."""

    name: str
    make: Make
    allowed: str


KINDS: dict[str, Kind] = {}


def kind(name: str, allowed: str = "") -> Callable[[Make], Make]:
    """Register a function that makes all slips of one kind in a file."""

    def register(make: Make) -> Make:
        KINDS[name] = Kind(name, make, allowed)
        return make

    return register
