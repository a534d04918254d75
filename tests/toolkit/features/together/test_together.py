"""Filling in together: one theme on a screen, agreed, seen differently or to find out, and the record of it."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from scoring.dossier import Answer, Rater, Rating, Response, Unknown
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.validation import validate
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, example, text_of
from toolkit.storage.store import answers_to, save_answer


@pytest.fixture
def worker(app: Flask, client: FlaskClient) -> Worker:
    """Give people who work on the fullest example."""
    return Worker(app, client, example(app, "warm_huis"))


def _fields(fields: dict[str, Any]) -> dict[str, Any]:
    return fields


def _group(worker: Worker) -> str:
    return worker.loaded().groups[0].id


def _theme(worker: Worker, section: str = "doing") -> str:
    return f"/samen/{_group(worker)}/themas/{section}"


def _answer(worker: Worker, question: str) -> Answer:
    return worker.loaded().groups[0].answer_by_question[question]


def test_looking_and_saving_without_a_change_changes_nothing(worker: Worker) -> None:
    before = worker.loaded()
    for section in re.findall(r"/themas/(\w+)", worker.page("/samen")):
        worker.send(worker.form(_theme(worker, section)))
    assert worker.loaded() == before


def test_the_screen_shows_one_theme_with_a_person_a_clock_and_every_question(worker: Worker) -> None:
    page = worker.page(_theme(worker))
    text = text_of(page)
    assert "Stel je één persoon voor" in text
    assert "Bij deze persoon speelt" in text
    assert re.search(r"Begonnen om \d\d:\d\d, \d+ minuten gepland", text)
    assert page.count("<h1>") == 1
    assert page.count('name="seen.') > 1


def test_the_start_leads_to_the_first_theme_that_is_not_finished(worker: Worker) -> None:
    # In the example people still think differently about one question of this theme.
    page = worker.page("/samen")
    assert "Ga verder met: Toegang: taal, digitaal en beperking" in text_of(page)
    assert worker.address(_theme(worker, "access")) in page


def test_agreeing_keeps_the_rest_of_the_answer_and_goes_on(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    question = next(
        name
        for name, offered in form.offered.items()
        if "-different" in offered and name in form.values and "." not in name
    )
    before = _answer(worker, question)
    chosen = next(one for one in form.offered[question] if not one.startswith("-") and one != form.values[question])
    sent = worker.send(form, **_fields({question: chosen}))
    assert sent.location != form.action
    answer = _answer(worker, question)
    assert answer.proposal
    assert before.proposal
    assert answer.proposal == before.proposal.model_copy(update={"value": chosen})
    assert answer.current == before.current
    history = worker.page(f"/groepen/{_group(worker)}/vragen/{question}/geschiedenis")
    assert "staat er nu" in history
    assert "Zoals het begon" in history


def _differ(worker: Worker, status: int = 303) -> tuple[str, str, str]:
    form = worker.form(_theme(worker))
    question = next(
        name
        for name, offered in form.offered.items()
        if "-different" in offered and "." not in name and form.values.get(f"{name}.0.function") == ""
    )
    one, other = [value for value in form.offered[question] if not value.startswith("-")][:2]
    opinions: dict[str, Any] = {
        question: "-different",
        f"{question}.0.function": "Beleid",
        f"{question}.0.value": one,
        f"{question}.1.function": "Uitvoering",
        f"{question}.1.value": other,
    }
    worker.send(form, status, **opinions)
    return question, one, other


def test_who_differs_is_kept_by_function_and_settles_later(app: Flask, worker: Worker) -> None:
    question, one, other = _differ(worker)
    answer = _answer(worker, question)
    assert answer.proposal is None
    assert [(rating.rater.function, rating.proposal.value) for rating in answer.ratings] == [
        ("Beleid", one),
        ("Uitvoering", other),
    ]
    assert all(rating.at and rating.rater.name is None for rating in answer.ratings)
    assert answer.settled is None
    assert "Uitvoering" in text_of(worker.page("/samen/verslag"))
    worker.fill(_theme(worker), **_fields({question: other}))
    settled = _answer(worker, question)
    assert settled.ratings == answer.ratings
    assert settled.settled
    assert settled.settled.proposal == answer.ratings[1].proposal
    worker.fill(_theme(worker), **_fields({question: "-different"}))
    assert _answer(worker, question) == answer
    read = read_dossier(dump_dossier(worker.loaded()).encode(), "dossier.yaml")
    assert validate(read, app.extensions["catalogue"]) == ()


def test_what_nobody_knows_is_found_out_by_somebody(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    question = next(name for name, offered in form.offered.items() if "-find_out" in offered and "." not in name)
    refused = worker.send(form, 400, **_fields({question: "-find_out"}))
    assert "Schrijf wie het uitzoekt" in refused.text
    fields: dict[str, Any] = {question: "-find_out", f"{question}.by": "Uitvoering", f"{question}.until": "31-1-2027"}
    worker.send(form, **fields)
    answer = _answer(worker, question)
    response = answer.settled.proposal if answer.settled else answer.proposal
    assert response
    assert (response.unknown, response.by, response.until) == (Unknown.BEING_FOUND_OUT, "Uitvoering", "2027-01-31")
    assert "31 januari 2027" in text_of(worker.page("/samen/verslag"))


def test_one_opinion_alone_is_refused_but_the_rest_is_saved(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    names = [name for name, offered in form.offered.items() if "-different" in offered and "." not in name]
    wrong, fine = names[0], names[1]
    chosen = next(one for one in form.offered[fine] if not one.startswith("-") and one != form.values.get(fine))
    before = _answer(worker, wrong)
    answer = worker.send(form, 400, **_fields({wrong: "-different", f"{wrong}.2.function": "Beleid", fine: chosen}))
    assert "Kies ook wat deze functie vindt." in answer.text
    assert _answer(worker, wrong) == before
    saved = _answer(worker, fine)
    assert (saved.settled.proposal if saved.settled else saved.proposal).value == chosen  # type: ignore[union-attr]


def test_who_was_first_is_not_overwritten(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    question, one, other = _differ(worker)
    first = _answer(worker, question)
    refused = worker.send(form, 409, **_fields({question: one}))
    assert "Iemand anders vulde dit net in" in refused.text
    assert _answer(worker, question) == first
    worker.send(form_in(refused.text), **_fields({question: other}))
    settled = _answer(worker, question).settled
    assert settled
    assert settled.proposal.value == other


def test_saving_by_itself_tells_the_new_revisions_and_does_not_hurry(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    question = next(name for name, offered in form.offered.items() if "-find_out" in offered and "." not in name)
    busy = worker.send_alone(form, **_fields({question: "-find_out"})).get_json()
    assert busy["errors"] == {}
    assert "Wat nog niet af is" in busy["message"]
    chosen = next(one for one in form.offered[question] if not one.startswith("-") and one != form.values.get(question))
    told = worker.send_alone(form, **_fields({question: chosen})).get_json()
    assert told["message"].startswith("Opgeslagen om ")
    assert int(told["fields"][f"seen.{question}"]) == int(form.values[f"seen.{question}"]) + 1


def test_stopping_leads_to_the_record(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    form.names.add("action")
    sent = worker.send(form, action="stop")
    assert sent.location == worker.address("/samen/verslag")
    text = text_of(worker.page("/samen/verslag"))
    assert "Hier denken jullie verschillend over" in text
    assert "Dit spraken jullie af" in text


@pytest.mark.parametrize("paper", ["leidraad", "vel"])
def test_the_papers_hold_every_question_and_option(worker: Worker, paper: str) -> None:
    page = worker.page(f"/samen/{_group(worker)}/{paper}")
    text, number = text_of(page), 0
    for section in re.findall(rf"/{_group(worker)}/themas/(\w+)", worker.page("/samen")):
        theme = worker.page(_theme(worker, section))
        for label in map(html.unescape, re.findall(r"<label [^>]*--radio[^>]*>(.*?)</label>", theme)):
            number += 1
            assert label in text or label.startswith("Wij "), label
    assert number > 40
    assert "style=" not in page


def test_what_does_not_exist_is_not_there(worker: Worker) -> None:
    group = _group(worker)
    for rest in ("/samen/niemand/leidraad", f"/samen/{group}/themas/niets", "/samen/-/vel"):
        worker.page(rest, 404)


def test_the_clock_counts_in_a_browser(browser: Browser, site: Site) -> None:
    identity = example(site.app, "warm_huis")
    with visit(browser, site) as page:
        page.goto(f"/dossiers/{identity}/samen/huurders/themas/doing")
        expect(page.locator(".dv-clock")).to_have_text(re.compile(r"Begonnen om \d\d:\d\d: 0 van \d+ minuten"))


def test_a_number_may_stay_when_people_turn_out_to_differ(worker: Worker) -> None:
    form = worker.form(_theme(worker))
    aside = next(name for name, chosen in form.offered.items() if name.endswith(".aside") and not form.values.get(name))
    question = aside.removesuffix(".aside")
    assert form.values[question]
    other = _fields({f"{question}.0.function": "Beleid", f"{question}.0.value": "1", f"{question}.1.value": "7"})
    both = _fields({aside: "-different", **other, f"{question}.1.function": "Uitvoering"})
    worker.send(form, 400, **both, **_fields({question: "33"}))
    worker.send(form, **both)
    assert [rating.proposal.value for rating in _answer(worker, question).ratings] == [1, 7]


def _several(worker: Worker) -> str:
    """Return a question that is not answered with one of several options, and has an answer."""
    form = worker.form(_theme(worker))
    return next(
        name.removesuffix(".aside")
        for name, chosen in form.offered.items()
        if name.endswith(".aside") and not form.values.get(name) and form.values[name.removesuffix(".aside")]
    )


def test_a_number_that_is_taken_away_is_gone_and_what_it_rests_on_stays(worker: Worker) -> None:
    form, question = worker.form(_theme(worker)), _several(worker)
    before = _answer(worker, question).proposal
    assert before
    told = worker.send_alone(form, 200, **_fields({question: ""})).get_json()
    assert told["message"].startswith("Opgeslagen om ")
    assert int(told["fields"][f"seen.{question}"]) == int(form.values[f"seen.{question}"]) + 1
    kept = Response(basis=before.basis, note=before.note, evidence=before.evidence)
    assert _answer(worker, question).proposal == (None if kept == Response() else kept)
    worker.send(worker.form(_theme(worker)))
    assert _answer(worker, question).proposal == (None if kept == Response() else kept)


def test_an_empty_number_takes_nothing_away_that_this_page_did_not_show(worker: Worker) -> None:
    question = _several(worker)
    worker.fill(_theme(worker), **_fields({question: ""}))
    stale = worker.form(_theme(worker))
    stale.values[f"seen.{question}"] = "0"
    worker.fill(_theme(worker), **_fields({question: "5"}))
    answer = _answer(worker, question)
    worker.send(stale)
    assert _answer(worker, question) == answer


def test_what_was_to_be_found_out_and_is_not_any_more_is_open_again(worker: Worker) -> None:
    question = _several(worker)
    aside = f"{question}.aside"
    worker.fill(
        _theme(worker),
        **_fields({question: "", aside: "-find_out", f"{question}.by": "Balie", f"{question}.until": "31-1-2027"}),
    )
    answer = _answer(worker, question)
    assert answer.proposal
    assert answer.proposal.unknown is Unknown.BEING_FOUND_OUT
    worker.fill(_theme(worker), **_fields({aside: None}))
    proposal = _answer(worker, question).proposal
    assert proposal is None or proposal.unknown is None


def test_people_who_do_not_differ_any_more_say_what_they_settle_on(worker: Worker) -> None:
    question = _several(worker)
    opinions = {f"{question}.0.function": "Beleid", f"{question}.0.value": "1"}
    opinions |= {f"{question}.1.function": "Uitvoering", f"{question}.1.value": "7"}
    worker.fill(_theme(worker), **_fields({question: "", f"{question}.aside": "-different", **opinions}))
    answer = _answer(worker, question)
    assert len(answer.ratings) == 2
    refused = worker.fill(_theme(worker), 400, **_fields({f"{question}.aside": None}))
    assert "Vul het antwoord in waar jullie op uitkomen." in refused.text
    assert _answer(worker, question) == answer
    worker.fill(_theme(worker), **_fields({f"{question}.aside": None, question: "5"}))
    settled = _answer(worker, question).settled
    assert settled
    assert settled.proposal.value == 5
    worker.fill(_theme(worker), **_fields({question: ""}))
    assert _answer(worker, question) == answer, "they differ again"


def test_more_opinions_than_the_page_has_room_for_all_stay(worker: Worker) -> None:
    question, group = _several(worker), _group(worker)
    ratings = tuple(
        Rating(rater=Rater(function=f"Functie {number}"), proposal=Response(value=number)) for number in range(1, 16)
    )
    with Session(worker.app.extensions["engine"]) as session:
        answer = Answer(question=question, ratings=ratings)
        key = (group, question)
        seen = answers_to(session, worker.dossier, [key])[key].revision
        save_answer(session, worker.dossier, group, answer, seen, "test")
        session.commit()
    worker.send(worker.form(_theme(worker)))
    assert _answer(worker, question) == answer
    worker.fill(_theme(worker), **_fields({f"{question}.0.value": "20"}))
    after = _answer(worker, question).ratings
    assert after[0].proposal.value == 20
    assert after[1:] == ratings[1:]
