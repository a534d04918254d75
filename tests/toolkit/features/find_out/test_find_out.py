"""What is not known yet: the list, the text for a person, and one screen that narrows the range."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Dossier, Group, Rater, Rating, Response, Unknown
from scoring.score import score
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.html_forms import HtmlForm, form_in
from tests.toolkit.working_on import Worker, counted_queries, example, put, text_of
from toolkit.features.dossier.opened import open_dossier
from toolkit.features.find_out.todo import MOST_IMPORTANT, Range, Todo, informants, make_todo
from toolkit.storage.store import save_answer

QUERIES = 8
ALL = "/uitzoeken/invullen?wie=alles"


@pytest.fixture
def idea(app: Flask, client: FlaskClient) -> Worker:
    return Worker(app, client, example(app, "stadspas_idee"))


@pytest.fixture
def one_group(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody with one group of which nothing is known, in the short test."""
    group = Group(id="g", name="Bewoners", kind=GroupKind.RESIDENT)
    dossier = Dossier(
        format=1, title="Parkeerapp", questionnaire="doenvermogen", depth="short", groups=(group,),
        intake={"what_changes": "Bezoek aanmelden gaat met een app."},
    )  # fmt: skip
    return Worker(app, client, put(app, dossier))


def todo_of(worker: Worker) -> Todo:
    with worker.app.test_request_context():
        return make_todo(open_dossier(worker.dossier))


def value_fields(worker: Worker, rest: str = ALL) -> dict[str, list[str]]:
    """Return what every question on the page offers, lightest first."""
    form = worker.form(rest)
    return {
        name: [one for one in offered if one]
        for name, offered in form.offered.items()
        if not name.endswith((".basis", ".note"))
    }


def test_the_list_holds_every_unknown_of_the_outcome_once(idea: Worker) -> None:
    outcome = score(idea.loaded(), idea.app.extensions["catalogue"])
    expected = {(one.question, group.id) for group in outcome.groups for one in group.find_out}
    todo = todo_of(idea)
    listed = [(item.question.id, group.id) for item in todo.items for group in item.groups]
    of_dossier = {item.question.id for item in todo.items if not item.groups}
    assert len(listed) == len(set(listed))
    assert set(listed) == {(question, group) for question, group in expected if question not in of_dossier}
    assert of_dossier <= {question for question, _group in expected}


def test_the_most_important_come_first(idea: Worker) -> None:
    critical = [item.critical for item in todo_of(idea).items]
    assert critical[:MOST_IMPORTANT] == [True] * MOST_IMPORTANT
    assert critical == sorted(critical, reverse=True)
    page = text_of(idea.page("/uitzoeken"))
    first, rest = page.split("Wie kan dit weten?", 1)
    texts = [item.text for item in todo_of(idea).items]
    assert all(text in first for text in texts[:MOST_IMPORTANT])
    assert f"De andere {len(texts) - MOST_IMPORTANT} dingen die je nog niet weet" in rest


def test_everything_unknown_is_laag_to_hoog_and_no_verdict(one_group: Worker) -> None:
    assert todo_of(one_group).range == Range("laag", "hoog")
    page = text_of(one_group.page("/uitzoeken"))
    assert "De zwaarte is minstens laag en hoogstens hoog." in page
    assert "Niet weten is geen fout." in page


def test_each_question_stands_with_everybody_who_could_know_it(idea: Worker) -> None:
    with idea.app.test_request_context():
        opened = open_dossier(idea.dossier)
        todo = make_todo(opened)
        people = informants(opened, todo.items)
    for item in todo.items:
        assert [one.id for one in people if item in one.items and one.label] == [
            one.id for one in people if one.id in item.informants
        ]
    page = text_of(idea.page("/uitzoeken"))
    for label in ("Klantcontactcentrum (14010)", "De uitvoering", "Onderzoekers (OBI)", "Ombudsman", "Wijkteam"):
        assert label in page


def test_the_text_for_a_person_is_short_and_can_be_downloaded(idea: Worker) -> None:
    page = idea.page("/uitzoeken/vragen-aan/ombudsman")
    answer = idea.client.get(idea.address("/uitzoeken/vragen-aan/ombudsman/tekst.txt"))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="vragen-ombudsman.txt"'
    text = answer.data.decode("utf-8-sig")
    assert "\r\n" in text
    assert " ".join(text.split()) in text_of(page)
    assert "Onderwerp: vragen over 'Een stadspas voor iedereen, eerste idee (fictief)'" in text
    with idea.app.test_request_context():
        opened = open_dossier(idea.dossier)
        asked = next(one for one in informants(opened, make_todo(opened).items) if one.id == "ombudsman").items
    for number, item in enumerate(asked, 1):
        assert f"{number}. {item.text}" in text
    assert "Stuur geen gegevens van mensen mee." in text


def test_the_text_is_copied_at_the_press_of_a_button(browser: Browser, site: Site) -> None:
    dossier = example(site.app, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(f"/dossiers/{dossier}/uitzoeken/vragen-aan/ombudsman")
        page.get_by_role("button", name="Kopieer de tekst").click()
        expect(page.get_by_role("button", name="Gekopieerd")).to_be_focused()
        expect(page.locator("[data-live]")).to_have_text("Gekopieerd")


def test_beside_each_question_stands_who_could_know_it_as_in_a_sentence(idea: Worker) -> None:
    page = text_of(idea.page("/uitzoeken"))
    assert "Wie kan dit weten: de uitvoering of juristen" in page
    assert "Zonder deze antwoorden is er geen oordeel." in page


def test_nobody_by_that_name_is_told_so(idea: Worker) -> None:
    for rest in ("vragen-aan/niemand", "vragen-aan/niemand/tekst.txt", "invullen?wie=niemand"):
        idea.page(f"/uitzoeken/{rest}", 404)


def test_what_comes_back_narrows_the_range_visibly(one_group: Worker) -> None:
    heaviest: dict[str, Any] = {name: offered[-1] for name, offered in value_fields(one_group).items() if offered}
    some = dict(list(heaviest.items())[:3])
    went = one_group.fill(ALL, **some)
    assert went.location == one_group.address("/uitzoeken?was=laag-hoog")
    after = todo_of(one_group).range
    assert after != Range("laag", "hoog")
    page = one_group.client.get(went.location).text
    assert f"{len(some)} antwoorden zijn opgeslagen." in page
    impossible = [one for one, possible in after.classes if not possible]
    assert impossible
    assert text_of(page).count("kan niet meer") == len(impossible)
    assert "Eerst:" in page


def test_answers_keep_how_they_are_known(one_group: Worker) -> None:
    name = next(name for name, offered in value_fields(one_group).items() if offered)
    value = value_fields(one_group)[name][0]
    form = one_group.form(ALL)
    basis = form.offered[f"{name}.basis"][1]
    one_group.send(form, **{name: value, f"{name}.basis": basis, f"{name}.note": "Gehoord van de balie."})
    answer = one_group.loaded().groups[0].answer_by_question[name.split(".")[1]]
    assert answer.proposal == Response(value=value, basis=basis, note="Gehoord van de balie.")


def test_nothing_filled_in_changes_nothing(idea: Worker) -> None:
    before = idea.loaded()
    went = idea.fill(ALL)
    assert idea.loaded() == before
    assert "Je vulde niets in." in idea.client.get(went.location).text


def test_evidence_notes_and_today_stay(idea: Worker) -> None:
    stored = idea.loaded().groups[0].answer_by_question["doing_nothing"]
    assert stored.current is not None
    value = value_fields(idea)["inwoners.doing_nothing"][0]
    idea.fill(ALL, **{"inwoners.doing_nothing": value})
    after = idea.loaded().groups[0].answer_by_question["doing_nothing"]
    assert after.proposal == Response(value=value)
    assert after.current == stored.current


def test_what_raters_said_stays_and_the_answer_is_settled(one_group: Worker) -> None:
    name = next(name for name, offered in value_fields(one_group).items() if offered)
    value, question = value_fields(one_group)[name][0], name.split(".")[1]
    unknown = Response.model_validate({"unknown": "not_known"})
    ratings = tuple(Rating(rater=Rater(function=one), proposal=unknown) for one in ("Balie", "Jurist"))
    with Session(one_group.app.extensions["engine"]) as session:
        save_answer(session, one_group.dossier, "g", Answer(question=question, ratings=ratings), 0, "test")
        session.commit()
    one_group.fill(ALL, **{name: value})
    after = one_group.loaded().groups[0].answer_by_question[question]
    assert after.ratings == ratings
    assert after.settled is not None
    assert after.settled.proposal.value == value


def test_two_people_on_one_answer_see_both(one_group: Worker) -> None:
    name, offered = next((name, offered) for name, offered in value_fields(one_group).items() if len(offered) > 2)
    other = next(one for one, its in value_fields(one_group).items() if one != name and its)
    mine, theirs = one_group.form(ALL), one_group.form(ALL)
    one_group.send(theirs, **{name: offered[0]})
    value = mine.offered[other][1]
    stale = one_group.send(mine, 409, **{name: offered[1], other: value})
    assert "Iemand anders vulde dit net in" in stale.text
    answers = one_group.loaded().groups[0].answer_by_question
    assert answers[name.split(".")[1]].proposal == Response(value=offered[0])
    assert answers[other.split(".")[1]].proposal == Response(value=value)
    again = form_in(stale.text)
    one_group.send(again)
    assert one_group.loaded().groups[0].answer_by_question[name.split(".")[1]].proposal == Response(value=offered[1])


def test_a_page_that_saves_by_itself_stores_each_answer_once(one_group: Worker) -> None:
    name, offered = next((name, offered) for name, offered in value_fields(one_group).items() if len(offered) > 2)
    form = one_group.form(ALL)
    told = one_group.send_alone(form, 200, **{name: offered[0]}).get_json()
    assert told["message"].startswith("Opgeslagen om ")
    assert told["fields"][f"seen.{name}"] == "1"
    form.values[f"seen.{name}"] = "1"
    assert one_group.send_alone(form, 200, **{name: offered[1]}).get_json()["fields"][f"seen.{name}"] == "2"
    went = one_group.send(form, 409, **{name: offered[0]})
    assert "Iemand anders vulde dit net in" in went.text


def test_what_somebody_else_answered_meanwhile_is_not_lost_when_the_page_is_sent(one_group: Worker) -> None:
    name, offered = next((name, offered) for name, offered in value_fields(one_group).items() if len(offered) > 2)
    form = one_group.form(ALL)
    answer = Answer(question=name.split(".")[1], proposal=Response(value=offered[1]))
    with Session(one_group.app.extensions["engine"]) as session:
        save_answer(session, one_group.dossier, "g", answer, 0, "iemand anders")
        session.commit()
    one_group.send(form)
    assert one_group.loaded().groups[0].answer_by_question[answer.question] == answer


def _told(form: HtmlForm, told: dict[str, dict[str, str]]) -> None:
    """Put what a page that saves by itself was told in its hidden fields."""
    for name, value in told["fields"].items():
        form.values[name] = value


def test_an_answer_that_is_taken_away_again_is_not_known_yet(one_group: Worker) -> None:
    name, offered = next((name, offered) for name, offered in value_fields(one_group).items() if len(offered) > 2)
    form, question = one_group.form(ALL), name.split(".")[1]
    note = {f"{name}.note": "Van de balie."}
    _told(form, one_group.send_alone(form, 200, **{name: offered[0]}, **note).get_json())
    told = one_group.send_alone(form, 200, **{name: ""}, **note).get_json()
    assert told["message"].startswith("Opgeslagen om ")
    answer = one_group.loaded().groups[0].answer_by_question[question]
    assert answer.proposal == Response(unknown=Unknown.NOT_KNOWN, note="Van de balie.")
    _told(form, told)
    one_group.send_alone(form, 200, **{name: ""})
    assert one_group.loaded().groups[0].answer_by_question[question].proposal == Response(unknown=Unknown.NOT_KNOWN)


def test_taking_away_what_somebody_else_changed_meanwhile_is_not_told_as_saved(one_group: Worker) -> None:
    name, offered = next((name, offered) for name, offered in value_fields(one_group).items() if len(offered) > 2)
    form = one_group.form(ALL)
    _told(form, one_group.send_alone(form, 200, **{name: offered[0]}).get_json())
    theirs = Answer(question=name.split(".")[1], proposal=Response(value=offered[1]))
    with Session(one_group.app.extensions["engine"]) as session:
        save_answer(session, one_group.dossier, "g", theirs, 1, "iemand anders")
        session.commit()
    told = one_group.send_alone(form, 409, **{name: ""}).get_json()
    assert "Nog niet alles opgeslagen" in told["message"]
    assert one_group.loaded().groups[0].answer_by_question[theirs.question] == theirs


def test_a_note_without_an_answer_is_stored_and_it_stays_unknown_why(one_group: Worker) -> None:
    name = next(name for name, offered in value_fields(one_group).items() if offered)
    question = name.split(".")[1]
    unknown = Response(unknown=Unknown.BEING_FOUND_OUT, by="Juristen", until="2027-01-31", note="Eerder gevraagd.")
    with Session(one_group.app.extensions["engine"]) as session:
        save_answer(session, one_group.dossier, "g", Answer(question=question, proposal=unknown), 0, "test")
        session.commit()
    form = one_group.form(ALL)
    basis = form.offered[f"{name}.basis"][1]
    went = one_group.send(form, **{f"{name}.basis": basis})
    assert "Opgeslagen." in one_group.client.get(went.location).text
    stored = one_group.loaded().groups[0].answer_by_question[question].proposal
    assert stored == unknown.model_copy(update={"basis": basis}), "what the page does not show stays"
    one_group.send(one_group.form(ALL), **{f"{name}.note": "Nog eens gebeld."})
    stored = one_group.loaded().groups[0].answer_by_question[question].proposal
    assert stored == unknown.model_copy(update={"basis": basis, "note": "Nog eens gebeld."})


def test_a_note_where_people_still_differ_asks_for_their_answer_first(one_group: Worker) -> None:
    name = next(name for name, offered in value_fields(one_group).items() if offered)
    ratings = tuple(
        Rating(rater=Rater(function=one), proposal=Response(unknown=Unknown.NOT_KNOWN)) for one in ("Balie", "Jurist")
    )
    answer = Answer(question=name.split(".")[1], ratings=ratings)
    with Session(one_group.app.extensions["engine"]) as session:
        save_answer(session, one_group.dossier, "g", answer, 0, "test")
        session.commit()
    told = one_group.send_alone(one_group.form(ALL), 200, **{f"{name}.note": "Gebeld."}).get_json()
    assert told["errors"] == {name: "Kies eerst het antwoord waar jullie op uitkomen."}
    assert "nog niet opgeslagen" in told["message"]
    refused = one_group.fill(ALL, 400, **{f"{name}.note": "Gebeld."})
    assert "Kies eerst het antwoord waar jullie op uitkomen." in refused.text
    assert one_group.loaded().groups[0].answer_by_question[answer.question] == answer


def test_a_forged_place_is_left_out(one_group: Worker) -> None:
    form = one_group.form(ALL)
    before = one_group.loaded()
    for name in ("seen.bestaat_niet.notice", "seen.g.bestaat_niet", "seen.dossier.notice", "seen.", "seen.g."):
        data = form.values | {name: "0", name.removeprefix("seen."): "letter"}
        assert one_group.client.post(form.action, data=data).status_code == 303
    assert one_group.loaded() == before


def test_when_everything_is_known_there_is_nothing_to_find_out(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "warm_huis"))
    todo = todo_of(worker)
    page = text_of(worker.page("/uitzoeken"))
    if not todo.items:
        assert "Er is niets meer onbekend dat de uitkomst kan veranderen." in page
    assert "Wat je ook nog vindt, de zwaarte is hoog." in page


def test_the_pages_take_a_fixed_number_of_queries(idea: Worker, app: Flask) -> None:
    full = Worker(app, idea.client, example(app, "warm_huis"))
    for rest in ("/uitzoeken", ALL):
        for worker in (idea, full):
            with counted_queries(app) as statements:
                worker.page(rest)
            assert len(statements) <= QUERIES, statements
