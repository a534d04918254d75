"""The alternatives that were considered: added, changed, removed; doing nothing among them."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import Alternative
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, example, put, text_of

WAYS = "/advies/alternatieven"
NOTHING = Alternative(
    name="Niets doen", what="Alles blijft zoals het nu is.", easier=True, why_not="Dan knelt het nog."
)
LETTER = Alternative(name="Alleen een brief")


def holding(app: Flask, client: FlaskClient, worker: Worker, *ways: Alternative) -> Worker:
    return Worker(app, client, put(app, worker.loaded().model_copy(update={"alternatives": ways})))


def test_saving_without_a_change_changes_nothing(app: Flask, client: FlaskClient, idea: Worker) -> None:
    worker = holding(app, client, idea, NOTHING, LETTER)
    before = worker.loaded()
    worker.fill(WAYS)
    assert worker.loaded() == before


def test_rows_are_added_one_after_the_other(idea: Worker) -> None:
    idea.fill(WAYS, **{"alternatives-0-name": "Alleen een brief"})
    idea.fill(WAYS, **{"alternatives-1-name": "Een app", "alternatives-1-easier": "no"})
    assert idea.loaded().alternatives == (LETTER, Alternative(name="Een app", easier=False))
    assert "2 alternatieven" in text_of(idea.page("/advies"))


def test_a_row_is_removed_and_the_others_are_saved(app: Flask, client: FlaskClient, idea: Worker) -> None:
    worker = holding(app, client, idea, NOTHING, LETTER)
    form = worker.form(WAYS)
    data = form.filled(**{"alternatives-1-what": "Zonder hulp"})
    data["weghalen"] = "0"
    assert client.post(form.action, data=data).status_code == 303
    assert worker.loaded().alternatives == (LETTER.model_copy(update={"what": "Zonder hulp"}),)


def test_a_row_that_is_not_there_removes_nothing(app: Flask, client: FlaskClient, idea: Worker) -> None:
    worker = holding(app, client, idea, LETTER)
    for row in ("9", "-1", "x", "99999999", "²"):
        form = worker.form(WAYS)
        data = form.filled()
        data["weghalen"] = row
        assert client.post(form.action, data=data).status_code == 303
    assert worker.loaded().alternatives == (LETTER,)


def test_doing_nothing_stands_ready_until_it_is_there(idea: Worker) -> None:
    assert "Zet 'Niets doen' klaar" in text_of(idea.page(WAYS))
    idea.fill(f"{WAYS}?niets-doen=1")
    (way,) = idea.loaded().alternatives
    assert (way.name, way.what) == ("Niets doen", "Alles blijft zoals het nu is.")
    assert "Zet 'Niets doen' klaar" not in text_of(idea.page(WAYS))
    idea.fill(f"{WAYS}?niets-doen=1")
    assert idea.loaded().alternatives == (way,)


def test_doing_nothing_is_easier_than_a_proposal_that_is_heavier(unknown: Worker) -> None:
    unknown.fill(f"{WAYS}?niets-doen=1")
    assert unknown.loaded().alternatives[-1].easier is True


def test_a_row_without_a_name_is_refused(idea: Worker) -> None:
    refused = idea.fill(WAYS, 400, **{"alternatives-0-what": "Iets"})
    assert "Geef het alternatief een naam." in text_of(refused.text)


def test_a_name_stands_there_once(app: Flask, client: FlaskClient, idea: Worker) -> None:
    worker = holding(app, client, idea, LETTER)
    refused = worker.fill(WAYS, 400, **{"alternatives-1-name": LETTER.name})
    assert "Dit alternatief staat er al." in text_of(refused.text)
    assert worker.loaded().alternatives == (LETTER,)


def test_two_people_on_the_alternatives_see_both(idea: Worker) -> None:
    mine, theirs = (idea.form(WAYS) for _who in range(2))
    idea.send(theirs, **{"alternatives-0-name": "Van haar"})
    stale = idea.send(mine, 409, **{"alternatives-0-name": "Van mij"})
    assert "Van haar" in text_of(stale.text)
    idea.send(form_in(stale.text))
    assert [way.name for way in idea.loaded().alternatives] == ["Van mij"]


def test_a_heavy_proposal_asks_for_an_easier_way_until_it_is_there(app: Flask, client: FlaskClient) -> None:
    heavy = Worker(app, client, example(app, "energiehulp_reis"))
    assert "Dan hoort er een makkelijkere weg bij" in text_of(heavy.page())
    assert "Er ontbreekt iets" in text_of(heavy.page("/advies"))
    assert "Er ontbreekt een makkelijkere weg" in text_of(heavy.page(WAYS))
    heavy.fill(f"{WAYS}?niets-doen=1")
    assert "Er ontbreekt een makkelijkere weg" in text_of(heavy.page(WAYS))
    sent = {"name": "Vanzelf", "easier": "yes", "why_not": "Dat kost meer dan er is."}
    heavy.fill(WAYS, **{f"alternatives-1-{name}": value for name, value in sent.items()})
    assert "Er ontbreekt een makkelijkere weg" not in text_of(heavy.page(WAYS))
    assert "2 alternatieven" in text_of(heavy.page("/advies"))
    assert "Dan hoort er een makkelijkere weg bij" not in text_of(heavy.page())


def test_a_light_proposal_needs_no_easier_way(app: Flask, client: FlaskClient) -> None:
    light = Worker(app, client, example(app, "terras_foto"))
    assert "Er ontbreekt" not in text_of(light.page(WAYS)) + text_of(light.page("/advies"))
