"""One question on a page, over HTTP."""

from __future__ import annotations

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from toolkit.features.questions import operations, views
from toolkit.features.questions.drawing import Shown
from toolkit.features.questions.files import add_file_routes, files_address
from toolkit.features.questions.history import add_history_routes
from toolkit.features.questions.itinerary import Itinerary, Part, Step
from toolkit.features.questions.place import Place, find_place
from toolkit.features.questions.themes import add_theme_routes
from toolkit.storage.store import NOT_STORED, Conflict, StoredAnswer
from toolkit.web.answer_words import answer_words, question_text, says_something
from toolkit.web.application import database
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import AnswerForms
from toolkit.web.forms.messages import Incomplete
from toolkit.web.moments import clock_time

blueprint = Blueprint("questions", __name__, url_prefix="/dossiers/<dossier>/groepen/<group>")
add_theme_routes(blueprint)
add_history_routes(blueprint)
add_file_routes(blueprint)

MORE = "meer"
"""In an address: open what is folded, because somebody adds evidence."""
TODAY = "nu"
"""In an address: ask how it is today, though the theme as a whole does not change."""
_OPENED = {"stay": MORE, "today": TODAY}
"""What a button opens on the same page."""
_LONGEST_REVISION = 9


@blueprint.get("/vragen/<question>")
def question(dossier: str, group: str, question: str) -> str:
    """Show one question."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    _itinerary, part = _part(place, target)
    place.path.fetch((*part.deciding, target))
    stored = place.path.stored(target)
    wanted = TODAY in request.args and views.may_ask_today(place, target)
    today = wanted or views.asks_today(place, target, stored.answer)
    forms = place.definitions.answer_forms(question, place.kind, today=today)
    return _page(place, target, forms, stored)


@blueprint.post("/vragen/<question>")
def answer(dossier: str, group: str, question: str) -> Response:
    """Save one answer, and go to the next question."""
    place = find_place(database(), dossier, group)
    target = place.question(question)
    itinerary, part = _part(place, target)
    place.path.fetch((*part.deciding, *part.from_here(target)))
    stored = place.path.stored(target)
    if request.form.get("action") == "same":
        return _same(place, itinerary, target)
    # As the page was shown, also when somebody said since that this theme does not change.
    today = request.form.get("today") == "1"
    forms = place.definitions.answer_forms(question, place.kind, today=today)
    form = forms.sent(request.form)
    alone = "X-Autosave" in request.headers
    if not forms.check(form, stored.answer):
        return _refused_alone(form) if alone else refused(_page(place, target, forms, stored, form))
    given = forms.read(form, stored.answer, question)
    saved = operations.save(place, target, given, _seen())
    if isinstance(saved, Conflict):
        return _conflict_alone() if alone else _conflict(place, target, given, saved)
    place.session.commit()
    if alone:
        return _saved_alone(saved)
    if opened := _OPENED.get(request.form.get("action", "")):
        return redirect(_address(place, question, opened), code=303)
    if warning := views.warning_about(saved.answer):
        about = _("Bij de vraag '{question}': {warning}")
        flash(about.format(question=question_text(target.question, place.kind), warning=warning), "warn")
    first_time = request.form.get("open") == "1"
    return redirect(_next(place, itinerary, target, first_time=first_time), code=303)


def _page(
    place: Place, target: CompiledQuestion, forms: AnswerForms, stored: StoredAnswer, form: Form | None = None
) -> str:
    """Draw the page of a question: as it is stored, or with the form that was sent and refused."""
    itinerary, part = _part(place, target)
    shown = Shown(place.definitions, forms, stored.answer, form)
    sent = request.form if form else None
    wrong = form.errors if form else {}
    first = _is_first()
    step = Step(target.section.id, target.id)
    text = question_text(target.question, place.kind)
    return render_template(
        "web/questions/question.html",
        place=place,
        title=views.title_of(text, str(target.section.title), place.title),
        proposal=shown.proposal(),
        current=shown.current(),
        may_ask_today=views.may_ask_today(place, target),
        grounds=shown.grounds(views.theme_basis(place, target.section.id)),
        errors=summary(form) if form and wrong else (),
        seen=str(stored.revision) if sent is None else sent.get("seen", str(stored.revision)),
        open=not says_something(stored.answer) if sent is None else sent.get("open") == "1",
        saved=None if wrong else views.saved_at(stored),
        progress=views.progress_of(place, part, target, first=first),
        overview=views.address_of(place, None),
        back=views.address_of(place, itinerary.before(step, place.path)),
        here=request.full_path if request.args else request.path,
        history=_history(place, target, stored),
        files=files_address(place, target.id),
        from_steps=views.evidence_from_steps(place, target),
        why=views.why(place, target.question),
        attention=views.attention_of(place, target.question),
        notices=views.notices_of(place, target, stored.answer),
        example=views.example_of(place, target, stored.answer),
        ratings=views.ratings_of(place, target.question, stored.answer),
        warning=views.warning_about(stored.answer),
        first=first,
        more=MORE in request.args or any(name in wrong for name in ("basis", "note", "evidence")),
    )


def _same(place: Place, itinerary: Itinerary, target: CompiledQuestion) -> Response:
    """Take over what the first group answered, and go on."""
    given = operations.same_answer(place, target)
    if given is None:
        abort(400)
    saved = operations.save(place, target, given, _seen())
    if isinstance(saved, Conflict):
        return _conflict(place, target, given, saved)
    place.session.commit()
    return redirect(_next(place, itinerary, target, first_time=request.form.get("open") == "1"), code=303)


def _part(place: Place, target: CompiledQuestion) -> tuple[Itinerary, Part]:
    """Return the part that a question stands in, at the depth of the dossier when it is asked there."""
    itinerary = place.itinerary
    part = itinerary.part(target.section.id)
    if part is None or target not in part.questions:
        itinerary = place.itinerary_at("full")
        part = itinerary.part(target.section.id)
    if part is None:
        abort(404)
    return itinerary, part


def _next(place: Place, itinerary: Itinerary, target: CompiledQuestion, *, first_time: bool) -> str:
    if _is_first():
        touched = views.touched_questions(place)
        later = [one for one in touched if one.index > target.index]
        if later:
            return views.address_of(place, Step(later[0].section.id, later[0].id), first=True)
        return views.address_of(place, itinerary.first(place.path))
    here = Step(target.section.id, target.id)
    # Whoever answers for the first time goes to what is still open; whoever looks back goes on page by page.
    step = itinerary.onward(here, place.path, skip=lambda step: first_time and place.is_answered(step))
    return views.address_of(place, step) if step else views.address_behind(place)


def _history(place: Place, target: CompiledQuestion, stored: StoredAnswer) -> str | None:
    if stored.revision == NOT_STORED:
        return None
    return f"{views.address_of(place, Step('', target.id))}/geschiedenis"


def _seen() -> int:
    """Return the revision that the page showed."""
    text = request.form.get("seen", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_REVISION):
        abort(400)
    return int(text)


def _is_first() -> bool:
    return request.args.get(views.FIRST) == "1"


def _address(place: Place, question: str, opened: str = "") -> str:
    """Return the address of a question, with something opened that is folded at first."""
    address = views.address_of(place, Step("", question), first=_is_first())
    if not opened:
        return address
    part = f"#{MORE}" if opened == MORE else ""
    return f"{address}{'&' if '?' in address else '?'}{opened}=1{part}"


def _conflict(place: Place, target: CompiledQuestion, given: object, conflict: Conflict) -> Response:
    questionnaire, theirs = place.definitions.questionnaire, conflict.theirs
    text = question_text(target.question, place.kind)
    page = render_template(
        "web/questions/conflict.html",
        place=place,
        title=views.title_of(_("Kies een antwoord"), text, place.title),
        subject=text,
        mine=answer_words(questionnaire, target.question, given),  # type: ignore[arg-type]
        theirs=answer_words(questionnaire, target.question, theirs.answer),
        by=theirs.updated_by,
        at=theirs.updated_at,
        seen={"seen": theirs.revision},
        sent=[pair for pair in request.form.items(multi=True) if pair[0] not in {"csrf_token", "seen"}],
        address=request.full_path if request.args else request.path,
        keep=_address(place, target.id),
    )
    return refused(page, 409)


def _saved_alone(saved: StoredAnswer) -> Response:
    message = _("Opgeslagen om {moment}").format(moment=clock_time(saved.updated_at)) if saved.updated_at else ""
    warning = views.warning_about(saved.answer)
    return jsonify(
        message=f"{message}. {warning}" if warning else message,
        warning=bool(warning),
        fields={"seen": str(saved.revision)},
        errors={},
    )


def _refused_alone(form: Form) -> Response:
    """Say what is wrong, but do not hurry somebody who is still busy with this answer."""
    errors = views.error_messages(form)
    wrong = {name: message for name, message in errors.items() if not isinstance(message, Incomplete)}
    message = _("Nog niet opgeslagen: er klopt iets niet.") if wrong else _("Nog niet opgeslagen: vul de rest ook in.")
    response = jsonify(message=message, fields={}, errors=wrong)
    response.status_code = 400
    return response


def _conflict_alone() -> Response:
    message = _(
        "Nog niet opgeslagen: iemand anders heeft dit antwoord net veranderd. "
        "Kies 'Opslaan en verder' om beide antwoorden te zien."
    )
    response = jsonify(message=message, fields={}, errors={})
    response.status_code = 409
    return response
