"""The sections of a report as a page groups them: what stands under one subheading belongs together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exports.report.views import Block, Section, Subheading, Table


@dataclass(frozen=True)
class Part:
    """What stands under one subheading; what comes before the first has an empty title."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def length(self) -> int:
        """How many rows its tables have together."""
        return sum(len(block.rows) for block in self.blocks if isinstance(block, Table))


def parts_of(section: Section) -> tuple[Part, ...]:
    """Return the blocks of a section, by the subheading that they stand under."""
    return tuple(_parts(section.blocks))


def _parts(blocks: Iterable[Block]) -> Iterable[Part]:
    title, below = "", list[Block]()
    for block in blocks:
        if isinstance(block, Subheading):
            if below:
                yield Part(title, tuple(below))
            title, below = block.text, []
        else:
            below.append(block)
    if below:
        yield Part(title, tuple(below))
