"""How much fits on the page of a plan. Estimated from the length of texts, on the safe side, in millimetres of an A4.

The sizes are those of templates/assets/plan.css.
"""

from __future__ import annotations

from math import ceil

from exports.report.views import Block, Cell, Item, Listing, PageOne, Paragraph, Part, Table, TitleScale

PAGE = 265.0
"""There are 266 millimetres, and a page takes 87 to 99 percent of what is estimated."""
_LINE = 4.32
_TITLE: dict[TitleScale, tuple[float, int]] = {
    "short": (7.3, 52), "medium": (6.0, 64), "long": (4.7, 84), "longest": (4.0, 100),
}  # fmt: skip
_BESIDE = 98
_WIDE = 122
_OUTCOME = 106
_TABLE = 123
_TABLE_LINE = 3.9
_LABEL = 17


def height(page: PageOne) -> float:
    """Return the height of a page."""
    return _above(page) + sum(map(_part, page.parts)) + _below(page)


def _above(page: PageOne) -> float:
    title, per_line = _TITLE[page.title_scale]
    facts = sum(_lines(" · ".join(f"{fact.label} {fact.text}" for fact in line), _WIDE) for line in page.facts)
    box = 9.7 + 4.6 * _lines(page.outcome, _OUTCOME)
    return 1.0 + _LINE * (_lines(page.above_title, _WIDE) + facts) + title * _lines(page.title, per_line) + 2 + box


def _below(page: PageOne) -> float:
    return 3.8 + _LINE * (_lines(page.quiet, _WIDE) + _lines(page.closing, _WIDE))


def _part(part: Part) -> float:
    content = sum(_block(block, _WIDE if part.wide else _BESIDE) for block in part.blocks)
    label = 4.2 if part.wide else 0.0
    return 2.8 + (label + content if part.wide else max(_LINE * _lines(part.title, _LABEL), content))


def _block(block: Block, per_line: int) -> float:
    match block:
        case Paragraph():
            return 0.2 + _LINE * _lines(f"{block.lead} {block.text}", per_line)
        case Listing():
            return sum(0.4 + _LINE * _lines(_words(item), per_line - 2) for item in block.items)
        case Table():
            return 4.6 + sum(_row(row, block) for row in block.rows)
        case _:
            # A plan has no pictures and no headings of its own.
            raise TypeError(block.kind)


def _words(item: Item) -> str:
    return f"{item.lead} {item.text} {item.answer} {item.note}".strip()


def _row(row: tuple[Cell, ...], table: Table) -> float:
    widths = (_TABLE * column.width / 100 - 3 for column in table.columns)
    return 1.2 + max(_cell(cell, int(width)) for cell, width in zip(row, widths, strict=True))


def _cell(cell: Cell, per_line: int) -> float:
    words = _lines(f"{cell.lead} {cell.text} {cell.answer}".strip(), per_line)
    return _TABLE_LINE * (words + _lines(cell.note, int(per_line * 1.1)))


def _lines(text: str, per_line: int) -> int:
    """Estimate lines from how many average letters fit on one; wide letters, and words that do not break, take more."""
    wide = 0.3 * sum(map(str.isupper, text)) + 0.6 * sum(text.count(sign) for sign in "WMmw@%…—")
    longest = min(max(map(len, text.split()), default=0), per_line // 2)
    return max(1, ceil((len(text) + wide) / max(1.0, per_line - longest / 4))) if text else 0
