"""The page of a journey and its steps, without JavaScript."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from scoring.dossier import Estimate, Group, Journey
from scoring.evidence import Evidence
from scoring.score import score
from tests.toolkit.features.journey.conftest import JOURNEY, journey_of, wrong_in
from tests.toolkit.html_forms import form_in, forms_in
from tests.toolkit.working_on import Worker, counted_queries, example, text_of
from toolkit.features.journey.examples import every_example
from toolkit.storage.evidence import evidence_names, keep_evidence, wipe_all_unused
from toolkit.storage.journeys import change_journey
from toolkit.web.uploads import described

PAGE, STEP, SAVE = 6, 3, 4
NAMES = ("find", "proof", "apply", "talk", "change")


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def keys(worker: Worker) -> list[str]:
    return [step.id for step in journey(worker).steps]


def test_the_worked_example_tells_hours_breaking_points_and_class(worked: Worker) -> None:
    text = text_of(worked.page(JOURNEY))
    for told in (
        "Zwaarte van de reis: Hoog", "ongeveer 4 uur, 2 tot 9", "ongeveer 8 uur", "ongeveer 19.000 uur per jaar",
        "ongeveer 17.000 euro per jaar", "Zwaarte licht", "Zwaarte merkbaar", "Zwaarte zwaar",
        "Zwaarte heel zwaar",
    ):  # fmt: skip
        assert told in text, told
    assert "van 100" not in text
    assert text.count("Breekpunt.") == 2
    assert "Nu hoeven" not in text
    assert "Vandaag naast het voorstel" in text  # nothing today, as the dossier says


@pytest.mark.parametrize("name", ["utrecht_parkeerapp", "bijzondere_bijstand_stukken"])
def test_what_is_not_known_is_told_and_never_filled_in(app: Flask, client: FlaskClient, name: str) -> None:
    worker = Worker(app, client, example(app, name))
    group = next(group for group in worker.loaded().groups if group.journey)
    text = text_of(worker.page(f"/groepen/{group.id}/reis"))
    assert "Zoek dit eerst uit" in text
    assert "nog niet bekend" in text
    before = worker.loaded()
    worker.page(f"/groepen/{group.id}/reis")
    assert worker.loaded() == before


def test_the_task_list_and_the_result_lead_to_the_journey(worked: Worker, fresh: Worker) -> None:
    assert f'href="{worked.address(JOURNEY)}"' in worked.page()
    assert "De reis van Huishoudens met een laag inkomen 5 stappen" in text_of(worked.page())
    assert f'href="{worked.address(JOURNEY)}"' in worked.page("/resultaat")
    assert "Nog niet begonnen" in text_of(fresh.page().split('id="reis"')[1])


def test_a_new_dossier_pins_the_definition_from_the_start(app: Flask, client: FlaskClient) -> None:
    form = form_in(client.get("/nieuw").text)
    data = form.filled(title="Parkeren", intake_what_changes="De kaart verdwijnt.", group="Bewoners")
    worker = Worker(app, client, client.post("/nieuw", data=data).location.rsplit("/", 1)[1])
    before = worker.loaded()
    pin = before.definitions[-1]
    assert (pin.id, pin.hash) == ("reis", app.extensions["catalogue"].hash_of("reis"))
    assert before.journey is None
    for name in ("Bellen", "Schrijven"):
        worker.fill("/groepen/bewoners/reis/stap-toevoegen", name=name)
    assert (worker.loaded().journey, worker.loaded().definitions) == ("reis", before.definitions)


def test_a_first_step_names_the_definition(fresh: Worker) -> None:
    where = journey_of(fresh)
    assert fresh.loaded().journey is None
    fresh.fill(f"{where}/stap-toevoegen", name="Bellen met de gemeente", klaar_minutes="quarter", veld_help="no_help")
    after = fresh.loaded()
    assert after.journey == "reis"
    step = journey(fresh).steps[0]
    assert (step.id, step.name) == ("bellen_met_de_gemeente", "Bellen met de gemeente")
    # What is left alone is unknown, and stays so.
    assert step.values == {"minutes": Estimate(low=5, likely=15, high=30), "help": "no_help"}
    assert not wrong_in(fresh)


def test_a_step_comes_back_as_it_is(worked: Worker) -> None:
    before = worked.loaded()
    for key in NAMES:
        worked.fill(f"{JOURNEY}/stappen/{key}")
    assert worked.loaded() == before


def test_a_changed_step_changes_the_sums(worked: Worker) -> None:
    worked.fill(
        f"{JOURNEY}/stappen/proof", klaar_minutes="own", veld_minutes__low="10", veld_minutes__likely="20",
        veld_minutes__high="30", veld_help="fixed_person", veld_cost="", note="Nagevraagd.",
    )  # fmt: skip
    step = journey(worked).steps[1]
    assert step.values["minutes"] == Estimate(low=10, likely=20, high=30)
    assert step.values["help"] == "fixed_person"
    assert "cost" not in step.values
    outcome = score(worked.loaded(), worked.app.extensions["catalogue"]).groups[0].journey
    assert outcome is not None
    assert outcome.steps[1].breaking_point is False
    assert outcome.hours_per_household is not None
    assert outcome.hours_per_household.expected < 4.42


def test_wrong_answers_are_told_and_nothing_is_stored(worked: Worker) -> None:
    before = worked.loaded()
    form = worked.form(f"{JOURNEY}/stappen/proof")
    answer = worked.send(form, 400, name="", veld_share="1,5", klaar_minutes="own", veld_minutes__low="90")
    text = text_of(answer.text)
    for told in ("Geef de stap een naam.", "van 0 tot en met 1", "volgorde"):
        assert told in text, told
    assert worked.loaded() == before


def test_what_does_not_apply_is_not_stored(worked: Worker) -> None:
    worked.fill(f"{JOURNEY}/stappen/talk", veld_channels=["phone"])
    values = journey(worked).steps[3].values
    assert values["channels"] == ("phone",)
    assert "travel_minutes" not in values
    assert not wrong_in(worked)


def test_a_page_that_saves_by_itself_keeps_what_is_right(worked: Worker) -> None:
    form = worked.form(f"{JOURNEY}/stappen/find")
    told = worked.send_alone(form, name="De folder lezen", veld_share="veel").get_json()
    assert told["errors"] == {"veld_share": "Vul een getal in, bijvoorbeeld 3 of 12."}
    step = journey(worked).steps[0]
    assert (step.name, step.values["share"]) == ("De folder lezen", 1)
    form.values["seen"] = told["fields"]["seen"]
    assert worked.send_alone(form, name="De brief lezen").get_json()["errors"] == {}
    assert journey(worked).steps[0].name == "De brief lezen"


def test_two_people_at_one_step_see_each_other(worked: Worker) -> None:
    mine, theirs = (worked.form(f"{JOURNEY}/stappen/find") for _person in range(2))
    worked.send(theirs, name="Van haar")
    assert worked.send_alone(mine, 409, name="Van mij").get_json()["errors"] == {}
    page = worked.send(mine, 409, name="Van mij").text
    assert "Van haar" in text_of(page)
    assert journey(worked).steps[0].name == "Van haar"
    again = next(form for form in forms_in(page) if "seen" in form.names)
    worked.send(again)
    assert journey(worked).steps[0].name == "Van mij"


def test_two_people_at_two_steps_do_not_hinder_each_other(worked: Worker) -> None:
    mine, theirs = worked.form(f"{JOURNEY}/stappen/find"), worked.form(f"{JOURNEY}/stappen/proof")
    group = worked.form("/doelgroepen/huishoudens")
    worked.send(theirs, name="Bewijs")
    worked.send(mine, name="Lezen")
    worked.send(group, name="Gezinnen")
    assert [step.name for step in journey(worked).steps[:2]] == ["Lezen", "Bewijs"]


def arrange(worker: Worker, step: str, what: str, status: int = 303) -> None:
    form = next(one for one in forms_in(worker.page(JOURNEY)) if one.action.endswith(f"/{step}/plaats"))
    answer = worker.client.post(form.action, data=form.values | {"doe": what})
    assert answer.status_code == status


def test_steps_are_moved_copied_and_split(worked: Worker) -> None:
    arrange(worked, "proof", "omhoog")
    assert keys(worked) == ["proof", "find", "apply", "talk", "change"]
    arrange(worked, "proof", "omhoog")
    arrange(worked, "change", "omlaag")
    assert keys(worked) == ["proof", "find", "apply", "talk", "change"]
    arrange(worked, "find", "omlaag")
    assert keys(worked) == ["proof", "apply", "find", "talk", "change"]
    arrange(worked, "proof", "kopie")
    steps = journey(worked).steps
    assert steps[1].name == "Bewijs bij elkaar zoeken (kopie)"
    assert steps[1].values == steps[0].values
    arrange(worked, "proof", "opzij", 400)
    before = journey(worked).steps[0]
    arrange(worked, "proof", "splits")
    first, second = journey(worked).steps[:2]
    assert first == before
    # Choices are the same, and nothing is counted twice.
    assert second.values["action"] == "gather_proof"
    assert not {"minutes", "own_documents", "cost"} & second.values.keys()


def test_removing_a_step_asks_first(worked: Worker) -> None:
    assert "Bewijs bij elkaar zoeken" in text_of(worked.page(f"{JOURNEY}/stappen/proof/weghalen"))
    assert keys(worked) == list(NAMES)
    worked.fill(f"{JOURNEY}/stappen/proof/weghalen")
    assert "proof" not in keys(worked)
    worked.page(f"{JOURNEY}/stappen/proof", 404)
    for key in keys(worked):
        worked.fill(f"{JOURNEY}/stappen/{key}/weghalen")
    assert worked.loaded().groups[0].journey is None
    assert "Eerste stap toevoegen" in worked.page(JOURNEY)


def test_the_file_of_a_step_stays_as_long_as_the_step(worked: Worker) -> None:
    data = b"%PDF-1.7 telling"
    file = described("telling.pdf", data)
    with Session(worked.app.extensions["engine"]) as session:
        keep_evidence(session, worked.dossier, {file.sha256: data})

        def rest_on_it(group: Group) -> Journey | None:
            assert group.journey is not None
            evidence = (Evidence(kind="figures", description="Telling", file=file),)
            first, *others = group.journey.steps
            steps = (first.model_copy(update={"evidence": evidence}), *others)
            return group.journey.model_copy(update={"steps": steps})

        change_journey(session, worked.dossier, "huishoudens", rest_on_it, "beleid")
        session.commit()
        worked.fill(f"{JOURNEY}/stappen/find", name="Anders")
        wipe_all_unused(session, worked.dossier)
        assert evidence_names(session, worked.dossier) == [file.sha256]
        session.commit()
        worked.fill(f"{JOURNEY}/stappen/find/weghalen")
        assert evidence_names(session, worked.dossier) == []


@pytest.mark.parametrize("chosen", [one.id for one in every_example()])
def test_a_journey_starts_from_an_example(fresh: Worker, chosen: str) -> None:
    where = journey_of(fresh)
    form = next(one for one in forms_in(fresh.page(where)) if one.action.endswith("/voorbeeld"))
    assert fresh.client.post(form.action, data=form.values | {"voorbeeld": "niets"}).status_code == 400
    assert fresh.client.post(form.action, data=form.values | {"voorbeeld": chosen}).status_code == 303
    wanted = next(one for one in every_example() if one.id == chosen)
    assert [step.name for step in journey(fresh).steps] == [step.name for step in wanted.steps]
    assert not wrong_in(fresh)
    text = text_of(fresh.page(where))
    assert "Nog niet te beoordelen" in text
    assert "Zoek dit eerst uit" in text


def test_what_is_around_the_journey(worked: Worker) -> None:
    where = f"{JOURNEY}/eromheen"
    worked.fill(where, other_schemes="5", people="12", hours__low="1", hours__likely="2", hours__high="4")
    found = journey(worked)
    assert found.other_schemes == 5
    assert found.participation is not None
    assert (found.participation.people, found.participation.hours.high) == (12, 4)
    assert "Meedenken over het voorstel" in text_of(worked.page(JOURNEY))
    before = worked.loaded()
    worked.fill(where)
    assert worked.loaded() == before
    assert "Vul allebei in" in worked.send(worked.form(where), 400, people="").text
    mine, theirs = (worked.form(where) for _person in range(2))
    worked.send(theirs, other_schemes="3")
    assert "3" in worked.send(mine, 409, other_schemes="4").text
    assert journey(worked).other_schemes == 3


def test_a_page_asks_little_of_the_database(worked: Worker) -> None:
    worked.page(f"{JOURNEY}/stappen/proof")
    with counted_queries(worked.app) as found:
        worked.page(JOURNEY)
    assert len(found) <= PAGE, found
    with counted_queries(worked.app) as found:
        form = worked.form(f"{JOURNEY}/stappen/proof")
    assert len(found) <= STEP, found
    with counted_queries(worked.app) as found:
        worked.send_alone(form, name="Anders")
    assert len(found) <= STEP + SAVE, found


def test_there_is_no_page_where_there_is_no_journey(fresh: Worker) -> None:
    where = journey_of(fresh)
    for rest in ("/nu", "/nu/stap-toevoegen", "/eromheen", "/stappen/niets"):
        fresh.page(where + rest, 404)
    fresh.page("/groepen/niemand/reis", 404)


def test_waiting_stands_with_every_step_once_it_is_told(worked: Worker) -> None:
    assert "Dagen wachten" not in text_of(worked.page(JOURNEY))
    worked.fill(f"{JOURNEY}/stappen/apply", veld_waiting_days="56")
    text = text_of(worked.page(JOURNEY))
    assert text.count("Dagen wachten") == 1 + len(NAMES)
    assert "Dagen wachten 56 dagen" in text
    assert "Dagen wachten nog niet bekend" in text
    # Days are never hours.
    assert "ongeveer 4 uur, 2 tot 9" in text


def test_an_answer_that_says_something_else_than_a_step_is_pointed_out(worked: Worker) -> None:
    told = "De vragenlijst zegt dat een mens helpt."
    assert told not in text_of(worked.page(JOURNEY))
    worked.fill("/groepen/huishoudens/vragen/human_help", proposal=human_help(worked)[0])
    assert f"Dit klopt niet met elkaar. {told}" in text_of(worked.page(JOURNEY))


def human_help(worker: Worker) -> list[str]:
    return worker.form("/groepen/huishoudens/vragen/human_help").offered["proposal"]
