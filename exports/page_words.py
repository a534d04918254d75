"""Compare the words on the pages of a PDF with the words that its data lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_BULLET = "•"
_FAR = 100
_AHEAD = 3
"""When words stand so many signs further on, and one of so many next stretches before them, they are missing here."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of running text; in the contents the number of a page stands before it."""

    text: str
    after_page_number: bool = False


@dataclass(frozen=True)
class WordDifference:
    """Words that should stand on the page and do not, or that stand there and should not."""

    missing: str | None
    surplus: str | None


def stretches(html: str) -> tuple[Stretch, ...]:
    """Return the text of a document in stretches, the numbers of numbered lists included, pictures left out.

    >>> [one.text for one in stretches("<h1>Kan <b>dit</b>?</h1><ol><li>Ja.</ol><svg><title>niet dit</title></svg>")]
    ['Kan dit?', '1. Ja.']
    """
    collector = _Collector()
    collector.feed(html)
    collector.close()
    collector.end_stretch()
    return tuple(collector.found)


def compare_words(wanted: Sequence[Stretch], page_text: str) -> tuple[WordDifference, ...]:
    """Find what differs between a document as it should be and the text read from a PDF.

    Args:
        wanted: the document as the data lead to it.
        page_text: the text of the PDF in reading order, without white space.

    Returns:
        The differences in reading order; empty when every stretch stands on the page, in order, with nothing between
        them but the marks of lists and, in the contents, the numbers of pages.
    """
    differences: list[WordDifference] = []
    page_text = _squeezed(page_text)
    place = 0
    missing: str | None = None
    for index, stretch in enumerate(wanted):
        begin, end = _place(stretch, page_text, place)
        if begin > place + _FAR and any(
            place <= _place(later, page_text, place)[0] < begin for later in wanted[index + 1 : index + 1 + _AHEAD]
        ):
            begin = -1
        if begin < 0:
            if missing is not None:
                differences.append(WordDifference(missing, None))
            missing = stretch.text
            continue
        if missing is not None or begin > place:
            differences.append(WordDifference(missing, page_text[place:begin] or None))
        missing, place = None, end
    if missing is not None or page_text[place:]:
        differences.append(WordDifference(missing, page_text[place:] or None))
    return tuple(differences)


def _place(stretch: Stretch, page_text: str, start: int) -> tuple[int, int]:
    """Find where a stretch begins and ends on the pages; it begins at -1 when it is not there."""
    wanted = _squeezed(stretch.text)
    if stretch.after_page_number:
        found = re.compile(rf"\d{{1,3}}{re.escape(wanted)}").search(page_text, start)
        return found.span() if found else (-1, -1)
    begin = page_text.find(wanted, start)
    return begin, begin + len(wanted)


@dataclass
class _Collector(HTMLParser):
    found: list[Stretch] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    skipping: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    in_contents: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SKIPPED:
            self.skipping.append(tag)
        elif tag in _BLOCKS:
            self.end_stretch()
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag in {"ol", "ul"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.current.append(f"{self.lists[-1]}. ")
        elif tag == "nav":
            self.in_contents = True

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and tag == self.skipping[-1]:
            self.skipping.pop()
        elif tag in _BLOCKS:
            self.end_stretch()
            if tag in {"ol", "ul"} and self.lists:
                self.lists.pop()
            self.in_contents &= tag != "nav"

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.current.append(data)

    def end_stretch(self) -> None:
        """Close the running stretch of text; an empty one does not count."""
        text = " ".join("".join(self.current).split())
        if text:
            self.found.append(Stretch(text, self.in_contents and bool(self.lists)))
        self.current.clear()


def _squeezed(text: str) -> str:
    # A bullet is drawn, not written.
    return re.sub(rf"[\s{_BULLET}]+", "", text)
