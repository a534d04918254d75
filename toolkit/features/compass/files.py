"""The files that the answer to a check rests on: added, opened and taken away on a page of their own."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.compass_model import Check
from questionnaires.translation import _
from scoring.evidence import Evidence, EvidenceFile
from scoring.participation import CheckAnswer
from toolkit.features.compass import operations
from toolkit.features.compass.operations import check_seal
from toolkit.features.compass.place import Place, find_place
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import sent_seal, warn_about_people
from toolkit.features.questions.files import MOST_BYTES, FileForm
from toolkit.storage.evidence import evidence_file, keep_evidence, stored_size, wipe_unused
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.evidence import MOST_EVIDENCE, evidence_kinds
from toolkit.web.forms.messages import refuse
from toolkit.web.uploads import ACCEPTED, UploadRefusedError, described


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
    found = place.check(check)
    form = FileForm(request.form)
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    about = _checked(place, form, sent.filename or "" if sent else "", data, _evidence(place, found))
    if about is None:
        return refused(_page(place, found, form))
    added = Evidence(kind=form["kind"].data or "document", description=form["description"].data, file=about)
    try:
        operations.add_evidence(place.opened, place.definition, check, added, sent_seal())
    except StaleError:
        return _stale(place, check)
    keep_evidence(place.opened.session, dossier, {about.sha256: data})
    place.opened.session.commit()
    flash(_("Het bestand '{name}' staat erbij.").format(name=about.name), "good")
    warn_about_people([added.description, about.name])
    return redirect(place.address("files", check=check), code=303)


def file(dossier: str, check: str, sha256: str) -> Response:
    """Give a file to keep; a browser never opens it as a page of ours."""
    place = find_place(dossier)
    evidence = _evidence(place, place.check(check))
    found = next((one.file for one in evidence if one.file and one.file.sha256 == sha256), None)
    data = evidence_file(place.opened.session, dossier, sha256) if found else None
    if found is None or data is None:
        abort(404)
    response = Response(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def remove(dossier: str, check: str, sha256: str) -> WerkzeugResponse:
    """Take a file away from an answer; its bytes are wiped when nothing else rests on it."""
    place = find_place(dossier)
    found = place.check(check)
    answer = place.answer(found) or CheckAnswer(check=check)
    left = tuple(one for one in answer.evidence if one.file is None or one.file.sha256 != sha256)
    if len(left) == len(answer.evidence):
        abort(404)
    changed = answer.model_copy(update={"evidence": left})
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
        rows=[one for one in _evidence(place, check) if one.file],
        kinds=evidence_kinds(),
        form=form,
        seen=check_seal(place.answer(check)),
        accept=ACCEPTED,
        errors=summary(form) if form.errors else (),
    )


def _checked(place: Place, form: Form, name: str, data: bytes, stored: tuple[Evidence, ...]) -> EvidenceFile | None:
    """Check what was sent, and put messages at the fields; None when something is wrong."""
    form.validate()
    if not form["description"].data and not form["description"].errors:
        refuse(form["description"], _("Schrijf kort wat het is. Dat komt in het advies."))
    about = None
    try:
        about = described(name, data)
    except UploadRefusedError as error:
        refuse(form["file"], str(error))
    if len(stored) >= MOST_EVIDENCE:
        refuse(form["file"], _("Bij dit antwoord staat al heel veel. Haal eerst iets weg."))
    elif stored_size(place.opened.session, place.opened.identity) + len(data) > MOST_BYTES:
        refuse(form["file"], _("In dit dossier zitten al veel bestanden. Samen mogen ze 100 MB groot zijn."))
    return None if form.errors else about


def _evidence(place: Place, check: Check) -> tuple[Evidence, ...]:
    answer = place.answer(check)
    return answer.evidence if answer else ()


def _stale(place: Place, check: str) -> WerkzeugResponse:
    place.opened.session.rollback()
    flash(_("Iemand veranderde net dit antwoord. Kijk wat er staat, en probeer het opnieuw."), "warn")
    return redirect(place.address("files", check=check), code=303)
