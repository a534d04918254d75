"""The one-time link: on this machine, the person who started the program comes in with the link it printed."""

from __future__ import annotations

import hmac

from flask import Blueprint, Response, current_app, redirect, render_template, session, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from toolkit.web.access import SESSION_KEY, Role, current_role

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/binnen/<token>")
def enter(token: str) -> tuple[str, int] | WerkzeugResponse:
    """Let the user in; the link works once."""
    expected: str | None = current_app.config["SIGN_IN_TOKEN"]
    if expected is None or not hmac.compare_digest(token.encode(), expected.encode()):
        if current_role() >= Role.USER:
            return redirect(url_for("start.home"), code=303)
        return render_template("web/sign_in/needed.html", used=True), 403
    current_app.config["SIGN_IN_TOKEN"] = None
    session.clear()
    session[SESSION_KEY] = Role.USER.name
    session.permanent = True
    return redirect(url_for("start.home"), code=303)


@blueprint.get("/binnen")
def needed() -> tuple[str, int] | WerkzeugResponse:
    """Tell how to come in, to who is not in."""
    if current_role() >= Role.USER:
        return redirect(url_for("start.home"), code=303)
    return render_template("web/sign_in/needed.html", used=False), 403


@blueprint.get("/gezond")
def alive() -> Response:
    """Answer that the application runs; says nothing else."""
    return Response("ok\n", mimetype="text/plain")
