"""Somebody who works on one dossier with a browser without JavaScript, and what is stored of it."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.evidence import Evidence, EvidenceFile
from tests.toolkit.html_forms import HtmlForm, forms_in
from toolkit.dossier_archives import evidence_in
from toolkit.dossier_files import read_dossier_bytes
from toolkit.features.start.operations import take_over
from toolkit.storage.store import add_dossier, load_dossier

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Worker:
    """Somebody at work; addresses are those behind the dossier."""

    app: Flask
    client: FlaskClient
    dossier: str

    def address(self, rest: str = "") -> str:
        """Return an address within the dossier."""
        return f"/dossiers/{self.dossier}{rest}"

    def page(self, rest: str = "", status: int = 200) -> str:
        """Get a page."""
        answer = self.client.get(self.address(rest))
        assert answer.status_code == status, answer.text
        return answer.text

    def form(self, rest: str, which: int = 0) -> HtmlForm:
        """Get a form of a page that is sent with POST."""
        return [form for form in forms_in(self.page(rest)) if form.method == "post"][which]

    def send(self, form: HtmlForm, status: int = 303, /, **fields: str | list[str] | None) -> TestResponse:
        """Fill in a form and send it."""
        return self._posted(form, status, {}, fields)

    def send_alone(self, form: HtmlForm, status: int = 200, /, **fields: str | list[str] | None) -> TestResponse:
        """Send a form as a page does that saves by itself."""
        return self._posted(form, status, {"X-Autosave": "1"}, fields)

    def fill(self, rest: str, status: int = 303, /, **fields: str | list[str] | None) -> TestResponse:
        """Get the form of a page, fill it in and send it."""
        return self.send(self.form(rest), status, **fields)

    def _posted(
        self, form: HtmlForm, status: int, headers: dict[str, str], fields: dict[str, str | list[str] | None]
    ) -> TestResponse:
        answer = self.client.post(form.action, data=form.filled(**fields), headers=headers)
        assert answer.status_code == status, answer.text
        return answer

    def loaded(self) -> Dossier:
        """Return the dossier as it is stored."""
        with Session(self.app.extensions["engine"]) as session:
            return load_dossier(session, self.dossier)


def bring(app: Flask, data: bytes, name: str) -> str:
    """Take over a file, and return the id of the dossier."""
    file, evidence = read_dossier_bytes(data, name), evidence_in(data, name)
    with Session(app.extensions["engine"]) as session:
        identity, _findings = take_over(session, app.extensions["catalogue"], file, "test", evidence)
        session.commit()
    return identity


def example(app: Flask, name: str) -> str:
    """Take over an example, and return the id of the dossier."""
    return bring(app, (EXAMPLES / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def put(app: Flask, dossier: Dossier) -> str:
    """Store a dossier, and return its id."""
    with Session(app.extensions["engine"]) as session:
        identity = add_dossier(session, dossier, "test")
        session.commit()
    return identity


def read_example(name: str) -> Dossier:
    """Read an example."""
    return read_dossier((EXAMPLES / f"{name}.yaml").read_bytes(), f"{name}.yaml").dossier


def resting_on(dossier: Dossier, *files: bytes) -> Dossier:
    """Return the dossier with an answer of its first group that rests on these files."""
    first, *others = dossier.groups
    answer = next(one for one in first.answers if one.proposal and not one.ratings)
    evidence = tuple(
        Evidence(
            kind="document",
            description=f"Stuk {number}",
            file=EvidenceFile(
                name=f"stuk{number}.txt", sha256=hashlib.sha256(data).hexdigest(), size=len(data), type="text/plain"
            ),
        )
        for number, data in enumerate(files, 1)
    )
    assert answer.proposal
    rests = answer.model_copy(update={"proposal": answer.proposal.model_copy(update={"evidence": evidence})})
    answers = tuple(rests if one is answer else one for one in first.answers)
    return dossier.model_copy(update={"groups": (first.model_copy(update={"answers": answers}), *others)})


@contextmanager
def counted_queries(app: Flask) -> Iterator[list[str]]:
    """Collect the statements that run in this block; what begins and ends a transaction does not count."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
        statements[:] = [one for one in statements if not one.startswith(("BEGIN", "COMMIT", "ROLLBACK"))]


def text_of(page: str) -> str:
    """Return what stands on a page, without marks, on one line."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
