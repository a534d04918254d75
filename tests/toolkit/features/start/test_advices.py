"""The list of dossiers shows the advice of each, worked out once for each change."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import Dossier
from scoring.score import score
from tests.toolkit.working_on import Worker, counted_queries, example, put, text_of


def test_the_list_shows_the_advice_that_the_dossier_has(app: Flask, client: FlaskClient) -> None:
    catalogue = app.extensions["catalogue"]
    for name in ("warm_huis", "terras_foto", "energiehulp_reis"):
        worker = Worker(app, client, example(app, name))
        outcome = score(worker.loaded(), catalogue).advice
        assert outcome
        label = str(catalogue.advice_rules[outcome.definition].words_by_id[outcome.outcome].label)
        page = client.get(f"/?zoek={worker.loaded().title.split()[0]}").text
        assert f"Advies: {label[:1].upper()}{label[1:]}" in text_of(page)


def test_an_exploration_has_no_advice_and_an_empty_dossier_says_nothing(app: Flask, client: FlaskClient) -> None:
    put(app, Dossier(format=1, title="Leeg", questionnaire="doenvermogen"))
    assert "Advies:" not in text_of(client.get("/").text)
    example(app, "stadspas_idee")
    assert "Advies: Nog een verkenning" in text_of(client.get("/").text)


def test_the_advice_follows_a_change(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "terras_foto"))
    assert "Advies:" in text_of(client.get("/").text)
    worker.fill("/nieuwe-maatregel", text="Iets")
    with counted_queries(app) as first:
        client.get("/")
    with counted_queries(app) as again:
        client.get("/")
    assert len(first) > len(again)


def test_a_longer_list_takes_as_many_queries(app: Flask, client: FlaskClient) -> None:
    numbers = []
    for name in ("warm_huis", "terras_foto", "energiehulp_reis"):
        example(app, name)
        app.extensions.pop("listed_advices", None)
        with counted_queries(app) as statements:
            client.get("/")
        numbers.append(len(statements))
    assert len(set(numbers)) == 1, numbers
