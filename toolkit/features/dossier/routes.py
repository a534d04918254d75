"""A dossier over HTTP: its overview, how deep the test goes, the dossier as a file, and away with it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.translation import _
from scoring.dossier_reading import dump_dossier, dump_dossier_json
from toolkit.dossier_archives import zip_of
from toolkit.evidence_files import files_in
from toolkit.features.advice.standing import standing_from_answers
from toolkit.features.dossier import operations
from toolkit.features.dossier.forms import depth_form
from toolkit.features.dossier.group_routes import add_group_routes
from toolkit.features.dossier.intake_routes import add_intake_routes
from toolkit.features.dossier.measure_routes import add_measure_routes
from toolkit.features.dossier.opened import Opened, address_if_there, open_dossier
from toolkit.features.dossier.overview import make_overview
from toolkit.features.dossier.pages import differences, form_page, sent_seal
from toolkit.features.dossier.participation_tasks import participation_tasks
from toolkit.features.dossier.record_history_routes import add_record_history_routes
from toolkit.features.dossier.record_routes import add_record_routes
from toolkit.storage.evidence import evidence_of
from toolkit.storage.heads import head_of
from toolkit.storage.store import load_dossier, remove_dossier
from toolkit.web.answer_words import Pairs
from toolkit.web.application import database

blueprint = Blueprint("dossier", __name__, url_prefix="/dossiers/<dossier>")
add_intake_routes(blueprint)
add_group_routes(blueprint)
add_measure_routes(blueprint)
add_record_routes(blueprint)
add_record_history_routes(blueprint)

MEDIA_TYPES = {"yaml": "application/yaml", "json": "application/json", "zip": "application/zip"}
_LONGEST_NAME = 80


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show how far every part is, with what to do next on top."""
    opened = open_dossier(dossier)
    found = make_overview(opened)
    return render_template(
        "web/dossier/overview.html",
        dossier=opened,
        overview=found,
        advice=standing_from_answers(opened, found.stored),
        participation=participation_tasks(opened),
        together=address_if_there("together.start", dossier=dossier),
        suffixes=tuple(MEDIA_TYPES),
    )


@blueprint.get("/toets")
def depth(dossier: str) -> str:
    """Show how deep the test can go."""
    opened = open_dossier(dossier)
    return _depth(opened, _depth_form(opened), operations.depth_seal(opened.head))


@blueprint.post("/toets")
def choose_depth(dossier: str) -> WerkzeugResponse | tuple[str, int]:
    """Choose how deep the test goes."""
    opened = open_dossier(dossier)
    form = depth_form(opened)(request.form)
    if not form.validate():
        return _depth(opened, form, sent_seal()), 400
    try:
        before = operations.choose_depth(opened.session, dossier, form["depth"].data, sent_seal())
    except operations.StaleError:
        opened = open_dossier(dossier)
        theirs = differences(form, _depth_form(opened))
        return _depth(opened, form, operations.depth_seal(opened.head), theirs=theirs), 409
    opened.session.commit()
    flash(_("Gekozen. Wat je al had ingevuld, staat er nog."), "good")
    if before.not_needed and head_of(opened.session, dossier).not_needed is None:
        message = _("Eerst stond hier dat een toets niet nodig is. Dat staat er nu niet meer. De reden was: {reason}")
        flash(message.format(reason=before.not_needed.reason), "info")
    return redirect(url_for("dossier.overview", dossier=dossier), code=303)


@blueprint.get("/bestand/<any(yaml, json, zip):suffix>")
def export(dossier: str, suffix: str) -> Response:
    """Give the whole dossier as a file; a zip holds the evidence files too."""
    session = database()
    found = load_dossier(session, dossier)
    data: str | bytes
    if suffix == "zip":
        named = files_in(found)
        files = {sha256: content for sha256, content in evidence_of(session, dossier).items() if sha256 in named}
        data = zip_of(dump_dossier(found), files)
    else:
        data = dump_dossier_json(found) if suffix == "json" else dump_dossier(found)
    response = Response(data, content_type=MEDIA_TYPES[suffix])
    name = secure_filename(found.title)[:_LONGEST_NAME] or "dossier"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response


@blueprint.get("/verwijderen")
def confirm_remove(dossier: str) -> str:
    """Ask whether the dossier may go."""
    return render_template("web/dossier/remove.html", dossier=open_dossier(dossier))


@blueprint.post("/verwijderen")
def remove(dossier: str) -> WerkzeugResponse:
    """Remove the dossier and everything in it."""
    opened = open_dossier(dossier)
    remove_dossier(opened.session, dossier)
    opened.session.commit()
    flash(_("Het dossier '{title}' is verwijderd.").format(title=opened.title), "good")
    return redirect(url_for("start.home"), code=303)


def _depth(opened: Opened, form: Form, seen: str, *, theirs: Pairs | None = None) -> str:
    return form_page("depth.html", opened, form, seen, title=_("Welke toets doe je?"), theirs=theirs)


def _depth_form(opened: Opened) -> Form:
    return depth_form(opened)(data={"depth": opened.head.depth})
