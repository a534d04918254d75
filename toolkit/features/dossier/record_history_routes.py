"""The history of groups, measures and people over HTTP: who changed what when, and put back what was there."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from questionnaires.translation import _
from toolkit.features.dossier.opened import open_dossier
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.record_history import change_of, put_back
from toolkit.storage.record import record_history

_MOST_CHANGES = 100


def add_record_history_routes(blueprint: Blueprint) -> None:
    """Add the page of the history."""
    blueprint.add_url_rule("/geschiedenis", "record_history", history, methods=["GET"])
    blueprint.add_url_rule("/geschiedenis", "restore_record", restore, methods=["POST"])


def history(dossier: str) -> str:
    """Show what changed, newest first."""
    opened = open_dossier(dossier)
    changes = [change_of(opened, row) for row in record_history(opened.session, dossier, _MOST_CHANGES)]
    return render_template("web/dossier/record_history.html", dossier=opened, changes=changes)


def restore(dossier: str) -> Response:
    """Put back what there was, as a new change."""
    opened = open_dossier(dossier)
    rows = record_history(opened.session, dossier, _MOST_CHANGES)
    row = next((row for row in rows if str(row.id) == request.form.get("version")), None)
    if row is None:
        abort(404)
    try:
        put_back(opened, row)
    except (LookupError, StaleError):
        opened.session.rollback()
        flash(_("Dit kan niet meer terug: de groep is er niet meer, of iemand anders veranderde net iets."), "warn")
    else:
        opened.session.commit()
        flash(_("Teruggezet."), "good")
    return redirect(url_for("dossier.record_history", dossier=dossier), code=303)
