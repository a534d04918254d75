"""What a document says, before and after it was written: every word of a report, every word in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from exports.charts import ProfileChart
from exports.journey_chart import JourneyChart
from exports.office.document import OfficeDocument
from exports.office.runs import plain
from exports.theme import Theme

_NOT_READ = {"id", "address", "created", "language"}
_PARTS = {
    "odt": ("content.xml", "styles.xml", "meta.xml"),
    "docx": ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"),
}


def words_of(thing: object) -> Iterator[str]:
    """Yield every text that people read in a document or report, whatever it is made of."""
    if isinstance(thing, ProfileChart | JourneyChart):
        yield plain(thing.title)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from words_of(one)
    elif is_dataclass(thing) and not isinstance(thing, Theme):
        for field in fields(thing):
            value = getattr(thing, field.name)
            # Choices, such as the kind of a block, have a type of their own.
            if isinstance(value, str):
                if field.type == "str" and field.name not in _NOT_READ and value:
                    yield plain(value)
            else:
                yield from words_of(value)


def unsaid(document: OfficeDocument, kind: str, file: bytes) -> list[str]:
    """Return what a document should say and its file does not."""
    told = words_in(kind, file)
    return [words for words in words_of(document) if words not in told]


def words_in(kind: str, file: bytes) -> str:
    """Return all words of a file: in its body, its running lines, its properties and beside its pictures."""
    with ZipFile(BytesIO(file)) as archive:
        roots = [etree.fromstring(archive.read(name)) for name in _PARTS[kind]]
    texts = ["".join(root.itertext()) for root in roots]
    texts += [str(value) for root in roots for element in root.iter() for value in element.attrib.values()]
    return "\n".join(texts)
