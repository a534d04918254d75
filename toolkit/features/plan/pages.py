"""What the pages of the plan do alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from flask import flash, jsonify, render_template
from werkzeug.wrappers import Response
from wtforms import Field, Form

from questionnaires.model import Shape
from questionnaires.translation import _
from scoring.evidence import EvidenceFile
from toolkit.features.dossier.opened import Opened
from toolkit.features.questions.views import error_messages
from toolkit.web import personal_data
from toolkit.web.form_errors import summary
from toolkit.web.forms.messages import Incomplete
from toolkit.web.moments import clock_time


def page(template: str, opened: Opened, *, title: str, form: Form | None = None, **more: Any) -> str:
    """Show a page, below `web/plan/`."""
    return render_template(
        f"web/plan/{template}",
        dossier=opened,
        page_title=title,
        form=form,
        errors=summary(form) if form is not None and form.errors else (),
        **{"theirs": None, **more},
    )


def texts_in(*values: object) -> Iterator[str]:
    """Yield every text in these values that people typed, however deep."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, EvidenceFile):
            yield value.name  # its SHA-256 would look like a number of somebody
        elif isinstance(value, Shape):
            yield from texts_in(*(getattr(value, name) for name in type(value).model_fields))
        elif isinstance(value, dict):
            yield from texts_in(*value.values())
        elif isinstance(value, Iterable):
            yield from texts_in(*value)


def warn(*values: object) -> None:
    """Warn kindly, on the next page, when a text seems to hold data about a person."""
    if warning := personal_data.warning(texts_in(*values)):
        flash(warning, "warn")


def saved_alone(form: Form, seen: str, *values: object) -> Response:
    """Answer a page that saves by itself: what is right is stored, what is wrong is told, what is to come can wait."""
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    errors = error_messages(form)
    wrong = {name: text for name, text in errors.items() if not isinstance(text, Incomplete)}
    if wrong:
        message = _("Nog niet alles is opgeslagen: er klopt iets niet.")
    elif errors:
        message = _("Nog niet alles is opgeslagen: vul de rest ook in.")
    warning = personal_data.warning(texts_in(*values))
    if warning:
        message = f"{message.rstrip('.')}. {warning}"
    response = jsonify(message=message, warning=bool(warning), fields={"seen": seen}, errors=wrong)
    # As long as something is not stored, the browser asks before it leaves the page.
    response.status_code = 400 if errors else 200
    return response


def stale_alone() -> Response:
    """Tell a page that saves by itself that somebody else was first."""
    message = _("Nog niet opgeslagen: iemand anders veranderde dit net. Kies 'Opslaan' om beide te zien.")
    response = jsonify(message=message, fields={}, errors={})
    response.status_code = 409
    return response


def is_wrong(field: Field) -> bool:
    """Whether a field, or a field inside it, has a message."""
    return bool(field.errors or field.process_errors)
