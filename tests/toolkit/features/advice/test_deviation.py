"""To deviate one step, with a reason and a function; only where that is allowed."""

from __future__ import annotations

import pytest

from scoring.dossier import Deviation
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, text_of

DEVIATE = "/advies/afwijken"
REASON = {"reason": "De balie is nog niet klaar.", "by": "Directeur"}


def test_only_one_step_is_offered(light: Worker, heavy: Worker) -> None:
    assert light.form(DEVIATE).offered["advice"] == ["positief_mits"]
    assert heavy.form(DEVIATE).offered["advice"] == ["positief_mits"]


def test_a_deviation_is_stored_and_can_be_undone(light: Worker) -> None:
    before = light.loaded()
    light.fill(DEVIATE, advice="positief_mits", **REASON)
    stored = light.loaded().advice
    assert stored
    assert stored.deviation == Deviation(advice="positief_mits", **REASON)
    light.send(light.form(DEVIATE, 1))
    assert light.loaded() == before


@pytest.mark.parametrize("missing", ["reason", "by"])
def test_a_reason_and_a_function_are_needed(light: Worker, missing: str) -> None:
    light.fill(DEVIATE, 400, advice="positief_mits", **{**REASON, missing: ""})
    assert light.loaded().advice is None


def test_further_than_one_step_is_refused(light: Worker) -> None:
    form = light.form(DEVIATE)
    data = form.filled(**REASON)
    data["advice"] = "aanpassen"
    assert light.client.post(form.action, data=data).status_code == 400
    assert light.loaded().advice is None


def test_there_is_nothing_to_deviate_from_when_nothing_can_be_advised(unknown: Worker, idea: Worker) -> None:
    assert "Van dit advies kun je niet afwijken." in text_of(unknown.page(DEVIATE))
    assert "In een verkenning is er nog geen advies" in text_of(idea.page(DEVIATE))
    for worker in (unknown, idea):
        answer = worker.client.post(worker.address(DEVIATE), data=REASON | {"advice": "aanpassen"} | _token(worker))
        assert answer.status_code == 400
        assert worker.loaded().advice is None


def test_data_about_a_person_is_warned_for(light: Worker) -> None:
    went = light.fill(DEVIATE, advice="positief_mits", reason="Zie de mail.", by="jan@voorbeeld.nl")
    assert "e-mailadres" in text_of(light.client.get(went.location).text)


def test_two_people_who_deviate_see_both_reasons(light: Worker) -> None:
    mine, theirs = (light.form(DEVIATE) for _who in range(2))
    light.send(theirs, advice="positief_mits", reason="Hun reden.", by="Directeur")
    stale = light.send(mine, 409, advice="positief_mits", reason="Mijn reden.", by="Directeur")
    assert "Hun reden." in text_of(stale.text)
    light.send(form_in(stale.text))
    stored = light.loaded().advice
    assert stored
    assert stored.deviation
    assert stored.deviation.reason == "Mijn reden."


def _token(worker: Worker) -> dict[str, str]:
    return {"csrf_token": worker.form("/nieuwe-maatregel").values["csrf_token"]}
