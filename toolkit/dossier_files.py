"""Dossiers as files: YAML, JSON, or a zip with `dossier.yaml` and its evidence files beside it (RULES section 1)."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.translation import _
from scoring.dossier_reading import DossierFile, read_dossier

MAXIMUM_BYTES = 10 * 1024 * 1024
MAXIMUM_ENTRIES = 2000
ZIP_MAGIC = b"PK\x03\x04"
DOSSIER_NAMES = ("dossier.yaml", "dossier.json")
EVIDENCE_FOLDER = "evidence/"


def read_dossier_path(path: Path) -> DossierFile:
    """Read a dossier from a `.yaml`, `.json` or `.zip` file.

    Raises:
        UnreadableError: when the file is not a dossier; the findings say where and what to do.
        OSError: when the file cannot be opened.
    """
    with path.open("rb") as stream:
        beginning = stream.read(len(ZIP_MAGIC))
        if beginning == ZIP_MAGIC:
            return _read_zip(path, str(path))
        # One byte more than allowed is enough to know that it is too much.
        data = beginning + stream.read(MAXIMUM_BYTES + 1 - len(beginning))
    return read_dossier(data, str(path))


def read_dossier_bytes(data: bytes, name: str) -> DossierFile:
    """Read a dossier that somebody sent; what it is, is told by what stands in it and not by its name.

    Raises:
        UnreadableError: when it is not a dossier; the findings say where and what to do.
    """
    if data.startswith(ZIP_MAGIC):
        return _read_zip(BytesIO(data), name)
    for beginning, what in ((b"%PDF", _("een PDF")), (b"\x89PNG", _("een plaatje")), (b"\xff\xd8\xff", _("een foto"))):
        if data.startswith(beginning):
            raise _not_a_dossier(name, what)
    looks_like_json = data.lstrip().startswith(b"{")
    stem = name.rsplit(".", 1)[0] if name.lower().endswith((".json", ".yaml", ".yml")) else name
    return read_dossier(data, f"{stem}.json" if looks_like_json else f"{stem}.yaml")


def evidence_names(path: Path) -> tuple[str, ...]:
    """Return the names of the evidence files in a zip; none for other files."""
    if not zipfile.is_zipfile(path):
        return ()
    with zipfile.ZipFile(path) as archive:
        return tuple(name for name in archive.namelist() if name.startswith(EVIDENCE_FOLDER) and not name.endswith("/"))


def write_zip(target: Path, dossier_text: str, evidence_from: Path | None) -> None:
    """Write a dossier as a zip, with the evidence files of another zip copied along.

    The same content gives the same bytes: entries have a fixed date and order.
    """
    with replaced_when_complete(target) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "dossier.yaml", dossier_text.encode())
        if evidence_from is not None:
            with zipfile.ZipFile(evidence_from) as original:
                for name in sorted(evidence_names(evidence_from)):
                    _add(archive, name, original.read(name))


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file in one go: whoever looks sees the old file or the new one, never half of it."""
    with replaced_when_complete(target) as temporary:
        temporary.write_bytes(data)


@contextlib.contextmanager
def replaced_when_complete(target: Path) -> Iterator[Path]:
    """Give a temporary file beside `target` that takes its place only when the block ends well."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # A temporary file is private; a written advice should have the rights that a new file normally gets.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _read_zip(file: Path | BinaryIO, path: str) -> DossierFile:
    try:
        with zipfile.ZipFile(file) as archive:
            name = _dossier_name(archive, path)
            with archive.open(name) as stream:
                data = stream.read(MAXIMUM_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _broken(path, _("dit zip-bestand is beschadigd of beveiligd")) from error
    return read_dossier(data, f"{path}/{name}")


def _dossier_name(archive: zipfile.ZipFile, path: str) -> str:
    names = archive.namelist()
    if len(names) > MAXIMUM_ENTRIES:
        raise _broken(path, _("dit zip-bestand heeft meer dan {n} bestanden").format(n=MAXIMUM_ENTRIES))
    found = [name for name in names if name in DOSSIER_NAMES]
    if len(found) > 1:
        # Which of them counts would depend on who reads it.
        raise _broken(path, _("in dit zip-bestand staat meer dan één dossier"))
    if found:
        return found[0]
    raise _broken(path, _("in dit zip-bestand staat geen dossier.yaml"))


def _not_a_dossier(name: str, what: str) -> UnreadableError:
    message = _("dit is {what}, geen dossier").format(what=what)
    mend = _("Kies het bestand van het dossier zelf. De naam eindigt op .yaml, .json of .zip.")
    return UnreadableError((Finding("D791", Severity.ERROR, name, 1, 1, message, mend),))


def _broken(path: str, message: str) -> UnreadableError:
    mend = _("Maak het zip-bestand opnieuw, met bovenin een bestand dossier.yaml en de bewijsstukken in evidence/.")
    return UnreadableError((Finding("D790", Severity.ERROR, path, 1, 1, message, mend),))
