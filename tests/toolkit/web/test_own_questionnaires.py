"""A folder with questionnaires of one's own: what is right is there, what is wrong is left out and told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.proofs.same_everywhere import differences, made, running
from tests.toolkit.conftest import LINK
from tests.toolkit.filling_in import answer_everything
from tests.toolkit.html_forms import form_in
from tests.toolkit.program import started
from tests.toolkit.working_on import Worker, text_of
from toolkit.jobs.documents import Kind
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

TENTH = Path(__file__).parents[1] / "tenth" / "afval_melden.yaml"
ID = "afval_melden"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one questionnaire that no code knows, and one file that cannot even be read."""
    folder = tmp_path / "vragenlijsten"
    folder.mkdir()
    shutil.copy(TENTH, folder)
    (folder / "half.yaml").write_text("kind: questionnaire\nid: [half\n", encoding="utf-8")
    return folder


@contextmanager
def _application(folder: Path) -> Iterator[tuple[Flask, FlaskClient]]:
    settings = Settings(folder.parent / "data", questionnaires=(folder,), sign_in_token=LINK, testing=True)
    app = create_app(settings)
    client = app.test_client()
    assert client.get(f"/binnen/{LINK}").status_code == 303
    yield app, client
    app.extensions["engine"].dispose()


def _begin(app: Flask, client: FlaskClient) -> Worker:
    form = form_in(client.get("/nieuw").text)
    filled = form.filled(title="Een app", intake_what_changes="Melden gaat anders.", group="Bewoners", questionnaire=ID)
    began = client.post("/nieuw", data=filled)
    assert began.status_code == 303
    return Worker(app, client, began.location.rsplit("/", 1)[1])


def test_it_is_chosen_filled_in_scored_and_exported(folder: Path, tmp_path: Path) -> None:
    with running(tmp_path, folder) as (app, client):
        assert "Afval melden" in text_of(client.get("/nieuw").text)
        worker = _begin(app, client)
        assert "De weg vinden" in text_of(worker.page())
        answer_everything(worker, "bewoners")
        (group,) = worker.loaded().groups
        assert {answer.question for answer in group.answers} == {"zoeken", "stappen", "onzeker", "bericht"}
        assert "Na het voorstel is de zwaarte hoog." in text_of(worker.page("/resultaat"))
        assert b"heel_sterk" in made(client, worker.dossier, Kind.JSON)
        (folder / "half.yaml").unlink()  # on the command line everything in a folder has to be right
        options = ["--questionnaires", str(folder)]
        assert list(differences(app, client, worker.dossier, tmp_path, [Kind.PDF], options=options)) == []


def test_what_cannot_be_read_is_left_out_and_told(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with _application(folder) as (app, client):
        for page in ("/", "/nieuw"):
            text = text_of(client.get(page).text)
            assert "Een bestand met vragen doet niet mee" in text
            assert "half.yaml , regel" in text
        assert "half.yaml:2:" in caplog.text
        _begin(app, client)
        assert "half.yaml" in text_of(client.get("/").text), "also when there are dossiers"


def test_what_does_not_pass_the_check_is_left_out_too(folder: Path) -> None:
    (folder / "half.yaml").unlink()
    path = folder / TENTH.name
    path.write_text(path.read_text(encoding="utf-8").replace("scale: mate", "scale: maat", 1), encoding="utf-8")
    with _application(folder) as (app, client):
        assert ID not in app.extensions["catalogue"].questionnaires
        page = client.get("/nieuw").text
        assert "afval_melden.yaml , regel 32" in text_of(page)
        assert "questionnaire" not in form_in(page).names


def test_nothing_is_told_when_all_is_right(folder: Path) -> None:
    (folder / "half.yaml").unlink()
    (folder / TENTH.name).rename(folder / "afval_melden.yml")
    with _application(folder) as (_app, client):
        assert "doet niet mee" not in client.get("/").text
        assert "Afval melden" in client.get("/nieuw").text


def test_of_two_files_with_one_id_the_first_is_used(folder: Path) -> None:
    (folder / "half.yaml").write_text(TENTH.read_text(encoding="utf-8"), encoding="utf-8")
    with _application(folder) as (app, client):
        assert ID in app.extensions["catalogue"].questionnaires
        assert "half.yaml" in text_of(client.get("/").text)


def test_a_dossier_goes_on_when_its_questionnaire_is_broken_afterwards(folder: Path) -> None:
    with _application(folder) as (app, client):
        worker = _begin(app, client)
    (folder / TENTH.name).write_text("kapot: [", encoding="utf-8")
    with _application(folder) as (app, client):
        again = Worker(app, client, worker.dossier)
        answer_everything(again, "bewoners")
        assert "Na het voorstel is de zwaarte hoog." in text_of(again.page("/resultaat"))
        assert "2 bestanden met vragen doen niet mee" in text_of(client.get("/").text)


def test_the_program_starts_and_says_so(folder: Path, tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    with started("--questionnaires", str(folder), "serve", "--port", "0", "--data", data, home=tmp_path) as program:
        assert "half.yaml:2:" in program.said
        assert "Traceback" not in program.said
