"""Every version of an answer or a theme: who, when, what; each of them can be put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, ThemeStatement
from toolkit.evidence_files import files_of, without_files
from toolkit.features.questions import operations, views
from toolkit.features.questions.itinerary import Step
from toolkit.features.questions.place import Place, find_place
from toolkit.storage.evidence import evidence_names
from toolkit.storage.groups import groups_of
from toolkit.storage.journeys import naming_only
from toolkit.storage.statements import StatementConflict, fingerprint, history_key, statement_from
from toolkit.storage.store import Conflict, answer_from, history_of
from toolkit.storage.tables import AnswerHistoryRow
from toolkit.web.answer_words import Pairs, answer_words, question_text
from toolkit.web.application import database
from toolkit.web.moments import clock_time, day

Data = dict[str, Any] | None
_DIGITS = 12


@dataclass(frozen=True)
class Version:
    """One version as the page shows it; `name` is what a button sends to put it back."""

    name: str
    heading: str
    words: Pairs
    current: bool


def add_history_routes(blueprint: Blueprint) -> None:
    """Add the histories to the question pages."""
    blueprint.add_url_rule("/vragen/<question>/geschiedenis", "history", history, methods=["GET"])
    blueprint.add_url_rule("/vragen/<question>/geschiedenis", "restore", restore, methods=["POST"])
    blueprint.add_url_rule("/themas/<section>/geschiedenis", "theme_history", theme_history, methods=["GET"])
    blueprint.add_url_rule("/themas/<section>/geschiedenis", "theme_restore", theme_restore, methods=["POST"])


def history(dossier: str, group: str, question: str) -> str:
    """Show every version of an answer."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    stored = place.path.stored(target)
    questionnaire = place.definitions.questionnaire

    def words(data: Data) -> Pairs:
        return answer_words(questionnaire, target.question, answer_from(question, data)) if data else ()

    text = question_text(target.question, place.kind)
    back = views.address_of(place, Step("", question))
    return _page(place, question, words, subject=text, back=back, seen=str(stored.revision))


def restore(dossier: str, group: str, question: str) -> Response:
    """Put back an earlier version of an answer, as a new version."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    data = _chosen(place, question)
    earlier = _with_steps(place, question, data) if data else Answer(question=question)
    answer, gone = _possible(place, target, earlier)
    saved = operations.save(place, target, answer, _number(request.form.get("seen", "")))
    if isinstance(saved, Conflict):
        flash(_stale(), "warn")
        return redirect(url_for("questions.history", dossier=dossier, group=group, question=question), code=303)
    place.session.commit()
    flash(_("Het eerdere antwoord is teruggezet."), "good")
    if gone:
        flash(_("Niet terug, want eerder gewist: {names}.").format(names=", ".join(gone)), "warn")
    return redirect(views.address_of(place, Step("", question)), code=303)


def _with_steps(place: Place, question: str, data: dict[str, Any]) -> Answer:
    """Return an earlier answer; steps of the journey that are gone since are not named any more."""
    journey = place.group.journey if place.group else None
    return answer_from(question, naming_only(data, {step.id for step in journey.steps} if journey else ()))


def _possible(place: Place, target: CompiledQuestion, answer: Answer) -> tuple[Answer, Sequence[str]]:
    """Leave out of an earlier answer what is gone since; return the names of the files that are."""
    if answer.same_as and answer.same_as not in {group.id for group in groups_of(place.session, place.identity)}:
        answer = answer.model_copy(update={"same_as": None})
    files = files_of((answer,))
    if files:
        now = place.path.stored(target).answer
        there = {*evidence_names(place.session, place.identity), *(files_of((now,)) if now else ())}
        files = {sha256: name for sha256, name in files.items() if sha256 not in there}
    return without_files(answer, files) if files else answer, tuple(files.values())


def theme_history(dossier: str, group: str, section: str) -> str:
    """Show every version of what was said for a theme."""
    place, title = _theme_place(dossier, group, section)

    def words(data: Data) -> Pairs:
        return views.statement_words(place, statement_from(data)) if data else ()

    seen = fingerprint(place.statement(section))
    back = views.address_of(place, Step(section))
    return _page(place, history_key(section), words, subject=title, back=back, seen=seen)


def theme_restore(dossier: str, group: str, section: str) -> Response:
    """Put back what was said for a theme before."""
    place, _title = _theme_place(dossier, group, section)
    data = _chosen(place, history_key(section))
    statement = statement_from(data) if data else ThemeStatement(section=section)
    if isinstance(operations.say(place, statement, request.form.get("seen", "")), StatementConflict):
        flash(_stale(), "warn")
        return redirect(url_for("questions.theme_history", dossier=dossier, group=group, section=section), code=303)
    place.session.commit()
    flash(_("Wat er eerder stond, is teruggezet."), "good")
    return redirect(views.address_of(place, Step(section)), code=303)


def _theme_place(dossier: str, group: str, section: str) -> tuple[Place, str]:
    place = find_place(database(), dossier, group)
    part = place.itinerary_at("full").part(section)
    if part is None or not part.has_page:
        abort(404)
    return place, str(part.section.title)


def _page(place: Place, key: str, words: Callable[[Data], Pairs], *, subject: str, back: str, seen: str) -> str:
    rows = history_of(place.session, place.identity, place.stored_key, key)
    versions = [Version(f"{row.id}", _when(row), words(row.new) or _nothing(), current=row is rows[0]) for row in rows]
    if rows and rows[-1].old is not None:
        versions.append(Version(f"{rows[-1].id}-old", _("Zoals het begon"), words(rows[-1].old), current=False))
    return render_template(
        "web/questions/history.html",
        place=place,
        title=views.title_of(_("Eerdere antwoorden"), subject, place.title),
        subject=subject,
        back=back,
        seen=seen,
        versions=versions,
    )


def _chosen(place: Place, key: str) -> Data:
    """Return the version that a button names, or answer that there is none."""
    name = request.form.get("version", "")
    identity = _number(name.removesuffix("-old"))
    rows = history_of(place.session, place.identity, place.stored_key, key)
    row = next((row for row in rows if row.id == identity), None)
    if row is None:
        abort(404)
    return row.old if name.endswith("-old") else row.new


def _when(row: AnswerHistoryRow) -> str:
    return _("{day} om {moment}, door {by}").format(day=day(row.at), moment=clock_time(row.at), by=row.by)


def _nothing() -> Pairs:
    return ((_("Antwoord"), _("Nog niet ingevuld")),)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        abort(400)
    return int(text)


def _stale() -> str:
    return _("Er is net iets veranderd. Kijk wat er nu staat, en kies dan opnieuw.")
