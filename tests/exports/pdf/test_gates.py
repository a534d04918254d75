"""The gates themselves: each fault that we know of is put in a page, and has to be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from exports.pdf.engine import engine
from tests.exports.pdf.drawing import BODY, CHART, REPORT, STYLE, TABLE, a_page, drawn
from tests.exports.pdf.gates import assert_accessible_archive, font_problems

# What the renderer itself refuses has to be seen by the gates as well.
CHECKS = ("require_title", "refuse_unsafe_links", "place_figures")

FAULTS = {
    "no language": (a_page(language=""), "language"),
    "no title": (a_page(head=""), "title"),
    "a chart without a title": (a_page(BODY.replace("<title>Huurders hoog, eigenaren laag</title>", "")), "no text"),
    "a heading level skipped": (a_page(BODY.replace("h2", "h3")), "H1 to H3"),
    "no heading at the top": (a_page(BODY.replace("h1", "h2")), "do not start at level 1"),
    "two titles on the page": (a_page(BODY.replace("h2", "h1")), "headings of level 1"),
    "a table of data cells only": (
        a_page(BODY.replace(TABLE, TABLE.replace("<th", "<td").replace("</th>", "</td>"))),
        "outloud TBL",
    ),
    "a ragged table": (a_page(BODY.replace("<td>middel</td>", "")), "PDF_UA_1"),
    "an item outside a list": (a_page("<h1>Advies</h1><li>los</li>"), "PDF_UA_1"),
    "a link without words": (a_page('<h1>Advies</h1><p><a href="https://voorbeeld.example/"></a>x</p>'), "LNK-003"),
    "a tag inside a link": (
        a_page('<h1>Advies</h1><p><a href="https://voorbeeld.example/"><span>woord</span></a></p>'),
        "PDF_UA_1",
    ),
    "text out of order": (
        a_page("<h1>Advies</h1>" + "<p>Regel<b>achteraan</b></p>" * 9, style=STYLE + "b { float: right }"),
        "ORD-001",
    ),
    "marks of a list outside the line": (a_page("<h1>Advies</h1><ul>" + "<li>regel</li>" * 12 + "</ul>"), "ORD-001"),
    "a picture that is smoothed": (
        a_page(f'<h1>Advies</h1><img alt="een vlak" src="vlak.png">{CHART}'),
        "PDF_A_3A",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_page_is_seen(fault: str) -> None:
    html, named = FAULTS[fault]
    with pytest.raises(AssertionError, match=re.escape(named)):
        assert_accessible_archive(drawn(html, without=CHECKS))


def test_a_page_without_faults_passes() -> None:
    assert_accessible_archive(drawn(a_page()))


def test_the_report_of_the_benchmark_passes() -> None:
    html = (REPORT / "report.html").read_text(encoding="utf-8")
    style = (REPORT / "report.css").read_text(encoding="utf-8")
    assert_accessible_archive(drawn(html.replace("</head>", f"<style>{style}</style></head>")))


def test_a_font_of_somebody_else_is_seen() -> None:
    assert any("is not ours" in problem for problem in font_problems(drawn(a_page()), fonts="Bolder"))


@pytest.fixture(autouse=True)
def _a_picture_among_the_assets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    picture = tmp_path / "vlak.png"
    Image.new("RGB", (2, 2), "teal").save(picture)
    monkeypatch.setitem(engine().fetch._paths, picture.name, picture)
