"""What a step rests on: told once, and shown at the step and at the question."""

from __future__ import annotations

import io

from sqlalchemy.orm import Session

from scoring.dossier import Answer, Step
from scoring.evidence import Evidence
from tests.toolkit.features.journey.conftest import JOURNEY, wrong_in
from tests.toolkit.working_on import Worker, bring, text_of
from toolkit.storage.evidence import evidence_names

PAGE, QUESTION = f"{JOURNEY}/stappen/proof/bewijs", "/groepen/huishoudens/vragen/deadline"
DESCRIPTION, LINK, OF_QUESTION = "evidence-0-description", "evidence-0-link", "evidence-0-question"


def step(worker: Worker, key: str = "proof") -> Step:
    journey = worker.loaded().groups[0].journey
    assert journey is not None
    return next(one for one in journey.steps if one.id == key)


def answer(worker: Worker, question: str = "deadline") -> Answer:
    return worker.loaded().groups[0].answer_by_question[question]


def files(worker: Worker) -> list[str]:
    with Session(worker.app.extensions["engine"]) as session:
        return evidence_names(session, worker.dossier)


def test_evidence_of_a_step_is_shown_at_a_question_too(worked: Worker) -> None:
    told = {DESCRIPTION: "Proef met vijf mensen", LINK: "www.example.org/proef", OF_QUESTION: "deadline"}
    worked.fill(PAGE, **told)
    (found,) = step(worked).evidence
    assert (found.description, str(found.link), found.question) == (
        "Proef met vijf mensen", "https://www.example.org/proef", "deadline",
    )  # fmt: skip
    assert wrong_in(worked) == []
    question = worked.page(QUESTION)
    assert "Ook bewijs uit de reis Proef met vijf mensen" in text_of(question)
    assert f'href="{worked.address(PAGE)}"' in question
    assert "Nu: Proef met vijf mensen." in text_of(worked.page(f"{JOURNEY}/stappen/proof"))
    # The step itself saves without forgetting it, and a row that is emptied goes.
    worked.fill(f"{JOURNEY}/stappen/proof", veld_help="fixed_person")
    assert step(worked).evidence == (found,)
    worked.fill(PAGE, **{DESCRIPTION: "", LINK: ""})
    assert step(worked).evidence == ()


def test_evidence_of_an_answer_is_shown_at_a_step_too(worked: Worker) -> None:
    worked.fill(QUESTION, **{DESCRIPTION: "Telling van brieven"})
    assert "Bij de vraag: Wat is de kortste termijn na een bericht?" in text_of(worked.page(PAGE))
    worked.fill(PAGE, ook=["deadline/0"])
    assert answer(worked).proposal
    (found,) = answer(worked).proposal.evidence  # type: ignore[union-attr]
    assert found == Evidence(kind="document", description="Telling van brieven", step="proof")
    assert wrong_in(worked) == []
    # Whoever saves the question keeps it, and cannot name a step that is not there.
    worked.fill(QUESTION, note="Nog nagaan")
    assert answer(worked).proposal.evidence == (found,)  # type: ignore[union-attr]
    assert "Staat nu bij stap 'Bewijs bij elkaar zoeken'." in text_of(worked.page(f"{JOURNEY}/stappen/find/bewijs"))
    worked.fill(PAGE, ook=[])
    assert answer(worked).proposal.evidence[0].step is None  # type: ignore[union-attr]


def test_a_made_up_step_is_not_stored(worked: Worker) -> None:
    worked.fill(QUESTION, **{DESCRIPTION: "Telling"})
    worked.fill(PAGE, ook=["deadline/0"])
    worked.fill(QUESTION, **{"evidence-0-step": "verzonnen"})
    assert answer(worked).proposal.evidence[0].step is None  # type: ignore[union-attr]


def test_a_step_that_goes_is_not_named_any_more(worked: Worker) -> None:
    worked.fill(QUESTION, **{DESCRIPTION: "Telling van brieven"})
    worked.fill(PAGE, ook=["deadline/0"])
    worked.fill(f"{JOURNEY}/stappen/proof/weghalen")
    (found,) = answer(worked).proposal.evidence  # type: ignore[union-attr]
    assert found == Evidence(kind="document", description="Telling van brieven")
    assert wrong_in(worked) == []


def test_a_file_is_added_fetched_and_taken_away(worked: Worker) -> None:
    form = worked.form(PAGE, which=1)
    assert form.action.endswith("/bestanden")
    data = {**form.filled(description="Verslag"), "file": (io.BytesIO(b"proef"), "verslag.txt")}
    answered = worked.client.post(form.action, data=data)
    assert answered.status_code == 303, answered.text
    (found,) = step(worked).evidence
    assert found.file
    assert files(worked) == [found.file.sha256]
    got = worked.client.get(worked.address(f"{PAGE}/bestanden/{found.file.sha256}"))
    assert (got.data, got.headers["Content-Security-Policy"]) == (b"proef", "default-src 'none'; sandbox")
    # A question can be named with it, and the row keeps its file.
    worked.fill(PAGE, **{OF_QUESTION: "deadline"})
    assert step(worked).evidence == (found.model_copy(update={"question": "deadline"}),)
    # A zip brings it along.
    packed = worked.client.get(worked.address("/bestand/zip"))
    again = Worker(worked.app, worked.client, bring(worked.app, packed.data, "dossier.zip"))
    assert files(again) == [found.file.sha256]
    worked.send(worked.form(PAGE, which=1))
    assert step(worked).evidence == ()
    assert files(worked) == []
    worked.page(f"{PAGE}/bestanden/{found.file.sha256}", 404)


def test_a_file_that_is_refused_says_why(worked: Worker) -> None:
    form = worked.form(PAGE, which=1)
    data = {**form.filled(description=""), "file": (io.BytesIO(b"MZ"), "virus.exe")}
    page = worked.client.post(form.action, data=data)
    assert page.status_code == 400
    assert "Schrijf kort wat het is. Dat komt in het advies." in text_of(page.text)
    assert files(worked) == []


def test_what_somebody_changed_in_the_meantime_is_not_overwritten(worked: Worker) -> None:
    form = worked.form(PAGE)
    worked.fill(PAGE, **{DESCRIPTION: "Van een collega"})
    worked.send(form, **{DESCRIPTION: "Van mij"})
    assert [one.description for one in step(worked).evidence] == ["Van een collega"]
    assert "Iemand veranderde dit net." in text_of(worked.page(PAGE))


def test_a_row_that_is_wrong_says_so(worked: Worker) -> None:
    page = worked.fill(PAGE, 400, **{LINK: "https://www.example.org"}).text
    assert "Schrijf kort wat het is." in text_of(page)
    assert step(worked).evidence == ()
