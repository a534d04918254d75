"""My dossiers: search, filter, order, how far each is, and the same number of queries for two as for sixty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Depth, Dossier, Group, NotNeeded, Response, Unknown
from tests.toolkit.working_on import example
from toolkit.features.start.dossiers import PAGE_SIZE, Order, Search, State, find_dossiers
from toolkit.storage.definitions import pins_for
from toolkit.storage.store import add_dossier


def dossier(title: str, *answered: str, depth: Depth = "quickscan", not_needed: bool = False) -> Dossier:
    """Make a dossier in which these questions are answered."""
    answers = tuple(Answer(question=one, proposal=Response(unknown=Unknown.NOT_KNOWN)) for one in answered)
    return Dossier(
        format=1,
        title=title,
        questionnaire="doenvermogen",
        depth=depth,
        groups=(Group(id="groep", name="Groep", kind=GroupKind.RESIDENT, answers=answers),),
        not_needed=NotNeeded(reason="Niemand hoeft iets.", agreed_by="uitvoering") if not_needed else None,
    )


def test_the_demo_shows_the_three_doors_above_its_dossiers(app: Flask, client: FlaskClient) -> None:
    example(app, "terras_foto")
    assert "Begin de quickscan" not in client.get("/").text
    app.extensions["settings"] = replace(app.extensions["settings"], demo=True)
    page = client.get("/").text
    assert page.index("Bekijk een voorbeeld") < page.index("Begin de quickscan") < page.index("Nieuw dossier")
    assert page.index("Nieuw dossier") < page.index("terrasmelding")
    assert "Begin de quickscan" not in client.get("/?zoek=terras").text


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context(), Session(app.extensions["engine"]) as session:
        yield session


def test_every_word_is_looked_for_whatever_the_capitals_and_signs_mean_themselves(session: Session) -> None:
    for title in ("Parkeren met een app", "Een app voor afval", "100% korting", "Iets_anders"):
        add_dossier(session, dossier(title), "x")

    def titles(words: str) -> set[str]:
        return {one.title for one in find_dossiers(session, Search(words=words)).dossiers}

    assert titles("APP") == {"Parkeren met een app", "Een app voor afval"}
    assert titles("app parkeren") == {"Parkeren met een app"}
    assert titles("%") == {"100% korting"}
    assert titles("_") == {"Iets_anders"}
    assert titles("'; drop table dossier; --") == set()


def test_filter_and_order(session: Session) -> None:
    add_dossier(session, dossier("beta", "asks_anything"), "x")
    add_dossier(session, dossier("Alfa"), "x")
    found = find_dossiers(session, Search(state=State.EMPTY))
    assert ([one.title for one in found.dossiers], found.matching, found.total) == (["Alfa"], 1, 2)
    assert [one.title for one in find_dossiers(session, Search(state=State.BUSY)).dossiers] == ["beta"]
    assert [one.title for one in find_dossiers(session, Search(order=Order.TITLE)).dossiers] == ["Alfa", "beta"]
    assert [one.title for one in find_dossiers(session, Search()).dossiers] == ["Alfa", "beta"]


def test_the_filter_knows_every_state_that_the_list_tells(app: Flask, session: Session) -> None:
    example(app, "terras_foto")
    add_dossier(session, dossier("leeg"), "x")
    add_dossier(session, dossier("bezig", "asks_anything"), "x")
    add_dossier(session, dossier("niet nodig", "asks_anything", not_needed=True), "x")
    listed = find_dossiers(session, Search()).dossiers
    assert {one.state for one in listed} == set(State)
    for one in listed:
        found = find_dossiers(session, Search(state=one.state, page=9))
        assert (found.dossiers, found.matching, found.page) == ((one,), 1, 1)


def test_whoever_does_a_test_is_busy_also_when_it_was_said_that_none_is_needed(session: Session) -> None:
    add_dossier(session, dossier("toch", "asks_anything", depth="full", not_needed=True), "x")
    assert [one.state for one in find_dossiers(session, Search()).dossiers] == [State.BUSY]


def test_how_far_counts_what_is_always_asked(app: Flask, session: Session) -> None:
    scan = next(d for d in app.extensions["catalogue"].questionnaires["doenvermogen"].depths if d.id == "quickscan")
    add_dossier(session, dossier("leeg"), "x")
    add_dossier(session, dossier("half", *scan.questions[:3]), "x")
    add_dossier(session, dossier("vol", *scan.questions), "x")
    listed = {one.title: one for one in find_dossiers(session, Search()).dossiers}
    open_when_empty = listed["leeg"].open
    assert open_when_empty
    assert listed["half"].answers == 3
    assert 0 < (listed["half"].open or 0) < open_when_empty
    # tried_out is asked once for the whole dossier, so an answer in the group does not count for it.
    assert listed["vol"].open == 1


def test_a_dossier_of_a_questionnaire_that_is_gone_is_still_listed(session: Session) -> None:
    add_dossier(session, dossier("x").model_copy(update={"questionnaire": "verdwenen"}), "x")
    (listed,) = find_dossiers(session, Search()).dossiers
    assert listed.open is None


def test_states_are_told_in_words(client: FlaskClient, session: Session) -> None:
    add_dossier(session, dossier("een"), "x")
    add_dossier(session, dossier("twee", "asks_anything"), "x")
    add_dossier(session, dossier("drie", "asks_anything", not_needed=True), "x")
    session.commit()
    page = client.get("/").text
    for words in ("Nog leeg", "Bezig", "Niet nodig", "begin met de vragen", "ga verder met de vragen"):
        assert words in page, words


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Collect the queries that are done."""
    queries: list[str] = []

    def note(*arguments: object) -> None:
        queries.append(str(arguments[2]))

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    yield queries
    event.remove(app.extensions["engine"], "before_cursor_execute", note)


def test_the_list_takes_the_same_queries_whatever_there_is(app: Flask, client: FlaskClient, session: Session) -> None:
    pins = pins_for(app.extensions["catalogue"], "doenvermogen")
    numbers = []
    for more in (2, 60):
        for number in range(more):
            asked = ("asks_anything", "actions", "deadline")[: number % 4]
            add_dossier(session, dossier(f"{more}-{number}", *asked).model_copy(update={"definitions": pins}), "x")
        session.commit()
        client.get("/")  # reads what is kept afterwards
        with counted(app) as queries:
            assert client.get("/").status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 8, numbers


@pytest.mark.parametrize(
    "address", ["/?bladzijde=2", "/?bladzijde=9999", "/?bladzijde=²&stand=x&volgorde=y", "/?zoek=%00"]
)
def test_pages_and_odd_addresses(client: FlaskClient, session: Session, address: str) -> None:
    for number in range(PAGE_SIZE + 3):
        add_dossier(session, dossier(f"dossier {number}"), "x")
    session.commit()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Bladzijde" in answer.text
