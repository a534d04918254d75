"""A dossier out as a file and in again: equal to the last character, and scored alike everywhere."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.json_file import outcome_json
from questionnaires.findings import UnreadableError
from scoring.dossier import Dossier, Pin
from scoring.dossier_reading import dump_dossier, dump_dossier_json
from scoring.examination import examined
from tests.strategies import NASTY_TEXTS
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import EXAMPLES, Worker, bring, example, put, read_example, resting_on

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def exported(client: FlaskClient, dossier: str, suffix: str) -> bytes:
    answer = client.get(f"/dossiers/{dossier}/bestand/{suffix}")
    assert answer.status_code == 200
    assert f".{suffix}" in answer.headers["Content-Disposition"]
    data: bytes = answer.data
    return data


@pytest.mark.parametrize("name", NAMES)
def test_every_example_comes_back_to_the_last_character(app: Flask, client: FlaskClient, name: str) -> None:
    original = dump_dossier(read_example(name))
    identity = example(app, name)
    for suffix in ("yaml", "json", "zip"):
        data = exported(client, identity, suffix)
        again = bring(app, data, f"dossier.{suffix}")
        assert exported(client, again, "yaml").decode() == original
        assert exported(client, again, suffix) == data
    assert exported(client, identity, "json").decode() == dump_dossier_json(read_example(name))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_comes_back_to_the_last_character(app: Flask, client: FlaskClient, data: st.DataObject) -> None:
    texts = st.sampled_from([text for text in NASTY_TEXTS if text.strip()])
    line = data.draw(texts)
    dossier = Dossier.model_validate(
        {
            "format": 1, "title": line, "questionnaire": "doenvermogen", "intake": {"why": data.draw(texts)},
            "groups": ({"id": "g", "name": data.draw(texts), "kind": "resident", "description": data.draw(texts)},),
            "notes": (data.draw(texts),), "change_log": ({"on": "2026-01-01", "what": data.draw(texts)},),
        }
    )  # fmt: skip
    worker = Worker(app, client, put(app, dossier))
    assert exported(client, worker.dossier, "yaml").decode() == dump_dossier(dossier)


def test_an_exported_dossier_gives_the_same_outcome_on_the_command_line(
    app: Flask, client: FlaskClient, tmp_path: Path
) -> None:
    worker = Worker(app, client, example(app, "terras_foto"))
    worker.fill("/doelgroepen/horeca", size="250")
    file = tmp_path / "dossier.yaml"
    file.write_bytes(exported(client, worker.dossier, "yaml"))
    said = subprocess.run(
        [sys.executable, "-m", "toolkit.cli", "score", str(file), "--json"], capture_output=True, check=True
    )
    mine = outcome_json(examined(worker.loaded(), app.extensions["catalogue"]))
    assert json.loads(said.stdout) == json.loads(mine)


def test_the_history_stays_behind_and_the_page_says_so(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "terras_foto"))
    address = f"/groepen/{worker.loaded().groups[0].id}/vragen/{worker.loaded().groups[0].answers[0].question}"
    worker.fill(address, note="Een veelzeggende notitie")
    worker.fill(address, note="")
    assert "Een veelzeggende notitie" in worker.page(f"{address}/geschiedenis")
    assert "veelzeggende" not in exported(client, worker.dossier, "yaml").decode()
    assert "Wat er eerder stond, blijft alleen hier." in worker.page()


def _zip(evidence: dict[str, bytes], name: str = "terras_foto") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("dossier.yaml", dump_dossier(resting_on(read_example(name), *evidence.values())))
        for path, content in evidence.items():
            archive.writestr(f"evidence/{path}", content)
    return stream.getvalue()


def test_evidence_in_a_zip_comes_back_in_a_zip(app: Flask, client: FlaskClient) -> None:
    files = {hashlib.sha256(one).hexdigest(): one for one in (b"een rapport", b"\x00\xff" * 1000)}
    identity = bring(app, _zip(files), "dossier.zip")
    with zipfile.ZipFile(io.BytesIO(exported(client, identity, "zip"))) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if name.startswith("evidence/")}
    assert found == {f"evidence/{name}": content for name, content in files.items()}


def test_the_page_to_open_a_file_keeps_the_evidence_too(client: FlaskClient) -> None:
    data = _zip({hashlib.sha256(b"een rapport").hexdigest(): b"een rapport"})
    page = form_in(client.get("/openen").text)
    sent = {"csrf_token": page.values["csrf_token"], "file": (io.BytesIO(data), "dossier.zip")}
    went = client.post("/openen", data=sent, content_type="multipart/form-data")
    assert went.status_code == 303
    identity = went.location.rsplit("/", 1)[1]
    with zipfile.ZipFile(io.BytesIO(exported(client, identity, "zip"))) as archive:
        assert [archive.read(name) for name in archive.namelist()][1:] == [b"een rapport"]


def test_a_dossier_of_definitions_that_are_not_here_is_explained_and_can_still_be_taken_along(
    app: Flask, client: FlaskClient
) -> None:
    elsewhere = {"id": "elders", "version": "1.0.0", "hash": "sha256:" + "0" * 64}
    pinned = read_example("terras_foto").model_copy(update={"definitions": (Pin(**elsewhere),)})
    unknown = Dossier(format=1, title="T", questionnaire="elders")
    for dossier in (pinned, unknown):
        identity = put(app, dossier)
        for rest in ("", "/intake", "/uitzoeken", "/doelgroepen"):
            answer = client.get(f"/dossiers/{identity}{rest}")
            assert answer.status_code == 409
            assert "De vragenlijst van dit dossier is er niet" in answer.text
        assert exported(client, identity, "yaml").decode() == dump_dossier(dossier)


def test_evidence_that_is_not_what_its_name_says_is_refused(app: Flask) -> None:
    with pytest.raises(UnreadableError, match="anders dan toen het werd toegevoegd"):
        bring(app, _zip({"0" * 64: b"iets anders"}), "dossier.zip")


def test_what_is_no_dossier_stores_nothing(app: Flask, client: FlaskClient) -> None:
    for data in (
        b"%PDF-1.7",
        b"title: iets",
        b"",
        b"PK\x03\x04stuk",
        b"format: 1\ntitle: x\nquestionnaire: bestaat_niet\n",
    ):
        with pytest.raises(UnreadableError):
            bring(app, data, "dossier.yaml")
    assert "Mijn dossiers" in client.get("/").text
    from sqlalchemy import func, select
    from sqlalchemy.orm import Session

    from toolkit.storage.tables import DossierRow

    with Session(app.extensions["engine"]) as session:
        assert session.scalar(select(func.count()).select_from(DossierRow)) == 0
