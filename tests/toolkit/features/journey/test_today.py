"""The journey of today: a copy of the proposal, of which only what differs is stored."""

from __future__ import annotations

from scoring.dossier import CurrentStep, Journey
from scoring.score import score
from tests.toolkit.features.journey.conftest import JOURNEY, wrong_in
from tests.toolkit.working_on import Worker, text_of


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def test_a_copy_says_only_what_differs(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/nu", how="copy")
    assert journey(worked).current_steps == tuple(
        CurrentStep(id=step.id, like=step.id) for step in journey(worked).steps
    )
    worked.fill(f"{JOURNEY}/nu/stappen/proof")
    assert journey(worked).current_steps[1].values == {}
    worked.fill(f"{JOURNEY}/nu/stappen/proof", veld_own_documents="0", veld_cost="", name="Bewijs zoeken")
    today = journey(worked).current_steps[1]
    assert today == CurrentStep(
        id="proof", like="proof", name="Bewijs zoeken", values={"own_documents": 0, "cost": None}
    )
    assert not wrong_in(worked)
    outcome = score(worked.loaded(), worked.app.extensions["catalogue"]).groups[0].journey
    assert outcome is not None
    assert outcome.current is not None
    assert outcome.current.steps[1].load != outcome.steps[1].load
    assert "Anders dan in het voorstel: Hoeveel betaalt iemand" in text_of(worked.page(f"{JOURNEY}/nu"))
    before = worked.loaded()
    worked.fill(f"{JOURNEY}/nu/stappen/proof")
    assert worked.loaded() == before


def test_nothing_the_same_and_unknown(worked: Worker) -> None:
    for how, stored, told in (
        ("none", "none", "Vandaag naast het voorstel"),
        ("same", "same", "Vandaag naast het voorstel"),
        ("unknown", None, ""),
    ):
        worked.fill(f"{JOURNEY}/nu", how=how)
        assert journey(worked).current == stored
        assert told in text_of(worked.page(JOURNEY))
    assert "Kies hoe het nu gaat." in worked.fill(f"{JOURNEY}/nu", 400, how=None).text


def test_a_step_of_today_keeps_what_it_said_when_its_example_goes(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/nu", how="copy")
    proof = journey(worked).steps[1]
    worked.fill(f"{JOURNEY}/stappen/proof/weghalen")
    today = journey(worked).current_steps[1]
    assert (today.like, today.name, today.values) == (None, proof.name, proof.values)
    assert not wrong_in(worked)


def test_a_step_that_is_there_only_today(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/nu", how="copy")
    worked.fill(f"{JOURNEY}/nu/stap-toevoegen", name="In de rij staan", klaar_minutes="hour")
    assert journey(worked).current_steps[-1].name == "In de rij staan"
    assert "Deze stap is er alleen nu." in text_of(worked.page(f"{JOURNEY}/nu"))
    for step in journey(worked).current_steps:
        worked.page(f"{JOURNEY}/nu/stappen/{step.id}/weghalen")
        worked.fill(f"{JOURNEY}/nu/stappen/{step.id}/weghalen")
    assert journey(worked).current_steps == ()
    assert journey(worked).current == "none"


def test_two_people_at_today_see_each_other(worked: Worker) -> None:
    mine, theirs = (worked.form(f"{JOURNEY}/nu") for _person in range(2))
    worked.send(theirs, how="copy")
    assert "Er is hier net iets anders opgeslagen" in worked.send(mine, 409, how="none").text
    assert len(journey(worked).current_steps) == 5
    mine, theirs = (worked.form(f"{JOURNEY}/nu/stappen/find") for _person in range(2))
    worked.send(theirs, name="Van haar")
    assert worked.send_alone(mine, 409, name="Van mij").status_code == 409
    assert "Van haar" in text_of(worked.send(mine, 409, name="Van mij").text)
    assert journey(worked).current_steps[0].name == "Van haar"
