"""Dossiers with their evidence in a zip, in memory: as they come from a browser and go back to it."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.translation import _
from toolkit.dossier_files import EVIDENCE_FOLDER, ZIP_MAGIC

MOST_EVIDENCE = 100 * 1024 * 1024
"""Bytes of all files in one zip together, unpacked."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(rf"{EVIDENCE_FOLDER}([0-9a-f]{{64}})")


def evidence_in(data: bytes, name: str) -> dict[str, bytes]:
    """Return the evidence files in a zip by their SHA-256; none for another kind of file.

    Args:
        data: the bytes of the file; `toolkit.dossier_files.read_dossier_bytes` has read a dossier from it.
        name: what the file is called.

    Raises:
        UnreadableError: when a file is damaged, is not what its name says, or when they are too much together.
    """
    if not data.startswith(ZIP_MAGIC):
        return {}
    files, left = {}, MOST_EVIDENCE
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                known = _NAME.fullmatch(entry.filename)
                if known is None:
                    continue
                # What an archive says about its own size is not to be believed.
                content = _at_most(archive, entry, left, name)
                left -= len(content)
                if hashlib.sha256(content).hexdigest() != known[1]:
                    raise _refusal(name, _("een bewijsstuk is anders dan toen het werd toegevoegd"))
                files[known[1]] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refusal(name, _("een bewijsstuk in dit zip-bestand is beschadigd of beveiligd")) from error
    return files


def zip_of(dossier_text: str, files: Mapping[str, bytes]) -> bytes:
    """Return a zip of a dossier and its evidence; the same content gives the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            ("dossier.yaml", dossier_text.encode()),
            *((f"{EVIDENCE_FOLDER}{sha}", files[sha]) for sha in sorted(files)),
        ):
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()


def _at_most(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        message = _("de bewijsstukken zijn samen groter dan {n} MB").format(n=MOST_EVIDENCE // 1024**2)
        raise _refusal(name, message)
    return content


def _refusal(name: str, message: str) -> UnreadableError:
    mend = _("Maak het zip-bestand opnieuw, met bovenin een bestand dossier.yaml en de bewijsstukken in evidence/.")
    return UnreadableError((Finding("D790", Severity.ERROR, name, 1, 1, message, mend),))
