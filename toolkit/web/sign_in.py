"""The one-time link: on this machine, the person who started the program comes in with the link it printed."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from questionnaires.translation import _
from toolkit.web.access import Role, current_role, let_in, let_out

blueprint = Blueprint("sign_in", __name__)
TELL = "tell_link"
"""Among the extensions of the application: what tells the person who started the program of a new link."""
_LINK_BYTES = 24


def new_token() -> str:
    """Return what makes a link that nobody can guess."""
    return secrets.token_urlsafe(_LINK_BYTES)


@blueprint.get("/binnen/<token>")
def enter(token: str) -> tuple[str, int] | WerkzeugResponse:
    """Let the user in; the link works once. Who only asks whether it is there (HEAD) does not use it up."""
    expected: str | None = current_app.config["SIGN_IN_TOKEN"]
    if expected is None or not hmac.compare_digest(token.encode(), expected.encode()):
        if current_role() >= Role.USER:
            return redirect(url_for("start.home"), code=303)
        return render_template("web/sign_in/needed.html", used=True), 403
    if request.method == "GET":
        current_app.config["SIGN_IN_TOKEN"] = None
        let_in()
    return redirect(url_for("start.home"), code=303)


@blueprint.get("/binnen")
def needed() -> tuple[str, int] | WerkzeugResponse:
    """Tell how to come in, to who is not in."""
    if current_role() >= Role.USER:
        return redirect(url_for("start.home"), code=303)
    return render_template("web/sign_in/needed.html", used=False), 403


@blueprint.get("/uitloggen")
def ask_to_leave() -> str:
    """Ask whether the user wants to leave. A page of its own: what was being typed is saved on the way to it."""
    return render_template("web/sign_in/leave.html")


@blueprint.post("/uitloggen")
def leave() -> WerkzeugResponse:
    """Let the user out, and tell a new link where the program was started."""
    token = current_app.config["SIGN_IN_TOKEN"] = new_token()
    let_out()
    tell: Callable[[str], None] | None = current_app.extensions.get(TELL)
    if tell:
        tell(token)
    flash(_("Je bent uitgelogd. Alles wat was opgeslagen, is bewaard."), "good")
    return redirect(url_for("sign_in.needed"), code=303)


@blueprint.get("/gezond")
def alive() -> Response:
    """Answer that the application runs; says nothing else."""
    return Response("ok\n", mimetype="text/plain")
