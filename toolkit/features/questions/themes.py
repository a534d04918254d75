"""What is said once for a theme, over HTTP, and the first page of a group."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import counted
from questionnaires.translation import _
from scoring.dossier import Changes, ThemeStatement
from scoring.evidence import LONGEST_PROSE
from toolkit.features.questions import operations, views
from toolkit.features.questions.drawing import draw_choices
from toolkit.features.questions.itinerary import Part, Step
from toolkit.features.questions.place import Place, find_place
from toolkit.storage.statements import StatementConflict, fingerprint
from toolkit.web import personal_data
from toolkit.web.answer_words import says_something
from toolkit.web.application import database
from toolkit.web.form_errors import refused, summary
from toolkit.web.forms.answers import basis_options
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.values import TextField
from toolkit.web.moments import clock_time

_FINGERPRINT = 16


def add_theme_routes(blueprint: Blueprint) -> None:
    """Add the pages of themes to the question pages."""
    blueprint.add_url_rule("/begin", "begin", begin, methods=["GET"])
    blueprint.add_url_rule("/themas/<section>", "theme", theme, methods=["GET"])
    blueprint.add_url_rule("/themas/<section>", "state", state, methods=["POST"])


def begin(dossier: str, group: str) -> str | Response:
    """Go to the first page of a group; for a later group, tell what is asked first and why."""
    place = find_place(database(), dossier, group)
    if place.depth == "quickscan" and place.group:
        return redirect(url_for("quickscan.page", dossier=dossier, group=group, number=1), code=303)
    start = views.address_of(place, _first_open(place))
    touched = views.touched_questions(place) if place.example_group else []
    if not touched:
        return redirect(start, code=303)
    return render_template(
        "web/questions/begin.html",
        title=views.title_of(_("Beginnen"), place.group.name if place.group else "", place.title),
        place=place,
        circumstances=views.circumstances_of(place),
        questions=counted(len(touched), _("vraag"), _("vragen")),
        first=views.address_of(place, Step(touched[0].section.id, touched[0].id), first=True),
        themes=start,
        back=views.address_of(place, None),
    )


def theme(dossier: str, group: str, section: str) -> str:
    """Ask once for a theme whether it changes, and how people know."""
    place = find_place(database(), dossier, group)
    part = _part(place, section)
    statement = place.statement(section)
    form = _form(place, part)(obj=statement)
    return _page(place, part, form, fingerprint(statement))


def state(dossier: str, group: str, section: str) -> Response:
    """Save what is said for a theme, and go to its first question; or do what a button asks for the whole theme."""
    place = find_place(database(), dossier, group)
    part = _part(place, section)
    form = _form(place, part)(request.form)
    alone = "X-Autosave" in request.headers
    if not form.validate():
        if alone:
            return _told(_("Nog niet opgeslagen: er klopt iets niet."), 400, errors=views.error_messages(form))
        return refused(_page(place, part, form, _seen()))
    old = place.statement(section)
    given = (old or ThemeStatement(section=section)).model_copy(update=_given(form))
    said = operations.say(place, given, _seen())
    if isinstance(said, StatementConflict):
        return _told(_stale(), 409) if alone else _conflict(place, part, given, said)
    if alone:
        place.session.commit()
        return _told(
            _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC))), 200, seen=fingerprint(said)
        )
    address = _act(find_place(database(), dossier, group), part, first_time=request.form.get("open") == "1")
    place.session.commit()
    if warning := personal_data.warning([given.note]):
        flash(warning, "warn")
    return redirect(address, code=303)


def _first_open(place: Place) -> Step | None:
    """Return the first page on which there is something to do; the first page of all when everything is done."""
    itinerary, path = place.itinerary, place.path
    path.fetch(question for part in itinerary.parts for question in (*part.deciding, *part.questions))
    start = itinerary.first(path)
    if start is None or not _is_done(place, start):
        return start
    return itinerary.onward(start, path, skip=lambda step: _is_done(place, step)) or start


def _is_done(place: Place, step: Step) -> bool:
    return place.is_answered(step) if step.question else place.statement(step.section) is not None


def _act(place: Place, part: Part, *, first_time: bool) -> str:
    """Do what the pressed button asks, and return where to go."""
    section, itinerary, action = part.section.id, place.itinerary, request.form.get("action")
    if action == "unknown":
        changed = counted(operations.leave_theme_unknown(place, part), _("vraag"), _("vragen"))
        message = _("'{theme}': {questions} op 'weet ik niet' gezet. Je kunt ze altijd nog beantwoorden.")
        flash(message.format(theme=part.section.title, questions=changed), "good")
        return _or_end(place, itinerary.after_part(section, place.path))
    if action == "same" and place.example_group:
        taken = counted(len(operations.same_as_example(place, part)), _("antwoord"), _("antwoorden"))
        message = _("'{theme}' is gelijk aan {group}: {answers} overgenomen.")
        flash(message.format(theme=part.section.title, group=place.example_group.name, answers=taken), "good")
        place.path.fetch(part.questions)
        unanswered = (one for one in part.asked(place.path) if not says_something(place.path.stored(one).answer))
        left = next(unanswered, None)
        return _or_end(place, Step(section, left.id) if left else itinerary.after_part(section, place.path))
    skip = place.is_answered if first_time else _nothing
    return _or_end(place, itinerary.onward(Step(section), place.path, skip=skip))


def _nothing(step: Step) -> bool:
    del step
    return False


def _or_end(place: Place, step: Step | None) -> str:
    return views.address_of(place, step) if step else views.address_behind(place)


def _part(place: Place, section: str) -> Part:
    part = place.itinerary.part(section)
    if part is None or not part.has_page:
        abort(404)
    return part


def _form(place: Place, part: Part) -> type[Form]:
    def build() -> type[Form]:
        fields: dict[str, Any] = {}
        if part.compares:
            fields["changes"] = OneOf(_("Verandert dit door het voorstel?"), _changes())
        fields["basis"] = OneOf(_("Hoe weet je dit?"), basis_options(place.definitions.bases))
        fields["note"] = TextField(_("Notitie"), LONGEST_PROSE, lines=True)
        return type("ThemeForm", (Form,), fields)

    return place.definitions.keep(("theme", part.compares), build)


def _changes() -> list[Any]:
    return [
        option(Changes.NO.value, _("Nee"), _("Het is nu hetzelfde. We vragen dan niet hoe het nu is.")),
        option(Changes.YES.value, _("Ja"), _("Bij elke vraag geef je ook aan hoe het nu is.")),
        option(Changes.NEW.value, _("Het bestaat nu nog niet"), _("Nu hoeft niemand hier iets voor te doen.")),
        option(Changes.UNKNOWN.value, _("Weet ik niet")),
    ]


def _given(form: Form) -> dict[str, Any]:
    given: dict[str, Any] = {"basis": form["basis"].data, "note": form["note"].data}
    if "changes" in form:
        given["changes"] = Changes(form["changes"].data) if form["changes"].data else None
    return given


def _page(place: Place, part: Part, form: Form, seen: str) -> str:
    section = part.section.id
    example = place.example_group
    said = example.theme_by_section.get(section) if example else None
    compared = operations.compare(place, part)
    return render_template(
        "web/questions/theme.html",
        title=views.title_of(str(part.section.title), place.group.name if place.group else "", place.title),
        place=place,
        part=part,
        form=form,
        choices=draw_choices(place.definitions, form),
        errors=summary(form) if form.errors else (),
        seen=seen,
        open=request.form.get("open") == "1" if request.form else place.statement(section) is None,
        progress=views.part_progress(place, part),
        back=views.address_of(place, place.itinerary.before(Step(section), place.path)),
        example=example.name if example else None,
        example_said=views.statement_words(place, said) if said else (),
        example_rows=views.example_rows(place, compared.to_take),
        same_rows=views.same_rows(place, compared.taken, same=True),
        answers=lambda rows: counted(len(rows), _("antwoord"), _("antwoorden")),
        changed_rows=views.same_rows(place, compared.taken, same=False),
        history=url_for("questions.theme_history", dossier=place.identity, group=place.key, section=section),
        warning=personal_data.warning([form["note"].data]),
    )


def _conflict(place: Place, part: Part, given: ThemeStatement, conflict: StatementConflict) -> Response:
    address = views.address_of(place, Step(part.section.id))
    page = render_template(
        "web/questions/conflict.html",
        place=place,
        title=views.title_of(_("Kies een antwoord"), str(part.section.title), place.title),
        subject=str(part.section.title),
        mine=views.statement_words(place, given),
        theirs=views.statement_words(place, conflict.theirs),
        by=None,
        at=None,
        seen={"seen": fingerprint(conflict.theirs)},
        sent=[pair for pair in request.form.items(multi=True) if pair[0] not in {"csrf_token", "seen"}],
        address=address,
        keep=address,
    )
    return refused(page, 409)


def _seen() -> str:
    return request.form.get("seen", "")[:_FINGERPRINT]


def _stale() -> str:
    return _("Nog niet opgeslagen: iemand anders heeft dit net veranderd. Kies 'Opslaan en verder' om te kiezen.")


def _told(message: str, status: int, *, seen: str | None = None, errors: dict[str, str] | None = None) -> Response:
    response = jsonify(message=message, fields={"seen": seen} if seen else {}, errors=errors or {})
    response.status_code = status
    return response
