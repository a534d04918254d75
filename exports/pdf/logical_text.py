"""The words of a tagged PDF in the order in which a screen reader reads them.

Read through the structure tree, so that page breaks, running heads and page numbers do not get in between. White
space is left out: where a line was broken is layout, not meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

_CHARACTER = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_SKIPPED = ("/Figure", "/Lbl", "/Artifact")
_MAXIMUM_DEPTH = 100

PageText = Mapping[int, str]


def logical_text(pdf: pikepdf.Pdf) -> str:
    """Return all words of the document in reading order, without white space, pictures and list marks.

    Raises:
        ValueError: when the document is not tagged.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        raise ValueError("not tagged")
    pages = {page.obj.objgen: _text_by_mark(page) for page in pdf.pages}
    return re.sub(r"\s+", "", "".join(_walk(tree, None, pages, 0)))


def _walk(element: Any, page: Any, pages: Mapping[Any, PageText], depth: int) -> Iterator[str]:
    if depth > _MAXIMUM_DEPTH or str(element.get("/S", "")) in _SKIPPED:
        return
    page = element.get("/Pg", page)
    kids = element.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR":
                yield pages.get(kid.get("/Pg", page).objgen, {}).get(int(kid["/MCID"]), "")
            else:
                yield from _walk(kid, page, pages, depth + 1)
        elif page is not None:
            yield pages.get(page.objgen, {}).get(int(kid), "")


def _text_by_mark(page: pikepdf.Page) -> PageText:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    marks: list[int | None] = []
    font: Mapping[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "BDC" | "BMC":
                marks.append(_mark(operands) if len(operands) > 1 else None)
            case "EMC" if marks:
                marks.pop()
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ" if marks and marks[-1] is not None:
                strings = operands[0] if operator == "TJ" else operands
                texts[marks[-1]] = texts.get(marks[-1], "") + _decoded(strings, font)
    return texts


def _mark(operands: Any) -> int | None:
    properties = operands[1]
    mark = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    return None if mark is None else int(mark)


def _decoded(strings: Any, font: Mapping[int, str]) -> str:
    glyphs = b"".join(bytes(item) for item in strings if isinstance(item, pikepdf.String))
    codes = (int.from_bytes(glyphs[place : place + 2], "big") for place in range(0, len(glyphs), 2))
    return "".join(font.get(code, "\ufffd") for code in codes)


def _characters(font: Any) -> Mapping[int, str]:
    """Read which character each glyph stands for; the fonts we embed have two-byte codes."""
    table = font.get("/ToUnicode")
    if table is None:
        return {}
    pairs = _CHARACTER.findall(table.read_bytes().partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}
