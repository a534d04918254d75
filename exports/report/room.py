"""How much fits on page one. Estimated from the length of texts, on the safe side, in millimetres of an A4."""

from __future__ import annotations

from math import ceil

from exports.report.views import Block, Cell, Fact, Item, Listing, PageOne, Paragraph, Part, Table, TitleScale

PAGE = 261.0
_LINE = 5.05
_SMALL_LINE = 4.45
_TITLE: dict[TitleScale, tuple[float, int]] = {"short": (8.3, 58), "medium": (7.3, 64), "long": (6.0, 78)}
_BESIDE = 79
_WIDE = 100
_TABLE = 114
_SIZES = {"normal": (2.9, 4.9, 1.0), "dense": (2.5, 4.5, 1.1), "fine": (2.5, 4.0, 1.2)}
"""Per size of table: the padding of a row and the height of a line, both in mm, and how many more letters fit."""
_BELOW_LAST = {"paragraph": 2.2, "listing": 0.9}
_OUTCOME = 90
_LABEL = 17


def header(above_title: str, title: str, scale: TitleScale, facts: tuple[tuple[Fact, ...], ...]) -> float:
    """Return the height of what stands above the outcome."""
    height, per_line = _TITLE[scale]
    lines = sum(_lines(" · ".join(f"{fact.label} {fact.text}" for fact in line), _WIDE + 8) for line in facts)
    return 1.5 + _LINE * _lines(above_title, _WIDE) + height * _lines(title, per_line) + 3 + _LINE * lines


def outcome(headline: str, text: str) -> float:
    """Return the height of the box with the outcome."""
    return 10.2 + 7.3 * _lines(headline, 46) + 5.7 * _lines(text, _OUTCOME)


def footer(quiet: str, closing: str) -> float:
    """Return the height of what stands below the parts."""
    return 6.6 + _SMALL_LINE * 1.05 * (_lines(quiet, _WIDE + 14) + _lines(closing, _WIDE + 14))


def page(one: PageOne) -> float:
    """Return the height of a whole page one."""
    return fixed(one) + sum(part(each) for each in one.parts)


def fixed(one: PageOne) -> float:
    """Return the height of a page one without its parts."""
    above = header(one.above_title, one.title, one.title_scale, one.facts)
    return above + outcome(one.headline, one.outcome) + footer(one.quiet, one.closing)


def part(one: Part) -> float:
    """Return the height of one part of the page."""
    content = sum(block(each, wide=one.wide) for each in one.blocks)
    # The space below a last paragraph or item falls outside the part.
    if one.blocks and isinstance(one.blocks[-1], Paragraph | Listing):
        content -= _BELOW_LAST[one.blocks[-1].kind]
    return 3.5 + (6.5 + content if one.wide else max(_LINE * _lines(one.title, _LABEL), content))


def block(one: Block, *, wide: bool) -> float:
    """Return the height of one block within a part."""
    match one:
        case Paragraph(text=text, lead=lead):
            return 2.5 + _LINE * _lines(f"{lead} {text}", _WIDE if wide else _BESIDE)
        case Listing(items=items):
            return sum(item(each) for each in items)
        case Table():
            return 7.2 + sum(_row(row, one) for row in one.rows)
        case _:
            return 0.0


def item(one: Item) -> float:
    """Return the height of one item of a list beside its label."""
    return 1.1 + _LINE * _lines(f"{one.lead} {one.text} {one.answer} {one.note}", _BESIDE)


def _row(row: tuple[Cell, ...], table: Table) -> float:
    padding, line, letters = _SIZES[table.size]
    widths = [int(_TABLE * letters * column.width / 100) for column in table.columns]
    return padding + max(_cell(cell, width, line) for cell, width in zip(row, widths, strict=True))


def _cell(cell: Cell, width: int, line: float) -> float:
    per_line = max(6, width - (7 if cell.mark else 4))
    mark = cell.mark.word if cell.mark else ""
    words = f"{mark} {cell.lead} {cell.text} {cell.answer}".strip()
    return line * _lines(words, per_line) + 0.9 * line * _lines(cell.note, int(per_line * 1.3))


def _lines(text: str, per_line: int) -> int:
    """Estimate lines from how many average letters fit on one; wide letters and capitals count for more."""
    width = len(text) + 0.3 * sum(map(str.isupper, text)) + 0.6 * sum(text.count(sign) for sign in "WMmw@%…—")
    return max(1, ceil(width / per_line)) if text else 0
