"""A dossier filled in through the pages, with notes, evidence, ratings, and a later group that is alike."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.toolkit.html_forms import HtmlForm, form_in
from tests.toolkit.working_on import Worker

_PAGES = 80
_CHANGES = ("yes", "new", "no", "unknown")
NOTE = "Nog nakijken: § 3, regel “één”."


def fill_in_everything(app: Flask, client: FlaskClient) -> Worker:
    """Begin a dossier and fill in a short test for two groups; return who did so."""
    form = form_in(client.get("/nieuw").text)
    began = client.post(
        "/nieuw",
        data=form.filled(title="Parkeren met een app", intake_what_changes="De kaart verdwijnt.", group="Bewoners"),
    )
    assert began.status_code == 303
    worker = Worker(app, client, began.location.rsplit("/", 1)[1])
    worker.fill("/doelgroepen/bewoners", size="8.400", circumstances=["digital", "money"])
    answer_everything(worker, "bewoners")
    answer_everything(worker, "-")
    _ground(worker, "/groepen/bewoners/vragen/notice")
    _differ(worker, "/samen/bewoners/themas/starting")
    worker.fill(
        "/nieuwe-doelgroep", name="Bezoekers", kind="resident", circumstances=["newcomer"], reason="Ook zij parkeren."
    )
    for section in re.findall(r"/groepen/bezoekers/themas/(\w+)", worker.page()):
        page = worker.form(f"/groepen/bezoekers/themas/{section}")
        page.names.add("action")
        worker.send(page, action="same")
    worker.fill("/nieuwe-maatregel", text="De gemeente stuurt vanzelf een bericht", term="automatic")
    return worker


def answer_everything(worker: Worker, group: str) -> None:
    """Go from page to page, and give each time the heaviest answer."""
    answer = worker.client.get(worker.address(f"/groepen/{group}/begin"), follow_redirects=True)
    for number in range(_PAGES):
        if f"/groepen/{group}/" not in answer.request.path:
            return
        form = form_in(answer.text)
        data = form.filled(**_heaviest(form), **_theme(form, number))
        answer = worker.client.post(form.action, data=data, follow_redirects=True)
        assert answer.status_code == 200, answer.text
    raise AssertionError(f"there is no end to {group}")


def _heaviest(form: HtmlForm) -> dict[str, str]:
    return {
        name: [value for value in form.offered[name] if not value.startswith("-")][-1] if name in form.offered else "9"
        for name in ("proposal", "current")
        if name in form.names
    }


def _theme(form: HtmlForm, number: int) -> dict[str, str]:
    if "proposal" in form.names:
        return {}
    given = {"basis": form.offered["basis"][-1], "note": NOTE}
    return given | ({"changes": _CHANGES[number % len(_CHANGES)]} if "changes" in form.names else {})


def _ground(worker: Worker, page: str) -> None:
    form = worker.form(page)
    worker.send(
        form, note=NOTE, basis="figures", evidence__0__kind="figures", evidence__0__description="Telling aan de balie",
        evidence__0__link="https://www.voorbeeld.nl/telling",
    )  # fmt: skip


def _differ(worker: Worker, page: str) -> None:
    """Let two functions think differently about two questions, and settle the first."""
    form = worker.form(page)
    names = [name for name, offered in form.offered.items() if "-different" in offered and "." not in name][:2]
    fields: dict[str, str | list[str] | None] = {}
    for name in names:
        light, heavy = form.offered[name][0], form.offered[name][2]
        fields |= {
            name: "-different", f"{name}.0.function": "Beleid", f"{name}.0.value": light,
            f"{name}.1.function": "Uitvoering", f"{name}.1.value": heavy,
        }  # fmt: skip
    worker.send(form, **fields)
    form = worker.form(page)
    worker.send(form, **{names[0]: form.offered[names[0]][1]})
