"""The intake: everything that can be asked, saved one by one, never overwritten silently."""

from __future__ import annotations

import html

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from scoring.dossier import NotNeeded
from tests.toolkit.html_forms import HtmlForm, forms_in
from tests.toolkit.working_on import Worker, put, read_example, text_of
from toolkit.storage.heads import intake_history


def test_saving_without_a_change_changes_nothing(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    warm_huis.fill("/intake")
    assert warm_huis.loaded() == before


def test_every_kind_of_answer_is_stored(idea: Worker) -> None:
    idea.fill(
        "/intake",
        title="Een pas voor iedereen",
        intake_why="Eén regel.\r\nNog een regel.  ",
        intake_phase="ontwerp",
        intake_decision_date="31-1-2027",
        **{
            "intake_existing_arrangements-0-arrangement": "Kortingspas",
            "intake_existing_arrangements-0-what_happens": "stops",
        },
        new="y",
    )
    after = idea.loaded()
    assert after.title == "Een pas voor iedereen"
    assert after.intake["why"] == "Eén regel.\nNog een regel."
    assert after.intake["phase"] == "ontwerp"
    assert after.intake["decision_date"] == "2027-01-31"
    assert after.intake["existing_arrangements"] == ({"arrangement": "Kortingspas", "what_happens": "stops"},)
    assert after.current == "none"


def test_only_the_title_and_what_changes_are_needed(idea: Worker) -> None:
    refused = idea.fill("/intake", 400, title="  ", intake_what_changes="")
    assert "Geef het voorstel een naam." in refused.text
    assert "Vul dit in. Eén zin is genoeg." in refused.text
    assert "<title>Fout:" in refused.text
    assert idea.loaded().intake["what_changes"]
    empty = {name: None for name in idea.form("/intake").names if name.startswith("intake_")}
    idea.fill("/intake", **{**empty, "intake_what_changes": "Iets."})
    assert idea.loaded().intake == {"what_changes": "Iets."}


def test_what_was_typed_wrong_is_shown_again_and_the_rest_stays(idea: Worker) -> None:
    refused = idea.fill("/intake", 400, intake_decision_date="31-2-2027", intake_why="Nieuw.")
    assert 'value="31-2-2027"' in refused.text
    assert "Nieuw." in refused.text
    assert idea.loaded().intake["why"] != "Nieuw."


def test_a_page_that_saves_by_itself_keeps_what_is_right(idea: Worker) -> None:
    form = idea.form("/intake")
    answer = idea.send_alone(form, 200, intake_decision_date="31-2-2027", intake_why="Nieuw.")
    told = answer.get_json()
    assert "intake_decision_date" in told["errors"]
    assert told["message"].startswith("Opgeslagen om ")
    assert idea.loaded().intake["why"] == "Nieuw."
    assert "decision_date" not in idea.loaded().intake
    form.values["seen"] = told["fields"]["seen"]
    assert idea.send_alone(form, 200, intake_why="Nieuwer.").get_json()["errors"] == {}
    assert idea.loaded().intake["why"] == "Nieuwer."


def test_two_people_on_the_intake_see_both_texts(idea: Worker) -> None:
    mine, theirs = idea.form("/intake"), idea.form("/intake")
    idea.send(theirs, intake_why="Hun reden.")
    stale = idea.send(mine, 409, intake_why="Mijn reden.")
    assert "Hun reden." in text_of(stale.text)
    assert "Mijn reden." in stale.text
    assert idea.loaded().intake["why"] == "Hun reden."
    assert idea.send_alone(mine, 409, intake_why="Mijn reden.").get_json()["fields"] == {}
    from tests.toolkit.html_forms import form_in

    again = form_in(stale.text)
    idea.send(again)
    assert idea.loaded().intake["why"] == "Mijn reden."


def test_two_people_who_write_the_same_do_not_clash(idea: Worker) -> None:
    mine, theirs = idea.form("/intake"), idea.form("/intake")
    idea.send(theirs, intake_why="Zelfde reden.")
    idea.send(mine, intake_why="Zelfde reden.")


def test_every_change_is_kept_and_can_be_put_back(idea: Worker) -> None:
    before = idea.loaded().intake["why"]
    idea.fill("/intake", intake_why="Iets anders.")
    with Session(idea.app.extensions["engine"]) as session:
        changes = intake_history(session, idea.dossier, 10)
    assert [(one.question, one.old, one.new) for one in changes] == [
        ("=why", {"value": before}, {"value": "Iets anders."})
    ]
    page = text_of(idea.page("/intake/geschiedenis"))
    assert str(before) in page
    assert "iemand op deze computer" in page
    idea.fill("/intake/geschiedenis")
    assert idea.loaded().intake["why"] == before


def test_a_table_can_be_put_back(warm_huis: Worker) -> None:
    before = warm_huis.loaded().intake["existing_arrangements"]
    warm_huis.fill("/intake", **{"intake_existing_arrangements-0-arrangement": "Anders"})
    assert warm_huis.loaded().intake["existing_arrangements"] != before
    warm_huis.fill("/intake/geschiedenis")
    assert warm_huis.loaded().intake["existing_arrangements"] == before


def test_the_title_and_whether_it_is_new_can_be_put_back(idea: Worker) -> None:
    before = idea.loaded()
    idea.fill("/intake", title="Een andere naam", new="y")
    assert (idea.loaded().title, idea.loaded().current) == ("Een andere naam", "none")
    page = text_of(idea.page("/intake/geschiedenis"))
    assert f"Eerst {before.title} Daarna Een andere naam" in page
    assert "Eerst Nee Daarna Ja" in page
    for form in _to_put_back(idea):
        form.values["seen"] = _to_put_back(idea)[0].values["seen"]
        idea.send(form)
    assert idea.loaded() == before


def test_why_no_test_was_needed_stays_in_the_history(app: Flask, client: FlaskClient) -> None:
    agreed = NotNeeded(reason="Niemand merkt hier iets van", agreed_by="Teamleider")
    dossier = read_example("warm_huis").model_copy(update={"depth": "quickscan", "not_needed": agreed})
    worker = Worker(app, client, put(app, dossier))
    worker.fill("/toets", depth="short")
    page = text_of(worker.page("/intake/geschiedenis"))
    assert "Eerst Niemand merkt hier iets van (Teamleider) Daarna Nog niet ingevuld" in page
    assert "Eerst Quickscan Daarna" in page
    assert not _to_put_back(worker)


def _to_put_back(worker: Worker) -> list[HtmlForm]:
    return [form for form in forms_in(worker.page("/intake/geschiedenis")) if "version" in form.values]


def test_a_text_that_seems_to_hold_data_of_a_person_is_warned_about(idea: Worker) -> None:
    idea.fill("/intake", intake_why="Bel mevrouw op 06-12345678.")
    page = html.unescape(idea.page())
    assert "Bij de vraag 'Waarom is dit nodig?': In je tekst lijkt een telefoonnummer te staan" in page
    assert idea.loaded().intake["why"] == "Bel mevrouw op 06-12345678."


def test_a_page_that_saves_by_itself_warns_too(idea: Worker) -> None:
    form = idea.form("/intake")
    told = idea.send_alone(form, 200, intake_why="Bel Jan op 06-12345678.").get_json()
    assert told["message"].startswith("Opgeslagen om ")
    assert "lijkt een telefoonnummer te staan" in told["message"]
