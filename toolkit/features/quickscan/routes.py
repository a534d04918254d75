"""The quickscan, over HTTP."""

from __future__ import annotations

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.dossier import Answer
from toolkit.features.questions import operations, views
from toolkit.features.questions.drawing import draw_response
from toolkit.features.questions.place import Place, find_place
from toolkit.features.quickscan import fresh as beginning
from toolkit.features.quickscan.outcome import add_outcome_routes
from toolkit.features.quickscan.pages import Asked, ScanPage, scan_pages, seen_revision
from toolkit.storage.store import Conflict, StoredAnswer
from toolkit.web.answer_words import Pairs, question_text, response_words
from toolkit.web.application import database
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import said
from toolkit.web.forms.messages import Incomplete
from toolkit.web.moments import clock_time

blueprint = Blueprint("quickscan", __name__)
add_outcome_routes(blueprint)
_LONGEST_REVISION = 9
Saved = list[tuple[Asked, StoredAnswer]]
Stale = list[tuple[Asked, Answer, Conflict]]


@blueprint.get("/quickscan/<token>")
def fresh(token: str) -> str:
    """Show the first questions; nothing is stored yet."""
    place = beginning.place_of(database(), beginning.identity_of(token), _kind())
    return _show(place, 1, token)


@blueprint.post("/quickscan/<token>")
def save_fresh(token: str) -> Response:
    """Save the first answers; the dossier is made with them."""
    identity = beginning.identity_of(token)
    place = beginning.place_of(database(), identity, _kind())
    page = _numbered(place, 1)
    form = page.form_class(request.form)
    if not page.check(form, page.sent(request.form)):
        return _refused(place, page, form, token)
    return _save(beginning.stored_place(database(), identity, _kind()), 1, token)


@blueprint.get("/dossiers/<dossier>/groepen/<group>/quickscan/<int:number>")
def page(dossier: str, group: str, number: int) -> str:
    """Show some questions of the quickscan of a group."""
    return _show(find_place(database(), dossier, group), number)


@blueprint.post("/dossiers/<dossier>/groepen/<group>/quickscan/<int:number>")
def save(dossier: str, group: str, number: int) -> Response:
    """Save some answers, and go on."""
    return _save(find_place(database(), dossier, group), number)


def _save(place: Place, number: int, token: str | None = None) -> Response:
    page = _numbered(place, number)
    form = page.form_class(request.form)
    asked = page.sent(request.form)
    page.shown(place)
    if not page.check(form, asked):
        return _refused(place, page, form, token)
    saved, stale = _store(place, page, form, asked)
    if stale:
        # All or nothing: what is shown beside each other is decided on together.
        place.session.rollback()
        return _conflict(place, stale)
    place.session.commit()
    warning = next(filter(None, (views.warning_about(stored.answer) for _one, stored in saved)), None)
    if "X-Autosave" in request.headers:
        return _told(saved, warning)
    if warning:
        flash(warning, "warn")
    return redirect(_next(place, page), code=303)


def _store(place: Place, page: ScanPage, form: Form, asked: tuple[Asked, ...]) -> tuple[Saved, Stale]:
    saved: Saved = []
    stale: Stale = []
    for one in asked:
        given = page.read(form, one, place.path.stored(one.question).answer)
        result = operations.save(place, one.question, given, _seen(one))
        if isinstance(result, Conflict):
            stale.append((one, given, result))
        else:
            saved.append((one, result))
    return saved, stale


def _show(place: Place, number: int, token: str | None = None) -> str:
    page = _numbered(place, number)
    asked = page.shown(place)
    return _page(place, page, page.show(place), asked, token)


def _page(place: Place, page: ScanPage, form: Form, asked: tuple[Asked, ...], token: str | None) -> str:
    return render_template(
        "web/quickscan/page.html",
        title=views.title_of(_page_name(page), place.group.name if place.group else "", place.title),
        place=place,
        fresh=token is not None,
        page=page,
        page_name=_page_name(page),
        asked=asked,
        drawn={one.fields.name: draw_response(place.definitions, form, one.fields) for one in asked},
        seen={one.seen: request.form.get(one.seen, str(seen_revision(place, one))) for one in asked},
        why={one.question.id: views.why(place, one.question.question) for one in asked},
        errors=summary(form) if form.errors else (),
        back=_back(place, page),
        here=request.full_path if request.args else request.path,
        kind=_people()[place.kind or GroupKind.RESIDENT],
        kinds=_other_kinds(place, token) if token else [],
    )


def _refused(place: Place, page: ScanPage, form: Form, token: str | None) -> Response:
    if "X-Autosave" not in request.headers:
        return refused(_page(place, page, form, page.shown(place), token))
    errors = views.error_messages(form)
    wrong = {name: message for name, message in errors.items() if not isinstance(message, Incomplete)}
    message = _("Nog niet opgeslagen: er klopt iets niet.") if wrong else _("Nog niet opgeslagen: vul de rest ook in.")
    response = jsonify(message=message, fields={}, errors=wrong)
    response.status_code = 400
    return response


def _told(saved: Saved, warning: str | None) -> Response:
    moments = [stored.updated_at for _one, stored in saved if stored.updated_at]
    message = _("Opgeslagen om {moment}").format(moment=clock_time(max(moments))) if moments else ""
    fields = {one.seen: str(stored.revision) for one, stored in saved}
    message = f"{message}. {warning}" if warning else message
    return jsonify(message=message, warning=bool(warning), fields=fields, errors={})


def _conflict(place: Place, stale: Stale) -> Response:
    if "X-Autosave" in request.headers:
        message = _("Nog niet opgeslagen: iemand anders was je voor. Kies 'Opslaan en verder' om te kiezen.")
        response = jsonify(message=message, fields={}, errors={})
        response.status_code = 409
        return response
    names = {"csrf_token", *(one.seen for one, _given, _conflict in stale)}
    page = render_template(
        "web/questions/conflict.html",
        place=place,
        title=views.title_of(_("Kies een antwoord"), place.title),
        subject=_("Het gaat om dit deel van de quickscan."),
        mine=_both(place, [(one, given) for one, given, _conflict in stale]),
        theirs=_both(place, [(one, conflict.theirs.answer) for one, _given, conflict in stale]),
        by=stale[0][2].theirs.updated_by,
        at=stale[0][2].theirs.updated_at,
        seen={one.seen: conflict.theirs.revision for one, _given, conflict in stale},
        sent=[pair for pair in request.form.items(multi=True) if pair[0] not in names],
        address=request.path,
        keep=request.path,
    )
    return refused(page, 409)


def _both(place: Place, pairs: list[tuple[Asked, Answer]] | list[tuple[Asked, Answer | None]]) -> Pairs:
    questionnaire = place.definitions.questionnaire
    return tuple(
        (
            question_text(one.question.question, place.kind),
            response_words(questionnaire, one.question.question, said(answer)[0]),
        )
        for one, answer in pairs
    )


def _numbered(place: Place, number: int) -> ScanPage:
    pages = scan_pages(place)
    if place.group is None or not 1 <= number <= len(pages):
        abort(404)
    return pages[number - 1]


def _next(place: Place, page: ScanPage) -> str:
    if page.number < page.total:
        return url_for("quickscan.page", dossier=place.identity, group=place.key, number=page.number + 1)
    if place.next_group:
        return url_for("quickscan.page", dossier=place.identity, group=place.next_group, number=1)
    return url_for("quickscan.outcome", dossier=place.identity)


def _back(place: Place, page: ScanPage) -> str:
    if page.number > 1:
        return url_for("quickscan.page", dossier=place.identity, group=place.key, number=page.number - 1)
    return url_for("start.home")


def _page_name(page: ScanPage) -> str:
    return _("Quickscan, deel {number} van {total}").format(number=page.number, total=page.total)


def _seen(one: Asked) -> int:
    text = request.form.get(one.seen, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_REVISION):
        abort(400)
    return int(text)


def _kind() -> GroupKind:
    """Return whom the quickscan is about; an address that names nobody is about residents."""
    try:
        return GroupKind(request.args.get("voor", GroupKind.RESIDENT.value))
    except ValueError:
        return GroupKind.RESIDENT


def _other_kinds(place: Place, token: str) -> list[tuple[str, str]]:
    """Return whom else it can be about, as long as nothing is stored: what they are called, and where."""
    return [
        (name, url_for("quickscan.fresh", token=token, voor=kind.value))
        for kind, name in _people().items()
        if kind is not place.kind
    ]


def _people() -> dict[GroupKind, str]:
    return {
        GroupKind.RESIDENT: _("inwoners"),
        GroupKind.ENTREPRENEUR: _("ondernemers"),
        GroupKind.EMPLOYEE: _("medewerkers van de gemeente"),
    }
