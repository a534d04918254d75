"""Documents over HTTP: ask for one, see how far it is, fetch it."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response as WerkzeugResponse

from exports.theme import read_theme
from questionnaires.translation import _
from scoring.dossier import Dossier
from toolkit.features.documents.kinds import MEDIA_TYPES, groups, name_end
from toolkit.jobs.documents import UNDER_WAY, Kind, State, ask_for, cancel, content_of, latest
from toolkit.jobs.queue import Queue
from toolkit.storage.definitions import catalogue_for
from toolkit.storage.store import load_dossier
from toolkit.storage.tables import JobRow
from toolkit.web.application import database

blueprint = Blueprint("documents", __name__)
REFRESH_SECONDS = 3


@blueprint.get("/dossiers/<dossier>/documenten")
def overview(dossier: str) -> str:
    """Show the documents, and how far each is."""
    session = database()
    found = load_dossier(session, dossier)
    jobs = latest(session, dossier)
    contents = {full: _content(found, full=full) for full in (False, True)}
    views = groups(lambda kind: (jobs.get(kind), contents[kind.internal]))
    waiting = any(view.under_way for group in views for view in group.documents)
    return render_template(
        "web/documents/overview.html",
        identity=dossier,
        dossier=found,
        groups=views,
        waiting=waiting,
        message=_working() if waiting else "",
        refresh=REFRESH_SECONDS,
    )


@blueprint.get("/dossiers/<dossier>/documenten/stand")
def progress(dossier: str) -> Response:
    """Tell a page that waits whether everything is made."""
    session = database()
    load_dossier(session, dossier)
    done = not any(job.state in UNDER_WAY for job in latest(session, dossier).values())
    return jsonify(message=_("Klaar.") if done else _working(), done=done)


@blueprint.post("/dossiers/<dossier>/documenten")
def make(dossier: str) -> WerkzeugResponse:
    """Ask for a document; the worker makes it."""
    asked = request.form.get("kind", "")
    if asked not in set(Kind):
        abort(400)
    session, kind = database(), Kind(asked)
    job, new = ask_for(session, dossier, kind, _content(load_dossier(session, dossier), full=kind.internal))
    key = job.id
    session.commit()
    if new:
        Queue(current_app.extensions["settings"].data_folder).put(key)
    return redirect(url_for("documents.overview", dossier=dossier), code=303)


@blueprint.post("/dossiers/<dossier>/documenten/<job>/stop")
def stop(dossier: str, job: str) -> WerkzeugResponse:
    """Stop a document that is not ready yet."""
    session = database()
    cancel(session, dossier, job)
    session.commit()
    flash(_("Gestopt. Er is niets gemaakt."), "info")
    return redirect(url_for("documents.overview", dossier=dossier), code=303)


@blueprint.get("/dossiers/<dossier>/documenten/<job>")
def fetch(dossier: str, job: str) -> Response:
    """Give a document that is ready."""
    session = database()
    row = session.get(JobRow, job)
    if row is None or row.dossier_id != dossier or row.state != State.READY or row.result is None:
        abort(404)
    title, kind = load_dossier(session, dossier).title, Kind(row.suffix)
    response = Response(row.result, mimetype=None, content_type=MEDIA_TYPES[kind.suffix])
    name = (secure_filename(title)[:80] or "advies") + name_end(kind) + kind.suffix
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Its styles stand inside it; opened from the disk it is a page of its own.
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _content(dossier: Dossier, *, full: bool) -> str:
    """Return what a document would be made from now."""
    catalogue = catalogue_for(database(), dossier.definitions, current_app.extensions["catalogue"])
    return content_of(dossier, catalogue, read_theme(current_app.extensions["settings"].theme), full=full)


def _working() -> str:
    return _("We zijn bezig. Dit duurt meestal een paar tellen. Je kunt intussen gewoon verder werken.")
