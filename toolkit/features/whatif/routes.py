"""What would help, over HTTP. Looking at it never changes the dossier."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from questionnaires.translation import _
from toolkit.features.advice.reckoned import reckon_examined
from toolkit.features.whatif.alone import each_alone
from toolkit.features.whatif.beside import lay_beside, side_of
from toolkit.features.whatif.candidate_views import shelves
from toolkit.features.whatif.operations import measure_from, put_in_dossier
from toolkit.features.whatif.shortest import targets
from toolkit.features.whatif.weighed import weigh

blueprint = Blueprint("whatif", __name__, url_prefix="/dossiers/<dossier>/wat-helpt")
TICKED = "met"
"""In an address: a measure that is ticked."""


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show what could help, and what the advice would be with what is ticked."""
    found = weigh(dossier, request.args.getlist(TICKED))
    return render_template(
        "web/whatif/overview.html",
        dossier=found.now.opened,
        shelves=shelves(found),
        beside=lay_beside(found),
        chosen=found.chosen,
        gone=found.gone,
        scan=found.now.context.outcome.depth == "quickscan",
    )


@blueprint.get("/elk-apart")
def apart(dossier: str) -> str:
    """Show what each measure would do by itself; the page with the boxes fetches this when it is there already."""
    found = weigh(dossier, ())
    return render_template(
        "web/whatif/each_alone.html", dossier=found.now.opened, shelves=shelves(found), words=each_alone(found)
    )


@blueprint.post("/in-het-dossier")
def put(dossier: str) -> Response:
    """Make a measure of the library one of the dossier; what is ticked stays ticked."""
    ticked = request.args.getlist(TICKED)
    found = weigh(dossier, ticked)
    wanted = request.form.get("maatregel", "")
    candidate = next((one for one in found.candidates if one.id == wanted), None)
    if candidate is None:
        abort(404)
    opened = found.now.opened
    if not candidate.own and put_in_dossier(opened.session, dossier, measure_from(found.now, candidate)):
        opened.session.commit()
        said = _("'{text}' staat nu bij jullie maatregelen, als voornemen. Vul daar in wie het toezegt.")
        flash(said.format(text=candidate.text), "good")
    return redirect(url_for("whatif.overview", dossier=dossier, met=found.chosen), code=303)


@blueprint.get("/kortste-weg")
def shortest(dossier: str) -> str:
    """Show the shortest ways to a better advice; this is worked out here, so that no other page waits for it."""
    found = reckon_examined(dossier)
    return render_template(
        "web/whatif/shortest.html",
        dossier=found.opened,
        targets=targets(found),
        now=side_of(found).label,
    )
