"""Documents as LibreOffice reads them: turned into PDF in one go, and read back from there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf

from exports.office.document import (
    Contents,
    OfficeDocument,
    Outcome,
    PartHeading,
    SectionHeading,
    Title,
)
from exports.office.runs import plain
from exports.report.views import Figure, Subheading, Table
from tests.exports.pdf.gates import structure

_TAGGED = json.dumps(
    {
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
        "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "false"},
    }
)
_PATIENCE = 900


def as_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Let one LibreOffice open all files and write each as a tagged PDF.

    Args:
        files: by name, with the suffix that tells what they are.
        folder: an empty one to work in; LibreOffice keeps its settings there as well.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'settings').as_uri()}", "--headless", "--norestore",
        "--convert-to", f"pdf:writer_pdf_Export:{_TAGGED}", "--outdir", str(folder / "pdf"),
        *(str(folder / name) for name in files),
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    made = {name: folder / "pdf" / f"{Path(name).stem}.pdf" for name in files}
    missing = [name for name, path in made.items() if not path.is_file()]
    assert not missing, f"LibreOffice could not open {missing}: {ran.stdout}{ran.stderr}"
    return {name: path.read_bytes() for name, path in made.items()}


def problems_of(name: str, document: OfficeDocument, pdf: bytes) -> list[str]:
    """Return what a document lost on its way through LibreOffice: title, language, headings, tables, alt texts."""
    with pikepdf.open(BytesIO(pdf)) as read:
        elements = list(structure(read))
        kinds = [kind for kind, _ in elements]
        alternatives = [str(node.get("/Alt", "")) for kind, node in elements if kind == "/Figure"]
        with read.open_outline() as outline:
            headings = list(_outline(outline.root))
        title, language = str(read.docinfo.get("/Title", "")), str(read.Root.get("/Lang", ""))
    tables = [element for element in document.elements if isinstance(element, Table)]
    charts = [plain(element.chart.title) for element in document.elements if isinstance(element, Figure)]
    wanted = _headings(document)
    checks = {
        f"title {title!r}": title == plain(document.title),
        f"language {language!r}": language.startswith(document.language),
        f"headings {headings} instead of {wanted}": headings == wanted,
        "levels of headings": [kinds.count(f"/H{n}") for n in (1, 2, 3)] == [
            sum(level == n for level, _ in wanted) for n in (1, 2, 3)
        ],
        f"{kinds.count('/Table')} tables instead of {len(tables)}": kinds.count("/Table") == len(tables),
        "heads of tables": kinds.count("/TH") >= sum(len(table.columns) for table in tables),
        f"texts beside pictures: {alternatives}": alternatives == charts,
    }  # fmt: skip
    return [f"{name}: {problem}" for problem, fine in checks.items() if not fine]


def _headings(document: OfficeDocument) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for element in document.elements:
        match element:
            case Title():
                found.append((1, plain(element.text)))
            case Outcome():
                found.append((2, plain(element.headline)))
            case PartHeading() | SectionHeading():
                found.append((2, plain(element.text)))
            case Contents():
                found.append((2, plain(element.title)))
            case Subheading():
                found.append((3, plain(element.text)))
            case _:
                pass
    return found


def _outline(items: Sequence[pikepdf.OutlineItem], level: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _outline(item.children, level + 1)
