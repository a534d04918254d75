"""The only way for a page to get at a file: our own assets, by their exact name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

BASE = "asset:"
"""What addresses in a page are relative to. Python leaves addresses with an unknown scheme as they are written."""

_MEDIA_TYPES = {
    ".css": "text/css",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


class AssetFetcher:
    """Serves the files of one folder, and refuses every other address.

    The names are listed once, when the fetcher is made; an address is looked up in that list and never turned into a
    path, so that no `..`, link or encoding leads outside the folder. No code here can open a connection, and `http:`,
    `file:` and `data:` are addresses like any other: not in the list.

    A refused address stops the rendering. Text from people stands in a page as text and cannot become an address, so an
    address that is refused is a mistake in a template; leaving the file out would hide it.

    Attributes:
        refused: the addresses that were refused. WeasyPrint swallows every exception inside an SVG picture, so whoever
            renders has to look here as well.
    """

    def __init__(self, folder: Path) -> None:
        self.refused: list[str] = []
        self._paths = {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.suffix in _MEDIA_TYPES and path.is_file() and not path.is_symlink()
        }

    @property
    def names(self) -> frozenset[str]:
        """The names that a page may use, such as `fonts/SourceSans3-Regular.ttf`."""
        return frozenset(self._paths)

    def __call__(self, address: str) -> URLFetcherResponse:
        """Give WeasyPrint the file at an address.

        Raises:
            FatalURLFetchingError: for an address outside the folder; WeasyPrint lets only this one through.
        """
        from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

        path = self._paths.get(address.removeprefix(BASE))
        if path is None:
            self.refused.append(address)
            raise FatalURLFetchingError(address)
        return URLFetcherResponse(address, path.read_bytes(), {"Content-Type": _MEDIA_TYPES[path.suffix]})
