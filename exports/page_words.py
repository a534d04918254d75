"""Compare the words on the pages of a PDF with the words that its data lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements that begin a new stretch of text; everything else flows within one.
_TEXT_BLOCKS = frozenset({"address", "blockquote", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "ul"})
_TABLE_BLOCKS = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_PART_BLOCKS = frozenset(
    {"article", "aside", "div", "figcaption", "figure", "footer", "header", "main", "nav", "section"}
)
_BLOCKS = _TEXT_BLOCKS | _TABLE_BLOCKS | _PART_BLOCKS
_SKIPPED = frozenset({"head", "style", "script", "svg", "template"})


@dataclass(frozen=True)
class WordDifference:
    """Words that should stand on the page and do not, or that stand there and should not."""

    missing: str | None
    surplus: str | None


def stretches(html: str) -> tuple[str, ...]:
    """Return the text of a document, a string per stretch of running text, pictures left out.

    >>> stretches("<h1>Kan <b>dit</b>?</h1><p>Ja.</p><svg><title>niet dit</title></svg>")
    ('Kan dit?', 'Ja.')
    """
    collector = _Collector()
    collector.feed(html)
    collector.close()
    collector.end_stretch()
    return tuple(collector.found)


def compare_words(html: str, page_text: str) -> tuple[WordDifference, ...]:
    """Find what differs between a document as it should be and the text read from a PDF.

    Args:
        html: the document as the data lead to it.
        page_text: the text of the PDF in reading order, without white space.

    Returns:
        The differences in reading order; empty when every stretch stands on the page, in order, with nothing between
        them but digits and punctuation (page numbers in a table of contents, list marks).
    """
    differences: list[WordDifference] = []
    place = 0
    missing: str | None = None
    for stretch in stretches(html):
        wanted = _squeezed(stretch)
        found = page_text.find(wanted, place)
        if found < 0:
            if missing is not None:
                differences.append(WordDifference(missing, None))
            missing = stretch
            continue
        surplus = _letters(page_text[place:found])
        if missing is not None or surplus:
            differences.append(WordDifference(missing, surplus or None))
        missing, place = None, found + len(wanted)
    surplus = _letters(page_text[place:])
    if missing is not None or surplus:
        differences.append(WordDifference(missing, surplus or None))
    return tuple(differences)


@dataclass
class _Collector(HTMLParser):
    found: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    skipping: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SKIPPED:
            self.skipping.append(tag)
        elif tag in _BLOCKS:
            self.end_stretch()

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and tag == self.skipping[-1]:
            self.skipping.pop()
        elif tag in _BLOCKS:
            self.end_stretch()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.current.append(data)

    def end_stretch(self) -> None:
        """Close the running stretch of text; an empty one does not count."""
        text = " ".join("".join(self.current).split())
        if text:
            self.found.append(text)
        self.current.clear()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _letters(text: str) -> str:
    return text if re.search(r"[^\W\d_]", text) else ""
