"""From a document to the bytes of a DOCX: real styles, headings, lists and tables, and words beside every picture."""

from __future__ import annotations

from io import BytesIO
from typing import assert_never

import docx
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as DocxParagraph

from exports.docx.tables import add_table
from exports.docx.words import (
    add_link_to,
    add_runs,
    end_of_place,
    field_instruction,
    field_mark,
    mark_place,
    place_name,
    start_of_place,
)
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
from exports.office.runs import Run, Runs, fact_runs, item_runs, paragraph_runs, plain
from exports.report.views import Block, Figure, Listing, ListStyle, Paragraph, Subheading, Table

_LIST_STYLES: dict[ListStyle, str] = {
    "bullets": "List Bullet",
    "numbers": "List Number",
    "tasks": "Lijst om af te vinken",
    "fine": "Kleine lijst",
}
_NUMBERED = 2
"""The numbered list of templates/office/docx/word/numbering.xml."""
_ALL_SECTIONS = "verslag"
_ALL_SECTIONS_NUMBER = 0


def write_docx(document: OfficeDocument) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes."""
    writer = _Writer(document)
    for element in document.elements:
        writer.write(element)
    return writer.packed()


class _Writer:
    """Appends elements to the body of one document."""

    def __init__(self, document: OfficeDocument) -> None:
        self._source = document
        self._docx = docx.Document(empty_package("docx", document))
        listed = (one for element in document.elements if isinstance(element, Contents) for one in element.sections)
        self._places = {section.id: number for number, section in enumerate(listed, start=1)}

    def packed(self) -> bytes:
        """Return the bytes of the file."""
        if self._places:
            self._docx.element.body[-1].addprevious(end_of_place(_ALL_SECTIONS_NUMBER))
        output = BytesIO()
        self._docx.save(output)
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
                self._words(paragraph_runs(element), "Toelichting" if element.tone == "quiet" else "Normal")
            case Listing():
                self._listing(element)
            case Table():
                self._table(element)
            case Figure():
                self._figure(element)
            case Subheading():
                self._heading(element.text, "Heading 3", fresh_page=element.fresh_page)
            case _:
                assert_never(element)

    def _page_part(self, element: PagePart) -> None:
        match element:
            case Title():
                self._title(element)
            case Facts():
                self._words(fact_runs(element.facts), "Kenmerken")
            case Outcome():
                self._heading(element.headline, "Kop uitkomst")
                self._words((Run(plain(element.text)),), "Uitkomst")
            case PartHeading():
                self._heading(element.text, "Kop bladzijde één")
            case SectionHeading():
                self._section(element)
            case Contents():
                self._contents(element)
            case _:
                assert_never(element)

    def _words(self, runs: Runs, style: str) -> DocxParagraph:
        paragraph = self._docx.add_paragraph(style=style)
        add_runs(paragraph, runs)
        return paragraph

    def _heading(self, text: str, style: str, *, fresh_page: bool = False) -> DocxParagraph:
        paragraph = self._words((Run(plain(text)),), style)
        if fresh_page:
            paragraph.paragraph_format.page_break_before = True
        return paragraph

    def _title(self, title: Title) -> None:
        if title.above:
            self._words((Run(plain(title.above)),), "Boven de titel")
        self._heading(title.text, "Heading 1")

    def _section(self, section: SectionHeading) -> None:
        paragraph = self._heading(section.text, "Heading 2", fresh_page=section.fresh_page)
        if section.id in self._places:
            number = self._places[section.id]
            if number == 1:
                paragraph._p.addprevious(start_of_place(_ALL_SECTIONS, _ALL_SECTIONS_NUMBER))  # noqa: SLF001
            mark_place(paragraph, place_name(number), number)

    def _contents(self, contents: Contents) -> None:
        self._heading(contents.title, "Kop inhoud", fresh_page=True)
        lines = []
        for section in contents.sections:
            lines.append(self._words((), "toc 2"))
            add_link_to(lines[-1], place_name(self._places[section.id]), plain(section.text))
        # A real table of contents, of the headings of the sections only. Word fills it anew, with the numbers of the
        # pages, when a reader asks for that.
        first, last = lines[0]._p, lines[-1]._p  # noqa: SLF001 - the library has no fields
        opening = (
            field_mark("begin"),
            field_instruction(f'TOC \\o "2-2" \\h \\b {_ALL_SECTIONS}'),
            field_mark("separate"),
        )
        for run in reversed(opening):
            first.insert(1, run)
        last.append(field_mark("end"))

    def _listing(self, listing: Listing) -> None:
        number = self._new_numbering() if listing.style == "numbers" else None
        for item in listing.items:
            paragraph = self._words(item_runs(item), _LIST_STYLES[listing.style])
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no lists in the library
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _new_numbering(self) -> int:
        """Let a list begin at 1; Word would count on from the list before."""
        number = self._docx.part.numbering_part.element.add_num(_NUMBERED)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _table(self, table: Table) -> None:
        if not table.caption_hidden:
            self._words((Run(plain(table.caption)),), "Caption").paragraph_format.keep_with_next = True
        add_table(self._docx, table)
        self._words((), "Na een tabel")

    def _figure(self, figure: Figure) -> None:
        picture = picture_of(figure.chart, self._source.theme)
        paragraph = self._docx.add_paragraph(style="Beeld")
        shape = paragraph.add_run().add_picture(BytesIO(picture.data), width=Mm(picture.width * 10))
        inline = shape._inline  # noqa: SLF001 - the library has no texts beside pictures, and no distances
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        properties = inline.find(qn("wp:docPr"))
        properties.set("descr", plain(figure.chart.title))
        self._words((Run(plain(figure.caption)),), "Bijschrift beeld")
