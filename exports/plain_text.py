"""Sections as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import assert_never

from exports.report.views import Block, Cell, Figure, Item, Listing, Paragraph, Section, Subheading, Table

WIDTH = 100


def plain_text(sections: Iterable[Section]) -> str:
    """Write sections with a line under each title; tables as a line per cell, pictures by what they tell."""
    return "\n".join(line for section in sections for line in _section(section)).strip() + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from ("", section.title, "-" * len(section.title))
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from wrap(f"{block.lead} {block.text}".strip(), WIDTH)
        case Subheading():
            yield from ("", block.text)
        case Listing():
            for item in block.items:
                yield from wrap(_item(item), WIDTH, initial_indent="- ", subsequent_indent="  ")
        case Table():
            yield from _table(block)
        case Figure():
            return  # the same stands beside it in words
        case _:
            assert_never(block)


def _item(item: Item) -> str:
    return " ".join(part for part in (item.lead, item.text, item.answer, item.note) if part)


def _table(table: Table) -> Iterator[str]:
    titles = [column.title for column in table.columns]
    for row in table.rows:
        first, *others = row
        yield from wrap(_cell(first), WIDTH, initial_indent="- ", subsequent_indent="  ")
        for title, cell in zip(titles[1:], others, strict=True):
            text = f"{title}: {_cell(cell)}" if title else _cell(cell)
            yield from wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")


def _cell(cell: Cell) -> str:
    parts = [cell.mark.word if cell.mark else "", cell.lead, cell.text, cell.answer]
    parts += [_item(item) for item in cell.items]
    parts.append(f"({cell.note})" if cell.note else "")
    return " ".join(part for part in parts if part)
