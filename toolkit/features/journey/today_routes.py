"""The journey of today over HTTP: nothing, the same, or a copy of the proposal of which only what differs is said."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from scoring.dossier import CurrentStep, Step
from scoring.journey.today import whole_step
from toolkit.features.dossier.forms import needed
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.journey import operations
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.forms import form_sent, form_with, step_of
from toolkit.features.journey.operations import Today, TooManyStepsError, step_seal, today_seal
from toolkit.features.journey.pages import form_page, saved_alone, stale_alone, step_page, too_many, warning_about
from toolkit.features.journey.step_routes import NEW
from toolkit.web.forms.choices import OneOf, option


def add_today_routes(blueprint: Blueprint) -> None:
    """Add the pages of today."""
    blueprint.add_url_rule("/nu", "today", today, methods=["GET"])
    blueprint.add_url_rule("/nu", "choose_today", choose, methods=["POST"])
    blueprint.add_url_rule("/nu/stap-toevoegen", "new_step_today", new, methods=["GET"])
    blueprint.add_url_rule("/nu/stap-toevoegen", "add_step_today", add, methods=["POST"])
    blueprint.add_url_rule("/nu/stappen/<step_today>", "step_today", show, methods=["GET"])
    blueprint.add_url_rule("/nu/stappen/<step_today>", "save_step_today", save, methods=["POST"])
    blueprint.add_url_rule("/nu/stappen/<step_today>/weghalen", "confirm_remove_step_today", confirm, methods=["GET"])
    blueprint.add_url_rule("/nu/stappen/<step_today>/weghalen", "remove_step_today", remove, methods=["POST"])


def today(dossier: str, group: str) -> str:
    """Ask how it is today, and show the steps of today."""
    place = _place(dossier, group)
    return _today_page(place, _today_form(place))


def choose(dossier: str, group: str) -> Response | tuple[str, int]:
    """Store how it is today."""
    place = _place(dossier, group)
    form = _today_type()(request.form)
    if not form.validate():
        return _today_page(place, form), 400
    how: Today = form["how"].data
    try:
        operations.choose_today(place, how, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        place = _place(dossier, group)
        return _today_page(place, form, differences(form, _today_form(place))), 409
    place.opened.session.commit()
    flash(_("Opgeslagen."), "good")
    return redirect(place.address("today" if how == "copy" else "overview"), code=303)


def new(dossier: str, group: str) -> str:
    """Ask what the step is that is there only today."""
    place = _place(dossier, group)
    return step_page(
        place, form_with(place, None), "", title=_("Nieuwe stap van nu"), back=place.address("today"), like=""
    )


def add(dossier: str, group: str) -> Response | tuple[str, int]:
    """Add a step that is there only today."""
    place = _place(dossier, group)
    form, fine = form_sent(place, request.form)
    if not fine:
        title = _("Nieuwe stap van nu")
        return step_page(place, form, "", title=title, back=place.address("today"), like=""), 400
    given = step_of(place, form, NEW)
    try:
        operations.add_step_today(place, given)
    except TooManyStepsError:
        return too_many(place)
    place.opened.session.commit()
    if warning := warning_about(given):
        flash(warning, "warn")
    flash(_("De stap '{step}' staat erbij.").format(step=given.name), "good")
    if request.form.get("daarna") == "nog":
        return redirect(place.address("new_step_today"), code=303)
    return redirect(place.address("today"), code=303)


def show(dossier: str, group: str, step_today: str) -> str:
    """Show one step of today, in full."""
    place = _place(dossier, group)
    found = place.step_today(step_today)
    whole = _whole(place, found)
    return step_page(place, form_with(place, whole), step_seal(found), title=whole.name, **_links(place, found))


def save(dossier: str, group: str, step_today: str) -> Response | tuple[str, int]:
    """Save a step of today."""
    place = _place(dossier, group)
    stored = place.step_today(step_today)
    whole = _whole(place, stored)
    form, fine = form_sent(place, request.form)
    alone = "X-Autosave" in request.headers
    if not fine and not alone:
        return step_page(place, form, sent_seal(), title=whole.name, **_links(place, stored)), 400
    given = step_of(place, form, whole)
    try:
        saved = operations.save_step_today(place, given, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        if alone:
            return stale_alone()
        theirs = differences(form, form_with(place, whole))
        links = _links(place, stored)
        return step_page(place, form, step_seal(stored), title=whole.name, theirs=theirs, **links), 409
    place.opened.session.commit()
    if alone:
        return saved_alone(given, form, step_seal(saved))
    if warning := warning_about(given):
        flash(warning, "warn")
    flash(_("Opgeslagen."), "good")
    return redirect(place.address("today"), code=303)


def confirm(dossier: str, group: str, step_today: str) -> str:
    """Ask whether a step of today may go."""
    place = _place(dossier, group)
    name = _whole(place, place.step_today(step_today)).name
    last = len(place.steps_today) == 1
    return render_template("web/journey/remove_step.html", place=place, name=name, last=last, today=True)


def remove(dossier: str, group: str, step_today: str) -> Response:
    """Remove a step of today."""
    place = _place(dossier, group)
    found = _whole(place, place.step_today(step_today))
    operations.remove_step_today(place, found.id)
    place.opened.session.commit()
    flash(_("De stap '{step}' is weggehaald.").format(step=found.name), "good")
    return redirect(place.address("today"), code=303)


def _place(dossier: str, group: str) -> Described:
    """Return a journey with steps; today is told beside a proposal."""
    place = describe(dossier, group)
    if place.journey is None:
        abort(404)
    return place


def _whole(place: Described, step: CurrentStep) -> Step:
    assert place.journey is not None  # noqa: S101 - its steps were found in it
    return whole_step(place.journey, step)


def _today_type() -> type[Form]:
    how = OneOf(
        _("Hoe gaat het nu?"),
        [
            option("copy", _("Anders: ik pas een kopie van het voorstel aan")),
            option("same", _("Precies zoals in het voorstel")),
            option("none", _("Nu hoeven mensen hiervoor niets te doen")),
            option("unknown", _("Weet ik niet")),
        ],
        validators=[needed(_("Kies hoe het nu gaat."))],
    )
    return type("TodayForm", (Form,), {"how": how})


def _today_form(place: Described) -> Form:
    journey = place.journey
    how: str | None = None
    if journey is not None:
        how = "copy" if journey.current_steps else journey.current
    return _today_type()(data={"how": how})


def _today_page(place: Described, form: Form, theirs: object = None) -> str:
    return form_page(
        "today.html", place, form, today_seal(place.journey), title=_("De reis van nu"), theirs=theirs,
        steps=[(step, _whole(place, step).name, _told(place, step)) for step in place.steps_today],
    )  # fmt: skip


def _told(place: Described, step: CurrentStep) -> str:
    if step.like is None:
        return _("Deze stap is er alleen nu.")
    different = [str(field.text) for field in place.definition.fields if field.id in step.values]
    if not different:
        return _("Zoals in het voorstel.")
    return _("Anders dan in het voorstel: {fields}").format(fields=" ".join(different))


def _links(place: Described, step: CurrentStep) -> dict[str, object]:
    return {
        "step": step,
        "remove": place.address("confirm_remove_step_today", step_today=step.id),
        "autosave": place.address("save_step_today", step_today=step.id),
        "back": place.address("today"),
        "like": step.like or "",
    }
