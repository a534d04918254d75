"""The steps of the proposal over HTTP: add, change, put in order, copy, split, remove."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from questionnaires.translation import _
from scoring.dossier import Step
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.journey import operations
from toolkit.features.journey.described import Described, describe
from toolkit.features.journey.forms import form_sent, form_with, step_of
from toolkit.features.journey.operations import TooManyStepsError, step_seal
from toolkit.features.journey.pages import saved_alone, stale_alone, step_page, too_many, warning_about

_MOVES = {"omhoog": -1, "omlaag": 1}
NEW = Step(id="stap", name="-")
"""What a new step is before somebody fills it in; its id is made from its name."""


def add_step_routes(blueprint: Blueprint) -> None:
    """Add the pages of the steps."""
    blueprint.add_url_rule("/stap-toevoegen", "new_step", new, methods=["GET"])
    blueprint.add_url_rule("/stap-toevoegen", "add_step", add, methods=["POST"])
    blueprint.add_url_rule("/stappen/<step>", "step", show, methods=["GET"])
    blueprint.add_url_rule("/stappen/<step>", "save_step", save, methods=["POST"])
    blueprint.add_url_rule("/stappen/<step>/plaats", "arrange_step", arrange, methods=["POST"])
    blueprint.add_url_rule("/stappen/<step>/weghalen", "confirm_remove_step", confirm, methods=["GET"])
    blueprint.add_url_rule("/stappen/<step>/weghalen", "remove_step", remove, methods=["POST"])


def new(dossier: str, group: str) -> str:
    """Ask what the new step is."""
    place = describe(dossier, group)
    return step_page(place, form_with(place, None), "", title=_("Nieuwe stap"))


def add(dossier: str, group: str) -> Response | tuple[str, int]:
    """Add a step, and when somebody wants that go on with the next."""
    place = describe(dossier, group)
    form, fine = form_sent(place, request.form)
    if not fine:
        return step_page(place, form, "", title=_("Nieuwe stap")), 400
    given = step_of(place, form, NEW)
    try:
        made = operations.add_steps(place, [given])[0]
    except TooManyStepsError:
        return too_many(place)
    place.opened.session.commit()
    if warning := warning_about(made):
        flash(warning, "warn")
    flash(_("De stap '{step}' staat erbij.").format(step=made.name), "good")
    if request.form.get("daarna") == "nog":
        return redirect(place.address("new_step"), code=303)
    return redirect(place.address(_anchor=f"stap-{made.id}"), code=303)


def show(dossier: str, group: str, step: str) -> str:
    """Show one step."""
    place = describe(dossier, group)
    found = place.step(step)
    return _page(place, found, step_seal(found))


def save(dossier: str, group: str, step: str) -> Response | tuple[str, int]:
    """Save a step; alone when the page does so by itself, and then what is wrong waits."""
    place = describe(dossier, group)
    stored = place.step(step)
    form, fine = form_sent(place, request.form)
    alone = "X-Autosave" in request.headers
    if not fine and not alone:
        return step_page(place, form, sent_seal(), title=stored.name, **_links(place, stored)), 400
    given = step_of(place, form, stored)
    try:
        operations.save_step(place, given, sent_seal())
    except StaleError:
        place.opened.session.rollback()
        if alone:
            return stale_alone()
        theirs = differences(form, form_with(place, stored))
        return step_page(place, form, step_seal(stored), title=stored.name, theirs=theirs, **_links(place, stored)), 409
    place.opened.session.commit()
    if alone:
        return saved_alone(given, form, step_seal(given))
    if warning := warning_about(given):
        flash(warning, "warn")
    flash(_("Opgeslagen."), "good")
    return redirect(place.address(_anchor=f"stap-{step}"), code=303)


def arrange(dossier: str, group: str, step: str) -> Response:
    """Move a step up or down, copy it or split it."""
    place = describe(dossier, group)
    found = place.step(step)
    what = request.form.get("doe", "")
    after = place.address(_anchor=f"stap-{found.id}")
    try:
        if what in _MOVES:
            operations.move_step(place, found.id, _MOVES[what])
            message = _("'{step}' is verplaatst.").format(step=found.name)
        elif what == "kopie":
            made = operations.duplicate_step(place, found)
            message = _("'{step}' staat eronder. Verander wat anders is.").format(step=made.name)
            after = place.address("step", step=made.id)
        elif what == "splits":
            made = operations.split_step(place, found)
            message = _("Dit is het tweede deel van '{step}'. Verdeel zelf de tijd en de papieren over beide delen.")
            message = message.format(step=found.name)
            after = place.address("step", step=made.id)
        else:
            abort(400)
    except TooManyStepsError:
        return too_many(place)
    place.opened.session.commit()
    flash(message, "good")
    return redirect(after, code=303)


def confirm(dossier: str, group: str, step: str) -> str:
    """Ask whether a step may go."""
    place = describe(dossier, group)
    found = place.step(step)
    return render_template(
        "web/journey/remove_step.html", place=place, name=found.name, last=len(place.steps) == 1, today=False
    )


def remove(dossier: str, group: str, step: str) -> Response:
    """Remove a step."""
    place = describe(dossier, group)
    found = place.step(step)
    operations.remove_step(place, found.id)
    place.opened.session.commit()
    flash(_("De stap '{step}' is weggehaald.").format(step=found.name), "good")
    return redirect(place.address(), code=303)


def _page(place: Described, step: Step, seen: str) -> str:
    return step_page(place, form_with(place, step), seen, title=step.name, **_links(place, step))


def _links(place: Described, step: Step) -> dict[str, object]:
    return {
        "step": step,
        "remove": place.address("confirm_remove_step", step=step.id),
        "autosave": place.address("save_step", step=step.id),
        "back": place.address(_anchor=f"stap-{step.id}"),
        "evidence": place.address("evidence", step=step.id),
    }
