"""The alternatives that were considered, over HTTP."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from exports.report.words import comparison_phrase
from questionnaires.translation import _
from scoring.advice.alternatives import doing_nothing, is_doing_nothing
from scoring.dossier import Alternative
from toolkit.features.advice import operations
from toolkit.features.advice.forms import AlternativesForm, alternatives_form, alternatives_of
from toolkit.features.advice.pages import form_page
from toolkit.features.advice.reckoned import reckon
from toolkit.features.compare.lighter import lighter_variant
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal, warn_about_people

_ROWS = "alternatives"
_MOST_DIGITS = 4


def add_alternative_routes(blueprint: Blueprint) -> None:
    """Add these pages."""
    blueprint.add_url_rule("/alternatieven", "alternatives", alternatives, methods=["GET"])
    blueprint.add_url_rule("/alternatieven", "save_alternatives", save, methods=["POST"])


def alternatives(dossier: str) -> str:
    """Show the alternatives.

    With `?niets-doen=1` a row about doing nothing stands ready, with `?variant=` one about a variant that is lighter.
    """
    opened = open_dossier(dossier)
    stored = opened.head.alternatives
    if "niets-doen" in request.args and not _has_nothing(stored):
        stored = (*stored, _doing_nothing(dossier))
    lighter = lighter_variant(opened, request.args["variant"]) if "variant" in request.args else None
    if lighter is not None and lighter.name not in {one.name for one in stored}:
        stored = (*stored, lighter)
    return _page(opened, alternatives_form(stored), operations.alternatives_seal(opened.head))


def save(dossier: str) -> Response | tuple[str, int]:
    """Save the alternatives, without the row that somebody took away."""
    opened = open_dossier(dossier)
    form = AlternativesForm(_without(request.form, request.form.get("weghalen", "")))
    if not form.validate():
        return _page(opened, form, sent_seal()), 400
    given = alternatives_of(form)
    try:
        operations.save_alternatives(opened.session, dossier, given, sent_seal())
    except StaleError:
        opened.session.rollback()
        opened = open_dossier(dossier)
        theirs = differences(form, alternatives_form(opened.head.alternatives))
        return _page(opened, form, operations.alternatives_seal(opened.head), theirs=theirs), 409
    opened.session.commit()
    warn_about_people(text for one in given for text in (one.name, one.what, one.why_not))
    flash(_("Opgeslagen."), "good")
    return redirect(url_for("advice.alternatives", dossier=dossier), code=303)


def _without(sent: MultiDict[str, str], row: str) -> MultiDict[str, str]:
    if not (row.isascii() and row.isdecimal() and len(row) < _MOST_DIGITS):
        return sent
    begin = f"{_ROWS}-{int(row)}-"
    return MultiDict([(name, value) for name, value in sent.items(multi=True) if not name.startswith(begin)])


def _doing_nothing(dossier: str) -> Alternative:
    outcome = reckon(dossier).context.outcome
    compared = outcome.advice.comparison if outcome.advice else "niet_te_vergelijken"
    easier = {"zwaarder": True, "lichter": False}.get(compared)
    why = _("Het voorstel is {comparison}.").format(comparison=comparison_phrase(compared)) if easier is False else None
    return Alternative(name=doing_nothing(), what=_("Alles blijft zoals het nu is."), easier=easier, why_not=why)


def _has_nothing(stored: tuple[Alternative, ...]) -> bool:
    return any(is_doing_nothing(one.name) for one in stored)


def _page(opened: Opened, form: AlternativesForm, seen: str, **more: Any) -> str:
    advice = reckon(opened.identity).context.outcome.advice
    return form_page(
        "alternatives.html", opened, form, seen, title=_("Alternatieven"),
        nothing_stored=_has_nothing(opened.head.alternatives), number=len(opened.head.alternatives),
        missing=advice is not None and "easier_alternative" in advice.missing, **more,
    )  # fmt: skip
