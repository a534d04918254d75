"""Who may do what: one place, asked before every request.

Without accounts there are two roles: a visitor, who may see what is public, and the one user of this installation,
who came in by the link that was printed at start. A route that is not named here is for the user.
"""

from __future__ import annotations

import secrets
from enum import IntEnum

from flask import Flask, Response, current_app, redirect, request, session, url_for

from questionnaires.translation import _

_ROLE = "role"
_START = "start"


class Role(IntEnum):
    """Who asks; a higher role may do whatever a lower one may."""

    VISITOR = 0
    USER = 1


PUBLIC = frozenset(
    {
        "static",
        "theme.style",
        "sign_in.enter",
        "sign_in.needed",
        "sign_in.alive",
        "pages.help",
        "pages.glossary",
        "pages.accessibility",
        "pages.privacy",
    }
)


def let_in() -> None:
    """Let whoever asks in, until the browser is closed or the program stops: the next start has a new link."""
    session.clear()
    session[_ROLE] = Role.USER.name
    session[_START] = current_app.extensions[_START]


def let_out() -> None:
    """Let out whoever is in, in every browser: a cookie that somebody kept opens nothing any more."""
    session.clear()
    current_app.extensions[_START] = secrets.token_hex(16)


def current_role() -> Role:
    """Return the role of whoever asks."""
    inside = session.get(_ROLE) == Role.USER.name and session.get(_START) == current_app.extensions[_START]
    return Role.USER if inside else Role.VISITOR


def current_name() -> str:
    """Return how the history of an answer calls whoever asks; without accounts nobody is told apart."""
    return _("iemand op deze computer")


def needed_role(endpoint: str | None) -> Role:
    """Return the role that a route asks for; an address that does not exist tells a visitor nothing either."""
    return Role.VISITOR if endpoint in PUBLIC else Role.USER


def guard(app: Flask) -> None:
    """Ask before every request whether this may be done."""
    app.extensions[_START] = secrets.token_hex(16)

    @app.before_request
    def _check() -> Response | None:
        if current_role() >= needed_role(request.endpoint):
            return None
        return redirect(url_for("sign_in.needed"), code=303)  # type: ignore[return-value]
