"""Malformed, oversized, forged and repeated requests to every route: no 500, and nothing stored that is nonsense."""

from __future__ import annotations

import io
import os
import random
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from questionnaires.findings import Severity
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.validation import validate
from tests.toolkit.conftest import LINK
from tests.toolkit.web.every_route import Stocked, address, cases, stock
from toolkit.storage.store import NoSuchDossierError, load_dossier
from toolkit.web.security import HEADERS

PER_ROUTE = int(os.environ.get("DOENVERMOGEN_TEST_REQUESTS", "15"))
"""Requests to each route; `./scripts/prove` sends 50."""
PARTS = 2
"""The routes are shared out, so that two workers can go through them."""
NASTY: tuple[str, ...] = (
    "", " ", "\x00", "-1", "0", "1e999", "NaN", "9" * 400, "x" * 100_000, "<script>alert(1)</script>", "{{ 7*7 }}",
    "'; DROP TABLE dossier; --", "../../../../etc/passwd", "\u202e\u0000\ufffd", "😀" * 300, "%00%ff", "__weet_niet__",
    "2026-02-31", "=1+1", "[]", "{}", "null", "true",
)  # fmt: skip
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)
NOT_FOR_PEOPLE = ("text/css", "application/", "text/plain", "text/javascript", "font/", "image/")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_request_breaks_anything(app: Flask, part: int) -> None:
    # Without the token check, so that what lies behind it is reached; test_access holds the check itself.
    app.config["WTF_CSRF_ENABLED"] = False
    # The last resort would hide what it is for.
    app.config["PROPAGATE_EXCEPTIONS"] = False
    random_ = random.Random(1 + part)  # noqa: S311 - a reproducible choice, no secret
    user = app.test_client()
    user.get(f"/binnen/{LINK}")
    stocked = stock(app)
    for method, rule in cases(app)[part::PARTS]:
        if rule.endpoint in {"static", "sign_in.enter"}:
            continue
        names = _field_names(user, app, rule, stocked)
        for _time in range(PER_ROUTE):
            answer = _request(user, random_, method, address(rule, _values(random_, stocked)), names)
            assert answer.status_code < 500, (method, rule.rule, answer.status_code)
            _assert_guarded(answer)
        if rule.endpoint == "sign_in.leave":
            user.get(f"/binnen/{app.config['SIGN_IN_TOKEN']}")
        if not _still_there(app, stocked):
            stocked = stock(app)
        _assert_sensible(app, stocked)


def _values(random_: random.Random, stocked: Stocked) -> dict[str, Any]:
    values = dict(stocked.values)
    if random_.random() < 0.3:
        name = random_.choice([name for name in values if name not in {"number", "suffix"}])
        values[name] = random_.choice(NASTY).replace("/", "_").replace("\x00", "")[:200] or "x"
    return values


def _field_names(user: FlaskClient, app: Flask, rule: Any, stocked: Stocked) -> list[str]:
    del app
    page = user.get(address(rule, stocked.values))
    return re.findall(r'name="([^"]{1,80})"', page.text) if page.mimetype == "text/html" else []


def _request(user: FlaskClient, random_: random.Random, method: str, where: str, names: list[str]) -> TestResponse:
    chosen = (
        random_.sample(names, min(len(names), random_.randrange(6))) + ["revision", "onzin"][: random_.randrange(3)]
    )
    data = {name: random_.choice(NASTY) for name in chosen}
    if method == "GET":
        return user.get(where, query_string={name: value[:500] for name, value in data.items()})
    match random_.randrange(5):
        case 0:
            return user.open(where, method=method, data=random_.randbytes(200), content_type="multipart/form-data")
        case 1:
            return user.open(where, method=method, data=b"\xff" * 50, content_type="application/json")
        case 2:
            return user.open(
                where, method=method, data={**data, "bestand": (io.BytesIO(random_.choice(NASTY).encode()), "x.yaml")}
            )
        case _:
            return user.open(
                where, method=method, data=data, headers={"Accept": random_.choice(("*/*", "application/json"))}
            )


def _assert_guarded(answer: TestResponse) -> None:
    for name in HEADERS:
        assert name in answer.headers, name
    assert (
        "unsafe" not in answer.headers["Content-Security-Policy"]
        or "sandbox" in answer.headers["Content-Security-Policy"]
    )
    if answer.mimetype == "text/html" and "attachment" not in answer.headers.get("Content-Disposition", ""):
        assert not INLINE.search(answer.text), INLINE.search(answer.text)
        for form in re.findall(r'<form[^>]*method="post".*?</form>', answer.text, re.DOTALL | re.IGNORECASE):
            assert 'name="csrf_token"' in form


def _still_there(app: Flask, stocked: Stocked) -> bool:
    with Session(app.extensions["engine"]) as session:
        try:
            load_dossier(session, stocked.dossier)
        except NoSuchDossierError:
            return False
    return True


def _assert_sensible(app: Flask, stocked: Stocked) -> None:
    with Session(app.extensions["engine"]) as session:
        text = dump_dossier(load_dossier(session, stocked.dossier))
    file = read_dossier(text.encode(), "uit.yaml")
    wrong = [one for one in validate(file, app.extensions["catalogue"]) if one.severity is Severity.ERROR]
    assert wrong == []
