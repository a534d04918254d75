"""One place that turns what went wrong into a page: what happened and what to do."""

from __future__ import annotations

from flask import Flask, current_app, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from questionnaires.findings import UnreadableError
from questionnaires.translation import _
from toolkit.storage.store import NoSuchDossierError


def explain_errors(app: Flask) -> None:
    """Register the pages for everything that can go wrong."""
    app.register_error_handler(NoSuchDossierError, lambda _error: _page(404))
    app.register_error_handler(CSRFError, lambda _error: _page(400, _expired()))
    app.register_error_handler(UnreadableError, lambda _error: _page(400))
    app.register_error_handler(HTTPException, lambda error: _page(error.code or 500))
    app.register_error_handler(Exception, _unforeseen)


def _unforeseen(error: Exception) -> tuple[str, int]:
    current_app.logger.error("unforeseen error", exc_info=error)
    return _page(InternalServerError.code)


def _page(status: int, message: str | None = None) -> tuple[str, int]:
    return render_template("web/error.html", status=status, message=message or _message(status)), status


def _message(status: int) -> str:
    messages = {
        400: _("We begrijpen dit verzoek niet. Ga terug en probeer het opnieuw."),
        403: _("Je mag deze bladzijde niet zien."),
        404: _("Deze bladzijde bestaat niet. Misschien is het dossier weggehaald, of klopt het adres niet."),
        405: _("Dit kan niet op deze manier. Ga terug en gebruik de knop op de bladzijde."),
        413: _("Dit bestand is te groot. Kies een bestand van hoogstens 20 MB."),
        429: _("Dit ging te vaak achter elkaar. Wacht even en probeer het opnieuw."),
    }
    return messages.get(status) or _("Er ging iets mis bij ons. Je antwoorden zijn bewaard. Probeer het zo opnieuw.")


def _expired() -> str:
    return _("Deze bladzijde stond te lang open. Ga terug, laad haar opnieuw en sla nog een keer op.")
