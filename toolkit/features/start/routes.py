"""The way in, over HTTP."""

from __future__ import annotations

from flask import Blueprint, render_template

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def home() -> str:
    """Show the way in, or the dossiers when there are any."""
    return render_template("web/start/home.html")
