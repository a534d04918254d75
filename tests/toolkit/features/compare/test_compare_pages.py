"""Variants and moments in the browser: made, offered, laid side by side."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from scoring.dossier_reading import read_dossier
from toolkit.features.compare.operations import make_variant, others
from toolkit.features.start.operations import take_over
from toolkit.storage.heads import head_of
from toolkit.storage.store import load_dossier

FOLDER = Path(__file__).parents[4] / "examples"


def stored(app: Flask, name: str) -> str:
    path = FOLDER / f"{name}.yaml"
    with Session(app.extensions["engine"]) as session:
        identity, _findings = take_over(
            session, app.extensions["catalogue"], read_dossier(path.read_bytes(), path.name), "beleid"
        )
        session.commit()
    return identity


def token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page) or re.search(r'value="([^"]+)"[^>]*csrf', page)
    assert found
    return found[1]


def test_a_variant_is_a_copy_that_can_be_laid_beside_the_first(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "warm_huis")
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert "Er is nog geen ander dossier over dit voorstel" in page
    sent = {"called": "Met een gesprek", "this_called": "Met een formulier", "csrf_token": token(page)}
    answer = client.post(f"/dossiers/{identity}/vergelijken", data=sent)
    assert answer.status_code == 303
    copy = answer.headers["Location"].rsplit("/", 1)[1]
    with Session(app.extensions["engine"]) as session:
        first, second = load_dossier(session, identity), load_dossier(session, copy)
        assert (first.variant, second.variant) == ("Met een formulier", "Met een gesprek")
        assert first.proposal == second.proposal is not None
        assert first.groups == second.groups
        assert [one.identity for one in others(session, identity, first)] == [copy]
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert f"/dossiers/{identity}/vergelijken/{copy}" in page
    beside = client.get(f"/dossiers/{identity}/vergelijken/{copy}").get_data(as_text=True)
    assert "Met een formulier naast Met een gesprek" in beside
    assert "Geen antwoord weegt anders." in beside


def test_a_variant_needs_a_name(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "warm_huis")
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    answer = client.post(
        f"/dossiers/{identity}/vergelijken", data={"called": " ", "this_called": "x", "csrf_token": token(page)}
    )
    assert answer.status_code == 400
    assert "Geef de variant een naam." in answer.get_data(as_text=True)
    with Session(app.extensions["engine"]) as session:
        assert head_of(session, identity).variant is None


def test_the_same_file_again_is_another_moment(app: Flask, client: FlaskClient) -> None:
    first, second = stored(app, "warm_huis"), stored(app, "warm_huis")
    with Session(app.extensions["engine"]) as session:
        assert [one.identity for one in others(session, first, head_of(session, first))] == [second]
    assert client.get(f"/dossiers/{first}/vergelijken/{second}").status_code == 200


def test_another_proposal_is_not_offered_and_not_compared(app: Flask, client: FlaskClient) -> None:
    first, other = stored(app, "warm_huis"), stored(app, "energiehulp_reis")
    with Session(app.extensions["engine"]) as session:
        assert others(session, first, head_of(session, first)) == []
    # A copy is of its original only, not of every dossier that is called the same.
    stranger = stored(app, "warm_huis")
    with Session(app.extensions["engine"]) as session:
        make_variant(session, first, called="b", this_called="a", by="beleid")
        assert stranger not in [one.identity for one in others(session, first, head_of(session, first))]
    answer = client.get(f"/dossiers/{first}/vergelijken/{other}")
    assert answer.status_code == 404
    assert client.get(f"/dossiers/{first}/vergelijken/{first}").status_code == 404
