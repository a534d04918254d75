"""Reading a PDF that somebody hands in: what it says it is, and the files inside it.

The file may be damaged or made to do harm. Whatever is wrong with it becomes one `UnreadableError`, and reading it
takes a bounded amount of memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.translation import _

if TYPE_CHECKING:
    import pikepdf

MIB = 1024 * 1024
MAXIMUM_PDF = 50 * MIB
MAXIMUM_ATTACHED = 50 * MIB
"""All attached files together, unpacked."""
MAXIMUM_FILES = 100


@dataclass(frozen=True, slots=True)
class ReadAttachment:
    """A file that was inside a PDF."""

    name: str
    description: str
    media_type: str
    relationship: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PdfContents:
    """What a PDF says about itself.

    Attributes:
        title: from the document information; empty when there is none.
        language: such as `nl`; empty when there is none.
        metadata: the XMP packet; empty when there is none.
        attachments: in the order of their names.
    """

    title: str
    language: str
    metadata: bytes
    attachments: tuple[ReadAttachment, ...]


def read_attachments(pdf: bytes, name: str) -> tuple[ReadAttachment, ...]:
    """Read the files inside a PDF; see `read_pdf`."""
    return read_pdf(pdf, name).attachments


def read_pdf(pdf: bytes, name: str) -> PdfContents:
    """Read what a PDF carries.

    Args:
        pdf: the file; at most 50 MiB.
        name: what to call it in messages.

    Raises:
        UnreadableError: when it is too large, locked, damaged, or when what is inside cannot be read safely.
    """
    if len(pdf) > MAXIMUM_PDF:
        message = _("deze PDF is groter dan {limit} MB").format(limit=MAXIMUM_PDF // MIB)
        raise _unreadable("P801", name, message, _("Geef de PDF die doenvermogen heeft gemaakt; die is veel kleiner."))
    with _told_in_our_words(name), _opened(pdf) as document:
        return PdfContents(
            title=str(document.docinfo.get("/Title", "")),
            language=str(document.Root.get("/Lang", "")),
            metadata=_decoded(document.Root.Metadata, name) if "/Metadata" in document.Root else b"",
            attachments=tuple(_attachments(document, name)),
        )


@contextmanager
def _opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    from io import BytesIO

    import pikepdf

    _set_limits()
    with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as document:
        yield document


@cache
def _set_limits() -> None:
    """Tell qpdf how much it may unpack; it also unpacks the file's own tables, which we never see."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=100,
        max_stream_filters=2,
        flate_max_memory=2 * MAXIMUM_ATTACHED,
        png_max_memory=2 * MAXIMUM_ATTACHED,
        run_length_max_memory=2 * MAXIMUM_ATTACHED,
        tiff_max_memory=2 * MAXIMUM_ATTACHED,
        dct_max_memory=2 * MAXIMUM_ATTACHED,
    )


@contextmanager
def _told_in_our_words(name: str) -> Iterator[None]:
    """Turn whatever goes wrong inside into one exception of ours."""
    import pikepdf

    try:
        yield
    except UnreadableError:
        raise
    except pikepdf.PasswordError as error:
        message = _("deze PDF zit op slot met een wachtwoord")
        raise _unreadable("P803", name, message, _("Geef de PDF zonder wachtwoord.")) from error
    except Exception as error:  # a damaged file surfaces in qpdf as nearly any kind of exception
        message = _("dit is geen PDF, of hij is beschadigd")
        raise _unreadable("P802", name, message, _("Vraag de PDF opnieuw op bij wie hem heeft gemaakt.")) from error


def _attachments(document: pikepdf.Pdf, name: str) -> Iterator[ReadAttachment]:
    room = MAXIMUM_ATTACHED
    seen: set[str] = set()
    for key in sorted(document.attachments):
        specification = document.attachments[key].obj
        file_name = str(specification.get("/UF", specification.get("/F", key)))
        files = specification.EF
        stream = files.UF if "/UF" in files else files.F
        data = _decoded(stream, f"{name}/{file_name}")
        room -= len(data)
        if file_name in seen:
            message = _("in deze PDF zitten twee bestanden met de naam {file}").format(file=file_name)
            raise _unreadable("P804", name, message, _mend_original())
        seen.add(file_name)
        if room < 0 or len(seen) > MAXIMUM_FILES:
            message = _("de bijlagen in deze PDF zijn samen te groot of met te veel")
            raise _unreadable("P805", name, message, _mend_original())
        yield ReadAttachment(
            name=file_name,
            description=str(specification.get("/Desc", "")),
            media_type=str(stream.get("/Subtype", "")).removeprefix("/"),
            relationship=str(specification.get("/AFRelationship", "")).removeprefix("/"),
            data=data,
        )


def _decoded(stream: Any, where: str) -> bytes:
    """Unpack a stream that is stored as it is or packed once with Flate, the only packing whose size can be bounded."""
    filters = stream.get("/Filter")
    packings = [] if filters is None else [str(filters)] if str(filters).startswith("/") else [str(f) for f in filters]
    if packings not in ([], ["/FlateDecode"]):
        message = _("dit deel van de PDF is ingepakt op een manier die we niet lezen")
        raise _unreadable("P806", where, message, _mend_original())
    data: bytes = stream.read_bytes()
    return data


def _mend_original() -> str:
    return _("Geef de PDF zoals doenvermogen hem heeft gemaakt.")


def _unreadable(code: str, file: str, message: str, mend: str) -> UnreadableError:
    return UnreadableError([Finding(code, Severity.ERROR, file, 1, 1, message, mend)])
