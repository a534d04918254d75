"""One place that turns what went wrong into a page: what happened and what to do."""

from __future__ import annotations

from flask import Flask, current_app, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from questionnaires.findings import Finding, UnreadableError
from questionnaires.translation import _
from toolkit.storage.definitions import MissingDefinitionError
from toolkit.storage.store import NoSuchDossierError
from toolkit.web.request_sizes import largest_file


def explain_errors(app: Flask) -> None:
    """Register the pages for everything that can go wrong."""
    app.register_error_handler(NoSuchDossierError, lambda _error: _page(404))
    app.register_error_handler(MissingDefinitionError, lambda _error: _page(409))
    app.register_error_handler(CSRFError, lambda _error: _page(400, _expired()))
    app.register_error_handler(UnreadableError, lambda error: _page(400, _unreadable(), error.findings))
    app.register_error_handler(HTTPException, lambda error: _page(error.code or 500))
    app.register_error_handler(Exception, _unforeseen)


def _unforeseen(error: Exception) -> tuple[str, int]:
    current_app.logger.error("unforeseen error", exc_info=error)
    return _page(InternalServerError.code)


def _page(status: int, message: str | None = None, findings: tuple[Finding, ...] = ()) -> tuple[str, int]:
    heading, usual = _words(status)
    page = render_template(
        "web/error.html", status=status, heading=heading, message=message or usual, findings=findings
    )
    return page, status


def _words(status: int) -> tuple[str, str]:
    words = {
        400: (
            _("We begrijpen dit verzoek niet"),
            _("Ga terug naar de vorige bladzijde en probeer het opnieuw."),
        ),
        403: (_("Deze bladzijde is niet voor jou"), _("Je mag deze bladzijde niet zien.")),
        404: (
            _("Deze bladzijde bestaat niet"),
            _("Misschien is het dossier weggehaald, of klopt het adres niet."),
        ),
        405: (
            _("Dit kan niet op deze manier"),
            _("Ga terug en gebruik de knop op de bladzijde."),
        ),
        409: (
            _("De vragenlijst van dit dossier is er niet"),
            _(
                "Dit dossier hoort bij een vragenlijst die hier niet staat, of bij een andere versie. Het dossier is "
                "niet weg. Vraag de beheerder om die vragenlijst terug te zetten."
            ),
        ),
        413: (
            _("Dit is te groot"),
            _("Kies een bestand van hoogstens {n} MB, of maak de tekst korter.").format(n=largest_file() // 1024**2),
        ),
        429: (_("Dit ging te vaak achter elkaar"), _("Wacht even en probeer het opnieuw.")),
    }
    return words.get(status) or (
        _("Er ging iets mis bij ons"),
        _("Dit ligt niet aan jou. Wat was opgeslagen, is bewaard. Probeer het zo opnieuw."),
    )


def _expired() -> str:
    return _("Deze bladzijde stond te lang open. Ga terug, laad de bladzijde opnieuw en sla nog een keer op.")


def _unreadable() -> str:
    return _("We kunnen dit niet lezen. Dit is er aan de hand:")
