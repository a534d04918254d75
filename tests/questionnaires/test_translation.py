import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from questionnaires import translation
from questionnaires.translation import _


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(translation, "LOCALE", tmp_path)
    translation._catalogue.cache_clear()
    yield tmp_path
    translation._catalogue.cache_clear()


def compiled(pairs: dict[str, str]) -> bytes:
    """Write a gettext .mo file: header, two tables of (length, offset), then the texts."""
    texts = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    tables = 28, 28 + 8 * len(texts)
    offset = 28 + 16 * len(texts)
    entries, body = [b"", b""], b""
    for column in (0, 1):
        for text in texts:
            entries[column] += struct.pack("<II", len(text[column]), offset + len(body))
            body += text[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(texts), *tables, 0, 0) + b"".join(entries) + body


@pytest.mark.usefixtures("locale")
def test_without_a_translation_the_dutch_text_stays() -> None:
    assert _("Er is niets gevonden") == "Er is niets gevonden"


def test_a_translation_is_found_when_the_text_is_shown(locale: Path) -> None:
    catalogue = locale / "nl" / "LC_MESSAGES" / "doenvermogen.mo"
    catalogue.parent.mkdir(parents=True)
    header = "Content-Type: text/plain; charset=UTF-8\n"
    catalogue.write_bytes(compiled({"": header, "knelpunt": "bottleneck"}))
    assert _("knelpunt") == "bottleneck"
