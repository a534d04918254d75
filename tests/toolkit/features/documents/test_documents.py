"""The documents of a dossier: asked for, under way, ready, out of date, gone wrong, stopped."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from exports.theme import default_theme
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, counted_queries, example, text_of
from toolkit.jobs.documents import Kind, Made, ask_for, content_of, finish, latest, start
from toolkit.storage.store import load_dossier

HERE = "/documenten"


@pytest.fixture
def worker(app: Flask, client: FlaskClient) -> Worker:
    """Give people who want documents of the shortest example."""
    return Worker(app, client, example(app, "stadspas_idee"))


def content(app: Flask, dossier: str) -> str:
    """Return what a document would be made from now."""
    with Session(app.extensions["engine"]) as session:
        return content_of(load_dossier(session, dossier), app.extensions["catalogue"], default_theme(), full=False)


def asked_for(app: Flask, dossier: str, kind: Kind = Kind.CSV) -> str:
    """Ask for a document without anybody who makes it."""
    now = content(app, dossier)
    with Session(app.extensions["engine"]) as session:
        job, _new = ask_for(session, dossier, kind, now)
        key = job.id
        session.commit()
    return key


def made(app: Flask, dossier: str, job: str, message: str | None = None) -> None:
    """Finish a document, or let it go wrong with a message."""
    now = content(app, dossier)
    with Session(app.extensions["engine"]) as session:
        start(session, job)
        finish(session, job, None if message else Made(now, b"klaar"), message)
        session.commit()


def test_every_kind_of_document_can_be_asked_for(worker: Worker) -> None:
    page = text_of(worker.page(HERE))
    names = ("PDF", "HTML", "ODT", "DOCX", "CSV", "JSON", "tekst als ODT", "tekst zonder opmaak", "plan als DOCX")
    assert all(f"Maak {name}" in page for name in names)
    offered = [form.values.get("kind") for form in forms_in(worker.page(HERE))]
    assert sorted(filter(None, offered)) == sorted(Kind)


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        (Kind.DOCX, "Stadspas.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Kind.TEXT_ODT, "Stadspas-tekst.odt", "application/vnd.oasis.opendocument.text"),
        (Kind.TEXT_PLAIN, "Stadspas-tekst.txt", "text/plain; charset=utf-8"),
        (Kind.PLAN_PDF, "Stadspas-participatieplan.pdf", "application/pdf"),
    ],
)
def test_a_file_says_what_it_is(worker: Worker, kind: Kind, name: str, media_type: str) -> None:
    worker.fill("/intake", title="Stadspas")
    job = asked_for(worker.app, worker.dossier, kind)
    made(worker.app, worker.dossier, job)
    file = worker.client.get(worker.address(f"{HERE}/{job}"))
    assert file.headers["Content-Type"] == media_type
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_result_page_asks_for_the_pdf(worker: Worker) -> None:
    worker.fill("/resultaat")
    with Session(worker.app.extensions["engine"]) as session:
        assert list(latest(session, worker.dossier)) == [Kind.PDF]


def test_what_is_under_way_says_so_and_can_be_stopped(worker: Worker) -> None:
    asked_for(worker.app, worker.dossier)
    page = worker.page(HERE)
    assert "We zijn bezig" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    answer = worker.client.get(worker.address(f"{HERE}/stand"))
    assert answer.json is not None
    assert answer.json["done"] is False
    worker.send(next(form for form in forms_in(page) if form.action.endswith("/stop")))
    assert "Gestopt. Er is niets gemaakt." in text_of(worker.page(HERE))


def test_what_is_ready_can_be_fetched_and_is_made_again_after_a_change(worker: Worker) -> None:
    job = asked_for(worker.app, worker.dossier)
    made(worker.app, worker.dossier, job)
    answer = worker.client.get(worker.address(f"{HERE}/stand"))
    assert answer.json == {"message": "Klaar.", "done": True}
    page = worker.page(HERE)
    assert "Download CSV" in page
    assert re.search(r"Gemaakt op \d+ [a-z]+ \d{4} om \d\d:\d\d\.", text_of(page))
    assert "Maak CSV opnieuw" not in page
    assert "http-equiv" not in page
    file = worker.client.get(worker.address(f"{HERE}/{job}"))
    assert file.data == b"klaar"
    assert file.headers["Content-Disposition"].endswith('.csv"')
    worker.fill("/intake", title="Een andere naam")
    assert "Maak CSV opnieuw" in worker.page(HERE)


def test_a_document_of_another_theme_or_questionnaire_is_not_the_newest(worker: Worker, tmp_path: Path) -> None:
    made(worker.app, worker.dossier, asked_for(worker.app, worker.dossier))
    assert "Maak CSV opnieuw" not in worker.page(HERE)
    theme = tmp_path / "theme.yaml"
    theme.write_text("organisation: Gemeente Voorbeeldstad\n")
    settings = worker.app.extensions["settings"]
    worker.app.extensions["settings"] = replace(settings, theme=theme)
    assert "Maak CSV opnieuw" in worker.page(HERE)
    worker.app.extensions["settings"] = settings
    dossier, catalogue = worker.loaded(), worker.app.extensions["catalogue"]
    source = catalogue.sources[dossier.questionnaire]
    file = tmp_path / "questionnaire.yaml"
    file.write_text(source.text.replace("title: ", "title: Nieuwe ", 1))
    changed = catalogue.with_files([file])
    assert content_of(dossier, changed, default_theme(), full=False) != content(worker.app, worker.dossier)


def test_asking_how_far_it_is_does_not_fetch_what_was_made(worker: Worker) -> None:
    made(worker.app, worker.dossier, asked_for(worker.app, worker.dossier))
    with counted_queries(worker.app) as statements:
        worker.client.get(worker.address(f"{HERE}/stand"))
        worker.page(HERE)
    assert any("FROM job" in statement for statement in statements)
    assert not any("job.result" in statement for statement in statements)


def test_the_internal_version_is_marked_and_has_a_name_of_its_own(worker: Worker) -> None:
    page = text_of(worker.page(HERE))
    assert "Alleen voor collega's: publiceer deze versie niet." in page
    form = next(one for one in forms_in(worker.page(HERE)) if one.values.get("kind") == Kind.INTERNAL)
    worker.send(form)
    with Session(worker.app.extensions["engine"]) as session:
        job = latest(session, worker.dossier)[Kind.INTERNAL].id
    made(worker.app, worker.dossier, job)
    file = worker.client.get(worker.address(f"{HERE}/{job}"))
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].endswith('-intern.pdf"')
    assert worker.client.post(worker.address(HERE), data=form.filled(kind=".doc")).status_code == 400


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
