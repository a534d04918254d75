"""What every PDF of ours has to pass, checked by libraries that had no part in making it.

`assert_accessible_archive(pdf)` is for the tests of real documents as well:

    from tests.exports.pdf.gates import assert_accessible_archive

Each gate lists problems in words; an empty list means that it is passed. test_gates.py shows a fault to each of them.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import outloud
import page
import pikepdf
from page import ValidationProfile

# page-validation takes the last byte of compressed data for the end of a line when it happens to be 0x0D.
# The file is then looked at again with its streams unpacked, in which that byte does not occur.
STREAM_LENGTH = "STREAM-LENGTH-001"

OUR_FONTS = "Source-Sans-3"


def assert_accessible_archive(pdf: bytes, *, fonts: str = OUR_FONTS) -> None:
    """Fail with everything that is wrong with a PDF as an accessible document and as an archived one.

    Args:
        pdf: the file.
        fonts: how the names of its fonts begin.
    """
    problems = [
        *standard_problems(pdf, ValidationProfile.PDF_UA_1),
        *standard_problems(pdf, ValidationProfile.PDF_A_3A),
        *reading_problems(pdf),
        *syntax_problems(pdf),
        *structure_problems(pdf),
        *font_problems(pdf, fonts),
        *attachment_problems(pdf),
    ]
    assert not problems, "\n".join(problems)


def standard_problems(pdf: bytes, profile: ValidationProfile) -> list[str]:
    """Validate against PDF/UA-1 or PDF/A-3a, by the rules of veraPDF."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    if any(failure.rule_id.endswith(STREAM_LENGTH) for failure in report.failures):
        report = page.validate_pdf_bytes(_unpacked(pdf), profile=profile)
    return [f"{profile.name} {failure.rule_id}: {failure.message}" for failure in report.failures]


def reading_problems(pdf: bytes) -> list[str]:
    """Read the file as a screen reader does: headings, tables, links, running heads, order of reading."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        result = outloud.check(file.name)
    if result.error:
        return [f"outloud: {result.error}"]
    crashed = [f"outloud: rule {run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    found = [f for f in result.findings if f.severity in {"error", "warning"}]
    return crashed + [f"outloud {f.rule} page {f.page}: {f.message} ({f.evidence})" for f in found]


def syntax_problems(pdf: bytes) -> list[str]:
    """Check the file itself with qpdf."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        check = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True, check=False)
    return [] if check.returncode == 0 else [f"qpdf: {check.stdout}{check.stderr}"]


def structure_problems(pdf: bytes) -> list[str]:
    """Look at what a document of ours must have: language, title, headings, table headers, texts beside pictures."""
    with pikepdf.open(BytesIO(pdf)) as document:
        elements = list(structure(document))
        return [
            *_document_problems(document),
            *_heading_problems([kind for kind, _ in elements]),
            *(f"a /TH has scope {scope(node)}" for kind, node in elements if kind == "/TH" and not scope(node)),
            *(
                f"a picture on page {_page(document, node)} has no text"
                for kind, node in elements
                if _is_mute(kind, node)
            ),
            *_figure_place_problems(elements),
            *_link_problems(document),
            *_owner_problems(document, elements),
        ]


def font_problems(pdf: bytes, fonts: str = OUR_FONTS) -> list[str]:
    """Look whether every font is inside the file, has its Unicode values, and is ours."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = {str(font.BaseFont): font for font in _fonts(document)}
        problems = [] if found else ["there is no font in the file"]
        for name, font in found.items():
            family = name.removeprefix("/").partition("+")[2] or name
            descriptor = font.DescendantFonts[0].FontDescriptor
            if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor:
                problems.append(f"font {name} is not inside the file")
            if "/ToUnicode" not in font:
                problems.append(f"font {name} cannot be copied as text")
            if not family.startswith(fonts):
                problems.append(f"font {name} is not ours")
        return problems


def attachment_problems(pdf: bytes) -> list[str]:
    """Look whether each attached file is listed once in both lists, in order, and can be shown to people."""
    with pikepdf.open(BytesIO(pdf)) as document:
        names, specifications = _attached(document.Root)
        listed = [specification.objgen for specification in specifications]
        associated = [specification.objgen for specification in document.Root.get("/AF", [])]
        problems = [] if names == sorted(set(names)) else [f"attachments are not in order, or double: {names}"]
        if sorted(listed) != sorted(associated):
            problems.append(f"attachments {sorted(listed)} are associated as {sorted(associated)}")
        for specification in specifications:
            mute = [key for key in ("/Desc", "/UF", "/AFRelationship") if not str(specification.get(key, ""))]
            problems += [f"attachment {specification.get('/UF')} has no {key}" for key in mute]
        return problems


def structure(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Walk the structure tree in reading order: the kind of each element and the element."""
    if "/StructTreeRoot" not in document.Root:
        return
    pending = [document.Root.StructTreeRoot.K]
    while pending:
        node = pending.pop()
        if isinstance(node, pikepdf.Array):
            pending.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S), node
            if "/K" in node:
                pending.append(node.K)


def _attached(root: Any) -> tuple[list[str], list[Any]]:
    if "/EmbeddedFiles" not in root.get("/Names", {}):
        return [], []
    tree = list(root.Names.EmbeddedFiles.Names)
    return [str(name) for name in tree[0::2]], tree[1::2]


def scope(header: Any) -> str:
    """The scope of a header cell, or nothing."""
    return str(header.get("/A", {}).get("/Scope", ""))


def _document_problems(document: pikepdf.Pdf) -> list[str]:
    root: Any = document.Root
    problems = []
    if not str(root.get("/Lang", "")):
        problems.append("the document has no language")
    if not str(document.docinfo.get("/Title", "")):
        problems.append("the document has no title")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        problems.append("readers show the file name instead of the title")
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        problems.append("the document is not tagged")
    metadata = root.get("/Metadata")
    if metadata is None or metadata.get("/Filter") is not None:
        problems.append("the metadata cannot be read without unpacking")
    return problems


def _heading_problems(kinds: list[str]) -> list[str]:
    levels = [int(kind[2]) for kind in kinds if len(kind) == 3 and kind.startswith("/H") and kind[2].isdigit()]
    problems = [] if levels and levels[0] == 1 else [f"the headings do not start at level 1: {levels}"]
    if levels.count(1) != 1:
        problems.append(f"there are {levels.count(1)} headings of level 1")
    jumps = [f"H{above} to H{below}" for above, below in pairwise(levels) if below > above + 1]
    return problems + [f"a heading level is skipped: {jump}" for jump in jumps]


def _is_mute(kind: str, node: Any) -> bool:
    return kind == "/Figure" and not str(node.get("/Alt", "")).strip()


def _page(document: pikepdf.Pdf, node: Any) -> int:
    return 1 + next(index for index, one in enumerate(document.pages) if one.obj.objgen == node.Pg.objgen)


def _figure_place_problems(elements: list[tuple[str, Any]]) -> list[str]:
    """A picture must lie on its page, in points from the bottom left: lower left corner first."""
    problems = []
    for kind, node in elements:
        if kind == "/Figure":
            left, bottom, right, top = map(float, node.A.BBox)
            edge_left, edge_bottom, edge_right, edge_top = map(float, node.Pg.MediaBox)
            if not (edge_left <= left < right <= edge_right and edge_bottom <= bottom < top <= edge_top):
                problems.append(f"a picture is said to be at {left, bottom, right, top}, which is not on its page")
    return problems


def _link_problems(document: pikepdf.Pdf) -> list[str]:
    """A link must say in words where it leads."""
    links = [annotation for one in document.pages for annotation in one.obj.get("/Annots", [])]
    return [
        f"a link is described by its target: {link.get('/Contents')}"
        for link in links
        if str(link.get("/Contents", "")) in {"", str(link.get("/Dest", ""))}
    ]


def _owner_problems(document: pikepdf.Pdf, elements: list[tuple[str, Any]]) -> list[str]:
    """All content must belong to an element of the tree, or be marked as decoration."""
    owned = {
        (node.Pg.objgen, int(kid))
        for _, node in elements
        if "/K" in node
        for kid in (node.K if isinstance(node.K, pikepdf.Array) else [node.K])
        if isinstance(kid, int)
    }
    problems = []
    for number, one in enumerate(document.pages, start=1):
        for instruction in pikepdf.parse_content_stream(one):
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]:
                mark = int(instruction.operands[1].MCID)
                if (one.obj.objgen, mark) not in owned:
                    problems.append(f"content {mark} on page {number} is neither read nor decoration")
    return problems


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" in item:
            yield item


def _unpacked(pdf: bytes) -> bytes:
    output = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            output,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return output.getvalue()
