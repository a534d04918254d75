"""What the pages of a journey do alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import flash, jsonify, redirect, render_template
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.translation import _
from scoring.dossier import Step
from toolkit.features.journey.described import Described
from toolkit.features.journey.forms import light_parts, other_lines
from toolkit.features.questions.views import error_messages
from toolkit.web import personal_data
from toolkit.web.form_errors import summary
from toolkit.web.moments import clock_time


def form_page(template: str, place: Described, form: Form, seen: str, *, title: str, **more: Any) -> str:
    """Show a page with a form, below `web/journey/`."""
    return render_template(
        f"web/journey/{template}",
        place=place,
        form=form,
        seen=seen,
        page_title=title,
        errors=summary(form) if form.errors else (),
        **{"theirs": None, **more},
    )


def step_page(place: Described, form: Form, seen: str, *, title: str, **more: Any) -> str:
    """Show the form of a step."""
    lines = other_lines(place, form)
    return form_page(
        "step.html", place, form, seen, title=title,
        light=light_parts(place, form), others=lines,
        open=any(line.field.errors for line in lines),
        evidence=more.pop("evidence", None),
        **{"step": None, "remove": None, "autosave": None, "back": place.address(), "like": None, **more},
    )  # fmt: skip


def warning_about(step: Step) -> str | None:
    """Return a kind warning when a text of a step seems to hold data about a person."""
    return personal_data.warning(text for text in (step.name, step.note) if text)


def saved_alone(step: Step, form: Form, seal: str) -> Response:
    """Answer a page that saves by itself."""
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    wrong = error_messages(form)
    if wrong:
        message = _("{saved}. Wat nog niet klopt, is nog niet opgeslagen.").format(saved=message)
    if warning := warning_about(step):
        message = f"{message}. {warning}"
    return jsonify(message=message, fields={"seen": seal}, errors=wrong)


def stale_alone() -> Response:
    """Tell a page that saves by itself that somebody else was first."""
    message = _("Nog niet opgeslagen: iemand anders veranderde dit net. Kies 'Opslaan' om beide te zien.")
    response = jsonify(message=message, fields={}, errors={})
    response.status_code = 409
    return response


def too_many(place: Described) -> Response:
    """Tell that there is no room for more steps."""
    message = _("Er passen hoogstens {most} stappen in een reis. Haal eerst een stap weg.")
    flash(message.format(most=MAXIMUM_STEPS), "warn")
    return redirect(place.address(), code=303)
