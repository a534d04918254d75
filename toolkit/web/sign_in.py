"""The one-time link: on this machine, the person who started the program comes in with the link it printed."""

from __future__ import annotations

import hmac

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from toolkit.web.access import Role, current_role, let_in

blueprint = Blueprint("sign_in", __name__)


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


@blueprint.get("/gezond")
def alive() -> Response:
    """Answer that the application runs; says nothing else."""
    return Response("ok\n", mimetype="text/plain")
