"""A whole report as a document for a word processor: the same words in the same order as in the PDF."""

from __future__ import annotations

from collections.abc import Iterator

from exports.office.document import (
    Contents,
    Element,
    Facts,
    OfficeDocument,
    Outcome,
    PartHeading,
    SectionHeading,
    Title,
)
from exports.report.views import PageOne, Paragraph, Report, Section


def report_document(report: Report, *, compact: bool = False) -> OfficeDocument:
    """Lay a report out as elements from top to bottom; a compact one is set smaller."""
    return OfficeDocument(
        title=report.document_title,
        description=report.description,
        created=report.created,
        theme=report.theme,
        running=report.running,
        elements=(*_page_one(report.page_one), *_after_page_one(report.contents_title, report.sections)),
        language=report.language,
        compact=compact,
    )


def _page_one(page: PageOne) -> Iterator[Element]:
    yield Title(page.title, page.above_title)
    for line in page.facts:
        yield Facts(line)
    yield Outcome(page.headline, page.outcome)
    for part in page.parts:
        yield PartHeading(part.title)
        yield from part.blocks
    for text in filter(None, (page.quiet, page.closing)):
        yield Paragraph(text, tone="quiet")


def _after_page_one(contents_title: str, sections: tuple[Section, ...]) -> Iterator[Element]:
    headings = {section.id: SectionHeading(section.id, section.title, section.fresh_page) for section in sections}
    for section in sections:
        if section.before_contents:
            yield from (headings[section.id], *section.blocks)
    if headings:
        yield Contents(contents_title, tuple(headings.values()))
    for section in sections:
        if not section.before_contents:
            yield from (headings[section.id], *section.blocks)
