"""A dossier from a file: taken over exactly, or refused with where and why."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, FilePayload, expect
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from questionnaires.places import examples
from scoring.dossier_reading import dump_dossier, dump_dossier_json, read_dossier
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.working_on import resting_on
from toolkit.dossier_archives import MOST_EVIDENCE
from toolkit.dossier_files import MAXIMUM_BYTES
from toolkit.features.start.dossiers import Search, find_dossiers
from toolkit.storage.evidence import evidence_of
from toolkit.storage.store import load_dossier
from toolkit.web.server import _listen

EXAMPLES = sorted(examples().glob("*.yaml"))
WARM = (examples() / "warm_huis.yaml").read_bytes()


@pytest.fixture
def client(app: Flask, client: FlaskClient) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    return client


def bring(client: FlaskClient, data: bytes, name: str = "dossier.yaml") -> TestResponse:
    """Send a file."""
    return client.post("/openen", data={"file": (BytesIO(data), name)})


def stored(app: Flask) -> list[str]:
    """Return the ids of all dossiers."""
    with app.app_context(), Session(app.extensions["engine"]) as session:
        return [one.id for one in find_dossiers(session, Search()).dossiers]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_back_to_the_last_character(app: Flask, client: FlaskClient, path: Path) -> None:
    assert bring(client, path.read_bytes(), path.name).status_code == 303
    (identity,) = stored(app)
    with Session(app.extensions["engine"]) as session:
        assert dump_dossier(load_dossier(session, identity)) == dump_dossier(
            read_dossier(path.read_bytes(), path.name).dossier
        )


def zipped(**files: bytes) -> bytes:
    """Return a zip of files by name."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_what_a_file_is_shows_from_what_stands_in_it(app: Flask, client: FlaskClient) -> None:
    as_json = dump_dossier_json(read_dossier(WARM, "warm_huis.yaml").dossier).encode()
    for data, name in ((as_json, "dossier.txt"), (zipped(**{"dossier.yaml": WARM}), "download"), (WARM, "Dossier (1)")):
        assert bring(client, data, name).status_code == 303, name
    assert len(stored(app)) == 3


def test_evidence_in_a_zip_is_kept(app: Flask, client: FlaskClient) -> None:
    photo = b"een foto"
    sha = hashlib.sha256(photo).hexdigest()
    dossier = dump_dossier(resting_on(read_dossier(WARM, "warm_huis.yaml").dossier, photo)).encode()
    assert bring(client, zipped(**{"dossier.yaml": dossier, f"evidence/{sha}": photo}), "a.zip").status_code == 303
    with Session(app.extensions["engine"]) as session:
        assert evidence_of(session, stored(app)[0]) == {sha: photo}


def test_a_dossier_with_much_evidence_comes_back(app: Flask, client: FlaskClient) -> None:
    photo = bytes(app.config["MAX_CONTENT_LENGTH"])
    sha = hashlib.sha256(photo).hexdigest()
    dossier = dump_dossier(resting_on(read_dossier(WARM, "warm_huis.yaml").dossier, photo)).encode()
    went = bring(client, zipped(**{"dossier.yaml": dossier, f"evidence/{sha}": photo}), "a.zip")
    went.request.input_stream.close()  # a large request stands in a temporary file of the test client
    assert went.status_code == 303
    with Session(app.extensions["engine"]) as session:
        assert list(evidence_of(session, stored(app)[0])) == [sha]


def test_all_evidence_that_a_dossier_may_hold_fits_in_one_request(app: Flask, client: FlaskClient) -> None:
    most = app.extensions["settings"].maximum_dossier
    assert most >= MOST_EVIDENCE + MAXIMUM_BYTES
    assert f"Hoogstens {most // 1024**2} MB." in client.get("/openen").text
    server = _listen(app, "127.0.0.1", 0)
    try:
        assert server.adj.max_request_body_size > most
    finally:
        server.close()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "dossier.yaml", "Het bestand is leeg."),
        (b"%PDF-1.7 ...", "advies.pdf", "Dit is een PDF, geen dossier."),
        (b"\x89PNG\r\n", "foto.yaml", "Dit is een plaatje, geen dossier."),
        (b"PK\x03\x04kapot", "dossier.zip", "zip-bestand is beschadigd"),
        (zipped(brief=b"x"), "brief.docx", "staat geen dossier.yaml"),
        (b"\xff\xfe\x00x", "dossier.yaml", "Wat er niet klopt in dossier.yaml"),
        (b"zomaar wat tekst", "dossier.yaml", "Wat er niet klopt"),
        (b"format: 99\ntitle: x\n", "nieuwer.yaml", "nieuwere versie"),
        (b"format: 1\ntitle: x\nquestionnaire: geen\n", "a.yaml", "regel 3"),
        (WARM.replace(b"digital_default", b"digital_defaut", 1), "a.yaml", "Bedoel je"),
        (b"format: 1\n<script>alert(1)</script>: x\n", "<b>a</b>.yaml", "&lt;b&gt;a&lt;/b&gt;.yaml"),
    ],
    ids=["empty", "pdf", "png", "broken", "docx", "utf16", "text", "newer", "unknown", "typing", "hostile"],
)
def test_a_file_that_is_wrong_is_refused_kindly(
    app: Flask, client: FlaskClient, data: bytes, name: str, said: str
) -> None:
    answer = bring(client, data, name)
    assert answer.status_code == 400
    assert said in answer.text
    assert "<script>alert" not in answer.text
    assert stored(app) == []


def test_sending_no_file_is_explained_at_the_field(client: FlaskClient) -> None:
    answer = client.post("/openen", data={})
    assert answer.status_code == 400
    assert "Kies eerst een bestand." in answer.text


def test_a_file_that_is_too_large_is_explained(app: Flask, client: FlaskClient) -> None:
    app.config["MAX_DOSSIER"] = 1024**2
    answer = bring(client, b"a: b\n" * 1000**2)
    answer.request.input_stream.close()
    assert answer.status_code == 413
    assert "hoogstens 1 MB" in answer.text


def test_a_refusal_keeps_nobody_out(browser: Browser, site: Site) -> None:
    with visit(browser, site, width=320) as page:
        page.goto("/openen")
        wrong = FilePayload(name="parkeren.yaml", mimeType="text/yaml", buffer=b"format: 1\ntitel: x\n")
        page.get_by_label("Dossierbestand").set_input_files(wrong)
        page.get_by_role("button", name="Open het dossier").click()
        expect(page.get_by_role("heading", name="Wat er niet klopt in parkeren.yaml")).to_be_visible()
        assert barriers(page) == []


@pytest.mark.parametrize(("name", "key"), [("Dossier", "dossier_2"), ("Nieuw", "nieuw")])
def test_a_first_group_with_a_special_name_travels_too(client: FlaskClient, name: str, key: str) -> None:
    sent = {"title": "Plan", "group": name, "kind": "resident", "intake_what_changes": "Iets."}
    went = client.post("/nieuw", data=sent)
    assert went.status_code == 303
    data = client.get(f"{went.location}/bestand/yaml").data
    assert f"id: {key}\n" in data.decode()
    assert bring(client, data).status_code == 303
