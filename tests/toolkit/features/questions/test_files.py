"""Files that an answer rests on: kept, given back as they came, taken away for good."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from scoring.dossier_reading import dump_dossier
from tests.toolkit.html_forms import form_in, forms_in
from tests.toolkit.working_on import Worker, bring, example, put, read_example, resting_on, text_of
from toolkit.dossier_archives import evidence_in, zip_of
from toolkit.storage.evidence import evidence_of, keep_evidence
from toolkit.web.forms.evidence import MOST_EVIDENCE
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


def _evidence(worker: Worker, question: str) -> dict[str, str | None]:
    """Return what the answer rests on: the words of each, and the name of its file."""
    answer = worker.loaded().groups[0].answer_by_question[question.rsplit("/", 1)[1]]
    assert answer.proposal
    return {one.description: one.file.name if one.file else None for one in answer.proposal.evidence}


def test_after_a_conflict_every_row_has_its_own_file(worker: Worker) -> None:
    question, page = _pages(worker)
    _add(worker, page, "eerste.pdf", PDF, what="Eerste")
    _add(worker, page, "tweede.pdf", PDF + b"2", what="Tweede")
    mine = worker.form(question)
    first, second = _stored_files(worker, question)
    # Meanwhile somebody else takes the first file away.
    worker.client.post(worker.address(f"{page}/{first}/weghalen"), data=worker.form(page).filled())
    stale = worker.send(mine, 409, note="Nog iets")
    worker.send(form_in(stale.text))
    assert _evidence(worker, question) == {"Eerste": None, "Tweede": "tweede.pdf"}
    assert list(_stored(worker)) == [second]


def test_a_file_does_not_go_by_emptying_its_words(worker: Worker) -> None:
    question, page = _pages(worker)
    _add(worker, page)
    refused = worker.fill(question, 400, evidence__0__description="")
    assert "Weghalen doe je bij 'Bestanden bij dit antwoord'." in text_of(refused.text)
    assert _evidence(worker, question) == {"Verslag": "verslag.pdf"}


def test_an_earlier_answer_comes_back_without_a_file_that_was_wiped(worker: Worker) -> None:
    question, page = _pages(worker)
    _add(worker, page)
    worker.fill(question, note="Met het verslag")
    (sha,) = _stored(worker)
    worker.client.post(worker.address(f"{page}/{sha}/weghalen"), data=worker.form(page).filled())
    assert _stored(worker) == {}
    with_file = next(form for form in forms_in(worker.page(f"{question}/geschiedenis")) if form.method == "post")
    worker.send(with_file)
    assert "Niet terug, want eerder gewist: verslag.pdf." in text_of(worker.page(question))
    assert _evidence(worker, question) == {}
    answer = worker.loaded().groups[0].answer_by_question[question.rsplit("/", 1)[1]]
    assert answer.proposal
    assert answer.proposal.note == "Met het verslag"


def test_a_file_goes_with_the_group_whose_answer_rested_on_it(worker: Worker) -> None:
    _question, page = _pages(worker)
    _add(worker, page)
    assert _stored(worker)
    worker.fill(f"/doelgroepen/{worker.loaded().groups[0].id}/weghalen")
    assert _stored(worker) == {}


def test_what_no_answer_rests_on_is_neither_taken_over_nor_given_away(worker: Worker) -> None:
    _question, page = _pages(worker)
    _add(worker, page)
    stray = b"van een ander dossier"
    with Session(worker.app.extensions["engine"]) as session:
        files = {**evidence_of(session, worker.dossier), hashlib.sha256(stray).hexdigest(): stray}
    again = bring(worker.app, zip_of(dump_dossier(worker.loaded()), files), "dossier.zip")
    worker.dossier = again
    assert list(_stored(worker).values()) == [PDF]
    with Session(worker.app.extensions["engine"]) as session:
        keep_evidence(session, again, files)
        session.commit()
    data = worker.client.get(worker.address("/bestand/zip")).data
    assert list(evidence_in(data, "dossier.zip").values()) == [PDF]


def _stored_files(worker: Worker, question: str) -> list[str]:
    answer = worker.loaded().groups[0].answer_by_question[question.rsplit("/", 1)[1]]
    assert answer.proposal
    return [one.file.sha256 for one in answer.proposal.evidence if one.file]


def test_more_evidence_than_a_page_offers_is_shown_and_saved(app: Flask, client: FlaskClient) -> None:
    files = [f"stuk {number}".encode() for number in range(MOST_EVIDENCE + 1)]
    worker = Worker(app, client, put(app, resting_on(read_example("warm_huis"), *files)))
    answer = next(one for one in worker.loaded().groups[0].answers if one.proposal and one.proposal.evidence)
    assert answer.proposal
    worker.fill(f"/groepen/{worker.loaded().groups[0].id}/vragen/{answer.question}", note="x" * 20_000)
    proposal = worker.loaded().groups[0].answer_by_question[answer.question].proposal
    assert proposal == answer.proposal.model_copy(update={"note": "x" * 20_000})


@pytest.mark.parametrize(
    ("name", "what"),
    [("verslag.pdf", "Mail van noor@example.nl"), ("noor@example.nl.pdf", "Mail"), ("mail.pdf", "Mail")],
)
def test_what_seems_to_be_about_a_person_is_warned_for(worker: Worker, name: str, what: str) -> None:
    _question, page = _pages(worker)
    said = _add(worker, page, name, what=what)
    assert ("e-mailadres" in said) is ("@" in name + what)
