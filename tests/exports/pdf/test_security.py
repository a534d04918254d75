"""A page can get at nothing but our own assets, whatever it asks for and however it asks."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pikepdf
import pytest

from exports.pdf.attachments import AttachedFile
from exports.pdf.errors import RenderingError, RenderingWarning
from exports.pdf.renderer import render_pdf
from tests.exports.pdf.drawing import DOSSIER, a_page

HIDDEN = "hoogstgeheim"

# Every way that HTML, CSS and SVG have to name another file.
WAYS = {
    "img": '<img alt="x" src="{address}">',
    "object": '<object data="{address}" type="image/svg+xml">x</object>',
    "embed": '<embed src="{address}" type="image/png">',
    "iframe": '<iframe src="{address}"></iframe>',
    "input": '<input type="image" alt="x" src="{address}">',
    "video": '<video src="{address}" poster="{address}"></video>',
    "script": '<script src="{address}"></script>',
    "stylesheet": '<link rel="stylesheet" href="{address}">',
    "attachment of the document": '<link rel="attachment" href="{address}">',
    "attachment of a link": '<a rel="attachment" href="{address}">x</a>',
    "base": '<base href="{address}"><img alt="x" src="x.png"><link rel="stylesheet" href="x.css">',
    "@import": '<style>@import url("{address}");</style>',
    "@font-face": '<style>@font-face {{ font-family: X; src: url("{address}") }} p {{ font-family: X }}</style>',
    "@font-face local": '<style>@font-face {{ font-family: X; src: local("DejaVu Sans"), url("{address}") }}</style>',
    "@color-profile": '<style>@color-profile --x {{ src: url("{address}") }} p {{ color: color(--x 1 0 0) }}</style>',
    "@counter-style": '<style>@counter-style x {{ symbols: url("{address}") }} p {{ list-style: x }}</style>',
    "background": '<p style="background: url({address})">x</p>',
    "border-image": '<p style="border: 9px solid; border-image: url({address}) 9">x</p>',
    "list-style": '<ul><li style="list-style-image: url({address})">x</li></ul>',
    "content": '<style>p::before {{ content: url("{address}") }}</style>',
    "content of the margin": '<style>@page {{ @top-left {{ content: url("{address}") }} }}</style>',
    "attr": '<style>p::before {{ content: url(attr(data-x)) }}</style><p data-x="{address}">x</p>',
    "svg image": '<svg width="9" height="9"><title>x</title><image href="{address}" width="9" height="9"/></svg>',
    "svg xlink": '<svg width="9" height="9" xmlns:xlink="http://www.w3.org/1999/xlink"><title>x</title>'
    '<image xlink:href="{address}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><title>x</title><use href="{address}#a"/></svg>',
    "svg style": '<svg width="9" height="9"><title>x</title><style>@import url("{address}");</style>'
    '<rect width="9" height="9" fill="url({address}#a)"/></svg>',
    "svg filter": '<svg width="9" height="9"><title>x</title><filter id="f"><feImage href="{address}"/></filter>'
    '<rect width="9" height="9" filter="url(#f)" mask="url({address}#m)" clip-path="url({address}#c)"/></svg>',
    "svg text path": '<svg width="9" height="9"><title>x</title><text><textPath href="{address}#p">x</textPath></text>'
    "</svg>",
    "svg foreign object": '<svg width="9" height="9"><title>x</title><foreignObject><img src="{address}"/>'
    "</foreignObject></svg>",
}


class Ear:
    """A web server that remembers what it was asked for."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                ear.heard.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(HIDDEN.encode())

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/geheim.svg"


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    ear = Ear()
    thread = Thread(target=ear.server.serve_forever)
    thread.start()
    yield ear
    ear.server.shutdown()
    thread.join()
    ear.server.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Write a picture outside our assets with a word in it that may not come out."""
    path = tmp_path / "geheim.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{HIDDEN}</text></svg>')
    return path


def assert_nothing_came_out(html: str) -> None:
    """Render; it is fine to refuse, and else nothing from elsewhere may be in the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RenderingWarning)
        try:
            pdf = render_pdf(html)
        except RenderingError:
            return
    with pikepdf.open(BytesIO(pdf)) as document:
        assert list(document.attachments) == []
        assert "/Names" not in document.Root or "/EmbeddedFiles" not in document.Root.Names
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                assert item.get("/Subtype") != "/Image"
                assert HIDDEN.encode() not in item.read_bytes()


def test_the_ear_hears(ear: Ear) -> None:
    """Without our fetcher the same page does ask the server: the test below can fail."""
    import weasyprint

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        weasyprint.HTML(string=a_page(WAYS["img"].format(address=ear.address))).write_pdf()
    assert ear.heard == ["/geheim.svg"]
    ear.heard.clear()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_fetched_from_the_web(way: str, ear: Ear) -> None:
    assert_nothing_came_out(a_page("<h1>Kop</h1><p>tekst</p>" + WAYS[way].format(address=ear.address)))
    assert ear.heard == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.usefixtures("socket_disabled")
def test_no_connection_is_tried(way: str) -> None:
    for address in ("https://voorbeeld.example/x.png", "//voorbeeld.example/x.css", "ftp://voorbeeld.example/x"):
        assert_nothing_came_out(a_page("<h1>Kop</h1><p>tekst</p>" + WAYS[way].format(address=address)))


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_read_from_disk(way: str, secret: Path) -> None:
    up = "../" * 30
    for address in (
        secret.as_uri(),
        f"file://localhost{secret}",
        str(secret),
        f"asset:{secret}",
        f"{up}{str(secret)[1:]}",
        f"fonts/{up}{str(secret)[1:]}",
        f"asset:fonts/{up}{str(secret)[1:]}",
        f"{up.replace('.', '%2e')}{str(secret)[1:]}",
    ):
        assert_nothing_came_out(a_page("<h1>Kop</h1><p>tekst</p>" + WAYS[way].format(address=address)))


@pytest.mark.parametrize("way", WAYS)
def test_a_data_address_is_an_address_like_any_other(way: str) -> None:
    address = f"data:image/svg+xml,&lt;svg&gt;&lt;text&gt;{HIDDEN}&lt;/text&gt;&lt;/svg&gt;"
    assert_nothing_came_out(a_page("<h1>Kop</h1><p>tekst</p>" + WAYS[way].format(address=address)))


@pytest.mark.parametrize("way", ["img", "stylesheet", "@import", "@font-face", "background", "svg image"])
def test_a_refused_address_stops_the_rendering_and_is_named(way: str) -> None:
    with pytest.raises(RenderingError, match=r"wordt niet opgehaald: https://voorbeeld\.example/x"):
        render_pdf(a_page("<h1>Kop</h1><p>tekst</p>" + WAYS[way].format(address="https://voorbeeld.example/x")))


def test_only_what_we_attach_is_attached() -> None:
    with pikepdf.open(BytesIO(render_pdf(a_page(), [DOSSIER]))) as document:
        assert list(document.attachments) == [DOSSIER.name]


@pytest.mark.parametrize("name", ["../dossier.json", "a/b", "a\\b", "", ".verborgen", "a\x00b", "é.json", "x" * 101])
def test_the_name_of_an_attachment_leads_nowhere(name: str) -> None:
    with pytest.raises(ValueError, match="not a plain file name"):
        AttachedFile(name, "Het dossier", "application/json", b"{}")
