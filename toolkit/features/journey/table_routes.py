"""Steps as a table over HTTP: download as CSV, and read back with everything that is wrong told."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import FileField, Form

from questionnaires.translation import _
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal
from toolkit.features.journey import operations
from toolkit.features.journey.csv_reading import LARGEST, ReadTable, WrongCell, read_steps
from toolkit.features.journey.csv_table import write_steps
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.operations import TooManyStepsError, steps_seal
from toolkit.features.journey.pages import too_many

_SEPARATORS = {"puntkomma": ";", "komma": ","}
_LONGEST_NAME = 60


class TableForm(Form):
    """Which file."""

    file = FileField(_("Welk bestand?"))


def add_table_routes(blueprint: Blueprint) -> None:
    """Add the pages of the table."""
    blueprint.add_url_rule("/stappen.csv", "table", download, methods=["GET"])
    blueprint.add_url_rule("/inlezen", "read_table", ask, methods=["GET"])
    blueprint.add_url_rule("/inlezen", "take_table", take, methods=["POST"])


def download(dossier: str, group: str) -> Response:
    """Give the steps as CSV; without steps only the names of the columns."""
    place = describe(dossier, group)
    separator = _SEPARATORS.get(request.args.get("teken", ""), ";")
    response = Response(write_steps(place, separator), content_type="text/csv; charset=utf-8")
    name = secure_filename(place.group.name)[:_LONGEST_NAME] or "groep"
    response.headers["Content-Disposition"] = f'attachment; filename="reis-{name}.csv"'
    return response


def ask(dossier: str, group: str) -> str:
    """Ask for a file."""
    place = describe(dossier, group)
    return _page(place, TableForm(), (), steps_seal(place.journey))


def take(dossier: str, group: str) -> WerkzeugResponse | tuple[str, int]:
    """Read a file: all of it, or nothing."""
    place = describe(dossier, group)
    sent = request.files.get("file")
    data = b""
    if sent:
        data = sent.read(LARGEST + 1)
        sent.close()
    table = read_steps(place, data)
    if table.wrong:
        return _page(place, TableForm(), _in_order(table), sent_seal()), 400
    try:
        operations.replace_steps(place, table.steps, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        place = describe(dossier, group)
        return _page(place, TableForm(), (), steps_seal(place.journey), stale=True), 409
    except TooManyStepsError:
        return too_many(place)
    place.opened.session.commit()
    flash(_("{n} stappen ingelezen.").format(n=len(table.steps)), "good")
    return redirect(place.address(), code=303)


def _in_order(table: ReadTable) -> tuple[WrongCell, ...]:
    return tuple(sorted(table.wrong, key=lambda one: one.row))


def _page(place: Described, form: Form, wrong: tuple[WrongCell, ...], seen: str, *, stale: bool = False) -> str:
    told = [("file", _("Er klopt iets niet in het bestand. Er is niets ingelezen."))] if wrong else []
    return render_template(
        "web/journey/table.html", place=place, form=form, wrong=wrong, seen=seen, stale=stale, errors=told
    )
