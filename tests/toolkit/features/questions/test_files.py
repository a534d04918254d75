"""Files that an answer rests on: kept, given back as they came, taken away for good."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.toolkit.working_on import Worker, example, text_of
from toolkit.storage.evidence import evidence_of
from toolkit.web.uploads import LARGEST

PDF = b"%PDF-1.7\nverslag"


@pytest.fixture
def worker(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on the fullest example."""
    return Worker(app, client, example(app, "warm_huis"))


def _pages(worker: Worker) -> tuple[str, str]:
    """Return the address of a question that was answered, and that of its files."""
    group = worker.loaded().groups[0]
    question = next(one for one in group.answers if one.proposal and not one.ratings and not one.proposal.evidence)
    here = f"/groepen/{group.id}/vragen/{question.question}"
    return here, f"{here}/bestanden"


def _add(worker: Worker, page: str, name: str = "verslag.pdf", data: bytes = PDF, *, what: str = "Verslag") -> str:
    """Send a file; return the page that follows, as text."""
    form = worker.form(page, -1).filled(kind="document", description=what).to_dict()
    fields = {**form, "file": (io.BytesIO(data), name)}
    answer = worker.client.post(worker.address(page), data=fields, follow_redirects=True)
    assert answer.status_code in {200, 400}
    said = text_of(answer.text)
    answer.request.input_stream.close()  # a large request stands in a temporary file of the test client
    return said


def _stored(worker: Worker) -> dict[str, bytes]:
    with Session(worker.app.extensions["engine"]) as session:
        return evidence_of(session, worker.dossier)


def test_a_file_is_added_to_an_answer_and_comes_back_as_it_was(worker: Worker) -> None:
    question, page = _pages(worker)
    before = worker.loaded()
    assert "Bestanden bij dit antwoord" in worker.page(question)
    assert "staat erbij" in _add(worker, page, "map/verslag van anna.pdf")
    answer = worker.loaded().groups[0].answer_by_question[question.rsplit("/", 1)[1]]
    assert answer.proposal is not None
    (evidence,) = answer.proposal.evidence
    assert evidence.file is not None
    assert (evidence.description, evidence.file.name) == ("Verslag", "verslag van anna.pdf")
    assert evidence.file.size == len(PDF)
    original = before.groups[0].answer_by_question[answer.question].proposal
    assert original is not None
    assert answer.proposal.value == original.value
    given = worker.client.get(worker.address(f"{page}/{evidence.file.sha256}"))
    assert given.data == PDF
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given.headers["Content-Security-Policy"]


def test_the_file_travels_in_the_zip(worker: Worker) -> None:
    _question, page = _pages(worker)
    _add(worker, page)
    data = worker.client.get(worker.address("/bestand/zip")).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert PDF in [archive.read(name) for name in archive.namelist()]


def test_taken_away_it_is_wiped_unless_another_answer_rests_on_it(worker: Worker) -> None:
    _question, page = _pages(worker)
    _add(worker, page)
    _add(worker, page, what="Nog eens")
    assert list(_stored(worker).values()) == [PDF]
    (sha,) = _stored(worker)
    other = _pages(worker)[1]
    assert other != page
    _add(worker, other)
    worker.client.post(worker.address(f"{page}/{sha}/weghalen"), data=worker.form(page).filled())
    assert "Nog eens" not in worker.page(page)
    assert sha in _stored(worker), "the other answer still rests on it"
    worker.client.post(worker.address(f"{other}/{sha}/weghalen"), data=worker.form(other).filled())
    assert _stored(worker) == {}
    assert worker.client.get(worker.address(f"{other}/{sha}")).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("", b"", "Kies eerst een bestand"),
        ("leeg.pdf", b"", "Het bestand is leeg"),
        ("groot.pdf", PDF + b"x" * LARGEST, "hoogstens 10 MB"),
        ("virus.exe", b"MZ", "Dit soort bestand kan niet"),
        ("pagina.html", b"<script>", "Dit soort bestand kan niet"),
        ("verslag.pdf", b"MZ", "past niet bij de naam"),
        ("tabel.csv", b"a;b\x00", "past niet bij de naam"),
    ],
)
def test_what_is_not_taken_says_why_and_stores_nothing(worker: Worker, name: str, data: bytes, words: str) -> None:
    _question, page = _pages(worker)
    before = worker.loaded()
    said = _add(worker, page, name, data)
    assert words in said
    assert "Er klopt nog iets niet" in said
    assert (worker.loaded(), _stored(worker)) == (before, {})


def test_a_file_without_words_is_not_taken(worker: Worker) -> None:
    _question, page = _pages(worker)
    assert "Schrijf kort wat het is" in _add(worker, page, what="")
    assert _stored(worker) == {}


def test_an_address_of_a_file_that_is_not_there(worker: Worker) -> None:
    _question, page = _pages(worker)
    worker.page(f"{page}/{'a' * 64}", status=404)
