"""Files that people add as evidence: a few well-known kinds, told by what stands in them, and not too large."""

from __future__ import annotations

import hashlib
import re

from questionnaires.translation import _
from scoring.evidence import EvidenceFile

LARGEST = 10 * 1024 * 1024
"""Bytes in one file."""
_LONGEST_NAME = 200
_ZIP = b"PK\x03\x04"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
# By the end of the name: how such a file begins, and its media type.
_KINDS: dict[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-", "application/pdf"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    "docx": (_ZIP, f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": (_ZIP, f"{_OFFICE}.spreadsheetml.sheet"),
    "pptx": (_ZIP, f"{_OFFICE}.presentationml.presentation"),
    "odt": (_ZIP, f"{_OPEN}.text"),
    "ods": (_ZIP, f"{_OPEN}.spreadsheet"),
    "odp": (_ZIP, f"{_OPEN}.presentation"),
    "csv": (b"", "text/csv"),
    "txt": (b"", "text/plain"),
}
ACCEPTED = ",".join(f".{suffix}" for suffix in _KINDS)
"""For the `accept` of a file field."""


class UploadRefusedError(ValueError):
    """A file that is not taken; the message says why, and what to do."""


def described(name: str, data: bytes) -> EvidenceFile:
    r"""Return what a dossier says about a file.

    Args:
        name: as the browser calls it; folders of somebody's machine are left out.
        data: its bytes.

    Raises:
        UploadRefusedError: when it is empty, too large, of another kind, or not what its name says.

    >>> described(r"C:\Users\anna\verslag.pdf", b"%PDF-1.7").name
    'verslag.pdf'
    """
    name = file_name(name)
    suffix = name.rpartition(".")[2].lower()
    if not name:
        raise UploadRefusedError(_("Kies eerst een bestand."))
    if not data:
        raise UploadRefusedError(_("Het bestand is leeg."))
    if len(data) > LARGEST:
        raise UploadRefusedError(_("Het bestand is te groot. Kies een bestand van hoogstens 10 MB."))
    if suffix not in _KINDS:
        kinds = ", ".join(_KINDS)
        raise UploadRefusedError(_("Dit soort bestand kan niet. Kies uit: {kinds}.").format(kinds=kinds))
    beginning, media_type = _KINDS[suffix]
    if not data.startswith(beginning) or (not beginning and b"\x00" in data):
        raise UploadRefusedError(_("De inhoud past niet bij de naam. Bewaar het bestand opnieuw."))
    digest = hashlib.sha256(data).hexdigest()
    return EvidenceFile(name=name, sha256=digest, size=len(data), type=media_type)


def file_name(name: str) -> str:
    r"""Return the name of a file without folders and without what cannot be seen; short enough to keep.

    >>> file_name("../../een\u202enaam\x00.pdf")
    'eennaam.pdf'
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = " ".join("".join(char if char.isprintable() else "" for char in last).split())
    stem, point, suffix = plain.rpartition(".")
    return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}{point}{suffix[:_LONGEST_NAME]}"
