"""The documents of a dossier: asked for, under way, ready, out of date, gone wrong, stopped."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.working_on import Worker, example, text_of
from toolkit.jobs.documents import Made, ask_for, content_of, finish, start
from toolkit.storage.store import load_dossier

HERE = "/documenten"


@pytest.fixture
def worker(app: Flask, client: FlaskClient) -> Worker:
    """Give people who want documents of the shortest example."""
    return Worker(app, client, example(app, "stadspas_idee"))


def asked_for(app: Flask, dossier: str, suffix: str = ".csv") -> str:
    """Ask for a document without anybody who makes it."""
    with Session(app.extensions["engine"]) as session:
        job, _new = ask_for(session, dossier, load_dossier(session, dossier), suffix)
        key = job.id
        session.commit()
    return key


def made(app: Flask, dossier: str, job: str, message: str | None = None) -> None:
    """Finish a document, or let it go wrong with a message."""
    with Session(app.extensions["engine"]) as session:
        start(session, job)
        content = content_of(load_dossier(session, dossier))
        finish(session, job, None if message else Made(content, b"klaar"), message)
        session.commit()


def test_every_kind_of_document_can_be_asked_for(worker: Worker) -> None:
    page = text_of(worker.page(HERE))
    assert all(f"Maak {name}" in page for name in ("PDF", "HTML", "CSV", "JSON"))


def test_what_is_under_way_says_so_and_can_be_stopped(worker: Worker) -> None:
    asked_for(worker.app, worker.dossier)
    page = worker.page(HERE)
    assert "We zijn bezig" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    answer = worker.client.get(worker.address(f"{HERE}/stand"))
    assert answer.json is not None
    assert answer.json["done"] is False
    worker.send(worker.form(HERE, 2))
    assert "Gestopt. Er is niets gemaakt." in text_of(worker.page(HERE))


def test_what_is_ready_can_be_fetched_and_is_made_again_after_a_change(worker: Worker) -> None:
    job = asked_for(worker.app, worker.dossier)
    made(worker.app, worker.dossier, job)
    answer = worker.client.get(worker.address(f"{HERE}/stand"))
    assert answer.json == {"message": "Klaar.", "done": True}
    page = worker.page(HERE)
    assert "Download CSV" in page
    assert "Maak CSV opnieuw" not in page
    assert "http-equiv" not in page
    file = worker.client.get(worker.address(f"{HERE}/{job}"))
    assert file.data == b"klaar"
    assert file.headers["Content-Disposition"].endswith('.csv"')
    worker.fill("/intake", title="Een andere naam")
    assert "Maak CSV opnieuw" in worker.page(HERE)


def test_what_went_wrong_is_told_and_can_be_tried_again(worker: Worker) -> None:
    made(worker.app, worker.dossier, asked_for(worker.app, worker.dossier), "Er was geen ruimte meer.")
    page = text_of(worker.page(HERE))
    assert "Er was geen ruimte meer." in page
    assert "Maak CSV" in page


def test_a_page_that_waits_shows_the_document_by_itself(browser: Browser, site: Site) -> None:
    dossier = example(site.app, "stadspas_idee")
    job = asked_for(site.app, dossier)
    with visit(browser, site) as page:
        page.goto(f"/dossiers/{dossier}{HERE}")
        expect(page.get_by_text("We zijn bezig")).to_be_visible()
        made(site.app, dossier, job)
        expect(page.get_by_role("link", name="Download CSV")).to_be_visible()
