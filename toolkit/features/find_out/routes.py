"""What is not known yet, over HTTP: the list, a text for each person, and one screen for what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response as WerkzeugResponse
from wtforms import Form

from exports.dutch import day, enumeration
from exports.report.words import class_word, unknown_word
from questionnaires.translation import _
from scoring.outcome import CLASS_ORDER, ClassId
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.find_out import filling
from toolkit.features.find_out.filling import GIVEN, SEEN, Place
from toolkit.features.find_out.letter import letter
from toolkit.features.find_out.todo import (
    MOST_IMPORTANT,
    NOBODY,
    Informant,
    Item,
    Range,
    Todo,
    informant_names,
    informants,
    make_todo,
)
from toolkit.features.questions.views import error_messages
from toolkit.storage.store import StoredAnswer
from toolkit.web import personal_data
from toolkit.web.answer_words import answer_words
from toolkit.web.form_errors import summary
from toolkit.web.moments import clock_time

blueprint = Blueprint("find_out", __name__, url_prefix="/dossiers/<dossier>/uitzoeken")
EVERYTHING = "alles"


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show what is not known yet, the most important first."""
    opened = open_dossier(dossier)
    todo = make_todo(opened)
    return render_template(
        "web/find_out/overview.html",
        dossier=opened,
        todo=todo,
        first=todo.items[:MOST_IMPORTANT],
        rest=todo.items[MOST_IMPORTANT:],
        informants=informants(opened, todo.items),
        before=_range_from(request.args.get("was", "")),
        words=class_word,
        why=unknown_word,
        day=day,
        everything=EVERYTHING,
        names_of=lambda item: enumeration(informant_names(opened, item), _("of")),
    )


@blueprint.get("/vragen-aan/<who>")
def ask(dossier: str, who: str) -> str:
    """Show the text for one person."""
    opened = open_dossier(dossier)
    found = _informant(opened, make_todo(opened), who)
    return render_template("web/find_out/ask.html", dossier=opened, informant=found, text=letter(opened, found.items))


@blueprint.get("/vragen-aan/<who>/tekst.txt")
def download(dossier: str, who: str) -> Response:
    """Give the text for one person as a file."""
    opened = open_dossier(dossier)
    found = _informant(opened, make_todo(opened), who)
    # A file on a Windows computer: with its own line ends every program shows the lines.
    data = letter(opened, found.items).replace("\n", "\r\n").encode("utf-8-sig")
    response = Response(data, content_type="text/plain; charset=utf-8")
    name = secure_filename(f"vragen-{found.label or NOBODY}".lower())
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    return response


@blueprint.get("/invullen")
def fill(dossier: str) -> str:
    """Ask for what came back: the most important, or what one person was asked, or everything."""
    opened = open_dossier(dossier)
    todo = make_todo(opened)
    places = filling.places_of(_chosen(opened, todo, request.args.get("wie", "")))
    form = filling.fill_form(opened, places)()
    stored = filling.stored_answers(opened, places)
    return _fill_page(opened, places, form, {name: one.revision for name, one in stored.items()}, before=todo.range)


@blueprint.post("/invullen")
def save(dossier: str) -> WerkzeugResponse | tuple[str, int]:
    """Save what came back, and show how the range narrowed."""
    opened = open_dossier(dossier)
    places = filling.places_sent(opened, request.form)
    form = filling.fill_form(opened, places)(request.form)
    form.validate()
    alone = "X-Autosave" in request.headers
    seen, given = filling.revisions(request.form), filling.parts_given(request.form)
    saved, theirs = filling.save_filled(opened, form, places, seen, given)
    opened.session.commit()
    seen |= {name: one.revision for name, one in saved.items()}
    given |= {place.name: filling.parts_filled(form, place) for place in places if place.name in saved}
    if alone:
        return _told(form, seen, given, theirs)
    before = _range_from(request.form.get("was", ""))
    if theirs or form.errors:
        seen |= {name: one.revision for name, one in theirs.items()}
        page = _fill_page(opened, places, form, seen, before=before, given=given, theirs=theirs)
        return page, 409 if theirs else 400
    notes = [form[f"{place.name}.note"].data for place in places]
    if warning := personal_data.warning(notes):
        flash(warning, "warn")
    number = sum(filling.is_answered(form, place) for place in places)
    words = _("1 antwoord is opgeslagen.") if number == 1 else _("{n} antwoorden zijn opgeslagen.").format(n=number)
    if number:
        flash(words, "good")
    elif saved:
        flash(_("Opgeslagen."), "good")
    else:
        flash(_("Je vulde niets in. Er is niets veranderd."), "info")
    was = f"{before.at_least}-{before.at_most}" if before and saved else None
    return redirect(url_for("find_out.overview", dossier=dossier, was=was), code=303)


def _chosen(opened: Opened, todo: Todo, who: str) -> Sequence[Item]:
    if who == EVERYTHING:
        return todo.items
    return _informant(opened, todo, who).items if who else todo.items[:MOST_IMPORTANT]


def _informant(opened: Opened, todo: Todo, who: str) -> Informant:
    found = next((one for one in informants(opened, todo.items) if one.id == who), None)
    if found is None:
        abort(404)
    return found


def _fill_page(
    opened: Opened,
    places: Sequence[Place],
    form: Form,
    seen: Mapping[str, int],
    *,
    before: Range | None,
    given: Mapping[str, frozenset[str]] | None = None,
    theirs: Mapping[str, StoredAnswer] | None = None,
) -> str:
    questionnaire = opened.definitions.questionnaire
    return render_template(
        "web/find_out/fill.html",
        dossier=opened,
        asked=filling.by_question(places),
        form=form,
        prefix=SEEN,
        seen=seen,
        given_prefix=GIVEN,
        given={name: _in_order(parts) for name, parts in (given or {}).items()},
        before=before,
        theirs={
            place.name: answer_words(questionnaire, place.question.question, theirs[place.name].answer)
            for place in places
            if theirs and place.name in theirs
        },
        errors=summary(form) if form.errors else (),
    )


def _range_from(text: str) -> Range | None:
    """Read a range as an address holds it, None when it is not one."""
    known: Mapping[str, ClassId] = {one: one for one in CLASS_ORDER[:-1]}
    low, _dash, high = text.partition("-")
    return Range(known[low], known[high]) if low in known and high in known else None


def _in_order(parts: frozenset[str]) -> str:
    return " ".join(sorted(parts))


def _told(
    form: Form, seen: Mapping[str, int], given: Mapping[str, frozenset[str]], theirs: Mapping[str, StoredAnswer]
) -> Response:
    wrong = error_messages(form)
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    if theirs:
        message = _("Nog niet alles opgeslagen: iemand anders was je voor. Kies 'Opslaan' om beide antwoorden te zien.")
    elif wrong:
        message = _("{saved}. Wat nog niet klopt, is nog niet opgeslagen.").format(saved=message)
    fields = {f"{SEEN}{name}": str(revision) for name, revision in seen.items() if name not in theirs}
    fields |= {f"{GIVEN}{name}": _in_order(parts) for name, parts in given.items()}
    response = jsonify(message=message, fields=fields, errors=wrong)
    response.status_code = 409 if theirs else 200
    return response
