"""What templates are given: plain, frozen objects in which nothing is left to decide.

A section is a list of blocks; a template knows how to draw each kind of block and nothing else. A later part of the
report (a journey, a compass, an advice) is a new function that returns a `Section`; see `exports.report.sections`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exports.charts import ProfileChart
from exports.journey_chart import JourneyChart
from exports.theme import Theme
from questionnaires.advice_model import AdviceId

MarkKind = Literal["laag", "matig", "middel", "hoog", "zeer_hoog", "onbekend"]
Tone = Literal["plain", "quiet"]
ListStyle = Literal["bullets", "numbers", "tasks", "fine"]
ColumnKind = Literal["text", "number"]
_SHORT_TABLE = 12
_FEW_LETTERS = 900

TitleScale = Literal["short", "medium", "long", "longest"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and the word that says the same; the word is always printed."""

    kind: MarkKind
    word: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, perhaps with bold first words."""

    text: str
    lead: str = ""
    tone: Tone = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, from a definition and never from a dossier, and the words to follow it by."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. Its parts are printed in this order: lead (bold), text, answer (bold), link, note (quiet)."""

    text: str = ""
    lead: str = ""
    answer: str = ""
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; tasks get an empty box to tick on paper, a fine list is small."""

    items: tuple[Item, ...]
    style: ListStyle = "bullets"
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; widths are in percent and add up to 100."""

    title: str
    width: int
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Its parts are printed in this order: mark, lead (bold), text, answer (bold), items, note (small)."""

    text: str = ""
    lead: str = ""
    answer: str = ""
    note: str = ""
    mark: Mark | None = None
    items: tuple[Item, ...] = ()

    @property
    def letters(self) -> int:
        """How much there is to read in the cell."""
        words = (
            self.lead,
            self.text,
            self.answer,
            self.note,
            *(f"{one.lead}{one.text}{one.note}" for one in self.items),
        )
        return sum(map(len, words))


@dataclass(frozen=True, slots=True)
class Table:
    """A table without merged cells. A hidden caption, one that repeats the heading above it, is for screen readers."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: Literal["normal", "dense", "fine"] = "normal"
    caption_hidden: bool = False
    may_break: bool = False
    kind: Literal["table"] = "table"

    @property
    def short(self) -> bool:
        """Whether the table is so short that it stays on one page. Those of the annex flow on."""
        few = len(self.rows) <= _SHORT_TABLE and sum(cell.letters for row in self.rows for cell in row) <= _FEW_LETTERS
        return self.size == "dense" and few and not self.may_break

    @property
    def row_headings(self) -> bool:
        """Whether the first cell of a row is its heading. In a small table that would give more headings than data."""
        rows, columns = len(self.rows), len(self.columns)
        return rows * (columns - 1) >= rows + columns


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; the picture's title tells everything it shows."""

    chart: ProfileChart | JourneyChart
    caption: str
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str
    fresh_page: bool = False
    kind: Literal["subheading"] = "subheading"


Block = Paragraph | Listing | Table | Figure | Subheading


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report with its own heading and its own place in the contents."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    fresh_page: bool = False
    before_contents: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A short label and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of page one: a label in the margin and what stands beside it, or below it over the whole width.

    `facts`: each line is a label with what it is, like a table; nobody reads it as running text.
    """

    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    facts: bool = False


@dataclass(frozen=True, slots=True)
class PageOne:
    """The page for somebody with one minute. The symbol belongs to an advice; its words are the headline."""

    above_title: str
    title: str
    title_scale: TitleScale
    facts: tuple[tuple[Fact, ...], ...]
    headline: str
    headline_mark: MarkKind
    outcome: str
    parts: tuple[Part, ...]
    quiet: str
    closing: str
    symbol: AdviceId | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is attached to the document."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Running:
    """What stands in the margin of every page: a short title, 'page x of y', and 'internal' where that is so."""

    title: str
    page: str
    of: str
    internal: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `created` is a day (`2026-11-21`) or empty; the clock is never asked."""

    document_title: str
    description: str
    created: str
    theme: Theme
    running: Running
    page_one: PageOne
    contents_title: str
    sections: tuple[Section, ...] = ()
    language: str = "nl"
