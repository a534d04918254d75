"""The compass over HTTP: its overview, the question that comes first, and that it does not apply."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from toolkit.features.compass import operations, views
from toolkit.features.compass.check_routes import add_check_routes
from toolkit.features.compass.files import add_file_routes
from toolkit.features.compass.forms import UNKNOWN, NotApplicableForm, mandate_form, mandate_shown
from toolkit.features.compass.history import add_history_routes
from toolkit.features.compass.place import Place, find_place
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.plan.pages import saved_alone, stale_alone, warn
from toolkit.web.form_errors import refused, summary

blueprint = Blueprint("compass", __name__, url_prefix="/dossiers/<dossier>/kompas")
add_check_routes(blueprint)
add_file_routes(blueprint)
add_history_routes(blueprint)


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show the outcome so far with why, and every check with its state."""
    place = find_place(dossier)
    opened, definition, outcome = place.opened, place.definition, views.outcome_of(place.opened)
    lines = views.lines_of(opened, definition, outcome) if outcome else []
    mandate = next((one for one in definition.mandate.options if one.id == place.answers.mandate), None)
    return render_template(
        "web/compass/overview.html",
        place=place,
        lines=lines,
        standing=views.standing_of(opened, definition, outcome) if outcome else None,
        missing=views.journeys_missing(opened, outcome) if outcome else [],
        phase=views.phase_words(definition, outcome) if outcome else "",
        mandate=str(mandate.label) if mandate else None,
        answered=sum(answer.value is not None for answer in place.answers.answers),
        seen=operations.reason_seal(place.answers),
    )


@blueprint.get("/opdracht")
def mandate(dossier: str) -> str:
    """Show the question that comes first."""
    place = find_place(dossier)
    form = mandate_shown(place.definition, place.answers)
    return _mandate_page(place, form, operations.mandate_seal(place.answers))


@blueprint.post("/opdracht")
def save_mandate(dossier: str) -> Response:
    """Save who asked for participation."""
    place = find_place(dossier)
    form, alone = mandate_form(place.definition)(request.form), "X-Autosave" in request.headers
    if not form.validate():
        return saved_alone(form, sent_seal()) if alone else refused(_mandate_page(place, form, sent_seal()))
    chosen, text = form["mandate"].data, form["explanation"].data
    try:
        answers = operations.save_mandate(
            place.opened, place.definition, None if chosen == UNKNOWN else chosen, text, sent_seal()
        )
    except StaleError:
        place.opened.session.rollback()
        if alone:
            return stale_alone()
        place = find_place(dossier)
        theirs = differences(form, mandate_shown(place.definition, place.answers))
        return refused(_mandate_page(place, form, operations.mandate_seal(place.answers), theirs), 409)
    place.opened.session.commit()
    if alone:
        return saved_alone(form, operations.mandate_seal(answers), text)
    warn(text)
    return redirect(place.address("check", check=place.definition.checks[0].id), code=303)


@blueprint.get("/niet-van-toepassing")
def ask_why(dossier: str) -> str:
    """Ask why the whole compass does not apply."""
    place = find_place(dossier)
    form = NotApplicableForm(data={"reason": place.answers.not_applicable})
    return _reason_page(place, form, operations.reason_seal(place.answers))


@blueprint.post("/niet-van-toepassing")
def leave_out(dossier: str) -> Response:
    """Say that the whole compass does not apply."""
    place = find_place(dossier)
    form = NotApplicableForm(request.form)
    if not form.validate():
        return refused(_reason_page(place, form, sent_seal()))
    try:
        operations.leave_compass_out(place.opened, place.definition, form["reason"].data, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        place = find_place(dossier)
        theirs = differences(form, NotApplicableForm(data={"reason": place.answers.not_applicable}))
        return refused(_reason_page(place, form, operations.reason_seal(place.answers), theirs), 409)
    place.opened.session.commit()
    warn(form["reason"].data)
    flash(_("Het kompas telt niet mee. De reden staat in het advies."), "good")
    return redirect(place.address(), code=303)


@blueprint.post("/toch-invullen")
def take_back(dossier: str) -> Response:
    """Fill the compass in after all."""
    place = find_place(dossier)
    try:
        operations.leave_compass_out(place.opened, place.definition, None, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        flash(_("Iemand veranderde dit net. Kijk wat er staat, en probeer het opnieuw."), "warn")
        return redirect(place.address(), code=303)
    place.opened.session.commit()
    flash(_("Het kompas telt weer mee. Wat je al had ingevuld, staat er nog."), "good")
    return redirect(place.address(), code=303)


def _mandate_page(place: Place, form: Form, seen: str, theirs: object = None) -> str:
    return render_template(
        "web/compass/mandate.html", place=place, form=form, seen=seen, theirs=theirs,
        errors=summary(form) if form.errors else (),
    )  # fmt: skip


def _reason_page(place: Place, form: Form, seen: str, theirs: object = None) -> str:
    return render_template(
        "web/compass/not_applicable.html", place=place, form=form, seen=seen, theirs=theirs,
        errors=summary(form) if form.errors else (),
    )  # fmt: skip
