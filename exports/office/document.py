"""A document for a word processor: a row of elements from top to bottom.

The blocks of a report are elements as they are; beside them stand the few things that only a whole page has.
"""

from __future__ import annotations

from dataclasses import dataclass

from exports.report.views import Block, Fact, Running
from exports.theme import Theme


@dataclass(frozen=True, slots=True)
class Title:
    """The one heading of the first level, and the line above it (may be empty)."""

    text: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """One line of short labels, each with what it is."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What page one is about: a heading of the second level and the sentences that belong to it."""

    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class PartHeading:
    """A heading of the second level on page one; small, and not in the contents."""

    text: str


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading of the second level in the report; `id` is where the contents lead to."""

    id: str
    text: str
    fresh_page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The titles of the sections that follow, each leading to its place."""

    title: str
    sections: tuple[SectionHeading, ...]


PagePart = Title | Facts | Outcome | PartHeading | SectionHeading | Contents
Element = Block | PagePart


@dataclass(frozen=True, slots=True)
class OfficeDocument:
    """A whole document. `created` is a day (`2026-11-21`) or empty; the clock is never asked.

    `compact`: set smaller, so that it fits on one page.
    """

    title: str
    description: str
    created: str
    theme: Theme
    running: Running
    elements: tuple[Element, ...]
    language: str = "nl"
    compact: bool = False
