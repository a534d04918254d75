"""WeasyPrint with nothing but our own fonts and assets: one for each process, loaded when the first PDF is made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from exports.pdf.errors import RenderingError
from exports.pdf.fetcher import BASE, AssetFetcher
from exports.pdf.quick_import import quickly
from questionnaires.places import templates
from questionnaires.translation import _

if TYPE_CHECKING:
    from weasyprint import CSS, HTML

_FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir></fontconfig>
"""


class Engine:
    """What is loaded once and used again for every PDF.

    Not for two threads at the same time: Pango's font map, which `fonts` wraps, cannot stand that.

    Attributes:
        fonts: the bundled fonts, known by their own names; fonts of this machine are not in it, so that the same page
            gives the same file everywhere.
        fetch: gives WeasyPrint the files that a page may use.

    Raises:
        RenderingError: when the fonts or the libraries that draw text are not on this machine.
    """

    def __init__(self, assets: Path) -> None:
        self.fetch = AssetFetcher(assets)
        self.font_folder = assets / "fonts"
        if not any(name.startswith("fonts/") for name in self.fetch.names):
            raise RenderingError([_("de lettertypen zijn er niet; draai ./scripts/setup, dat haalt ze op.")])
        with _only_fonts_in(self.font_folder), quickly(), _libraries_present():
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration

            self.fonts = FontConfiguration()
        self._weasyprint = weasyprint
        self._stylesheets: dict[str, CSS] = {}

    def page(self, html: str) -> HTML:
        """Read a page."""
        return self._weasyprint.HTML(string=html, base_url=BASE, url_fetcher=self.fetch)

    def stylesheet(self, css: str) -> CSS:
        """Read a style sheet, once for each text."""
        if css not in self._stylesheets:
            self._stylesheets[css] = self._weasyprint.CSS(
                string=css, base_url=BASE, url_fetcher=self.fetch, font_config=self.fonts
            )
        return self._stylesheets[css]


@cache
def engine() -> Engine:
    """The engine of this process."""
    return Engine(templates() / "assets")


@contextmanager
def _only_fonts_in(folder: Path) -> Iterator[None]:
    """Let font settings that are read inside this block name one folder, instead of what this machine has."""
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory(prefix="doenvermogen-") as temporary:
        settings = Path(temporary) / "fonts.conf"
        settings.write_text(_FONT_SETTINGS.format(folder=escape(str(folder.resolve()))), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _libraries_present() -> Iterator[None]:
    """Say in our own words that Pango is absent; WeasyPrint prints a page of advice and raises `OSError`."""
    try:
        with redirect_stdout(StringIO()):
            yield
    except OSError as error:
        mend = _("Pango en HarfBuzz, die letters tekenen, zijn niet gevonden; draai ./scripts/setup, dat zet ze klaar.")
        raise RenderingError([mend, str(error)]) from error
