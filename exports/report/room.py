"""How much fits on page one: the lines that its texts take in our font, in millimetres of an A4 (print.css)."""

from __future__ import annotations

from exports.report.letters import Run, line_count
from exports.report.views import Block, Cell, Fact, Item, Listing, PageOne, Paragraph, Part, Table, TitleScale

PAGE = 264.0
_LINE = 5.05
_SMALL_LINE = 4.45
_TITLE: dict[TitleScale, tuple[float, float]] = {
    "short": (8.3, 24.1), "medium": (7.3, 27.6), "long": (6.0, 34.8), "longest": (4.7, 44.8),
}  # fmt: skip
"""Per size of title: the height of a line in mm, and how many ems fit on one."""
_TITLE_SPACING = -0.012
_PAGE_WIDTH = 47.05
_LONGEST_LINE = 42.0
_BESIDE = 36.7
_LABEL = 8.7
_OUTCOME = 37.4
_HEADLINE = 26.0
_SYMBOL = 1.2
"""Widths in ems of the text itself."""
_SIZES = {"normal": (2.9, 4.9, 0.97), "dense": (2.5, 4.5, 0.9), "fine": (2.5, 4.0, 0.84)}
"""Per size of table: the padding of a row and the height of a line, both in mm, and the size of its letters."""
_FACTS, _FOOTER, _LABELS, _NOTE = 0.95, 0.92, 1.02, 0.88
"""Sizes of letters, where 1 is that of running text."""
_CELL_PADDING = 1.1
_MARK = 1.4
_LIST_MARK = {"numbers": 1.2}
_BELOW_LAST = {"paragraph": 2.2, "listing": 0.9}


def header(above_title: str, title: str, scale: TitleScale, facts: tuple[tuple[Fact, ...], ...]) -> float:
    """Return the height of what stands above the outcome."""
    height, width = _TITLE[scale]
    said = (" · ".join(f"{fact.label} {fact.text}" for fact in line) for line in facts)
    lines = sum(line_count([Run(line)], _PAGE_WIDTH / _FACTS) for line in said)
    above = _LINE * line_count([Run(above_title, bold=True)], _LONGEST_LINE / _FACTS)
    run = Run(title, bold=True, spacing=0.0 if scale in {"long", "longest"} else _TITLE_SPACING)
    return 0.5 + above + height * line_count([run], width) + 3 + _LINE * lines


def outcome(headline: str, text: str, *, symbol: bool) -> float:
    """Return the height of the box with the outcome; a symbol stands before the headline."""
    lines = line_count([Run(headline, bold=True)], _HEADLINE - _SYMBOL * symbol)
    return 11.9 + 7.3 * lines + 5.7 * line_count([Run(text)], _OUTCOME)


def footer(quiet: str, closing: str) -> float:
    """Return the height of what stands below the parts."""
    width = _PAGE_WIDTH / _FOOTER
    return 6.1 + _SMALL_LINE * 1.05 * (line_count([Run(quiet)], width) + line_count([Run(closing)], width))


def page(one: PageOne) -> float:
    """Return the height of a whole page one."""
    return fixed(one) + sum(part(each) for each in one.parts)


def fixed(one: PageOne) -> float:
    """Return the height of a page one without its parts."""
    above = header(one.above_title, one.title, one.title_scale, one.facts)
    return above + outcome(one.headline, one.outcome, symbol=one.symbol is not None) + footer(one.quiet, one.closing)


def part(one: Part) -> float:
    """Return the height of one part of the page."""
    content = sum(block(each, wide=one.wide) for each in one.blocks)
    # The space below a last paragraph or item falls outside the part.
    if one.blocks and isinstance(one.blocks[-1], Paragraph | Listing):
        content -= _BELOW_LAST[one.blocks[-1].kind]
    label = _LINE * line_count([Run(one.title, bold=True)], _LABEL)
    return 3.5 + (6.5 + content if one.wide else max(label, content))


def block(one: Block, *, wide: bool) -> float:
    """Return the height of one block within a part."""
    match one:
        case Paragraph(text=text, lead=lead):
            runs = (Run(lead, bold=True), Run(text))
            return 2.5 + _LINE * line_count(runs, _LONGEST_LINE if wide else _BESIDE)
        case Listing(items=items, style=style):
            return sum(item(each, _BESIDE - _LIST_MARK.get(style, 0.8)) for each in items)
        case Table():
            return 7.2 + sum(_row(row, one) for row in one.rows)
        case _:
            return 0.0


def item(one: Item, width: float) -> float:
    """Return the height of one item of a list beside its label."""
    runs = (Run(one.lead, bold=True), Run(one.text), Run(one.answer, bold=True), Run(one.note, size=_NOTE))
    return 1.1 + _LINE * line_count(runs, width)


def _row(row: tuple[Cell, ...], table: Table) -> float:
    padding, line, size = _SIZES[table.size]
    widths = [(_PAGE_WIDTH * column.width / 100 - _CELL_PADDING) / size for column in table.columns]
    widths[-1] += _CELL_PADDING / size
    return padding + max(_cell(cell, width, line) for cell, width in zip(row, widths, strict=True))


def _cell(cell: Cell, width: float, line: float) -> float:
    mark = line_count([Run(cell.mark.word)], width - _MARK) if cell.mark else 0
    words = line_count((Run(cell.lead, bold=True), Run(cell.text), Run(cell.answer, bold=True)), width)
    return line * (mark + words) + 0.9 * line * line_count([Run(cell.note)], width / _NOTE)
