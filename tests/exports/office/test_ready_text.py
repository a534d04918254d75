"""The ready texts as a file of their own: a line that somebody wrote stays a line."""

from __future__ import annotations

from exports.office.ready_text import ready_text_document, ready_text_plain
from exports.ready_text import ReadyPart
from exports.report.views import Item, Listing, Paragraph
from exports.theme import default_theme
from tests.exports.reports import FULLEST, example

WRITTEN = "Dit is nodig:\n- een brief\n- een loket\nMeer niet."
PART = ReadyPart("finance", "Financiën", "", WRITTEN, edited=True, outdated=False)


def test_lines_stay_lines_and_dashes_become_a_list() -> None:
    document = ready_text_document([PART], example(FULLEST), default_theme())
    assert document.elements[-3:] == (
        Paragraph("Dit is nodig:"),
        Listing((Item("een brief"), Item("een loket"))),
        Paragraph("Meer niet."),
    )


def test_plain_text_is_what_was_written() -> None:
    assert ready_text_plain([PART]) == f"Financiën\n\n{WRITTEN}\n"
