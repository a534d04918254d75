"""How much fits on page one. Estimated from the length of texts, on the safe side, in millimetres of an A4."""

from __future__ import annotations

from math import ceil

from exports.report.views import Block, Cell, Fact, Item, Listing, Paragraph, Part, Table, TitleScale

PAGE = 258.0
_LINE = 5.05
_SMALL_LINE = 4.45
_TITLE: dict[TitleScale, tuple[float, int]] = {"short": (10.6, 40), "medium": (8.2, 54), "long": (6.0, 78)}
_BESIDE = 76
_WIDE = 100
_TABLE = 114
_OUTCOME = 90
_LABEL = 18


def header(above_title: str, title: str, scale: TitleScale, facts: tuple[tuple[Fact, ...], ...]) -> float:
    """Return the height of what stands above the outcome."""
    height, per_line = _TITLE[scale]
    lines = sum(_lines(" · ".join(f"{fact.label} {fact.text}" for fact in line), _WIDE + 8) for line in facts)
    return 1.5 + _LINE * _lines(above_title, _WIDE) + height * _lines(title, per_line) + 4 + _LINE * lines


def outcome(headline: str, text: str) -> float:
    """Return the height of the box with the outcome."""
    return 13.6 + 8.2 * _lines(headline, 44) + 5.7 * _lines(text, _OUTCOME)


def footer(quiet: str, closing: str) -> float:
    """Return the height of what stands below the parts."""
    return 7.4 + _SMALL_LINE * 1.05 * (_lines(quiet, _WIDE + 10) + _lines(closing, _WIDE + 10))


def part(one: Part) -> float:
    """Return the height of one part of the page."""
    content = sum(block(each, wide=one.wide) for each in one.blocks)
    return 4.8 + (6.5 + content if one.wide else max(_LINE * _lines(one.title, _LABEL), content))


def block(one: Block, *, wide: bool) -> float:
    """Return the height of one block within a part."""
    match one:
        case Paragraph(text=text, lead=lead):
            return 2.5 + _LINE * _lines(f"{lead} {text}", _WIDE if wide else _BESIDE)
        case Listing(items=items):
            return 1.0 + sum(item(each) for each in items)
        case Table():
            return 9.0 + sum(_row(row, one) for row in one.rows)
        case _:
            return 0.0


def item(one: Item) -> float:
    """Return the height of one item of a list beside its label."""
    return 1.2 + _LINE * _lines(f"{one.lead} {one.text} {one.answer} {one.note}", _BESIDE)


def _row(row: tuple[Cell, ...], table: Table) -> float:
    shares = [column.width / 100 for column in table.columns]
    heights = [_cell(cell, share) for cell, share in zip(row, shares, strict=True)]
    return 5.2 + max(heights)


def _cell(cell: Cell, share: float) -> float:
    per_line = max(6, int(_TABLE * share) - (7 if cell.mark else 4))
    mark = cell.mark.word if cell.mark else ""
    words = f"{mark} {cell.lead} {cell.text} {cell.answer}".strip()
    note = _SMALL_LINE * _lines(cell.note, int(per_line * 1.3)) if cell.note else 0
    return 4.9 * _lines(words, per_line) + note


def _lines(text: str, per_line: int) -> int:
    """Estimate lines: words do not fill a line to its end, and a word that is too long is broken."""
    return max(1, ceil(len(text) / per_line)) if text else 0
