"""The history of a journey over HTTP: who changed what when, and an earlier step put back."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from questionnaires.translation import _
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.history import change_of, put_back
from toolkit.features.journey.operations import TooManyStepsError
from toolkit.features.journey.pages import too_many
from toolkit.storage.journeys import journey_history
from toolkit.storage.tables import AnswerHistoryRow
from toolkit.web.moments import clock_time, day

_MOST_CHANGES = 100


def add_history_routes(blueprint: Blueprint) -> None:
    """Add the page of the history."""
    blueprint.add_url_rule("/geschiedenis", "history", history, methods=["GET"])
    blueprint.add_url_rule("/geschiedenis", "restore", restore, methods=["POST"])


def history(dossier: str, group: str) -> str:
    """Show what changed, newest first."""
    place = describe(dossier, group)
    return render_template(
        "web/journey/history.html",
        place=place,
        changes=[change for row in _rows(place) if (change := change_of(place, row, _when(row))).words],
    )


def restore(dossier: str, group: str) -> Response:
    """Put back what a step was, as a new change."""
    place = describe(dossier, group)
    row = next((row for row in _rows(place) if str(row.id) == request.form.get("version")), None)
    if row is None:
        abort(404)
    try:
        put_back(place, row)
    except TooManyStepsError:
        return too_many(place)
    except LookupError:
        place.opened.session.rollback()
        flash(_("Dit kan niet meer terug: de reis is daarvoor te veel veranderd."), "warn")
        return redirect(place.address("history"), code=303)
    place.opened.session.commit()
    flash(_("De stap is teruggezet."), "good")
    return redirect(place.address(), code=303)


def _rows(place: Described) -> list[AnswerHistoryRow]:
    return journey_history(place.opened.session, place.opened.identity, place.group.id, _MOST_CHANGES)


def _when(row: AnswerHistoryRow) -> str:
    return _("{day} om {moment}, door {by}").format(day=day(row.at), moment=clock_time(row.at), by=row.by)
