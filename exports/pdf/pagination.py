"""Finishing step for running heads and feet, which a screen reader should pass over."""

from __future__ import annotations

from typing import Any

import pydyf

from exports.pdf.draft import Draft


def mark_running_text(draft: Draft) -> None:
    """Turn text in the margins of pages into artifacts.

    WeasyPrint gives that text a number like all other text, but keeps it out of the structure tree: content that is
    neither read nor marked as left out. What no element of the tree owns is from a margin.
    """
    owned = {
        (bytes(element.node["Pg"]), kid)
        for element in draft.elements
        for kid in element.node.get("K", ())
        if isinstance(kid, int)
    }
    for page, reference in enumerate(draft.pdf.page_references):
        content = draft.resolve(draft.resolve(reference)["Contents"]).stream
        _forget(draft, page, _become_artifacts(content, reference, owned))


def _become_artifacts(content: list[Any], page: bytes, owned: set[tuple[bytes, int]]) -> set[int]:
    """Rewrite `/Span <</MCID 3>> BDC` to an artifact where nothing owns number 3; give the numbers."""
    orphans = set()
    for index, operator in enumerate(content):
        if operator == b"BDC" and (page, number := content[index - 1]["MCID"]) not in owned:
            content[index - 2], content[index - 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
            orphans.add(number)
    return orphans


def _forget(draft: Draft, page: int, orphans: set[int]) -> None:
    """Take the numbers out of the table that leads from content to elements."""
    table = draft.resolve(draft.resolve(draft.pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    elements = table[table.index(page) + 1]
    for number in orphans:
        elements[number] = b"null"
