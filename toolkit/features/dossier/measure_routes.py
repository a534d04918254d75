"""The measures over HTTP."""

from __future__ import annotations

from itertools import chain
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Agreed, Measure
from toolkit.features.dossier import operations
from toolkit.features.dossier.forms import QUESTIONS, measure_form
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.pages import differences, form_page, in_order, sent_seal, warn_about_people
from toolkit.storage.keys import key_for
from toolkit.web.forms.choices import SeveralOf


def add_measure_routes(blueprint: Blueprint) -> None:
    """Add the pages of the measures."""
    blueprint.add_url_rule("/maatregelen", "measures", measures, methods=["GET"])
    # No id of a measure holds a '-', so this cannot be the address of one.
    blueprint.add_url_rule("/nieuwe-maatregel", "new_measure", new, methods=["GET"])
    blueprint.add_url_rule("/nieuwe-maatregel", "add_measure", add, methods=["POST"])
    blueprint.add_url_rule("/maatregelen/<measure>", "measure", show, methods=["GET"])
    blueprint.add_url_rule("/maatregelen/<measure>", "save_measure", save, methods=["POST"])
    blueprint.add_url_rule("/maatregelen/<measure>/weghalen", "confirm_remove_measure", confirm, methods=["GET"])
    blueprint.add_url_rule("/maatregelen/<measure>/weghalen", "remove_measure", remove, methods=["POST"])


def measures(dossier: str) -> str:
    """Show the measures."""
    opened = open_dossier(dossier)
    terms = {term.id: str(term.label) for term in opened.definitions.terms(VocabularyRole.MEASURES)}
    names = {group.id: group.name for group in opened.groups}
    return render_template("web/dossier/measures.html", dossier=opened, terms=terms, names=names)


def new(dossier: str) -> str:
    """Ask what the new measure is."""
    opened = open_dossier(dossier)
    seen = operations.measure_seal(None)
    return _page(opened, measure_form(opened)(data={"groups": _everyone(opened)}), seen, None)


def add(dossier: str) -> Response | tuple[str, int]:
    """Add a measure."""
    opened = open_dossier(dossier)
    form = measure_form(opened)(request.form)
    if not form.validate():
        return _page(opened, form, sent_seal(), None), 400
    given = _given(opened, form, key_for(form["text"].data, {one.id for one in opened.head.measures}, "maatregel"))
    operations.save_measure(opened.session, dossier, given, operations.measure_seal(None))
    return _done(opened, given, _("De maatregel staat erbij."))


def show(dossier: str, measure: str) -> str:
    """Show one measure."""
    opened = open_dossier(dossier)
    found = _measure(opened, measure)
    return _page(opened, _form(opened, found), operations.measure_seal(found), found)


def save(dossier: str, measure: str) -> Response | tuple[str, int]:
    """Save a measure."""
    opened = open_dossier(dossier)
    stored = _measure(opened, measure)
    form = measure_form(opened)(request.form)
    if not form.validate():
        return _page(opened, form, sent_seal(), stored), 400
    given = _given(opened, form, measure)
    try:
        operations.save_measure(opened.session, dossier, given, sent_seal())
    except operations.StaleError:
        theirs = differences(form, _form(opened, stored))
        return _page(opened, form, operations.measure_seal(stored), stored, theirs=theirs), 409
    return _done(opened, given, _("Opgeslagen."))


def confirm(dossier: str, measure: str) -> str:
    """Ask whether a measure may go."""
    opened = open_dossier(dossier)
    return render_template("web/dossier/remove_measure.html", dossier=opened, measure=_measure(opened, measure))


def remove(dossier: str, measure: str) -> Response:
    """Remove a measure."""
    opened = open_dossier(dossier)
    _measure(opened, measure)
    operations.remove_measure(opened.session, dossier, measure)
    opened.session.commit()
    flash(_("De maatregel is weggehaald."), "good")
    return redirect(url_for("dossier.measures", dossier=dossier), code=303)


def _measure(opened: Opened, key: str) -> Measure:
    found = next((one for one in opened.head.measures if one.id == key), None)
    if found is None:
        abort(404)
    return found


def _done(opened: Opened, given: Measure, message: str) -> Response:
    opened.session.commit()
    warn_about_people([given.text, given.cover, given.agreed.by if given.agreed else None])
    flash(message, "good")
    return redirect(url_for("dossier.measures", dossier=opened.identity), code=303)


def _page(opened: Opened, form: Form, seen: str, measure: Measure | None, **more: Any) -> str:
    title = measure.text if measure else _("Nieuwe maatregel")
    return form_page("measure.html", opened, form, seen, title=title, measure=measure, themes=_themes(form), **more)


def _themes(form: Form) -> list[SeveralOf]:
    return [field for field in form if isinstance(field, SeveralOf) and field.name.startswith(QUESTIONS)]


def _everyone(opened: Opened) -> tuple[str, ...]:
    return tuple(group.id for group in opened.groups)


def _form(opened: Opened, measure: Measure) -> Form:
    data: dict[str, Any] = {name: getattr(measure, name) for name in ("text", "term", "deadline", "cover")}
    data["groups"] = measure.groups or _everyone(opened)
    if measure.agreed:
        data |= {"agreed_by": measure.agreed.by, "agreed_on": measure.agreed.on}
    chosen = set(measure.questions)
    for section in opened.definitions.questionnaire.sections:
        data[QUESTIONS + section.id] = [one.id for one in section.questions if one.id in chosen]
    return measure_form(opened)(data=data)


def _given(opened: Opened, form: Form, key: str) -> Measure:
    themes = _themes(form)
    ticked = list(chain.from_iterable(field.data for field in themes))
    stored = next((one for one in opened.head.measures if one.id == key), None)
    asked = {choice.value for field in themes for choice in field.options}
    by, on = form["agreed_by"].data, form["agreed_on"].data
    before, ticked_groups = stored.groups if stored else (), form["groups"].data
    # Whoever leaves every box ticked keeps a measure that is for whoever there is.
    for_all = stored is not None and not stored.groups
    return Measure(
        id=key,
        term=form["term"].data,
        text=form["text"].data,
        groups=() if for_all and ticked_groups == _everyone(opened) else in_order(before, ticked_groups),
        questions=in_order(stored.questions if stored else (), ticked, asked),
        agreed=Agreed(by=by, on=on) if by and on else None,
        deadline=form["deadline"].data,
        cover=form["cover"].data,
    )
