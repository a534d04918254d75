"""The ready texts over HTTP: read, edited with the text of the test beside it, and put back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import words_in
from exports.reading_check import reading_check
from exports.ready_text import MOST_READY_WORDS, READY_PARTS, ReadyId, ReadyPart, ready_texts
from questionnaires.translation import _
from toolkit.features.advice import operations
from toolkit.features.advice.forms import TextForm
from toolkit.features.advice.pages import form_page
from toolkit.features.advice.reckoned import Reckoned, reckon
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal, warn_about_people
from toolkit.features.questions.views import error_messages
from toolkit.storage.heads import head_of
from toolkit.web import personal_data
from toolkit.web.moments import clock_time

_BY_ADDRESS: Final[dict[str, ReadyId]] = {"relatie": "relation", "toelichting": "explanation", "financien": "finance"}
_ADDRESS = {part: address for address, part in _BY_ADDRESS.items()}


def add_text_routes(blueprint: Blueprint) -> None:
    """Add these pages."""
    blueprint.add_url_rule("/teksten", "texts", texts, methods=["GET"])
    blueprint.add_url_rule("/teksten/<text>", "text", show, methods=["GET"])
    blueprint.add_url_rule("/teksten/<text>", "save_text", save, methods=["POST"])
    blueprint.add_url_rule("/teksten/<text>/terugzetten", "put_back_text", put_back, methods=["POST"])


def texts(dossier: str) -> str:
    """Show the ready texts, to copy or to edit."""
    found = reckon(dossier)
    parts = ready_texts(found.context)
    return render_template(
        "web/advice/texts.html",
        dossier=found.opened,
        parts=[(part, _ADDRESS[part.part], part.text.split("\n\n")) for part in parts],
        words=sum(words_in(part.text) for part in parts),
        most=MOST_READY_WORDS,
        reading=reading_check(part.text for part in parts),
        whole="\n\n".join(f"{part.heading}\n\n{part.text}" for part in parts if part.text),
    )


def show(dossier: str, text: str) -> str:
    """Show one ready text to edit."""
    found = reckon(dossier)
    part = _part(found, text)
    return _page(found, part, TextForm(data={"text": part.text}), operations.text_seal(found.opened.head, part))


def save(dossier: str, text: str) -> Response | tuple[str, int]:
    """Save an edited text; alone when the page does so by itself."""
    found = reckon(dossier)
    part, opened = _part(found, text), found.opened
    form, alone = TextForm(request.form), "X-Autosave" in request.headers
    if not form.validate():
        return _saved_alone(form, sent_seal()) if alone else (_page(found, part, form, sent_seal()), 400)
    try:
        operations.save_text(opened.session, dossier, part, form["text"].data, sent_seal())
    except StaleError:
        opened.session.rollback()
        if alone:
            return _stale_alone()
        theirs = differences(form, TextForm(data={"text": part.text}))
        return _page(found, part, form, operations.text_seal(opened.head, part), theirs=theirs), 409
    opened.session.commit()
    if alone:
        return _saved_alone(form, operations.text_seal(head_of(opened.session, dossier), part))
    warn_about_people([form["text"].data])
    flash(_("Opgeslagen."), "good")
    return redirect(url_for("advice.texts", dossier=dossier), code=303)


def put_back(dossier: str, text: str) -> Response | tuple[str, int]:
    """Let the text be what the test writes."""
    found = reckon(dossier)
    part, opened = _part(found, text), found.opened
    try:
        operations.save_text(opened.session, dossier, part, None, sent_seal())
    except StaleError:
        opened.session.rollback()
        flash(_("Er is niets teruggezet: iemand anders veranderde deze tekst net. Kijk eerst wat er nu staat."), "warn")
        return redirect(url_for("advice.text", dossier=dossier, text=text), code=303)
    opened.session.commit()
    flash(_("De tekst van de toets staat er weer."), "good")
    return redirect(url_for("advice.texts", dossier=dossier), code=303)


def _part(found: Reckoned, address: str) -> ReadyPart:
    if address not in _BY_ADDRESS:
        abort(404)
    return ready_texts(found.context)[READY_PARTS.index(_BY_ADDRESS[address])]


def _page(found: Reckoned, part: ReadyPart, form: Form, seen: str, **more: Any) -> str:
    stored = operations.edited_text(found.opened.head, part.part)
    return form_page(
        "text.html", found.opened, form, seen, title=part.heading, part=part, address=_ADDRESS[part.part],
        generated=part.generated.split("\n\n"), reading=reading_check([part.text]),
        before=stored.generated.split("\n\n") if stored and part.outdated else (), **more,
    )  # fmt: skip


def _saved_alone(form: Form, seen: str) -> Response:
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    wrong = error_messages(form)
    if wrong:
        message = _("Nog niet opgeslagen.")
    warning = personal_data.warning([form["text"].data] if form["text"].data else [])
    if warning:
        message = f"{message}. {warning}"
    return jsonify(message=message, warning=bool(warning), fields={"seen": seen}, errors=wrong)


def _stale_alone() -> Response:
    message = _("Nog niet opgeslagen: hier is net iets veranderd. Kies 'Opslaan' om beide te zien.")
    response = jsonify(message=message, fields={}, errors={})
    response.status_code = 409
    return response
