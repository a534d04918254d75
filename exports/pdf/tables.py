"""Finishing steps for tables: one table stays one table, and every header says what it heads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf

from exports.pdf.draft import Draft, Element


def join_split_tables(draft: Draft) -> None:
    """Make one table again of a table that goes on over the next page.

    WeasyPrint tags every page on its own, so that a long table becomes several short ones, each with the header row
    again. Here the rows go back to the table they belong to. The headers that were repeated are left without an owner,
    and become artifacts like running heads.
    """
    for first, *others in _pieces_of_tables(draft):
        names = _header_names(draft, first.node)
        for other in others:
            renamed = dict(zip(_header_names(draft, other.node), names, strict=False))
            for group in draft.kids(other.node):
                if group["S"] == "/TBody":
                    _adopt(draft, first.node, group, renamed)
            draft.remove(other)
    draft.walk_again()


def _pieces_of_tables(draft: Draft) -> list[list[Element]]:
    """Find the tables that are in pieces, each as its pieces in the order of the pages."""
    owners = {id(element.node): element for element in draft.elements}
    tables: dict[int, dict[int, Element]] = {}
    for page in draft.document.pages:
        table = None
        for box in page._page_box.descendants():  # noqa: SLF001 - the only way from the page to the tree
            if box.element_tag == "table":
                table = box.element
            cell = owners.get(id(getattr(box, "mark", None)))
            if cell is not None:
                piece = cell.inside("/Table")
                tables.setdefault(id(table), {})[id(piece.node)] = piece
    return [list(pieces.values()) for pieces in tables.values() if len(pieces) > 1]


def _header_names(draft: Draft, table: Any) -> list[bytes]:
    """Give the names by which data cells refer to the cells in the head of a table."""
    rows = [row for group in draft.kids(table) if group["S"] == "/THead" for row in draft.kids(group)]
    return [cell["ID"].data for row in rows for cell in draft.kids(row) if cell["S"] == "/TH"]


def _adopt(draft: Draft, table: Any, group: Any, renamed: Mapping[bytes, bytes]) -> None:
    """Put a group of rows at the end of another table, under the headers of that table."""
    table.pop("Pg", None)  # it stands on more than one page now
    group["P"] = table.reference
    last = [kid.reference for kid in draft.kids(table) if kid["S"] != "/TFoot"][-1]
    table["K"].insert(table["K"].index(last) + 1, group.reference)
    for row in draft.kids(group):
        for cell in draft.kids(row):
            headers = cell["A"].get("Headers", ())
            if headers:
                cell["A"]["Headers"] = pydyf.Array(renamed.get(name.data, name) for name in headers)


def scope_table_headers(draft: Draft) -> None:
    """Say of every header cell whether it heads its column or its row.

    WeasyPrint writes only which headers belong to a data cell, so that the cell in the corner belongs to nothing. A
    header heads its column when it stands in the head of the table or in a row of headers only, and else its row.
    """
    for element in draft.elements:
        if element.kind == "/TH":
            attributes = element.node.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Scope"] = "/Column" if _heads_column(draft, element) else "/Row"


def _heads_column(draft: Draft, cell: Element) -> bool:
    row = cell.parent
    if row is None or row.parent is None or row.parent.kind == "/THead":
        return True
    return all(other["S"] == "/TH" for other in draft.kids(row.node))
