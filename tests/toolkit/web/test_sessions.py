"""Who has a good cookie is in; who changed a sign of it, or has an old one, is a visitor."""

from __future__ import annotations

import time

import pytest
from flask import Flask, flash, get_flashed_messages, session
from flask.testing import FlaskClient

INSIDE = "/"


def _cookie(app: Flask, client: FlaskClient) -> str:
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie
    return cookie.value


def _status(app: Flask, value: str) -> int:
    client = app.test_client()
    client.set_cookie(app.config["SESSION_COOKIE_NAME"], value)
    return client.get(INSIDE).status_code


def test_a_cookie_with_another_sign_in_it_is_no_cookie(app: Flask, client: FlaskClient) -> None:
    good = _cookie(app, client)
    assert _status(app, good) == _status(app, good) == 200
    for place in range(0, len(good) - 1, 7):
        other = "A" if good[place] != "A" else "B"
        assert _status(app, good[:place] + other + good[place + 1 :]) == 303
    assert _status(app, good + "A") == _status(app, "") == _status(app, "niets") == 303
    assert _status(app, good) == 200


def test_a_cookie_that_was_good_grows_old(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    good, now = _cookie(app, client), time.time()
    lifetime = app.permanent_session_lifetime.total_seconds()
    assert _status(app, good) == 200
    monkeypatch.setattr("time.time", lambda: now + lifetime - 60)
    assert _status(app, good) == 200
    monkeypatch.setattr("time.time", lambda: now + lifetime + 60)
    assert _status(app, good) == 303
    assert app.test_client().get(INSIDE).status_code == 303


def test_what_one_request_changes_is_not_seen_by_another_with_the_same_cookie(app: Flask) -> None:
    with app.test_request_context():
        session.update(role="USER", name="een")
        signed = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        plain = signed.dumps(dict(session))
        flash("bericht")
        flashed = signed.dumps(dict(session))
    name = app.config["SESSION_COOKIE_NAME"]
    for value, messages in ((plain, []), (flashed, ["bericht"])):
        for _time in range(2):
            with app.test_request_context(headers={"Cookie": f"{name}={value}"}):
                assert get_flashed_messages() == messages
                assert session["name"] == "een"
                session["name"] = "twee"
                flash("nog een")


def test_many_cookies_are_let_go_of(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.web.sessions._MOST", 3)
    signed = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    for number in range(10):
        cookie = {"role": "USER", "start": app.extensions["start"], "number": str(number)}
        assert _status(app, signed.dumps(cookie)) == 200
    assert len(app.session_interface._sure) <= 3  # type: ignore[attr-defined]
