"""The advice over HTTP: why it is what it is, and everything that people add to it."""

from __future__ import annotations

from flask import Blueprint, render_template

from toolkit.features.advice.alternative_routes import add_alternative_routes
from toolkit.features.advice.conditions import condition_views, group_words
from toolkit.features.advice.deviation_routes import add_deviation_routes, options_of
from toolkit.features.advice.lens_routes import add_lens_routes
from toolkit.features.advice.overview import find_out_first, make_overview, next_steps
from toolkit.features.advice.reckoned import reckon, reckon_examined
from toolkit.features.advice.sure import how_sure
from toolkit.features.advice.text_routes import add_text_routes

blueprint = Blueprint("advice", __name__, url_prefix="/dossiers/<dossier>/advies")
add_deviation_routes(blueprint)
add_text_routes(blueprint)
add_alternative_routes(blueprint)
add_lens_routes(blueprint)


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show the advice: in words first, then why, and what would change it."""
    found = reckon(dossier)
    return render_template(
        "web/advice/overview.html",
        dossier=found.opened,
        advice=make_overview(found),
        may_deviate=bool(options_of(found)),
        find_out=find_out_first(found),
        tasks=next_steps(found),
        examines=found.context.outcome.depth != "quickscan",
    )


@blueprint.get("/hoe-zeker")
def sure(dossier: str) -> str:
    """Show how sure the advice is; the page of the advice fetches this part when it is there already."""
    found = reckon_examined(dossier)
    return render_template("web/advice/sure.html", dossier=found.opened, sure=how_sure(found))


@blueprint.get("/voorwaarden")
def conditions(dossier: str) -> str:
    """Show what has to be arranged, and what is promised."""
    found = reckon(dossier)
    views = condition_views(found)
    return render_template(
        "web/advice/conditions.html",
        dossier=found.opened,
        to_arrange=[view for view in views if view.state != "agreed"],
        agreed=[view for view in views if view.state == "agreed"],
        group_words=group_words,
    )
