"""The files that the answer to a check rests on: added, opened and taken away on a page of their own."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.compass_model import Check
from questionnaires.translation import _
from scoring.evidence import Evidence
from scoring.participation import CheckAnswer
from toolkit.features.compass import operations
from toolkit.features.compass.operations import check_seal
from toolkit.features.compass.place import Place, find_place
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal
from toolkit.storage.evidence import wipe_unused
from toolkit.web.added_files import FileForm, file_to_keep, sent_file, without_file
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.evidence import evidence_kinds
from toolkit.web.uploads import ACCEPTED


def add_file_routes(blueprint: Blueprint) -> None:
    """Add the files to the pages of the checks."""
    blueprint.add_url_rule("/vragen/<check>/bestanden", "files", files, methods=["GET"])
    blueprint.add_url_rule("/vragen/<check>/bestanden", "add_file", add_file, methods=["POST"])
    blueprint.add_url_rule("/vragen/<check>/bestanden/<sha256>", "file", file, methods=["GET"])
    blueprint.add_url_rule("/vragen/<check>/bestanden/<sha256>/weghalen", "remove_file", remove, methods=["POST"])


def files(dossier: str, check: str) -> str:
    """Show the files of an answer, and ask for another."""
    place = find_place(dossier)
    return _page(place, place.check(check), FileForm())


def add_file(dossier: str, check: str) -> WerkzeugResponse:
    """Keep a file, and note with the answer that it rests on it."""
    place = find_place(dossier)
    found, form = place.check(check), FileForm(request.form)
    added = sent_file(place.opened.session, dossier, form, len(_evidence(place, found)))
    if added is None:
        return refused(_page(place, found, form))
    try:
        operations.add_evidence(place.opened, place.definition, check, added.evidence, sent_seal())
    except StaleError:
        return _stale(place, check)
    added.keep(place.opened.session, dossier)
    return redirect(place.address("files", check=check), code=303)


def file(dossier: str, check: str, sha256: str) -> Response:
    """Give a file to keep."""
    place = find_place(dossier)
    return file_to_keep(place.opened.session, dossier, _evidence(place, place.check(check)), sha256)


def remove(dossier: str, check: str, sha256: str) -> WerkzeugResponse:
    """Take a file away from an answer; its bytes are wiped when nothing else rests on it."""
    place = find_place(dossier)
    answer = place.answer(place.check(check)) or CheckAnswer(check=check)
    changed = answer.model_copy(update={"evidence": without_file(answer.evidence, sha256)})
    try:
        operations.save_check(place.opened, place.definition, check, changed, check_seal(answer))
    except StaleError:
        return _stale(place, check)
    place.opened.session.flush()
    wipe_unused(place.opened.session, dossier, sha256)
    place.opened.session.commit()
    flash(_("Het bestand is weggehaald."), "good")
    return redirect(place.address("files", check=check), code=303)


def _page(place: Place, check: Check, form: Form) -> str:
    return render_template(
        "web/compass/files.html",
        place=place,
        check=check,
        evidence=_evidence(place, check),
        kinds=evidence_kinds(),
        form=form,
        seen=check_seal(place.answer(check)),
        accept=ACCEPTED,
        errors=summary(form) if form.errors else (),
    )


def _evidence(place: Place, check: Check) -> tuple[Evidence, ...]:
    answer = place.answer(check)
    return answer.evidence if answer else ()


def _stale(place: Place, check: str) -> WerkzeugResponse:
    place.opened.session.rollback()
    flash(_("Iemand veranderde net dit antwoord. Kijk wat er staat, en probeer het opnieuw."), "warn")
    return redirect(place.address("files", check=check), code=303)
