"""From a document to the bytes of an ODT: real styles, headings, lists and tables, and words beside every picture."""

from __future__ import annotations

from io import BytesIO
from typing import assert_never

from odfdo import Bookmark, Frame, List, ListItem
from odfdo import Document as OdtDocument
from odfdo import Element as OdtElement

from exports.odt.tables import column_style, odt_table
from exports.odt.words import heading, link_to, paragraph
from exports.office.document import (
    Contents,
    Element,
    Facts,
    OfficeDocument,
    Outcome,
    PagePart,
    PartHeading,
    SectionHeading,
    Title,
)
from exports.office.package import empty_package, same_bytes
from exports.office.pictures import picture_of
from exports.office.runs import Run, fact_runs, item_runs, paragraph_runs, plain
from exports.report.views import Block, Figure, Listing, ListStyle, Paragraph, Subheading, Table

_LIST_STYLES: dict[ListStyle, tuple[str, str]] = {
    "bullets": ("Bullets", "List_20_1"),
    "numbers": ("Numbers", "Numbering_20_1"),
    "tasks": ("Tasks", "ListTask"),
    "fine": ("Bullets", "ListFine"),
}


def write_odt(document: OfficeDocument) -> bytes:
    """Write a document as ODT; the same document gives the same bytes."""
    writer = _Writer(document)
    for element in document.elements:
        writer.write(element)
    return writer.packed()


class _Writer:
    """Appends elements to the text of one document."""

    def __init__(self, document: OfficeDocument) -> None:
        self._source = document
        self._odt = OdtDocument(empty_package("odt", document))
        self._body = self._odt.body
        self._tables = 0
        self._pictures = 0

    def packed(self) -> bytes:
        """Return the bytes of the file."""
        output = BytesIO()
        self._odt.meta.generator = "doenvermogen"
        self._odt.save(output)
        return same_bytes(output.getvalue())

    def write(self, element: Element) -> None:
        """Append an element; the type checker sees to it that every kind has its case."""
        if isinstance(element, Block):
            self._block(element)
        else:
            self._page_part(element)

    def _block(self, element: Block) -> None:
        match element:
            case Paragraph():
                self._words(paragraph_runs(element), "QuietText" if element.tone == "quiet" else "Text_20_body")
            case Listing():
                self._body.append(_listing(element))
            case Table():
                self._table(element)
            case Figure():
                self._figure(element)
            case Subheading():
                style = "fresh-subheading" if element.fresh_page else "Heading_20_3"
                self._body.append(heading(3, element.text, style))
            case _:
                assert_never(element)

    def _page_part(self, element: PagePart) -> None:
        match element:
            case Title():
                self._title(element)
            case Facts():
                self._words(fact_runs(element.facts), "Facts")
            case Outcome():
                self._body.append(heading(2, element.headline, "Headline"))
                self._words((Run(plain(element.text)),), "Outcome")
            case PartHeading():
                self._body.append(heading(2, element.text, "PartHeading"))
            case SectionHeading():
                self._section(element)
            case Contents():
                self._contents(element)
            case _:
                assert_never(element)

    def _words(self, runs: tuple[Run, ...], style: str) -> None:
        self._body.append(paragraph(runs, style))

    def _title(self, title: Title) -> None:
        if title.above:
            self._words((Run(plain(title.above)),), "AboveTitle")
        self._body.append(heading(1, title.text, "Heading_20_1"))

    def _section(self, section: SectionHeading) -> None:
        made = heading(2, section.text, "fresh-heading" if section.fresh_page else "Heading_20_2")
        made.append(Bookmark(section.id))
        self._body.append(made)

    def _contents(self, contents: Contents) -> None:
        self._body.append(heading(2, contents.title, "fresh-contents"))
        index = OdtElement.from_tag(_INDEX)
        lines = OdtElement.from_tag("<text:index-body/>")
        for section in contents.sections:
            line = paragraph((), "Contents_20_2")
            line.append(link_to(section.id, section.text))
            lines.append(line)
        index.append(lines)
        self._body.append(index)

    def _table(self, table: Table) -> None:
        if not table.caption_hidden:
            self._words((Run(plain(table.caption)),), "TableCaption")
        self._tables += 1
        self._with_column_styles(table)
        self._body.append(odt_table(table, self._tables))
        self._words((), "AfterTable")

    def _with_column_styles(self, table: Table) -> None:
        for width in sorted({column.width for column in table.columns}):
            if self._odt.get_style("table-column", f"column-{width}") is None:
                self._odt.insert_style(column_style(width), automatic=True)

    def _figure(self, figure: Figure) -> None:
        picture = picture_of(figure.chart, self._source.theme)
        self._pictures += 1
        address = f"Pictures/{self._pictures}.png"
        self._odt.set_part(address, picture.data)
        self._odt.manifest.add_full_path(address, "image/png")
        frame = Frame.image_frame(
            address, style="picture", size=(f"{picture.width:.2f}cm", f"{picture.height:.2f}cm"), anchor_type="as-char"
        )
        frame.svg_title = plain(figure.chart.title)
        line = paragraph((), "Picture")
        line.append(frame)
        self._body.append(line)
        self._words((Run(plain(figure.caption)),), "PictureCaption")


def _listing(listing: Listing) -> OdtElement:
    list_style, paragraph_style = _LIST_STYLES[listing.style]
    made = List(style=list_style)
    for item in listing.items:
        made.append(ListItem(paragraph(item_runs(item), paragraph_style)))
    return made


_INDEX = """
<text:table-of-content text:name="Contents" text:protected="false">
<text:table-of-content-source text:outline-level="2" text:use-outline-level="false" text:use-index-marks="false"
 text:use-index-source-styles="true">
<text:table-of-content-entry-template text:outline-level="2" text:style-name="Contents_20_2">
<text:index-entry-link-start/><text:index-entry-text/>
<text:index-entry-tab-stop style:type="right" style:leader-char=" "/><text:index-entry-page-number/>
<text:index-entry-link-end/></text:table-of-content-entry-template>
<text:index-source-styles text:outline-level="2"><text:index-source-style text:style-name="Heading_20_2"/>
</text:index-source-styles></text:table-of-content-source></text:table-of-content>
"""
"""Headings of sections only: when a reader has it made anew, it also gets the numbers of the pages."""
