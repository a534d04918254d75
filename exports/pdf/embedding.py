"""Finishing step that puts the attached files in."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5

import pydyf

from exports.pdf.attachments import AttachedFile
from exports.pdf.draft import Draft

UNDATED = "D:20000101000000Z"
"""PDF/A wants a date on every attached file. Without a date on the page it is this one: never the clock's."""


def embed(draft: Draft, files: Sequence[AttachedFile]) -> None:
    """Attach files, each listed once among the files of the document and once among those associated with it.

    WeasyPrint can attach files as well, but names each of them twice, guesses the media type from what the machine
    knows, leaves the names unsorted and takes the relationship from another file with the same bytes.
    """
    if not files:
        return
    date = draft.pdf.info.get("ModDate") or draft.pdf.info.get("CreationDate") or pydyf.String(UNDATED)
    references = {file.name: _add(draft.pdf, file, date) for file in files}
    if len(references) < len(files):
        raise ValueError(f"two files with one name: {sorted(file.name for file in files)}")
    names = pydyf.Array()
    for name in sorted(references):
        names.extend((pydyf.String(name), references[name]))
    draft.pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    draft.pdf.catalog["AF"] = pydyf.Array(references.values())


def _add(pdf: pydyf.PDF, file: AttachedFile, date: pydyf.String) -> bytes:
    stream = pydyf.Stream(
        [file.data],
        {
            "Type": "/EmbeddedFile",
            "Subtype": pydyf.name(file.media_type),
            "Params": pydyf.Dictionary(
                {
                    "Size": len(file.data),
                    "CheckSum": f"<{md5(file.data, usedforsecurity=False).hexdigest()}>",
                    "CreationDate": date,
                    "ModDate": date,
                }
            ),
        },
        compress=True,
    )
    pdf.add_object(stream)
    name = pydyf.String(file.name)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "Desc": pydyf.String(file.description),
            "AFRelationship": f"/{file.relationship}",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference
