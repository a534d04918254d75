"""The files themselves: packages as their standards want them, with real styles, heads and texts beside pictures."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from odfdo import Document as OdtDocument
from PIL import Image

from exports.docx.writer import write_docx
from exports.odt.writer import write_odt
from tests.exports.office.samples import CHART, ELEMENTS, document_of

MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


@pytest.fixture(scope="module")
def odt() -> bytes:
    return write_odt(document_of(*ELEMENTS))


@pytest.fixture(scope="module")
def docx_file() -> bytes:
    return write_docx(document_of(*ELEMENTS))


def test_an_odt_begins_with_what_it_is(odt: bytes) -> None:
    with ZipFile(BytesIO(odt)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert archive.read(first) == b"application/vnd.oasis.opendocument.text"


def test_the_manifest_of_an_odt_names_every_file_once(odt: bytes) -> None:
    with ZipFile(BytesIO(odt)) as archive:
        listed = [
            entry.get(f"{MANIFEST}full-path") for entry in etree.fromstring(archive.read("META-INF/manifest.xml"))
        ]
        files = [name for name in archive.namelist() if name not in {"mimetype", "META-INF/manifest.xml"}]
    assert sorted(filter(None, listed)) == sorted(["/", *files])


def test_an_odt_is_read_back(odt: bytes) -> None:
    document = OdtDocument(BytesIO(odt))
    assert document.meta.title == "Advies"
    assert document.meta.language == "nl"
    headings = [(int(header.level), header.text_recursive, header.style) for header in document.body.get_headers()]
    assert headings[:4] == [
        (1, "Geld voor energie", "Heading_20_1"),
        (2, "Nog niet te beoordelen", "Headline"),
        (2, "Voor wie", "PartHeading"),
        (2, "In dit verslag", "fresh-contents"),
    ]
    assert headings[4:] == [
        (2, "Het voorstel", "fresh-heading"),
        (3, "Per groep", "Heading_20_3"),
        (3, "Per thema", "fresh-subheading"),
    ]
    heads = document.body.get_elements("//table:table-header-rows/table:table-row")
    assert len(heads) == 2
    pictures = document.body.get_elements("//draw:frame/svg:title")
    assert [picture.text for picture in pictures] == [CHART.title]


def test_every_style_that_is_used_is_there(odt: bytes) -> None:
    """A style that is not there is no error for a word processor: the text only looks wrong."""
    document = OdtDocument(BytesIO(odt))
    used = {
        value
        for element in document.body.get_elements("//*[@text:style-name]|//*[@table:style-name]|//*[@draw:style-name]")
        for key, value in element.attributes.items()
        if key.endswith(":style-name")
    }
    there = {str(getattr(style, "name", "")) for style in document.get_styles()}
    assert used
    assert used <= there


def test_a_docx_is_read_back(docx_file: bytes) -> None:
    document = docx.Document(BytesIO(docx_file))
    assert (document.core_properties.title, document.core_properties.language) == ("Advies", "nl")
    assert document.core_properties.created is not None
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style and "Kop" in str(p.style.name)]
    assert headings == [
        ("Kop uitkomst", "Nog niet te beoordelen"),
        ("Kop bladzijde één", "Voor wie"),
        ("Kop inhoud", "In dit verslag"),
    ]
    assert [p.text for p in document.paragraphs if p.style and str(p.style.name).startswith("Heading")] == [
        "Geld voor energie",
        "Het voorstel",
        "Per groep",
        "Per thema",
    ]
    assert {table.style.name for table in document.tables if table.style} == {"Tabel van het verslag"}
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Thema", "Uren"]
    assert all(len(found(table, "w:tblHeader")) == 1 for table in document.tables)
    assert [caption.get(qn("w:val")) for table in document.tables for caption in found(table, "w:tblCaption")] == [
        "Zwaarte: per thema",
        "Verborgen naam",
    ]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [CHART.title]
    assert [shape._inline.get("distL") for shape in document.inline_shapes] == ["0"]


def test_numbered_lists_of_a_docx_each_begin_at_one(docx_file: bytes) -> None:
    document = docx.Document(BytesIO(docx_file))
    lists = [
        found(paragraph, "w:numId")[0].get(qn("w:val"))
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "List Number"
    ]
    assert lists == ["4", "4", "5", "5"]


def test_links_in_a_docx_lead_to_a_place_that_is_there(docx_file: bytes) -> None:
    body = docx.Document(BytesIO(docx_file)).element.body
    places = {start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert links == ["deel_1"]
    assert {*links, "verslag"} == places


def test_pictures_are_sharp_and_drawn_with_our_own_letters(docx_file: bytes) -> None:
    document = docx.Document(BytesIO(docx_file))
    images = [part.blob for part in document.part.package.iter_parts() if part.content_type == "image/png"]
    assert len(images) == 1
    picture = Image.open(BytesIO(images[0])).convert("L")
    assert picture.width == 3 * CHART.width
    # The name of the theme stands at the left: ink where no line or mark is.
    assert min(picture.crop((0, 90, 120, picture.height)).tobytes()) < 100


def found(thing: Any, tag: str) -> list[Any]:
    """Return the elements of this kind inside a paragraph or table."""
    return list(thing._element.iter(qn(tag)))
