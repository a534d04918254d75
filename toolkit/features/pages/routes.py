"""Pages to read, over HTTP."""

from __future__ import annotations

from flask import Blueprint, render_template

blueprint = Blueprint("pages", __name__)


@blueprint.get("/uitleg")
def help() -> str:  # noqa: A001 - the name of the page; nobody calls the built-in here
    """Show what the test is and how it goes."""
    return render_template("web/pages/help.html")


@blueprint.get("/begrippen")
def glossary() -> str:
    """Show what our words mean."""
    return render_template("web/pages/glossary.html")


@blueprint.get("/toegankelijkheid")
def accessibility() -> str:
    """Show what was tested, and how."""
    return render_template("web/pages/accessibility.html")


@blueprint.get("/privacy")
def privacy() -> str:
    """Show what is kept, and where."""
    return render_template("web/pages/privacy.html")
