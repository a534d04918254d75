"""The formats of word processors, by the suffix of a file."""

from __future__ import annotations

from typing import Final

from exports.office.document import OfficeDocument

OFFICE_SUFFIXES: Final = (".odt", ".docx")


def write_office(document: OfficeDocument, suffix: str) -> bytes:
    """Write a document in the format of a suffix.

    Args:
        document: what stands in it.
        suffix: `.odt` or `.docx`.

    Raises:
        ValueError: for another suffix.
    """
    if suffix == ".odt":
        from exports.odt.writer import write_odt

        return write_odt(document)
    if suffix == ".docx":
        from exports.docx.writer import write_docx

        return write_docx(document)
    raise ValueError(suffix)
