"""To deviate one step from what the rules give, with a reason that is printed on page one; over HTTP."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from scoring.advice.score import may_deviate
from scoring.dossier import Deviation
from toolkit.features.advice import operations
from toolkit.features.advice.forms import deviation_form
from toolkit.features.advice.pages import form_page
from toolkit.features.advice.reckoned import Reckoned, reckon
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal, warn_about_people
from toolkit.web.forms.choices import Option, option


def add_deviation_routes(blueprint: Blueprint) -> None:
    """Add these pages."""
    blueprint.add_url_rule("/afwijken", "deviation", show, methods=["GET"])
    blueprint.add_url_rule("/afwijken", "deviate", save, methods=["POST"])
    blueprint.add_url_rule("/afwijken/terug", "undo_deviation", undo, methods=["POST"])


def options_of(found: Reckoned) -> tuple[Option, ...]:
    """Return the advices that somebody may choose instead; none while nothing is decided yet."""
    advice = found.advice
    if advice is None or advice.outcome.provisional:
        return ()
    return tuple(
        option(words.id, str(words.label), str(words.sentence))
        for words in advice.definition.advices
        if may_deviate(advice.definition.deviation, advice.outcome.outcome, words.id)
    )


def show(dossier: str) -> str:
    """Show what somebody may advise instead, and what they do advise."""
    found = reckon(dossier)
    return _page(found, _form(found), operations.deviation_seal(found.opened.head))


def save(dossier: str) -> Response | tuple[str, int]:
    """Deviate, as far as that is allowed."""
    found = reckon(dossier)
    session = found.opened.session
    form = deviation_form(options_of(found))(request.form)
    if not form.validate():
        return _page(found, form, sent_seal()), 400
    given = Deviation(advice=form["advice"].data, reason=form["reason"].data, by=form["by"].data)
    try:
        operations.save_deviation(session, dossier, given, sent_seal())
    except StaleError:
        session.rollback()
        theirs = differences(form, _form(found))
        return _page(found, form, operations.deviation_seal(found.opened.head), theirs=theirs), 409
    session.commit()
    warn_about_people([given.reason, given.by])
    flash(_("Je wijkt af van het advies. De reden staat op bladzijde één."), "good")
    return redirect(url_for("advice.overview", dossier=dossier), code=303)


def undo(dossier: str) -> Response:
    """Advise what the rules give."""
    found = reckon(dossier)
    session = found.opened.session
    try:
        operations.save_deviation(session, dossier, None, sent_seal())
    except StaleError:
        session.rollback()
        flash(_("Er is niets veranderd: iemand anders paste dit net aan. Kijk eerst wat er nu staat."), "warn")
        return redirect(url_for("advice.deviation", dossier=dossier), code=303)
    session.commit()
    flash(_("Je wijkt niet meer af. Het advies is weer wat de regels geven."), "good")
    return redirect(url_for("advice.overview", dossier=dossier), code=303)


def _form(found: Reckoned) -> Form:
    stored = operations.deviation_of(found.opened.head)
    options = options_of(found)
    data = stored.model_dump() if stored else {}
    if all(one.value != data.get("advice") for one in options):
        data["advice"] = options[0].value if len(options) == 1 else None
    return deviation_form(options)(data=data)


def _page(found: Reckoned, form: Form, seen: str, **more: Any) -> str:
    return form_page(
        "deviation.html", found.opened, form, seen, title=_("Afwijken van het advies"), advice=found.advice,
        options=options_of(found), stored=operations.deviation_of(found.opened.head), **more,
    )  # fmt: skip
