"""What leaves as ODT and DOCX: every kind of element, every word, the same bytes, and nothing that does harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.html import template
from exports.office.document import Contents, SectionHeading
from exports.office.report import report_document
from exports.report.views import Block, Item, Link, Listing, Mark, Paragraph
from tests.exports.office.said import unsaid, words_in, words_of
from tests.exports.office.samples import ELEMENTS, KINDS, WRITERS, document_of
from tests.exports.reports import FULLEST, NOT_NEEDED, SHORT, report_of_example

BOTH = pytest.mark.parametrize("kind", WRITERS)


def test_there_is_a_sample_of_every_kind_of_element() -> None:
    assert {type(element) for element in ELEMENTS} == KINDS


@BOTH
def test_every_kind_of_element_is_written_in_full(kind: str) -> None:
    for element in ELEMENTS:
        assert list(words_of(element))
        document = document_of(element)
        assert unsaid(document, kind, WRITERS[kind](document)) == []


@BOTH
@pytest.mark.parametrize("name", [FULLEST, NOT_NEEDED])
def test_a_report_says_every_word_of_the_page(kind: str, name: str) -> None:
    document = report_document(report_of_example(name))
    assert len(list(words_of(document))) > 20
    assert unsaid(document, kind, WRITERS[kind](document)) == []


def test_a_document_has_every_word_of_its_report() -> None:
    report = report_of_example(FULLEST)
    assert set(words_of(replace(report, contents_title=""))) <= set(words_of(report_document(report)))


def test_the_parts_stand_in_the_order_of_the_page() -> None:
    report = report_of_example(SHORT)
    first = next(section for section in report.sections if section.before_contents)
    marks = [one for one in report_document(report).elements if isinstance(one, SectionHeading | Contents)]
    assert [one.id if isinstance(one, SectionHeading) else "contents" for one in marks] == [
        first.id,
        "contents",
        *(section.id for section in report.sections if section is not first),
    ]


@BOTH
def test_the_same_document_is_the_same_bytes(kind: str) -> None:
    document = document_of(*ELEMENTS)
    assert WRITERS[kind](document) == WRITERS[kind](document)
    assert WRITERS[kind](document) != WRITERS[kind](replace(document, created="2026-05-04"))


@BOTH
def test_text_from_people_is_only_ever_text(kind: str) -> None:
    odd = "<w:b/> & 'huis' \"]]>\" \x0b\x00\ufffe\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe {{ 7 * 7 }} ${x}\n  twee"
    link = Listing((Item(odd, link=Link("https://voorbeeld.example/?a=1&b=<2>", odd)),))
    document = document_of(Paragraph(odd, lead=odd), link, title=odd)
    file = WRITERS[kind](document)
    assert unsaid(document, kind, file) == []
    assert "<w:b/> & 'huis' \"]]>\" fdp.exe {{ 7 * 7 }} ${x} twee" in words_in(kind, file)


def test_the_page_knows_every_kind_of_block_and_refuses_others() -> None:
    draw = vars(template("report/blocks.html").make_module({"report": report_of_example(NOT_NEEDED)}))["draw"]
    for element in ELEMENTS:
        if isinstance(element, Block):
            assert str(draw(element)).strip()
    with pytest.raises(TypeError, match="does not know Mark"):
        draw(Mark("hoog", "hoog"))
