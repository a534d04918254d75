"""Printing a page with a headless Chromium, to compare with."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# The browser itself, and Debian's build of only what prints and tests need. Both print with the same engine.
_BROWSERS = {"chromium": ("--headless",), "chromium-headless-shell": ()}

_QUIET = (
    "--no-sandbox",  # refused to root; nothing but our own page is opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


@dataclass(frozen=True)
class Chromium:
    """A browser on this machine."""

    name: str
    command: tuple[str, ...]

    @property
    def version(self) -> str:
        """What it says it is."""
        said = subprocess.run([self.command[0], "--version"], capture_output=True, text=True, check=True)
        return said.stdout.strip()

    @contextmanager
    def printing(self, page: Path, pdf: Path) -> Iterator[list[str]]:
        """Give the command that prints a page, with the empty profile of a browser that was never started."""
        with tempfile.TemporaryDirectory(prefix="profile-", ignore_cleanup_errors=True) as profile:
            yield [*self.command, *_QUIET, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.as_uri()]


def browsers() -> tuple[Chromium, ...]:
    """Find the browsers on this machine."""
    found = ((name, shutil.which(name), options) for name, options in _BROWSERS.items())
    return tuple(Chromium(name, (path, *options)) for name, path, options in found if path)
