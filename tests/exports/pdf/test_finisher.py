"""Every finishing step is needed: without it, a gate closes. And what each step writes is what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from exports.pdf.errors import RenderingError
from exports.pdf.finisher import STEPS
from exports.pdf.logical_text import logical_text
from exports.pdf.renderer import render_pdf
from tests.exports.pdf.drawing import BODY, STYLE, TABLE, a_page, drawn
from tests.exports.pdf.gates import assert_accessible_archive, scope, structure, structure_problems

ROWS = "".join(f'<tr><th scope="row">Rij {n}</th><td>nu {n}</td><td>straks {n}</td></tr>' for n in range(60))
LONG_TABLE = f"""<h1>Advies</h1><section><table><caption>Alle antwoorden</caption><thead><tr><th scope="col">Vraag</th>
<th scope="col">Nu</th><th scope="col">Straks</th></tr></thead><tbody>{ROWS}</tbody></table></section><p>Slot.</p>"""

LIST = "<ol><li><p>een</p><p>en nog een</p></li><li>twee<ul><li>binnen</li></ul></li></ol>"

# What goes wrong without each step. A step that only refuses is shown below to refuse.
WITHOUT = {
    "describe_links": (a_page(), "described by its target"),
    "gather_list_items": (a_page(BODY + LIST, style=STYLE + "li { list-style-position: inside }"), "LI-KIDS"),
    "join_split_tables": (a_page(LONG_TABLE), "1 table became 3"),
    "scope_table_headers": (a_page(), "has scope"),
    "place_figures": (a_page(style=STYLE + "figure { margin-left: 5cm }"), "not on its page"),
    "mark_running_text": (a_page(), "neither read nor decoration"),
    "declare_accessibility": (a_page(), "PDF_UA_1"),
    "keep_metadata_readable": (a_page(), "without unpacking"),
}
REFUSING = {
    "require_title": a_page(head=""),
    "refuse_unsafe_links": a_page('<h1>Advies</h1><p><a href="javascript:alert(1)">klik</a></p>'),
    "place_figures": a_page(BODY.replace("<title>Huurders hoog, eigenaren laag</title>", "")),
}


def test_no_step_is_forgotten_here() -> None:
    assert set(WITHOUT) | set(REFUSING) == {step.__name__ for step in STEPS}


@pytest.mark.parametrize("step", WITHOUT)
def test_a_gate_closes_without_the_step(step: str) -> None:
    html, named = WITHOUT[step]
    passes(drawn(html))
    with pytest.raises(AssertionError, match=named):
        passes(drawn(html, without=[step]))


@pytest.mark.parametrize("step", REFUSING)
def test_a_step_refuses_what_is_wrong(step: str) -> None:
    drawn(REFUSING[step], without=[step])
    with pytest.raises(RenderingError):
        render_pdf(REFUSING[step])


def passes(pdf: bytes) -> None:
    """Pass the gates, with each table in one piece."""
    assert_accessible_archive(pdf)
    with opened(pdf) as document:
        tables = sum(kind == "/Table" for kind, _ in structure(document))
    assert tables == 1, f"1 table became {tables}"


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    with pikepdf.open(BytesIO(pdf)) as document:
        yield document


def test_a_header_says_whether_it_heads_a_column_or_a_row() -> None:
    with opened(drawn(a_page())) as document:
        scopes = [scope(node) for kind, node in structure(document) if kind == "/TH"]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 3


def test_a_row_of_headers_without_a_head_heads_columns() -> None:
    html = a_page(f"<h1>Advies</h1>{TABLE.replace('thead', 'tbody')}")
    with opened(drawn(html)) as document:
        scopes = [scope(node) for kind, node in structure(document) if kind == "/TH"]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 3


def test_a_long_table_keeps_its_rows_in_order_under_the_first_headers() -> None:
    with opened(drawn(a_page(LONG_TABLE))) as document:
        elements = list(structure(document))
        assert len(document.pages) > 1
        kinds = [kind for kind, _ in elements]
        assert kinds.count("/THead") == 1
        assert kinds.count("/TR") == 1 + 60
        columns = [str(node.ID) for kind, node in elements if kind == "/TH"][:3]
        data = [[str(name) for name in node.A.Headers] for kind, node in elements if kind == "/TD"]
        assert [names[-1] for names in data] == columns[1:] * 60
        assert [node.P.objgen for kind, node in elements if kind == "/TBody"] == [
            next(node.objgen for kind, node in elements if kind == "/Table")
        ] * kinds.count("/TBody")


def test_an_item_of_a_list_is_a_mark_and_a_body() -> None:
    def outline(node: Any) -> str:
        kids = [kid for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        inner = " ".join(outline(kid) for kid in kids)
        name = str(node.S).removeprefix("/")
        return inner if name in {"Span", "NonStruct"} else f"{name}({inner})"

    html = a_page(
        f"<h1>Advies</h1>{LIST}<dl><dt>term</dt><dd>uitleg</dd></dl>", style="li { list-style-position: inside }"
    )
    with opened(render_pdf(html)) as document:
        found = [outline(node) for kind, node in structure(document) if kind == "/L"]
        for kind, node in structure(document):
            for kid in node.K if kind in {"/LI", "/LBody"} else ():
                assert not isinstance(kid, pikepdf.Dictionary) or kid.P.objgen == node.objgen
    assert found == [
        "L(LI(Lbl() LBody(P() P())) LI(Lbl() LBody()) L(LI(Lbl() LBody())))",
        "L(LI(Lbl() LBody()))",
        "L(LI(LBody()) LI(LBody()))",
    ]


def test_the_document_is_read_in_the_order_of_the_page() -> None:
    """Lists, links, notes and a table over three pages: every word once, where the page has it."""
    body = BODY + LONG_TABLE.replace("h1", "h2") + LIST
    with opened(render_pdf(a_page(body, style=STYLE + "li { list-style-position: inside }"))) as document:
        assert len(document.pages) > 4
        read = logical_text(document)
    written = re.sub(r"<svg.*?</svg>|<[^>]*>|\s", "", body, flags=re.DOTALL)
    assert read == written


def test_two_long_tables_stay_two_tables() -> None:
    with opened(drawn(a_page(LONG_TABLE + LONG_TABLE.replace("h1", "h2")))) as document:
        kinds = [kind for kind, _ in structure(document)]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TR") == 2 * (1 + 60)


def test_a_long_table_without_a_head_becomes_one() -> None:
    html = a_page(f"<h1>Advies</h1><table><tbody>{ROWS}</tbody></table>")
    with opened(drawn(html)) as document:
        kinds = [kind for kind, _ in structure(document)]
    assert (kinds.count("/Table"), kinds.count("/TR")) == (1, 60)


def test_running_text_is_no_content_and_nothing_points_to_it() -> None:
    with opened(drawn(a_page())) as document:
        for number, page in enumerate(document.pages):
            instructions = pikepdf.parse_content_stream(page)
            artifacts = [i for i in instructions if str(i.operator) == "BDC" and str(i.operands[0]) == "/Artifact"]
            assert {str(i.operands[1].Type) for i in artifacts} == {"/Pagination"}
            assert len(artifacts) == 2  # a head and a page number
            owners = document.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]
            assert sum(owner is None for owner in owners) == 2


def test_a_picture_lies_where_it_is_drawn() -> None:
    style = """@page { size: 200pt 300pt; margin: 10pt } body { margin: 0 } svg { display: block }
    h1 { margin: 0; font-size: 10pt; height: 20pt }"""
    chart = '<svg viewBox="0 0 4 2" width="40pt" height="20pt"><title>vlak</title><rect width="4" height="2"/></svg>'
    with opened(drawn(a_page(f"<h1>Advies</h1>{chart}", style=style))) as document:
        place = next([float(edge) for edge in node.A.BBox] for kind, node in structure(document) if kind == "/Figure")
    # 10 pt of margin and 20 pt of heading above it, counted from the bottom of a page of 300 pt.
    assert place == pytest.approx([10, 250, 50, 270], abs=0.01)


def test_a_link_is_described_by_its_words() -> None:
    with opened(drawn(a_page())) as document:
        described = [str(link.Contents) for page in document.pages for link in page.obj.get("/Annots", [])]
    assert described == ["de groepen", "de bron"]


@pytest.mark.parametrize("target", ["https://voorbeeld.example/", "mailto:a@voorbeeld.example", "tel:14010"])
def test_a_link_to_a_page_a_mail_address_or_a_telephone_is_kept(target: str) -> None:
    with opened(render_pdf(a_page(f'<h1>Advies</h1><p><a href="{target}">hier</a></p>'))) as document:
        assert str(document.pages[0].obj.Annots[0].A.URI) == target


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "data:text/html,x", "//voorbeeld.example", "bijlage.pdf", "VBScript:x"]
)
def test_any_other_link_is_refused(target: str) -> None:
    with pytest.raises(RenderingError, match="webadres, mailadres of telefoonnummer"):
        render_pdf(a_page(f'<h1>Advies</h1><p><a href="{target}">hier</a></p>'))


def test_the_gates_see_a_picture_without_words() -> None:
    problems = structure_problems(drawn(REFUSING["place_figures"], without=["place_figures"]))
    assert any("has no text" in problem for problem in problems)


def test_the_title_is_shown_and_the_language_known() -> None:
    with opened(render_pdf(a_page())) as document:
        assert str(document.docinfo.Title) == "Advies Lindeveen"
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(document.Root.Lang) == "nl"
        metadata = document.Root.Metadata.read_raw_bytes()
    assert metadata.count(b"<rdf:RDF") == 1
    assert b'pdfuaid:part="1"' in metadata
    assert b'pdfaid:part="3"' in metadata
    assert b'pdfaid:conformance="A"' in metadata
