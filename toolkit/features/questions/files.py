"""The files that an answer rests on: added, opened and taken away on a page of their own."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer
from scoring.dossier import Response as Given
from scoring.evidence import Evidence
from toolkit.features.questions import operations, views
from toolkit.features.questions.itinerary import Step
from toolkit.features.questions.place import Place, find_place
from toolkit.storage.evidence import wipe_unused
from toolkit.storage.store import Conflict
from toolkit.web.added_files import FileForm, file_to_keep, sent_file, without_file
from toolkit.web.answer_words import question_text
from toolkit.web.application import database
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import said, with_said
from toolkit.web.forms.evidence import evidence_kinds
from toolkit.web.forms.messages import refuse
from toolkit.web.uploads import ACCEPTED


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
    target, form = place.question(question), FileForm(request.form)
    answer = place.path.stored(target).answer
    added = sent_file(place.session, dossier, form, len(_evidence(answer)))
    if answer is not None and answer.ratings and answer.settled is None:
        refuse(form["file"], _("Kies bij de vraag eerst het antwoord waar jullie op uitkomen."))
    if added is None or form.errors:
        return refused(_page(place, target, form))
    if not _save(place, target, (*_evidence(answer), added.evidence)):
        return _stale(place, question)
    added.keep(place.session, dossier)
    return redirect(files_address(place, question), code=303)


def file(dossier: str, group: str, question: str, sha256: str) -> Response:
    """Give a file to keep."""
    place = find_place(database(), dossier, group)
    answer = place.path.stored(place.question(question)).answer
    return file_to_keep(place.session, dossier, _evidence(answer), sha256)


def remove(dossier: str, group: str, question: str, sha256: str) -> WerkzeugResponse:
    """Take a file away from an answer; its bytes are wiped when no other answer rests on it."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    if not _save(place, target, without_file(_evidence(place.path.stored(target).answer), sha256)):
        return _stale(place, question)
    wipe_unused(place.session, dossier, sha256)
    place.session.commit()
    flash(_("Het bestand is weggehaald."), "good")
    return redirect(files_address(place, question), code=303)


def _page(place: Place, target: CompiledQuestion, form: Form) -> str:
    text = question_text(target.question, place.kind)
    return render_template(
        "web/questions/files.html",
        place=place,
        question=target.id,
        title=views.title_of(_("Bestanden"), text, place.title),
        subject=text,
        evidence=_evidence(place.path.stored(target).answer),
        kinds=evidence_kinds(),
        form=form,
        accept=ACCEPTED,
        errors=summary(form) if form.errors else (),
        back=views.address_of(place, Step("", target.id)),
    )


def _save(place: Place, target: CompiledQuestion, evidence: tuple[Evidence, ...]) -> bool:
    stored = place.path.stored(target)
    proposal, current = said(stored.answer)
    changed = (proposal or Given()).model_copy(update={"evidence": evidence})
    answer = with_said(stored.answer, target.id, changed, current)
    # What an answer rests on may differ from group to group; it still says the same.
    if stored.answer:
        answer = answer.model_copy(update={"same_as": stored.answer.same_as})
    return not isinstance(operations.save(place, target, answer, stored.revision), Conflict)


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
