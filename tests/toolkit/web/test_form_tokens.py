"""A change asks for the token that its page gave to the same person."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.toolkit.conftest import LINK
from tests.toolkit.html_forms import form_in

PAGE = "/nieuw"


def _inside(app: Flask) -> FlaskClient:
    app.config["SIGN_IN_TOKEN"] = LINK
    client = app.test_client()
    client.get(f"/binnen/{LINK}")
    return client


def _token(client: FlaskClient) -> str:
    return form_in(client.get(PAGE).text).values["csrf_token"]


def _is_refused(client: FlaskClient, token: str) -> bool:
    answer = client.post(PAGE, data={"csrf_token": token})
    return answer.status_code == 400 and "stond te lang open" in answer.text


def test_the_token_of_the_page_is_taken_and_every_other_refused(app: Flask, client: FlaskClient) -> None:
    token, theirs = _token(client), _token(_inside(app))
    assert theirs != token == _token(client)
    assert not _is_refused(client, token)
    for wrong in ("", "x", token[:-1], token + "A", theirs, "é"):
        assert _is_refused(client, wrong), wrong
    assert "stond te lang open" in client.post(PAGE, data={}).text


def test_a_token_is_good_in_another_process_with_the_same_key(app: Flask, client: FlaskClient) -> None:
    token = _token(client)
    app.extensions["form_tokens"].clear()
    assert not _is_refused(client, token)


def test_many_tokens_are_let_go_of(app: Flask, client: FlaskClient) -> None:
    app.extensions["form_tokens"].update({str(number): "" for number in range(1000)})
    assert _token(client)
    assert len(app.extensions["form_tokens"]) == 1
