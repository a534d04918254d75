"""Tables of an ODT: the head is repeated on each page, and every table has a name that tells what it is."""

from __future__ import annotations

from collections.abc import Iterable

from odfdo import Cell as OdtCell
from odfdo import Column as OdtColumn
from odfdo import Element, HeaderRows, List, ListItem, Row, Style
from odfdo import Table as OdtTable

from exports.odt.words import paragraph
from exports.office.pictures import TEXT_WIDTH
from exports.office.runs import CellLine, Run, cell_lines, plain
from exports.report.views import ColumnKind, Table
from questionnaires.translation import _


def column_style(width: int) -> Style:
    """Make the style of a column of this many percent of the text."""
    return Style("table-column", name=f"column-{width}", width=f"{TEXT_WIDTH * width / 100:.2f}cm")


def odt_table(table: Table, number: int) -> Element:
    """Make a table.

    Args:
        table: what stands in it.
        number: of the table in its document; names of tables may not be the same.
    """
    made = OdtTable(name=_("Tabel {number}").format(number=number), style="table")
    title = Element.from_tag("table:title")
    title.text = plain(table.caption)
    made.append(title)
    for column in table.columns:
        made.append(OdtColumn(style=f"column-{column.width}"))
    head = HeaderRows()
    kinds = [column.kind for column in table.columns]
    titles = ((CellLine((Run(plain(column.title)),)),) for column in table.columns)
    head.append(_row(titles, kinds, "Table_20_Heading", "TableHeadingNumber"))
    made.append(head)
    for row in table.rows:
        made.append(_row(map(cell_lines, row), kinds, "Table_20_Contents", "TableNumber"))
    return made


def _row(cells: Iterable[tuple[CellLine, ...]], kinds: Iterable[ColumnKind], text: str, number: str) -> Row:
    row = Row(style="row")
    for lines, kind in zip(cells, kinds, strict=True):
        cell = OdtCell(style="head-cell" if text == "Table_20_Heading" else "cell")
        for line in lines:
            cell.append(_line(line, number if kind == "number" else text))
        row.append(cell)
    return row


def _line(line: CellLine, style: str) -> Element:
    if not line.is_item:
        return paragraph(line.runs, style)
    bullets = List(style="Bullets")
    bullets.append(ListItem(paragraph(line.runs, "TableList")))
    return bullets
