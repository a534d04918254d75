"""What a walk along the path finds: where every question stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scoring.positions import Position


class Walk(NamedTuple):
    """Where every question stands, by index: absent when it is hidden, None when it is not known.

    `shown` is None when it is not known whether the question is asked; it then stays on the path.
    """

    positions: Sequence[Position | None]
    shown: Sequence[bool | None]


class Walks(NamedTuple):
    """One path with the answers as they are, and at both ends of what they could be."""

    actual: Walk
    lightest: Walk
    heaviest: Walk

    @property
    def open(self) -> bool:
        """Whether there is anything that can still turn out lighter or heavier."""
        return self.lightest is not self.heaviest
