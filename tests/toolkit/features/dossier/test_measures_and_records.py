"""Measures, who filled in, what changed along the way, and away with a dossier."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scoring.dossier import Agreed, Change, Rater
from scoring.evidence import StepReference
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, example, put, read_example, text_of
from toolkit.storage.tables import AnswerRow, DossierRow, GroupRow


def test_saving_measures_without_a_change_changes_nothing(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    for measure in before.measures:
        warm_huis.fill(f"/maatregelen/{measure.id}")
    assert warm_huis.loaded() == before


def test_a_measure_is_agreed_only_with_a_promise_a_deadline_and_cover(idea: Worker) -> None:
    idea.fill("/nieuwe-maatregel", text="De gemeente stuurt de pas vanzelf", term="automatic")
    measure = idea.loaded().measures[0]
    assert not measure.is_agreed
    assert measure.groups == ("inwoners", "winkeliers")
    assert "Voornemen" in text_of(idea.page("/maatregelen"))
    refused = idea.fill(f"/maatregelen/{measure.id}", 400, agreed_by="Directeur")
    assert "Vul ook in wanneer het is toegezegd." in refused.text
    refused = idea.fill(f"/maatregelen/{measure.id}", 400, agreed_on="2026-12-01")
    assert "Vul ook in wie het heeft toegezegd." in refused.text
    idea.fill(
        f"/maatregelen/{measure.id}", agreed_by="Directeur", agreed_on="2026-12-01", deadline="2027-03-01",
        cover="Budget van Zorg", groups=["inwoners"],
    )  # fmt: skip
    measure = idea.loaded().measures[0]
    assert measure.is_agreed
    assert measure.agreed == Agreed(by="Directeur", on="2026-12-01")
    assert measure.groups == ("inwoners",)
    assert "Toegezegd" in text_of(idea.page("/maatregelen"))


def test_a_measure_called_new_can_be_changed(idea: Worker) -> None:
    idea.fill("/nieuwe-maatregel", text="Nieuw")
    idea.fill("/maatregelen/nieuw", text="Nieuwe brief")
    assert [(measure.id, measure.text) for measure in idea.loaded().measures] == [("nieuw", "Nieuwe brief")]


def test_a_measure_is_for_somebody(warm_huis: Worker) -> None:
    refused = warm_huis.fill("/maatregelen/label_ophalen", 400, groups=[])
    assert "Kies minstens één groep." in text_of(refused.text)


def test_a_measure_for_everybody_shows_every_group_and_stays_so(app: Flask, client: FlaskClient) -> None:
    dossier = read_example("warm_huis")
    measures = tuple(measure.model_copy(update={"groups": ()}) for measure in dossier.measures)
    worker = Worker(app, client, put(app, dossier.model_copy(update={"measures": measures})))
    address, everyone = f"/maatregelen/{measures[0].id}", [group.id for group in dossier.groups]
    assert worker.form(address).values.getlist("groups") == everyone
    assert "Voor alle groepen" in text_of(worker.page("/maatregelen"))
    worker.fill(address, cover="Binnen het budget")
    assert worker.loaded().measures[0].groups == ()
    worker.fill(address, groups=everyone[:1])
    assert worker.loaded().measures[0].groups == tuple(everyone[:1])


def test_a_measure_names_the_questions_that_it_makes_lighter(idea: Worker) -> None:
    form = idea.form("/nieuwe-maatregel")
    field = next(name for name, offered in form.offered.items() if "notice" in offered)
    idea.send(form, text="Een kaart per post", **{field: ["notice"]})
    assert idea.loaded().measures[0].questions == ("notice",)


def test_a_measure_may_be_about_a_theme_and_a_step_and_says_how_it_is_checked(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "energiehulp_reis"))
    group = worker.loaded().groups[0]
    assert group.journey
    step = group.journey.steps[0]
    worker.fill(
        "/nieuwe-maatregel", text="Een korter formulier", themes=["doing"], steps=[f"{group.id}.{step.id}"],
        how_checked="Tien mensen proberen het uit", returns_on="2027-06-01",
    )  # fmt: skip
    (made,) = [one for one in worker.loaded().measures if one.text == "Een korter formulier"]
    assert made.themes == ("doing",)
    assert made.steps == (StepReference(group=group.id, step=step.id),)
    assert (made.how_checked, made.returns_on) == ("Tien mensen proberen het uit", "2027-06-01")
    before = worker.loaded()
    worker.fill(f"/maatregelen/{made.id}")
    assert worker.loaded() == before
    assert "1 heel thema, 1 stap" in text_of(worker.page("/maatregelen"))


def test_a_step_goes_with_its_group(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "energiehulp_reis"))
    first = worker.loaded().groups[0]
    other = first.model_copy(update={"id": "anderen", "name": "Anderen", "journey": None})
    worker = Worker(app, client, put(app, worker.loaded().model_copy(update={"groups": (first, other)})))
    assert first.journey
    steps = [f"{first.id}.{first.journey.steps[0].id}"]
    refused = worker.fill("/nieuwe-maatregel", 400, text="Korter", steps=steps, groups=["anderen"])
    assert "Kies die groep ook" in text_of(refused.text)
    worker.fill("/nieuwe-maatregel", text="Korter", steps=steps, groups=[first.id])
    form = worker.form("/nieuwe-maatregel")
    for nonsense in ("", "x", "NaN.\x00", "a.b.c"):
        data = form.filled(text="Korter")
        data["steps"] = nonsense
        assert worker.client.post(form.action, data=data).status_code == 400


def test_what_a_measure_is_about_stays_when_the_form_no_longer_offers_it(app: Flask, client: FlaskClient) -> None:
    dossier = read_example("warm_huis")
    first, *others = dossier.measures
    gone = first.model_copy(update={"steps": (StepReference(group=dossier.groups[0].id, step="weg"),)})
    worker = Worker(app, client, put(app, dossier.model_copy(update={"measures": (gone, *others)})))
    worker.fill(f"/maatregelen/{first.id}", cover="Binnen het budget")
    assert worker.loaded().measures[0].steps == gone.steps


def test_a_new_measure_begins_with_what_the_address_says(warm_huis: Worker) -> None:
    group = warm_huis.loaded().groups[0].id
    form = warm_huis.form(f"/nieuwe-maatregel?vraag=notice&thema=doing&groep={group}&groep=weg&check=weg&stap=x.y")
    assert form.values.getlist("groups") == [group]
    assert form.values.getlist("themes") == ["doing"]
    warm_huis.send(form, text="Een kaart per post")
    made = warm_huis.loaded().measures[-1]
    assert (made.questions, made.themes, made.steps, made.checks) == (("notice",), ("doing",), (), ())


def test_the_list_of_measures_calls_a_check_a_question_of_the_compass(warm_huis: Worker) -> None:
    warm_huis.fill("/nieuwe-maatregel", text="Terugkoppelen", checks=["doel"])
    assert "1 vraag van het kompas" in text_of(warm_huis.page("/maatregelen"))


def test_saving_an_intention_says_what_is_still_needed(idea: Worker) -> None:
    went = idea.fill("/nieuwe-maatregel", text="Korter", agreed_by="Directeur", agreed_on="2026-12-01")
    said = text_of(idea.client.get(went.location).text)
    assert "Vul nog in: wanneer het klaar is en waarvan het wordt betaald." in said


def test_two_people_on_one_measure_see_both_texts(warm_huis: Worker) -> None:
    mine, theirs = (warm_huis.form("/maatregelen/label_ophalen") for _who in range(2))
    warm_huis.send(theirs, text="Hun tekst")
    stale = warm_huis.send(mine, 409, text="Mijn tekst")
    assert "Hun tekst" in text_of(stale.text)
    warm_huis.send(form_in(stale.text))
    assert warm_huis.loaded().measures[0].text == "Mijn tekst"


def test_a_measure_can_be_removed(warm_huis: Worker) -> None:
    number = len(warm_huis.loaded().measures)
    warm_huis.fill("/maatregelen/label_ophalen/weghalen")
    assert len(warm_huis.loaded().measures) == number - 1
    warm_huis.page("/maatregelen/label_ophalen", 404)


def test_who_filled_in_is_stored_as_it_stands(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    warm_huis.fill("/invullers")
    assert warm_huis.loaded() == before
    number = len(before.filled_in_by)
    fields = {f"filled_in_by-{number}-function": "Jurist", "notes-0-text": ""}
    warm_huis.fill("/invullers", filled_in_on="1-12-2026", **fields)
    after = warm_huis.loaded()
    assert after.filled_in_by == (*before.filled_in_by, Rater(function="Jurist"))
    assert after.filled_in_on == "2026-12-01"
    assert after.notes == before.notes[1:]


def test_a_name_alone_is_no_function(idea: Worker) -> None:
    refused = idea.fill("/invullers", 400, **{"filled_in_by-1-name": "Noor"})
    assert "Vul een functie in." in refused.text


@pytest.mark.parametrize("column", ["function", "name"])
def test_who_filled_in_is_called_by_a_function_without_data_about_a_person(idea: Worker, column: str) -> None:
    sent = {"filled_in_by-0-function": "Jurist"} | {f"filled_in_by-0-{column}": "noor@example.nl"}
    went = idea.fill("/invullers", **sent)
    assert "e-mailadres" in text_of(idea.client.get(went.location).text)


def test_two_people_on_who_filled_in_see_both(idea: Worker) -> None:
    mine, theirs = (idea.form("/invullers") for _who in range(2))
    idea.send(theirs, **{"filled_in_by-0-function": "Hun functie"})
    stale = idea.send(mine, 409, **{"filled_in_by-0-function": "Mijn functie"})
    assert "Hun functie" in text_of(stale.text)
    assert idea.loaded().filled_in_by[0].function == "Hun functie"


def test_what_changed_along_the_way_is_kept_in_order(warm_huis: Worker) -> None:
    before = warm_huis.loaded().change_log
    fields = {"on": "2026-09-12", "what": "De brief is korter.", "effect": "Minder te lezen."}
    form = warm_huis.form("/veranderingen", len(before))
    warm_huis.send(form, **fields)
    line = Change(**fields)
    assert warm_huis.loaded().change_log == (before[0], line, before[1])
    warm_huis.send(warm_huis.form("/veranderingen", 1))
    assert warm_huis.loaded().change_log == before
    assert "Schrijf kort wat er is veranderd." in warm_huis.send(form, 400, on="2026-09-12", what="").text


def test_a_dossier_goes_only_after_asking_and_then_wholly(warm_huis: Worker) -> None:
    assert "Dat kun je niet terugdraaien." in text_of(warm_huis.page("/verwijderen"))
    assert warm_huis.loaded().title
    went = warm_huis.fill("/verwijderen")
    assert went.location == "/"
    warm_huis.page("", 404)
    with Session(warm_huis.app.extensions["engine"]) as session:
        for table in (DossierRow, GroupRow, AnswerRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/invullers", {"notes": tuple(f"Notitie {n}" for n in range(101))}),
        ("/invullers", {"filled_in_by": tuple(Rater(function=f"Functie {n}") for n in range(51))}),
        ("/invullers", {"notes": ("x" * 20_000,)}),
    ],
    ids=["notes", "people", "long_note"],
)
def test_what_a_file_may_hold_is_shown_and_saved(
    app: Flask, client: FlaskClient, address: str, more: dict[str, object]
) -> None:
    dossier = read_example("warm_huis").model_copy(update=more)
    worker = Worker(app, client, put(app, dossier))
    worker.fill(address, filled_in_on="1-12-2026")
    assert worker.loaded() == dossier.model_copy(update={"filled_in_on": "2026-12-01"})


def test_more_rows_than_a_page_can_take_are_refused_as_a_whole(app: Flask, client: FlaskClient) -> None:
    notes = tuple(f"Notitie {n}" for n in range(1001))
    dossier = read_example("warm_huis").model_copy(update={"notes": notes})
    worker = Worker(app, client, put(app, dossier))
    worker.fill("/invullers", 413, filled_in_on="1-12-2026")
    assert worker.loaded() == dossier
