"""The words of a real PDF, in reading order."""

from __future__ import annotations

import io

import pikepdf
import pytest
import weasyprint

from exports.pdf.logical_text import logical_text

HTML = """<html lang="nl"><head><title>Proef</title><style>
@page { size: A5; @bottom-center { content: "bladzijde" counter(page) } }
p { font-size: 30pt }</style></head><body><h1>Efficiënt affiniteit</h1>{body}
<svg width="10" height="10" viewBox="0 0 10 10"><title>plaatje</title><text>laag</text></svg></body></html>"""


def _pdf(body: str) -> pikepdf.Pdf:
    data = weasyprint.HTML(string=HTML.replace("{body}", body)).write_pdf(pdf_variant="pdf/a-3a")
    return pikepdf.open(io.BytesIO(data))


def test_words_keep_their_order_over_pages_without_running_feet() -> None:
    sentence = "Een zin die over twee bladzijden loopt omdat hij zo lang is. "
    pdf = _pdf(f"<p>{sentence * 12}</p><p>Slot</p>")
    assert len(pdf.pages) > 1
    assert logical_text(pdf) == ("Efficiënt affiniteit" + sentence * 12 + "Slot").replace(" ", "")


def test_list_marks_and_pictures_are_left_out_and_tables_read_by_row() -> None:
    table = "<table><tr><th scope='col'>A</th><th scope='col'>B</th></tr><tr><td>1x</td><td>2x</td></tr></table>"
    assert logical_text(_pdf(f"<ul><li>een</li><li>twee</li></ul>{table}")) == "EfficiëntaffiniteiteentweeAB1x2x"


def test_an_untagged_document_is_refused() -> None:
    data = weasyprint.HTML(string="<p>x</p>").write_pdf()
    with pytest.raises(ValueError, match="not tagged"):
        logical_text(pikepdf.open(io.BytesIO(data)))
