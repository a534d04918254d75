"""Marks and times of a pilot: only when switched on, announced on every page, and without names."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tests.toolkit.conftest import LINK
from tests.toolkit.working_on import Worker, example, text_of
from toolkit.features.pilot.recording import LONGEST_LOOK
from toolkit.features.pilot.timing import KEY
from toolkit.storage.tables import DossierRow, PilotMarkRow, PilotTimeRow
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

THEME = "/groepen/huurders/themas/doing"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """Give an application in which the pilot is on."""
    application = create_app(Settings(tmp_path / "data", sign_in_token=LINK, testing=True, pilot=True))
    yield application
    application.extensions["engine"].dispose()


@pytest.fixture
def worker(app: Flask, client: FlaskClient) -> Worker:
    """Give people who work on the fullest example."""
    return Worker(app, client, example(app, "warm_huis"))


def _table(worker: Worker) -> list[dict[str, str]]:
    answer = worker.client.get("/proef/onderzoek.csv")
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_every_page_announces_it_and_a_theme_can_be_marked(worker: Worker) -> None:
    assert "We onderzoeken de toets zelf" in text_of(worker.page())
    assert f"{worker.address('/groepen/huurders/proef/themas/doing')}" in worker.page(THEME)
    sent = worker.fill("/groepen/huurders/proef/themas/doing", kind="not_clear", line="=2+5 moeilijk woord")
    assert sent.location == worker.address(THEME)
    [mark] = [row for row in _table(worker) if row["merk"]]
    assert (mark["dossier"], mark["onderdeel_id"], mark["vraag_id"]) == ("1", "doing", "")
    assert mark["merk"] == "Dit snap ik niet"
    assert mark["toelichting"] == "'=2+5 moeilijk woord"


def test_a_question_can_be_marked_and_filling_in_together_comes_back(worker: Worker) -> None:
    question = worker.loaded().groups[0].answers[0].question
    worker.fill(f"/groepen/huurders/proef/vragen/{question}", kind="does_not_fit")
    sent = worker.fill("/groepen/huurders/proef/themas/doing?samen=1", kind="does_not_fit")
    assert sent.location == worker.address("/samen/huurders/themas/doing")
    assert [row["vraag_id"] for row in _table(worker) if row["merk"]] == [question, ""]


@pytest.mark.parametrize(
    ("where", "part", "recorded", "words"),
    [
        ("/quickscan", "quickscan", "@quickscan", "Quickscan"),
        ("/groepen/huurders/quickscan/1", "quickscan", "@quickscan", "Quickscan"),
        ("/uitzoeken/invullen?wie=alles", "uitzoeken", "@find_out", "Uitzoeken"),
        ("/resultaat", "resultaat", "@result", "Resultaat"),
        ("/intake", "voorstel", "@intake", "Over het voorstel"),
        ("/doelgroepen/huurders", "doelgroepen", "@group", "Doelgroepen"),
        ("/maatregelen", "maatregelen", "@measure", "Maatregelen"),
    ],
)
def test_every_part_can_be_marked_and_leads_back(
    worker: Worker, where: str, part: str, recorded: str, words: str
) -> None:
    found = re.search(rf'href="({worker.address("/proef/")}{part}[^"]*)"', worker.page(where))
    assert found
    address = html.unescape(found[1]).removeprefix(worker.address())
    assert words in text_of(worker.page(address))
    sent = worker.fill(address, kind="does_not_fit", line="Dit gaat niet over ons.")
    assert sent.location == worker.address(where)
    [mark] = [row for row in _table(worker) if row["merk"]]
    assert (mark["onderdeel_id"], mark["onderdeel"], mark["vraag_id"]) == (f"'{recorded}", words, "")
    assert mark["toelichting"] == "Dit gaat niet over ons."


def test_a_mark_leads_nowhere_else(worker: Worker) -> None:
    for elsewhere in ("https://voorbeeld.nl/", "//voorbeeld.nl", "/dossiers/anders/resultaat", f"{worker.address()}x"):
        sent = worker.fill(f"/proef/resultaat?terug={elsewhere}", kind="not_clear")
        assert sent.location == worker.address()
    for odd in ("%0d%0aSet-Cookie:%20a=b", "%00", "%ff", "\u00e9%20<b>"):
        sent = worker.fill(f"/proef/resultaat?terug={worker.address('/')}{odd}", kind="not_clear")
        assert sent.location.startswith(worker.address())
        assert "a=b" not in str(sent.headers.getlist("Set-Cookie"))
    worker.page("/proef/bestaat_niet", 404)


def test_a_mark_needs_a_choice(worker: Worker) -> None:
    refused = worker.fill("/groepen/huurders/proef/themas/doing", 400, line="Waarom?")
    assert "Er klopt nog iets niet" in refused.text
    assert not [row for row in _table(worker) if row["merk"]]


def _pass(client: FlaskClient, seconds: int) -> None:
    with client.session_transaction() as session:
        dossier, section, since = session[KEY]
        session[KEY] = [dossier, section, since - seconds]


def test_the_time_of_a_part_adds_up_and_a_long_pause_does_not(worker: Worker) -> None:
    worker.page(THEME)
    _pass(worker.client, 40)
    worker.page(f"/groepen/huurders/vragen/{worker.loaded().groups[0].answers[0].question}")
    worker.page(THEME)
    _pass(worker.client, 7 * 24 * 3600)
    worker.client.get("/")
    with worker.client.session_transaction() as session:
        assert KEY not in session
    [time] = [row for row in _table(worker) if row["onderdeel_id"] == "doing"]
    assert 40 + LONGEST_LOOK <= int(time["seconden"]) <= 45 + LONGEST_LOOK
    assert time["onderdeel"]


def test_the_table_holds_no_names(worker: Worker) -> None:
    worker.page(THEME)
    _pass(worker.client, 5)
    worker.page()
    text = worker.client.get("/proef/onderzoek.csv").data.decode("utf-8-sig")
    dossier = worker.loaded()
    for secret in (worker.dossier, dossier.title, *(group.name for group in dossier.groups)):
        assert secret not in text
    assert "doing" in text


def test_a_dossier_that_was_removed_does_not_matter(worker: Worker) -> None:
    worker.page(THEME)
    _pass(worker.client, 5)
    with Session(worker.app.extensions["engine"]) as session:
        session.execute(delete(DossierRow))
        session.commit()
    assert worker.client.get("/").status_code == 200
    assert _table(worker) == []


def test_what_the_cookie_keeps_is_told_where_people_look_for_it(worker: Worker) -> None:
    for address in ("/privacy", "/proef"):
        told = text_of(worker.client.get(address).text)
        assert "welk onderdeel van welk dossier je het laatst opende, en hoe laat" in told


def test_who_is_not_inside_leaves_no_time(worker: Worker) -> None:
    visitor = worker.app.test_client()
    assert visitor.get(worker.address(THEME)).status_code == 303
    with visitor.session_transaction() as session:
        assert KEY not in session


def test_switched_off_nothing_is_recorded_or_there(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path / "off", sign_in_token=LINK, testing=True))
    client = app.test_client()
    client.get(f"/binnen/{LINK}")
    worker = Worker(app, client, example(app, "warm_huis"))
    assert "We onderzoeken de toets zelf" not in worker.page(THEME)
    assert "het laatst opende" not in client.get("/privacy").text
    worker.page("/groepen/huurders/proef/themas/doing", 404)
    assert client.get("/proef").status_code == client.get("/proef/onderzoek.csv").status_code == 404
    with client.session_transaction() as session:
        assert KEY not in session
    with Session(app.extensions["engine"]) as session_:
        for table in (PilotMarkRow, PilotTimeRow):
            assert session_.scalar(select(func.count()).select_from(table)) == 0
    app.extensions["engine"].dispose()
