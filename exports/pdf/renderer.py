"""HTML to PDF."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from exports.pdf.attachments import AttachedFile
from exports.pdf.errors import RenderingError, RenderingWarning
from questionnaires.translation import _

if TYPE_CHECKING:
    from exports.pdf.fetcher import AssetFetcher

_one_at_a_time = Lock()


def render_pdf(html: str, attachments: Sequence[AttachedFile] = (), *, stylesheet: Path | None = None) -> bytes:
    """Make a PDF that is accessible (PDF/UA-1) and fit for the archive (PDF/A-3a).

    docs/report-templates.md says what the page must look like for that. The same page, style sheet and attachments give
    the same bytes, in any process.

    Args:
        html: a whole page, with `lang`, a `title` and a date (`dcterms.modified`). Addresses in it are names of files
            in templates/assets; nothing else can be fetched.
        attachments: files to put inside.
        stylesheet: a file of CSS, parsed once and used again. Style in the page itself works too.

    Returns:
        The bytes of the file.

    Raises:
        RenderingError: when something is wrong with the page, the style sheet or the installation. What is odd and not
            wrong becomes a `RenderingWarning`, which the tests turn into a failure.
        OSError: when the style sheet cannot be read.
    """
    css = stylesheet.read_text(encoding="utf-8") if stylesheet else None
    with _one_at_a_time, _collected_problems():
        return _render(html, css, attachments)


def _render(html: str, css: str | None, attachments: Sequence[AttachedFile]) -> bytes:
    from exports.pdf.characters import drawable
    from exports.pdf.engine import engine
    from exports.pdf.quick_import import without_collection

    loaded = engine()
    from exports.pdf.finisher import finisher

    with without_collection(), _no_refused_addresses(loaded.fetch):
        pdf: bytes = loaded.page(drawable(html, loaded.font_folder)).write_pdf(
            pdf_variant="pdf/a-3a",
            font_config=loaded.fonts,
            stylesheets=[loaded.stylesheet(css)] if css else None,
            finisher=finisher(attachments),
        )
    return pdf


@contextmanager
def _no_refused_addresses(fetch: AssetFetcher) -> Iterator[None]:
    """Stop when an address was refused inside this block, also where WeasyPrint went on without it."""
    from weasyprint.urls import FatalURLFetchingError

    fetch.refused.clear()
    with suppress(FatalURLFetchingError):  # its address is among the refused ones
        yield
    if fetch.refused:
        message = _("dit adres hoort niet bij onze eigen bestanden en wordt niet opgehaald: {address}")
        raise RenderingError(message.format(address=address[:100]) for address in dict.fromkeys(fetch.refused))


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _collected_problems() -> Iterator[None]:
    """Make an exception of the errors that WeasyPrint logs, and a Python warning of each warning."""
    logger = logging.getLogger("weasyprint")
    handler = _Collector()
    level, disabled = logger.level, logger.disabled
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.disabled = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.disabled = disabled
    errors = [record.getMessage() for record in handler.records if record.levelno >= logging.ERROR]
    if errors:
        raise RenderingError(errors)
    for record in handler.records:
        warnings.warn(record.getMessage(), RenderingWarning, stacklevel=4)
