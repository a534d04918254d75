"""Trying out the test, over HTTP: what is recorded, a mark at a question or a part, and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.translation import _
from toolkit.features.dossier.opened import open_dossier
from toolkit.features.pilot.parts import name_of, part_called, part_of_page, part_words
from toolkit.features.pilot.recording import Mark, add_mark, mark_word
from toolkit.features.pilot.table import pilot_csv
from toolkit.features.pilot.timing import note_time
from toolkit.features.questions.itinerary import Step
from toolkit.features.questions.place import Place, find_place
from toolkit.features.questions.views import address_of
from toolkit.storage.tables import PilotMarkRow
from toolkit.web import personal_data
from toolkit.web.access import Role, current_role
from toolkit.web.answer_words import question_text
from toolkit.web.application import database
from toolkit.web.form_errors import summary
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.values import TextField, required

blueprint = Blueprint("pilot", __name__)
blueprint.after_app_request(note_time)
TOGETHER = "samen"
"""In an address: who marks this came from filling in together, and goes back there."""
_LINE = 300


@dataclass(frozen=True)
class Notice:
    """What every page tells when something is recorded: where to read more, and where to put a mark."""

    about: str
    mark: str | None


@dataclass(frozen=True)
class Marked:
    """What a mark is put at: a part of a dossier or a question in it, in words, and where to go back to."""

    dossier: str
    title: str
    section: str
    question: str | None
    about: str
    back: str


@blueprint.app_template_global()
def pilot_notice() -> Notice | None:
    """Return the announcement of a page, None when nothing is recorded."""
    if not _is_on() or current_role() < Role.USER:
        return None
    values = request.view_args or {}
    part = next((name for name in ("question", "section") if name in values), None)
    mark = None
    if part and {"dossier", "group"} <= set(values) and request.blueprint in {"questions", "together"}:
        samen = "1" if request.blueprint == "together" else None
        mark = url_for(f"pilot.mark_{part}", **values, samen=samen)
    elif found := part_of_page():
        here = request.full_path.removesuffix("?") if request.method == "GET" else None
        mark = url_for("pilot.mark_part", dossier=values["dossier"], part=name_of(found), terug=here)
    return Notice(url_for("pilot.about"), mark)


@blueprint.get("/proef")
def about() -> str:
    """Tell what is recorded, with the table."""
    _only_when_on()
    number = database().scalar(select(func.count()).select_from(PilotMarkRow)) or 0
    return render_template("web/pilot/about.html", number=number)


@blueprint.get("/proef/onderzoek.csv")
def table() -> Response:
    """Give everything that was recorded as a table."""
    _only_when_on()
    data = pilot_csv(database(), current_app.extensions["catalogue"])
    response = Response(data, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="onderzoek.csv"'
    return response


@blueprint.route("/dossiers/<dossier>/groepen/<group>/proef/vragen/<question>", methods=["GET", "POST"])
def mark_question(dossier: str, group: str, question: str) -> str | tuple[str, int] | WerkzeugResponse:
    """Put a mark at a question."""
    _only_when_on()
    place = find_place(database(), dossier, group)
    target = place.question(question).question
    section = place.definitions.compiled.by_id[question].section.id
    return _mark_step(place, Step(section, question), question_text(target, place.kind))


@blueprint.route("/dossiers/<dossier>/groepen/<group>/proef/themas/<section>", methods=["GET", "POST"])
def mark_section(dossier: str, group: str, section: str) -> str | tuple[str, int] | WerkzeugResponse:
    """Put a mark at a theme."""
    _only_when_on()
    place = find_place(database(), dossier, group)
    part = place.itinerary_at("full").part(section)
    if part is None:
        abort(404)
    return _mark_step(place, Step(section), str(part.section.title))


@blueprint.route("/dossiers/<dossier>/proef/<part>", methods=["GET", "POST"])
def mark_part(dossier: str, part: str) -> str | tuple[str, int] | WerkzeugResponse:
    """Put a mark at a part that is no theme, such as the result."""
    _only_when_on()
    opened, found = open_dossier(dossier), part_called(part)
    if found is None:
        abort(404)
    back = request.args.get("terug", "")
    if not (back.startswith(f"{opened.address}/") and back.isascii() and back.isprintable()):
        back = opened.address
    return _mark(Marked(dossier, opened.title, found, None, part_words()[found], back))


def _mark_step(place: Place, step: Step, about: str) -> str | tuple[str, int] | WerkzeugResponse:
    back = address_of(place, step)
    if request.args.get(TOGETHER) == "1":
        back = url_for("together.theme", dossier=place.identity, group=place.key, section=step.section)
    return _mark(Marked(place.identity, place.title, step.section, step.question, about, back))


def _mark(marked: Marked) -> str | tuple[str, int] | WerkzeugResponse:
    session = database()
    form = _form()(request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate():
        mark, line = Mark(form["kind"].data), form["line"].data or ""
        add_mark(session, marked.dossier, marked.section, marked.question, mark, line)
        session.commit()
        if warning := personal_data.warning([line]):
            flash(warning, "warn")
        flash(_("Bedankt. Je opmerking is bewaard, zonder je naam."), "good")
        return redirect(marked.back, code=303)
    errors = summary(form)
    page = render_template("web/pilot/mark.html", marked=marked, form=form, here=request.full_path, errors=errors)
    return (page, 400) if errors else page


def _form() -> type[Form]:
    fields: dict[str, Any] = {
        "kind": OneOf(
            _("Wat is er aan de hand?"), [option(one.value, mark_word(one)) for one in Mark], validators=(required,)
        ),
        "line": TextField(_("Waarom? In één regel"), _LINE),
    }
    return type("MarkForm", (Form,), fields)


def _is_on() -> bool:
    return bool(current_app.extensions["settings"].pilot)


def _only_when_on() -> None:
    if not _is_on():
        abort(404)
