"""Words with their look, in the order in which they are read: the same in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from exports.characters import printable
from exports.report.views import Cell, Fact, Item, Paragraph

Look = Literal["plain", "strong", "note", "label", "link"]
# Not the space that keeps two words on one line.
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same; a link has an address."""

    text: str
    look: Look = "plain"
    address: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CellLine:
    """One paragraph in a cell of a table, perhaps as an item of a list."""

    runs: Runs
    is_item: bool = False


def plain(text: str) -> str:
    r"""Return a text as one line without signs that cannot be printed.

    >>> plain("Twee\n  regels")
    'Twee regels'
    """
    return _WHITE_SPACE.sub(" ", printable(text)).strip(" ")


def paragraph_runs(paragraph: Paragraph) -> Runs:
    """Return the words of a paragraph."""
    return _runs((Run(paragraph.lead, "strong"), Run(paragraph.text)))


def item_runs(item: Item) -> Runs:
    """Return the words of an item of a list."""
    link = Run(item.link.words, "link", item.link.address) if item.link else Run("")
    return _runs((Run(item.lead, "strong"), Run(item.text), Run(item.answer, "strong"), link, Run(item.note, "note")))


def fact_runs(facts: Iterable[Fact]) -> Runs:
    """Return a line of labels, each with what it is.

    >>> "".join(run.text for run in fact_runs([Fact("Kenmerk", "26-1"), Fact("Datum", "mei")]))
    'Kenmerk 26-1 · Datum mei'
    """
    runs: list[Run] = []
    for fact in facts:
        between = (Run("·"),) if runs else ()
        runs += [*between, Run(fact.label, "label"), Run(fact.text)]
    return _runs(runs)


def cell_lines(cell: Cell) -> tuple[CellLine, ...]:
    """Return what stands in a cell of a table, line by line; one empty line for an empty cell."""
    lines = [
        CellLine(_runs((Run(cell.mark.word),))) if cell.mark else None,
        CellLine(_runs((Run(cell.lead, "strong"), Run(cell.text), Run(cell.answer, "strong")))),
        *(CellLine(item_runs(item), is_item=True) for item in cell.items),
        CellLine(_runs((Run(cell.note, "note"),))),
    ]
    return tuple(line for line in lines if line and line.runs) or (CellLine(()),)


def _runs(runs: Iterable[Run]) -> Runs:
    """Leave out what is empty and put one space between the others."""
    return tuple(_spaced(Run(plain(run.text), run.look, run.address) for run in runs if plain(run.text)))


def _spaced(runs: Iterator[Run]) -> Iterator[Run]:
    for index, run in enumerate(runs):
        if index:
            yield Run(" ")
        yield run
