"""Comparing over HTTP: choose what to lay beside a dossier, see what differs, make a variant."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import Form
from wtforms.validators import Length

from exports.comparison.names import Names
from exports.comparison.sections import comparison_sections
from exports.dutch import day
from questionnaires.translation import _
from scoring.comparison.compare import compare
from scoring.comparison.outcome import Pair
from toolkit.features.compare.operations import make_variant, others
from toolkit.features.compare.sides import sides_of
from toolkit.features.compare.together import MOST_BESIDE, lay_together
from toolkit.features.dossier.forms import needed
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.result.chapters import parts_of
from toolkit.web.access import current_name
from toolkit.web.application import database
from toolkit.web.form_errors import summary
from toolkit.web.forms.choices import SeveralOf, option
from toolkit.web.forms.values import TextField, value_of

blueprint = Blueprint("compare", __name__, url_prefix="/dossiers/<dossier>/vergelijken")
_LONGEST_NAME = 60
BESIDE = "met"
"""In an address: a dossier that is laid beside this one."""


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
    catalogue = opened.definitions.catalogue
    copy = make_variant(database(), catalogue, dossier, called=called, this_called=this_called, by=current_name())
    database().commit()
    message = _("De variant '{name}' is gemaakt. Verander er nu in wat anders wordt; het eerste dossier blijft zo.")
    flash(message.format(name=called), "good")
    return redirect(url_for("dossier.overview", dossier=copy), code=303)


@blueprint.get("/naast")
def side_by_side(dossier: str) -> str | tuple[str, int]:
    """Show doing nothing, this dossier and what was chosen side by side."""
    chosen = [one for one in dict.fromkeys(request.args.getlist(BESIDE)) if one != dossier]
    if len(chosen) > MOST_BESIDE:
        opened = open_dossier(dossier)
        beside = _beside_form(opened, request.args)
        beside.validate()
        return _choose(opened, _form(opened), beside), 400
    return render_template("web/compare/together.html", together=lay_together(dossier, chosen), parts_of=parts_of)


@blueprint.get("/<other>")
def beside(dossier: str, other: str) -> str:
    """Show what differs between two dossiers, this one first."""
    sides = Pair(*sides_of(dossier, [other]))
    dossiers = Pair(sides.first.dossier, sides.second.dossier)
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


def _choose(opened: Opened, form: Form, beside: Form | None = None) -> str:
    beside = beside or _beside_form(opened)
    return render_template(
        "web/compare/choose.html",
        dossier=opened,
        beside=beside,
        form=form,
        errors=(*summary(beside), *summary(form)),
    )


def _beside_form(opened: Opened, sent: MultiDict[str, str] | None = None) -> Form:
    found = others(opened.session, opened.identity, opened.head)
    label = _("laatst veranderd op {day}")
    options = [
        option(one.identity, one.variant or one.title, label.format(day=day(one.updated_at.date().isoformat())))
        for one in found
    ]
    too_many = _("Kies er hooguit {n}. Met meer is de tabel niet meer te lezen.").format(n=MOST_BESIDE)
    field = SeveralOf(_("Wat zet je ernaast?"), options, validators=[Length(max=MOST_BESIDE, message=too_many)])
    made: type[Form] = type("BesideForm", (Form,), {BESIDE: field})
    return made(sent)


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
