"""The ready texts in the report, right after page one."""

from __future__ import annotations

from collections.abc import Iterator

from exports.report.context import Context
from exports.report.ready_words import ready_texts
from exports.report.views import Block, Paragraph, Section, Subheading
from questionnaires.translation import _


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


def _blocks(context: Context) -> Iterator[Block]:
    parts = ready_texts(context)
    yield Paragraph(_("Deze tekst is klaar om over te nemen. Wat nog niet bekend is, staat er niet in."), tone="quiet")
    if any(part.edited for part in parts):
        yield Paragraph(_("Wie het advies maakte, heeft deze tekst aangepast."), tone="quiet")
    if any(part.outdated for part in parts):
        yield Paragraph(_("De uitkomst is daarna veranderd. Kijk de tekst na."), lead=_("Let op."))
    for part in parts:
        yield Subheading(part.heading)
        for paragraph in part.text.split("\n\n"):
            if paragraph.strip():
                yield Paragraph(" ".join(paragraph.split()))
