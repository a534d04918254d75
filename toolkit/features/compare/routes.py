"""Comparing over HTTP: choose what to lay beside a dossier, see what differs, make a variant."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.comparison.names import Names
from exports.comparison.sections import comparison_sections
from exports.report.context import Context
from exports.theme import read_theme
from questionnaires.translation import _
from scoring.comparison.compare import compare
from scoring.comparison.outcome import Pair
from scoring.comparison.same_proposal import why_not_comparable
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.features.compare.operations import make_variant, others
from toolkit.features.dossier.forms import needed
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.storage.definitions import catalogue_for
from toolkit.storage.store import load_dossier
from toolkit.web.access import current_name
from toolkit.web.application import database
from toolkit.web.form_errors import summary
from toolkit.web.forms.values import TextField, value_of

blueprint = Blueprint("compare", __name__, url_prefix="/dossiers/<dossier>/vergelijken")
_LONGEST_NAME = 60


@blueprint.get("")
def choose(dossier: str) -> str:
    """Show which dossiers can be laid beside this one, and offer to make a variant."""
    opened = open_dossier(dossier)
    return _choose(opened, _form(opened))


@blueprint.post("")
def add_variant(dossier: str) -> Response | tuple[str, int]:
    """Copy the dossier as another variant of the same proposal."""
    opened = open_dossier(dossier)
    form = _variant_form()(request.form)
    if not form.validate():
        return _choose(opened, form), 400
    called, this_called = value_of(form["called"]), value_of(form["this_called"])
    copy = make_variant(database(), dossier, called=called, this_called=this_called, by=current_name())
    database().commit()
    message = _("De variant '{name}' is gemaakt. Verander er nu in wat anders wordt; het eerste dossier blijft zo.")
    flash(message.format(name=called), "good")
    return redirect(url_for("dossier.overview", dossier=copy), code=303)


@blueprint.get("/<other>")
def beside(dossier: str, other: str) -> str:
    """Show what differs between two dossiers, this one first."""
    sides = Pair(_side(dossier), _side(other))
    dossiers = Pair(sides.first.dossier, sides.second.dossier)
    if why_not_comparable(dossiers.first, dossiers.second) or dossier == other:
        abort(404)
    comparison = compare(dossiers, Pair(sides.first.outcome, sides.second.outcome))
    names = Names(sides)
    return render_template(
        "web/compare/beside.html",
        identity=dossier,
        other=other,
        title=dossiers.first.title,
        names=names,
        report=sides.second,
        sections=comparison_sections(comparison, names),
    )


def _side(identity: str) -> Context:
    session = database()
    dossier = publication_copy(load_dossier(session, identity))
    catalogue = catalogue_for(session, dossier.definitions, current_app.extensions["catalogue"])
    theme = read_theme(current_app.extensions["settings"].theme)
    return Context(score(dossier, catalogue), dossier, catalogue, theme)


def _choose(opened: Opened, form: Form) -> str:
    return render_template(
        "web/compare/choose.html",
        dossier=opened,
        others=others(opened.session, opened.identity, opened.head),
        form=form,
        errors=summary(form) if form.errors else (),
    )


def _form(opened: Opened) -> Form:
    return _variant_form()(data={"this_called": opened.head.variant or _("Zoals eerst bedacht")})


def _variant_form() -> type[Form]:
    fields = {
        "called": TextField(
            _("Hoe heet de nieuwe variant?"),
            _LONGEST_NAME,
            description=_("Zeg kort wat er anders is. Bijvoorbeeld: met een gesprek in plaats van een formulier."),
            validators=[needed(_("Geef de variant een naam."))],
        ),
        "this_called": TextField(
            _("En hoe heet dan dit dossier?"), _LONGEST_NAME, validators=[needed(_("Geef ook dit dossier een naam."))]
        ),
    }
    return type("VariantForm", (Form,), fields)
