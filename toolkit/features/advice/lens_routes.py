"""The findings through every lens, over HTTP."""

from __future__ import annotations

from flask import Blueprint, render_template

from toolkit.features.advice.lens_views import lens_views
from toolkit.features.advice.reckoned import reckon


def add_lens_routes(blueprint: Blueprint) -> None:
    """Add this page."""
    blueprint.add_url_rule("/brillen", "lenses", lenses, methods=["GET"])


def lenses(dossier: str) -> str:
    """Show the findings by the terms of every lens."""
    found = reckon(dossier)
    return render_template("web/advice/lenses.html", dossier=found.opened, lenses=lens_views(found))
