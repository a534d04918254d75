"""Finishing step for lists."""

from __future__ import annotations

from typing import Any

import pydyf

from exports.pdf.draft import Draft


def gather_list_items(draft: Draft) -> None:
    """Make of every list item its mark, if it has one, and one body with all the rest, as PDF wants it.

    WeasyPrint does so for an item of plain text with its mark beside it. Blocks in an item it leaves loose, and a mark
    that stands inside the line it puts in the body.
    """
    for element in draft.elements:
        if element.kind == "/LI":
            _gather(draft, element.node)
    draft.walk_again()


def _gather(draft: Draft, item: Any) -> None:
    kids = draft.kids(item)
    bodies = [kid for kid in kids if kid["S"] == "/LBody"]
    body = bodies[0] if bodies else _new_body(draft, item)
    marks: list[bytes] = []
    content: list[bytes | int] = []
    for kid in kids:
        for part in kid["K"] if kid["S"] == "/LBody" else (kid.reference,):
            node = draft.resolve(part) if isinstance(part, bytes) else {}
            is_mark = node.get("S") == "/Lbl"
            (marks if is_mark else content).append(part)
            if "P" in node:
                node["P"] = (item if is_mark else body).reference
    body["K"] = pydyf.Array(content)
    item["K"] = pydyf.Array([*marks, body.reference])


def _new_body(draft: Draft, item: Any) -> Any:
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference})
    draft.pdf.add_object(body)
    return body
