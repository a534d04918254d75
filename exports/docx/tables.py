"""Tables of a DOCX: the head is repeated on each page, and every table has a text that tells what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row

from exports.docx.words import add_runs
from exports.office.pictures import TEXT_WIDTH
from exports.office.runs import CellLine, Run, cell_lines, plain
from exports.report.views import ColumnKind, Table


def add_table(document: Document, table: Table) -> None:
    """Append a table to a document."""
    made = document.add_table(0, 0, style="Tabel van het verslag")
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    widths = [Mm(TEXT_WIDTH * column.width / 10) for column in table.columns]
    for width in widths:
        made.add_column(width)
    _describe(made, table)
    kinds = [column.kind for column in table.columns]
    titles = ((CellLine((Run(plain(column.title)),)),) for column in table.columns)
    head = _add_row(made, titles, kinds, widths, "Tabelkop")
    _row_properties(head).append(_property("tblHeader"))
    for row in table.rows:
        _add_row(made, map(cell_lines, row), kinds, widths, "Tabeltekst")


def _add_row(
    table: DocxTable,
    cells: Iterable[tuple[CellLine, ...]],
    kinds: Iterable[ColumnKind],
    widths: Sequence[Length],
    style: str,
) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _row_properties(row).append(_property("cantSplit"))
    for element, lines, kind, width in zip(row._tr.tc_lst, cells, kinds, widths, strict=True):  # noqa: SLF001
        # The library looks for a cell by counting all cells of the table: too slow for a table of hundreds of rows.
        cell = _Cell(element, table)
        cell.width = width
        for index, line in enumerate(lines):
            paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
            paragraph.style = "Tabellijst" if line.is_item else style
            if kind == "number":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            add_runs(paragraph, line.runs)
    return row


def _describe(made: DocxTable, table: Table) -> None:
    """Say which cells are headings, and what the table is about."""
    properties = made._tblPr  # noqa: SLF001 - the library has no texts and no row headings for tables
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    first_column = "1" if table.row_headings else "0"
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="{first_column}"'
            f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    caption = _property("tblCaption")
    caption.set(qn("w:val"), plain(table.caption))
    properties.append(caption)


def _row_properties(row: _Row) -> BaseOxmlElement:
    return row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no rows that are repeated


def _property(name: str) -> BaseOxmlElement:
    return parse_xml(f"<w:{name} {nsdecls('w')}/>")
