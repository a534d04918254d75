"""A dossier with every kind of question, in the running application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Dossier, Group
from tests.toolkit.conftest import LINK
from tests.toolkit.html_forms import HtmlForm, form_in
from toolkit.storage.definitions import keep_definitions, pins_for
from toolkit.storage.store import add_dossier, load_dossier
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

DEFINITIONS = Path(__file__).parent / "definitions"
GROUPS = (
    Group(id="bewoners", name="Bewoners", kind=GroupKind.RESIDENT),
    Group(id="ouderen", name="Ouderen", kind=GroupKind.RESIDENT, circumstances=("money",)),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Give the application with a questionnaire of this test beside the bundled ones."""
    folder = tmp_path_factory.mktemp("data")
    application = create_app(Settings(folder, questionnaires=(DEFINITIONS,), sign_in_token=LINK, testing=True))
    yield application
    application.extensions["engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a client that came in with the link, made anew."""
    app.config["SIGN_IN_TOKEN"] = LINK
    client = app.test_client()
    assert client.get(f"/binnen/{LINK}").status_code == 303
    return client


def add(app: Flask, *groups: Group, questionnaire: str = "alle_soorten", depth: str = "full", **more: Any) -> str:
    """Store a dossier and return its id."""
    catalogue = app.extensions["catalogue"]
    pins = pins_for(catalogue, questionnaire)
    with Session(app.extensions["engine"]) as session:
        keep_definitions(session, catalogue, pins)
        dossier = Dossier.model_validate(
            {
                "format": 1, "title": "Parkeerapp", "questionnaire": questionnaire, "depth": depth,
                "definitions": pins, "groups": groups, **more,
            }
        )  # fmt: skip
        identity = add_dossier(session, dossier, "test")
        session.commit()
    return identity


@dataclass
class Visitor:
    """Somebody with a browser without JavaScript, who works on one dossier."""

    app: Flask
    client: FlaskClient
    dossier: str
    group: str = "bewoners"

    def address(self, rest: str) -> str:
        """Return an address within the group."""
        return f"/dossiers/{self.dossier}/groepen/{self.group}/{rest}"

    def question(self, name: str) -> str:
        """Return the address of a question."""
        return self.address(f"vragen/{name}")

    def theme(self, name: str) -> str:
        """Return the address of a theme."""
        return self.address(f"themas/{name}")

    def page(self, address: str, status: int = 200) -> str:
        """Get a page."""
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text
        return answer.text

    def form(self, address: str) -> HtmlForm:
        """Get the form of a page."""
        return form_in(self.page(address))

    def fill(self, address: str, status: int = 303, **fields: str | list[str] | None) -> TestResponse:
        """Fill in the form of a page and send it; `action` presses another button."""
        button = fields.pop("action", None)
        form = self.form(address)
        data = form.filled(**fields)
        if button:
            data["action"] = str(button)
        answer = self.client.post(form.action, data=data)
        assert answer.status_code == status, answer.text
        return answer

    def loaded(self) -> Dossier:
        """Return the dossier as it is stored."""
        with Session(self.app.extensions["engine"]) as session:
            return load_dossier(session, self.dossier)

    def answer(self, question: str, group: str | None = None) -> Answer | None:
        """Return a stored answer."""
        dossier = self.loaded()
        if (group or self.group) == "-":
            return dossier.answer_by_question.get(question)
        return next(one for one in dossier.groups if one.id == (group or self.group)).answer_by_question.get(question)


@pytest.fixture
def visitor(app: Flask, client: FlaskClient) -> Visitor:
    """Give somebody who works on a dossier with two groups."""
    return Visitor(app, client, add(app, *GROUPS))


def title(page: str) -> str:
    """Return the title of a page."""
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert found
    return found[1].strip()
