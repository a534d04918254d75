"""The ready texts in the report, right after page one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from exports.report.context import Context
from exports.report.ready_words import ready_texts
from exports.report.views import Block, Item, Listing, Paragraph, Section, Subheading
from questionnaires.translation import _

_BULLET = "- "


def ready_section(context: Context) -> tuple[Section, ...]:
    """Print the texts for the decision document under the headings that such documents have."""
    return (
        Section(
            "besluittekst",
            context.theme.heading("ready_text"),
            tuple(_blocks(context)),
            fresh_page=True,
            before_contents=True,
        ),
    )


def text_blocks(text: str) -> Iterator[Block]:
    r"""Yield a text as blocks: a line is a paragraph, and lines that begin with "- " are together a list.

    >>> [block.kind for block in text_blocks("Dit is nodig:\n- een brief\n- een loket\nMeer niet.")]
    ['paragraph', 'listing', 'paragraph']
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    for is_item, found in groupby((line for line in lines if line), lambda line: line.startswith(_BULLET)):
        if is_item:
            yield Listing(tuple(Item(line.removeprefix(_BULLET)) for line in found))
        else:
            yield from (Paragraph(line) for line in found)


def _blocks(context: Context) -> Iterator[Block]:
    parts = ready_texts(context)
    yield Paragraph(_("Deze tekst is klaar om over te nemen. Hij zegt ook wat nog niet bekend is."), tone="quiet")
    if any(part.edited for part in parts):
        yield Paragraph(_("Wie het advies maakte, heeft deze tekst aangepast."), tone="quiet")
    if any(part.outdated for part in parts):
        yield Paragraph(_("De uitkomst is daarna veranderd. Kijk de tekst na."), lead=_("Let op."))
    for part in parts:
        yield Subheading(part.heading)
        yield from text_blocks(part.text)
