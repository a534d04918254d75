"""The files that an answer rests on: added, opened and taken away on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import FileField, Form

from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer
from scoring.dossier import Response as Given
from scoring.evidence import Evidence, EvidenceFile
from toolkit.features.questions import operations, views
from toolkit.features.questions.itinerary import Step
from toolkit.features.questions.place import Place, find_place
from toolkit.storage.evidence import evidence_file, keep_evidence, stored_size, wipe_unused
from toolkit.storage.store import Conflict
from toolkit.web import personal_data
from toolkit.web.answer_words import question_text
from toolkit.web.application import database
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import said, with_said
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.evidence import MOST_EVIDENCE, evidence_kinds
from toolkit.web.forms.messages import refuse
from toolkit.web.forms.values import TextField
from toolkit.web.uploads import ACCEPTED, UploadRefusedError, described

MOST_BYTES = 100 * 1024 * 1024
"""Of all files of one dossier together; a zip with more is refused when it comes back."""


class FileForm(Form):
    """One file, with what it is."""

    kind = OneOf(_("Soort"), [option(*one) for one in evidence_kinds().items()], default="document")
    description = TextField(_("Wat is het?"), 300)
    file = FileField(_("Bestand"))


def add_file_routes(blueprint: Blueprint) -> None:
    """Add the files to the question pages."""
    blueprint.add_url_rule("/vragen/<question>/bestanden", "files", files, methods=["GET"])
    blueprint.add_url_rule("/vragen/<question>/bestanden", "add_file", add_file, methods=["POST"])
    blueprint.add_url_rule("/vragen/<question>/bestanden/<sha256>", "file", file, methods=["GET"])
    blueprint.add_url_rule("/vragen/<question>/bestanden/<sha256>/weghalen", "remove_file", remove, methods=["POST"])


def files(dossier: str, group: str, question: str) -> str:
    """Show the files of an answer, and ask for another."""
    place = find_place(database(), dossier, group)
    return _page(place, place.question(question), FileForm())


def add_file(dossier: str, group: str, question: str) -> WerkzeugResponse:
    """Keep a file, and note with the answer that it rests on it."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    form = FileForm(request.form)
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    about = _checked(place, form, sent.filename or "" if sent else "", data, place.path.stored(target).answer)
    if about is None:
        return refused(_page(place, target, form))
    added = Evidence(kind=form["kind"].data or "document", description=form["description"].data, file=about)
    if not _save(place, target, (*_evidence(place.path.stored(target).answer), added)):
        return _stale(place, question)
    keep_evidence(place.session, dossier, {about.sha256: data})
    place.session.commit()
    flash(_("Het bestand '{name}' staat erbij.").format(name=about.name), "good")
    if noticed := personal_data.warning([added.description, about.name]):
        flash(noticed, "warn")
    return redirect(files_address(place, question), code=303)


def file(dossier: str, group: str, question: str, sha256: str) -> Response:
    """Give a file to keep; a browser never opens it as a page of ours."""
    place = find_place(database(), dossier, group)
    found = next((one for one in _of(place, question) if one.file and one.file.sha256 == sha256), None)
    data = evidence_file(place.session, dossier, sha256) if found else None
    if found is None or found.file is None or data is None:
        abort(404)
    return to_keep(found.file.name, data)


def to_keep(name: str, data: bytes) -> Response:
    """Return a file as one to keep."""
    response = Response(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def remove(dossier: str, group: str, question: str, sha256: str) -> WerkzeugResponse:
    """Take a file away from an answer; its bytes are wiped when no other answer rests on it."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    evidence = tuple(_of(place, question))
    left = tuple(one for one in evidence if one.file is None or one.file.sha256 != sha256)
    if len(left) == len(evidence):
        abort(404)
    if not _save(place, target, left):
        return _stale(place, question)
    wipe_unused(place.session, dossier, sha256)
    place.session.commit()
    flash(_("Het bestand is weggehaald."), "good")
    return redirect(files_address(place, question), code=303)


def _page(place: Place, target: CompiledQuestion, form: Form) -> str:
    text = question_text(target.question, place.kind)
    answer = place.path.stored(target).answer
    return render_template(
        "web/questions/files.html",
        place=place,
        question=target.id,
        title=views.title_of(_("Bestanden"), text, place.title),
        subject=text,
        rows=[one for one in _evidence(answer) if one.file],
        kinds=evidence_kinds(),
        form=form,
        accept=ACCEPTED,
        errors=summary(form) if form.errors else (),
        back=views.address_of(place, Step("", target.id)),
    )


def _checked(place: Place, form: Form, name: str, data: bytes, answer: Answer | None) -> EvidenceFile | None:
    """Check what was sent, and put messages at the fields; None when something is wrong."""
    about = checked_file(place.session, place.identity, form, name, data, len(_evidence(answer)))
    if answer is not None and answer.ratings and answer.settled is None:
        refuse(form["file"], _("Kies bij de vraag eerst het antwoord waar jullie op uitkomen."))
    return None if form.errors else about


def checked_file(  # noqa: PLR0917 - read in this order: where, what was sent, and what is there already
    session: Session, identity: str, form: Form, name: str, data: bytes, evidence: int
) -> EvidenceFile | None:
    """Check a file that was sent, and put messages at the fields; None when something is wrong.

    Args:
        session: the database.
        identity: the dossier.
        form: a `FileForm`.
        name: what the file is called.
        data: its bytes.
        evidence: how much evidence stands there already.
    """
    form.validate()
    if not form["description"].data and not form["description"].errors:
        refuse(form["description"], _("Schrijf kort wat het is. Dat komt in het advies."))
    about = None
    try:
        about = described(name, data)
    except UploadRefusedError as error:
        refuse(form["file"], str(error))
    if evidence >= MOST_EVIDENCE:
        refuse(form["file"], _("Hier staat al heel veel. Haal eerst iets weg."))
    elif stored_size(session, identity) + len(data) > MOST_BYTES:
        refuse(form["file"], _("In dit dossier zitten al veel bestanden. Samen mogen ze 100 MB groot zijn."))
    return None if form.errors else about


def _save(place: Place, target: CompiledQuestion, evidence: tuple[Evidence, ...]) -> bool:
    stored = place.path.stored(target)
    proposal, current = said(stored.answer)
    changed = (proposal or Given()).model_copy(update={"evidence": evidence})
    answer = with_said(stored.answer, target.id, changed, current)
    # What an answer rests on may differ from group to group; it still says the same.
    if stored.answer:
        answer = answer.model_copy(update={"same_as": stored.answer.same_as})
    return not isinstance(operations.save(place, target, answer, stored.revision), Conflict)


def _of(place: Place, question: str) -> Iterator[Evidence]:
    yield from _evidence(place.path.stored(place.question(question)).answer)


def _evidence(answer: Answer | None) -> tuple[Evidence, ...]:
    proposal, _current = said(answer)
    return proposal.evidence if proposal else ()


def files_address(place: Place, question: str) -> str:
    """Return where the files of an answer are."""
    return url_for("questions.files", dossier=place.identity, group=place.key, question=question)


def _stale(place: Place, question: str) -> WerkzeugResponse:
    place.session.rollback()
    flash(_("Iemand veranderde net dit antwoord. Kijk wat er staat, en probeer het opnieuw."), "warn")
    return redirect(files_address(place, question), code=303)
