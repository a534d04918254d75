"""The packages that word processors read: zip files, begun from a folder of templates, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from exports.html import template
from exports.office.document import OfficeDocument
from questionnaires.places import templates

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FIRST = ("mimetype", "[Content_Types].xml")
"""The part that says what a package is, for either format."""


def empty_package(kind: Literal["odt", "docx"], document: OfficeDocument) -> BytesIO:
    """Make a package with the styles, properties and running lines of a document, and an empty body."""
    folder = templates() / "office" / kind
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    parts = {
        name: template(f"office/{kind}/{name}").render(document=document, palette=document.theme.palette).encode()
        for name in names
    }
    return BytesIO(_zipped(parts))


def same_bytes(package: bytes) -> bytes:
    """Pack a package anew, without the moment at which it was packed and in a fixed order."""
    with ZipFile(BytesIO(package)) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = ZipInfo(name, _LONG_AGO)
            # An ODT is known by its mimetype at a fixed place, so that part is not compressed.
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return output.getvalue()
