"""Filling in together, over HTTP: where to start, one theme on a screen, on paper, and the record afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from toolkit.features.dossier.opened import Opened, address_if_there, open_dossier
from toolkit.features.questions.place import find_place
from toolkit.features.questions.views import error_messages
from toolkit.features.together import forms
from toolkit.features.together.agenda import Theme, places_of, theme_after, theme_of, themes_of
from toolkit.features.together.operations import Saved, save_theme
from toolkit.features.together.record import record_of, words_of
from toolkit.storage.store import NOT_STORED, StoredAnswer
from toolkit.web import personal_data
from toolkit.web.answer_words import answer_words, says_something
from toolkit.web.application import database
from toolkit.web.form_errors import summary
from toolkit.web.forms.messages import Incomplete
from toolkit.web.moments import clock_time

blueprint = Blueprint("together", __name__, url_prefix="/dossiers/<dossier>/samen")
SEEN = "seen."
_LONGEST_REVISION = 9
_LONGEST_TALK = timedelta(hours=12)


@blueprint.get("")
def start(dossier: str) -> str:
    """Show what to do, the themes of every group, and the papers."""
    opened = open_dossier(dossier)
    places = [(place, themes_of(place)) for place in places_of(opened)]
    agendas = [(place, [(theme, *_standing(theme)) for theme in themes]) for place, themes in places]
    standing = [one for _place, themes in agendas for one in themes]
    unfinished = (theme for theme, answered, disputed in standing if disputed or answered < len(theme.questions))
    begun = any(answered for _theme, answered, _disputed in standing)
    return render_template(
        "web/together/start.html", dossier=opened, agendas=agendas, next=next(unfinished, None), begun=begun
    )


@blueprint.get("/verslag")
def record(dossier: str) -> str:
    """Show the record: agreed, seen differently, to find out."""
    opened = open_dossier(dossier)
    records = [record_of(place) for place in places_of(opened)]
    result = address_if_there("result.overview", dossier=dossier)
    return render_template("web/together/record.html", dossier=opened, records=records, result=result)


@blueprint.get("/<group>/leidraad")
def guide(dossier: str, group: str) -> str:
    """Show the guide on A4, for whoever leads the conversation."""
    return _paper("guide", dossier, group)


@blueprint.get("/<group>/vel")
def sheet(dossier: str, group: str) -> str:
    """Show the sheets on A3, to write on with pens."""
    return _paper("sheet", dossier, group)


@blueprint.get("/<group>/themas/<section>")
def theme(dossier: str, group: str, section: str) -> str:
    """Show one theme for a screen on the wall."""
    opened, here, themes = _theme(dossier, group, section)
    asked = _asked(here, (question.id for question in here.questions))
    form = forms.theme_form(here.place, asked)(data=forms.shown(asked))
    return _page(opened, here, themes, asked, form, started=datetime.now(UTC))


@blueprint.post("/<group>/themas/<section>")
def save(dossier: str, group: str, section: str) -> Response | tuple[str, int]:
    """Save one theme, and go to the next."""
    opened, here, themes = _theme(dossier, group, section)
    asked = _asked(here, (name.removeprefix(SEEN) for name in request.form if name.startswith(SEEN)))
    form = forms.theme_form(here.place, asked)(request.form)
    fine = forms.check(form, asked)
    result = save_theme(here.place, form, asked)
    here.place.session.commit()
    seen = {one.name: one.seen for one in asked}
    seen |= {name: one.revision for name, one in result.saved.items()}
    if "X-Autosave" in request.headers:
        return _told(form, seen, result)
    if result.theirs or not fine:
        seen |= {name: one.revision for name, one in result.theirs.items()}
        page = _page(opened, here, themes, asked, form, started=_started(), seen=seen, theirs=result.theirs)
        return page, 409 if result.theirs else 400
    _warn(form, asked)
    return redirect(_next(here, asked), code=303)


def _theme(dossier: str, group: str, section: str) -> tuple[Opened, Theme, list[Theme]]:
    opened = open_dossier(dossier)
    themes = themes_of(find_place(database(), dossier, group))
    found = theme_of(themes, section)
    if found is None:
        abort(404)
    return opened, found, themes


def _asked(here: Theme, names: Iterable[str]) -> list[forms.Asked]:
    """Return these questions of a theme, in its order; what is not asked any more can still be sent."""
    chosen = set(names)
    path, seen = here.place.path, _seen()
    questions = [question for question in here.part.questions if question.scored and question.id in chosen]
    return [
        forms.Asked(question, path.stored(question).answer, seen.get(question.id, NOT_STORED)) for question in questions
    ]


def _page(
    opened: Opened,
    here: Theme,
    themes: Sequence[Theme],
    asked: Sequence[forms.Asked],
    form: Form,
    *,
    started: datetime,
    seen: Mapping[str, int] | None = None,
    theirs: Mapping[str, StoredAnswer] | None = None,
) -> str:
    path, questionnaire = here.place.path, here.place.definitions.questionnaire
    stored = {one.name: path.stored(one.question) for one in asked}
    return render_template(
        "web/together/theme.html",
        dossier=opened,
        theme=here,
        following=theme_after(themes, here),
        asked=asked,
        form=form,
        seen=seen or {name: one.revision for name, one in stored.items()},
        prefix=SEEN,
        theirs={
            one.name: words_of(here.place, one.question, theirs[one.name].answer)
            for one in asked
            if theirs and one.name in theirs
        },
        otherwise={
            one.name: answer_words(questionnaire, one.question.question, one.stored)[0][1]
            for one in asked
            if forms.says_otherwise(one.stored)
        },
        different=forms.DIFFERENT,
        find_out=forms.FIND_OUT,
        started=started,
        elapsed=int((datetime.now(UTC) - started).total_seconds()),
        errors=summary(form) if form.errors else (),
    )


def _paper(name: str, dossier: str, group: str) -> str:
    opened = open_dossier(dossier)
    place = find_place(database(), dossier, group)
    themes = themes_of(place)
    if not themes:
        abort(404)
    return render_template(f"web/together/{name}.html", dossier=opened, place=place, themes=themes)


def _standing(theme: Theme) -> tuple[int, int]:
    """Return how many questions of a theme were answered, and how many of those people see differently."""
    answers = [theme.place.path.stored(question).answer for question in theme.questions]
    return sum(map(says_something, answers)), sum(map(forms.is_disputed, answers))


def _next(here: Theme, asked: Sequence[forms.Asked]) -> str:
    """Return where to go: stay when answers brought new questions, else the next theme, or the record."""
    dossier, group = here.place.identity, here.place.key
    if request.form.get("action") == "stop":
        return url_for("together.record", dossier=dossier)
    themes = themes_of(here.place)
    now = theme_of(themes, here.part.section.id)
    new = len({question.id for question in now.questions} - {one.name for one in asked}) if now else 0
    if now and new:
        words = _("Door jullie antwoorden komt er 1 vraag bij.")
        more = _("Door jullie antwoorden komen er {number} vragen bij.").format(number=new)
        flash(words if new == 1 else more, "info")
        return url_for("together.theme", dossier=dossier, group=group, section=now.part.section.id)
    following = theme_after(themes, now) if now else None
    if following is None:
        return url_for("together.record", dossier=dossier)
    return url_for("together.theme", dossier=dossier, group=group, section=following.part.section.id)


def _warn(form: Form, asked: Sequence[forms.Asked]) -> None:
    names = [f"{one.name}.by" for one in asked] + [f"{row}.function" for one in asked for row in one.rows]
    if warning := personal_data.warning(form[name].data for name in names):
        flash(warning, "warn")


def _seen() -> dict[str, int]:
    return {
        name.removeprefix(SEEN): int(text)
        for name, text in request.form.items()
        if name.startswith(SEEN) and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_REVISION
    }


def _started() -> datetime:
    """Return when this theme began, as the page sent it back; a moment that cannot be, is now."""
    now = datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(request.form.get("started", ""))
    except ValueError:
        return now
    if moment.tzinfo is None or not timedelta(0) <= now - moment <= _LONGEST_TALK:
        return now
    return moment


def _told(form: Form, seen: Mapping[str, int], result: Saved) -> Response:
    wrong = {name: text for name, text in error_messages(form).items() if not isinstance(text, Incomplete)}
    message = _("Opgeslagen om {moment}").format(moment=clock_time(datetime.now(UTC)))
    if result.theirs:
        message = _("Nog niet alles opgeslagen: iemand anders was je voor. Kies 'Opslaan en verder' om te kiezen.")
    elif form.errors:
        message = _("{saved}. Wat nog niet af is, is nog niet opgeslagen.").format(saved=message)
    fields = {f"{SEEN}{name}": str(revision) for name, revision in seen.items() if name not in result.theirs}
    response = jsonify(message=message, fields=fields, errors=wrong)
    response.status_code = 409 if result.theirs else 200
    return response
