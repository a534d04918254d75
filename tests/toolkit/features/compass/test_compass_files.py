"""Files that the answer to a check rests on: kept, given back as they came, wiped when nothing rests on them."""

from __future__ import annotations

import io
import zipfile

from sqlalchemy.orm import Session

from scoring.evidence import Evidence, EvidenceFile
from scoring.participation import CheckAnswer
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, text_of
from toolkit.features.plan.pages import texts_in
from toolkit.storage.evidence import evidence_names
from toolkit.web import personal_data

PDF = b"%PDF-1.7 verslag"
PAGE = "/kompas/vragen/getest/bestanden"


def add(worker: Worker, data: bytes, name: str, status: int = 303, **more: str) -> str:
    form = next(form for form in forms_in(worker.page(PAGE)) if "file" in form.names)
    fields = {**form.values.to_dict(), "description": "Testverslag", **more, "file": (io.BytesIO(data), name)}
    answer = worker.client.post(form.action, data=fields)
    answer.request.environ["wsgi.input"].close()
    assert answer.status_code == status, text_of(answer.text)
    return text_of(answer.text)


def kept(worker: Worker) -> list[str]:
    with Session(worker.app.extensions["engine"]) as session:
        return evidence_names(session, worker.dossier)


def test_a_file_is_evidence_and_comes_back_as_it_was(fresh: Worker) -> None:
    fresh.fill("/kompas/vragen/getest", value="ja")
    add(fresh, PDF, "map/verslag.pdf")
    compass = fresh.loaded().compass
    assert compass
    answer = compass.answer_by_check["getest"]
    file = answer.evidence[0].file
    assert file
    assert (answer.value, file.name, kept(fresh)) == ("ja", "verslag.pdf", [file.sha256])
    found = fresh.client.get(fresh.address(f"{PAGE}/{file.sha256}"))
    assert found.data == PDF
    assert found.headers["Content-Disposition"].startswith("attachment")
    # Saving the page keeps the file; it travels with the dossier.
    fresh.fill("/kompas/vragen/getest", explanation="Zes mensen.")
    archive = fresh.client.get(fresh.address("/bestand/zip"))
    assert f"evidence/{file.sha256}" in zipfile.ZipFile(io.BytesIO(archive.data)).namelist()
    fresh.send(next(form for form in forms_in(fresh.page(PAGE)) if form.action.endswith("/weghalen")))
    assert kept(fresh) == []
    compass = fresh.loaded().compass
    assert compass
    assert compass.answer_by_check["getest"].evidence == ()
    fresh.page(f"{PAGE}/{file.sha256}", 404)


def test_the_fingerprint_of_a_file_is_no_number_of_somebody() -> None:
    file = EvidenceFile(name="verslag.pdf", sha256="a111222333" + "b" * 54, size=1, type="application/pdf")
    assert personal_data.warning([file.sha256])
    answer = CheckAnswer(check="doel", evidence=(Evidence(kind="test", description="Verslag", file=file),))
    assert list(texts_in(answer)) == ["doel", "test", "Verslag", "verslag.pdf"]


def test_a_file_that_cannot_be_taken_is_told(fresh: Worker) -> None:
    assert "Dit soort bestand kan niet." in add(fresh, b"MZ", "programma.exe", 400)
    assert "Schrijf kort wat het is." in add(fresh, PDF, "verslag.pdf", 400, description="")
    assert kept(fresh) == []


def test_a_file_does_not_overwrite_what_somebody_else_just_answered(fresh: Worker) -> None:
    form = next(form for form in forms_in(fresh.page(PAGE)) if "file" in form.names)
    fresh.fill("/kompas/vragen/getest", value="nee")
    fields = {**form.values.to_dict(), "description": "Testverslag", "file": (io.BytesIO(PDF), "verslag.pdf")}
    answer = fresh.client.post(form.action, data=fields, follow_redirects=True)
    assert "Iemand veranderde net dit antwoord." in text_of(answer.text)
    assert kept(fresh) == []
