"""The intake over HTTP: what the proposal is about, on one page; every answer is saved when it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from scoring.dossier import Dossier, Value
from toolkit.features.dossier import operations
from toolkit.features.dossier.forms import INTAKE, intake_form
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.pages import differences, form_page, sent_seal
from toolkit.features.questions.views import error_messages
from toolkit.storage.heads import NOTED, intake_history, intake_key, value_from
from toolkit.storage.tables import AnswerHistoryRow
from toolkit.web import personal_data
from toolkit.web.answer_words import value_words
from toolkit.web.forms.values import value_of
from toolkit.web.moments import clock_time, day

_MOST_VERSIONS = 200


class Version(NamedTuple):
    """One change of one answer, in words; `name` is what a button sends to put the old one back, when that can be."""

    name: str | None
    question: str
    when: str
    by: str
    old: str
    new: str


def add_intake_routes(blueprint: Blueprint) -> None:
    """Add the pages of the intake."""
    blueprint.add_url_rule("/intake", "intake", show, methods=["GET"])
    blueprint.add_url_rule("/intake", "save_intake", save, methods=["POST"])
    blueprint.add_url_rule("/intake/geschiedenis", "intake_history", history, methods=["GET"])
    blueprint.add_url_rule("/intake/geschiedenis", "restore_intake", restore, methods=["POST"])


def show(dossier: str) -> str:
    """Show the intake."""
    opened = open_dossier(dossier)
    return _page(opened, _stored_form(opened, opened.head), operations.intake_seal(opened.head))


def save(dossier: str) -> Response | str | tuple[str, int]:
    """Save the intake; one by one when the page does so by itself, and then what is wrong waits."""
    opened = open_dossier(dossier)
    form = intake_form(opened)(request.form)
    fine, alone = form.validate(), "X-Autosave" in request.headers
    if not fine and not alone:
        return _page(opened, form, sent_seal()), 400
    given = _given(opened, form)
    title = form["title"].data if not form["title"].errors else opened.title
    try:
        head = operations.save_intake(
            opened.session, dossier, given, title=title, new=form["new"].data, seen=sent_seal()
        )
    except operations.StaleError:
        opened.session.rollback()
        return _told_stale() if alone else _conflict(dossier, form)
    opened.session.commit()
    if alone:
        return _told(opened, head, form)
    if warning := _warning(opened, head):
        flash(warning, "warn")
    flash(_("Opgeslagen. Je kunt dit altijd nog veranderen."), "good")
    return redirect(opened.address, code=303)


def history(dossier: str) -> str:
    """Show what changed in the intake: who, when, and what it was."""
    opened = open_dossier(dossier)
    return render_template(
        "web/dossier/intake_history.html",
        dossier=opened,
        versions=[_version(opened, row) for row in intake_history(opened.session, dossier, _MOST_VERSIONS)],
        seen=operations.intake_seal(opened.head),
    )


def restore(dossier: str) -> Response:
    """Put back what an answer was before a change."""
    opened = open_dossier(dossier)
    rows = intake_history(opened.session, dossier, _MOST_VERSIONS)
    row = next((row for row in rows if str(row.id) == request.form.get("version")), None)
    if row is None:
        abort(404)
    name, old = row.question.removeprefix(intake_key("")), row.old["value"] if row.old else None
    if name in {NOTED["depth"], NOTED["not_needed"]}:
        abort(404)
    given = {} if name in NOTED.values() else {name: None if old is None else value_from(old)}
    title = str(old) if name == NOTED["title"] else opened.title
    new = (old if name == NOTED["current"] else opened.head.current) == "none"
    try:
        operations.save_intake(opened.session, dossier, given, title=title, new=new, seen=sent_seal())
    except operations.StaleError:
        flash(_("Er is intussen iets anders opgeslagen. Kijk opnieuw wat je wilt terugzetten."), "warn")
        return redirect(url_for("dossier.intake_history", dossier=dossier), code=303)
    opened.session.commit()
    flash(_("Teruggezet."), "good")
    return redirect(url_for("dossier.intake", dossier=dossier), code=303)


def _version(opened: Opened, row: AnswerHistoryRow) -> Version:
    name = row.question.removeprefix(intake_key(""))
    when = _("{day} om {moment}").format(day=day(row.at), moment=clock_time(row.at))
    if name in NOTED.values():
        label, said = _about_all(opened, name)
        old, new = (said(data["value"] if data else None) for data in (row.old, row.new))
        key = str(row.id) if name in {NOTED["title"], NOTED["current"]} else None
        return Version(key, label, when, row.by, old, new)
    found = next(((one, one.question_by_id[name]) for one in opened.intakes if name in one.question_by_id), None)

    def words(data: dict[str, Any] | None) -> str:
        if not data:
            return _("Nog niet ingevuld")
        return value_words(*found, value_from(data["value"])) if found else str(data["value"])

    return Version(str(row.id), str(found[1].text) if found else name, when, row.by, words(row.old), words(row.new))


def _about_all(opened: Opened, name: str) -> tuple[str, Callable[[Any], str]]:
    """Return what a part of the history that is no question is called, and how its values read."""
    depths = {depth.id: str(depth.title) for depth in opened.definitions.questionnaire.depths}
    known: dict[str, tuple[str, Callable[[Any], str]]] = {
        NOTED["title"]: (_("Hoe heet het voorstel?"), str),
        NOTED["current"]: (_("Is dit helemaal nieuw?"), lambda value: _("Ja") if value else _("Nee")),
        NOTED["depth"]: (_("Welke toets doe je?"), lambda value: depths.get(value, _("Alle vragen"))),
        NOTED["not_needed"]: (
            _("Waarom is een toets niet nodig?"),
            lambda value: f"{value['reason']} ({value['agreed_by']})" if value else _("Nog niet ingevuld"),
        ),
    }
    return known[name]


def _given(opened: Opened, form: Form) -> dict[str, Value | None]:
    """Return what was filled in; what is wrong stays as it is stored."""
    return {
        name: value_of(form[INTAKE + name])
        for name in opened.intake_questions
        if not (form[INTAKE + name].errors or form[INTAKE + name].process_errors)
    }


def _stored_form(opened: Opened, head: Dossier) -> Form:
    data: dict[str, Any] = {INTAKE + name: value for name, value in head.intake.items()}
    return intake_form(opened)(data={"title": head.title, "new": head.current == "none", **data})


def _page(opened: Opened, form: Form, seen: str, **more: Any) -> str:
    return form_page(
        "intake.html", opened, form, seen, title=_("Waar het over gaat"), prefix=INTAKE,
        warning=_warning(opened, opened.head), **more,
    )  # fmt: skip


def _warning(opened: Opened, head: Dossier) -> str | None:
    """Return a kind warning about the first text that seems to hold data about a person, with where it stands."""
    texts: list[tuple[str, object]] = [(_("Hoe heet het voorstel?"), head.title)]
    texts += [(str(question.text), head.intake.get(name)) for name, question in opened.intake_questions.items()]
    for question, text in texts:
        warning = personal_data.warning([text]) if isinstance(text, str) else None
        if warning:
            return _("Bij de vraag '{question}': {warning}").format(question=question, warning=warning)
    return None


def _conflict(dossier: str, form: Form) -> tuple[str, int]:
    opened = open_dossier(dossier)
    theirs = differences(form, _stored_form(opened, opened.head))
    return _page(opened, form, operations.intake_seal(opened.head), theirs=theirs), 409


def _told(opened: Opened, head: Dossier, form: Form) -> Response:
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    wrong = error_messages(form)
    if wrong:
        message = _("{saved}. Wat nog niet klopt, is nog niet opgeslagen.").format(saved=message)
    warning = _warning(opened, head)
    if warning:
        message = f"{message}. {warning}"
    return jsonify(message=message, warning=bool(warning), fields={"seen": operations.intake_seal(head)}, errors=wrong)


def _told_stale() -> Response:
    message = _("Nog niet opgeslagen: iemand anders veranderde dit net. Kies 'Opslaan en verder' om beide te zien.")
    response = jsonify(message=message, fields={}, errors={})
    response.status_code = 409
    return response
