"""Who may do what: one place, asked before every request.

Without accounts there are two roles: a visitor, who may see what is public, and the one user of this installation,
who came in by the link that was printed at start. A route that is not named here is for the user.
"""

from __future__ import annotations

from enum import IntEnum

from flask import Flask, Response, redirect, request, session, url_for

from questionnaires.translation import _

SESSION_KEY = "role"


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


def current_role() -> Role:
    """Return the role of whoever asks."""
    return Role.USER if session.get(SESSION_KEY) == Role.USER.name else Role.VISITOR


def current_name() -> str:
    """Return how the history of an answer calls whoever asks; without accounts nobody is told apart."""
    return _("iemand op deze computer")


def needed_role(endpoint: str | None) -> Role:
    """Return the role that a route asks for; an address that does not exist tells a visitor nothing either."""
    return Role.VISITOR if endpoint in PUBLIC else Role.USER


def guard(app: Flask) -> None:
    """Ask before every request whether this may be done."""

    @app.before_request
    def _check() -> Response | None:
        if current_role() >= needed_role(request.endpoint):
            return None
        return redirect(url_for("sign_in.needed"), code=303)  # type: ignore[return-value]
