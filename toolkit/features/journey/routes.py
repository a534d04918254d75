"""The journey of a group over HTTP: its page, and how it starts."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.translation import _
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.journey import operations
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.evidence_routes import add_evidence_routes
from toolkit.features.journey.examples import examples_for
from toolkit.features.journey.forms import around_form, participation_of
from toolkit.features.journey.history_routes import add_history_routes
from toolkit.features.journey.pages import form_page, too_many
from toolkit.features.journey.picture import picture_of
from toolkit.features.journey.prefill_routes import add_prefill_routes, offered
from toolkit.features.journey.step_routes import add_step_routes
from toolkit.features.journey.table_routes import add_table_routes
from toolkit.features.journey.today_routes import add_today_routes

blueprint = Blueprint("journey", __name__, url_prefix="/dossiers/<dossier>/groepen/<group>/reis")
add_step_routes(blueprint)
add_today_routes(blueprint)
add_table_routes(blueprint)
add_prefill_routes(blueprint)
add_history_routes(blueprint)
add_evidence_routes(blueprint)


@blueprint.get("")
def overview(dossier: str, group: str) -> str:
    """Show the journey as it is so far."""
    place = describe(dossier, group)
    return render_template(
        "web/journey/overview.html",
        place=place,
        picture=picture_of(place),
        examples=examples_for(place.definition),
        full=len(place.steps) >= MAXIMUM_STEPS,
        offers=offered(place),
    )


@blueprint.post("/voorbeeld")
def start(dossier: str, group: str) -> Response:
    """Start from a journey that comes with the package; steps that are there already stay."""
    place = describe(dossier, group)
    chosen = next((one for one in examples_for(place.definition) if one.id == request.form.get("voorbeeld")), None)
    if chosen is None:
        abort(400)
    try:
        operations.add_steps(place, chosen.steps)
    except operations.TooManyStepsError:
        return too_many(place)
    place.opened.session.commit()
    flash(_("De stappen staan erbij. Loop ze langs en vul in wat je weet."), "good")
    return redirect(place.address(), code=303)


@blueprint.get("/eromheen")
def around(dossier: str, group: str) -> str:
    """Ask what is not about one step."""
    place = _with_journey(dossier, group)
    return _around_page(place, _around_form(place), operations.around_seal(place.journey))


@blueprint.post("/eromheen")
def save_around(dossier: str, group: str) -> Response | tuple[str, int]:
    """Save what is not about one step."""
    place = _with_journey(dossier, group)
    form = around_form()(request.form)
    if not form.validate():
        return _around_page(place, form, sent_seal()), 400
    schemes = form["other_schemes"].data
    try:
        operations.save_around(place, None if schemes is None else int(schemes), participation_of(form), sent_seal())
    except StaleError:
        place.opened.session.rollback()
        place = _with_journey(dossier, group)
        theirs = differences(form, _around_form(place))
        return _around_page(place, form, operations.around_seal(place.journey), theirs), 409
    place.opened.session.commit()
    flash(_("Opgeslagen."), "good")
    return redirect(place.address(), code=303)


def _with_journey(dossier: str, group: str) -> Described:
    place = describe(dossier, group)
    if place.journey is None:
        abort(404)
    return place


def _around_form(place: Described) -> Form:
    journey = place.journey
    asked = journey.participation if journey else None
    return around_form()(
        data={
            "other_schemes": journey.other_schemes if journey else None,
            "people": asked.people if asked else None,
            "hours": asked.hours.model_dump() if asked else None,
        }
    )


def _around_page(place: Described, form: Form, seen: str, theirs: object = None) -> str:
    return form_page("around.html", place, form, seen, title=_("Om de reis heen"), theirs=theirs)
