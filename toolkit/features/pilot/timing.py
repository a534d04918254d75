"""How long people look at a part: the time between two requests of one browser, kept in its cookie in between."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from flask import Response, current_app, g, request, session
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from toolkit.features.pilot.parts import part_of_page
from toolkit.features.pilot.recording import LONGEST_LOOK, add_time
from toolkit.storage.heads import head_of
from toolkit.storage.store import NoSuchDossierError
from toolkit.web.access import Role, current_role
from toolkit.web.definitions import definitions_for

KEY = "pilot"
_REFUSED = 400
_QUESTIONS = frozenset({"questions", "together"})


def note_time(response: Response, clock: Callable[[], float] = time.time) -> Response:
    """Add the time since the last page to the part that it belonged to, and remember which part this is.

    Only for a pilot. A page outside a dossier stops the clock.
    """
    if not current_app.extensions["settings"].pilot or request.endpoint in {None, "static", "theme.style"}:
        return response
    now = int(clock())
    last = session.pop(KEY, None)
    if "database" in g:
        # The page is done; what it did not commit goes anyway, and must not keep us waiting for ourselves.
        g.database.rollback()
    engine = current_app.extensions["engine"]
    if last:
        _add(engine, last, now)
    may_look = current_role() >= Role.USER and response.status_code < _REFUSED
    with Session(engine.execution_options(read_only=True)) as database:
        here = _part(database) if may_look else None
    if here:
        session[KEY] = [*here, now]
    return response


def _add(engine: Engine, last: tuple[str, str, int], now: int) -> None:
    dossier, section, since = last
    seconds = min(max(now - since, 0), LONGEST_LOOK)
    if not seconds:
        return
    # Studying the test never stands in the way of somebody's work: a busy database loses a time, not a page.
    with suppress(OperationalError), Session(engine) as database:
        add_time(database, dossier, section, seconds)


def _part(database: Session) -> tuple[str, str] | None:
    """Return the dossier and the part that a page is about; a part without questions has a name with '@'."""
    values = request.view_args or {}
    dossier = values.get("dossier")
    if dossier is None:
        return None
    if request.blueprint in _QUESTIONS:
        section = values.get("section") or _section(database, dossier, values.get("question"))
        return (dossier, section) if section else None
    part = part_of_page()
    return (dossier, part) if part else None


def _section(database: Session, dossier: str, question: str | None) -> str | None:
    if question is None:
        return None
    try:
        head = head_of(database, dossier)
    except NoSuchDossierError:
        return None
    found = definitions_for(database, head.questionnaire, head.definitions).compiled.by_id.get(question)
    return found.section.id if found else None
