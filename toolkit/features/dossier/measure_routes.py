"""The measures over HTTP."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import day
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Agreed, Measure
from toolkit.features.dossier import operations
from toolkit.features.dossier.about import step_of, step_value
from toolkit.features.dossier.forms import QUESTIONS, measure_form
from toolkit.features.dossier.opened import Opened, address_if_there, open_dossier
from toolkit.features.dossier.pages import differences, form_page, in_order, sent_seal, warn_about_people
from toolkit.features.dossier.promises import lacking_words
from toolkit.storage.keys import key_for
from toolkit.web.forms.choices import SeveralOf

FROM_ADVICE = "advies"
"""In an address: where somebody came from."""
_AS_IT_IS = ("text", "term", "deadline", "cover", "how_checked", "returns_on")
_SUBJECTS = {"themes": "thema", "steps": "stap", "checks": "check"}
"""What a measure may be about beside questions: the field of each, and how an address names it."""


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
    return render_template(
        "web/dossier/measures.html", dossier=opened, terms=terms, names=names, lacking_words=lacking_words, day=day
    )


def new(dossier: str) -> str:
    """Ask what the new measure is; the address may say what it is for."""
    opened = open_dossier(dossier)
    return _page(opened, measure_form(opened)(data=_asked_for(opened)), operations.measure_seal(None), None)


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
    warn_about_people([given.text, given.cover, given.how_checked, given.agreed.by if given.agreed else None])
    flash(message, "good")
    if not given.is_agreed:
        flash(_("Het is nog een voornemen. Vul nog in: {lacking}.").format(lacking=lacking_words(given)), "info")
    return redirect(_way_back(opened), code=303)


def _page(opened: Opened, form: Form, seen: str, measure: Measure | None, **more: Any) -> str:
    return form_page(
        "measure.html", opened, form, seen, title=measure.text if measure else _("Nieuwe maatregel"),
        measure=measure, themes=_themes(form), more_subjects=[form[name] for name in _SUBJECTS if name in form],
        back=_way_back(opened), from_advice=_from_advice(), **more,
    )  # fmt: skip


def _way_back(opened: Opened) -> str:
    conditions = address_if_there("advice.conditions", dossier=opened.identity) if _from_advice() else None
    return conditions or url_for("dossier.measures", dossier=opened.identity)


def _from_advice() -> bool:
    """Whether somebody came here from the conditions of the advice, and goes back there."""
    return request.values.get("terug") == FROM_ADVICE


def _themes(form: Form) -> list[SeveralOf]:
    return [field for field in form if isinstance(field, SeveralOf) and field.name.startswith(QUESTIONS)]


def _everyone(opened: Opened) -> tuple[str, ...]:
    return tuple(group.id for group in opened.groups)


def _form(opened: Opened, measure: Measure) -> Form:
    data: dict[str, Any] = {name: getattr(measure, name) for name in _AS_IT_IS}
    data["groups"] = measure.groups or _everyone(opened)
    if measure.agreed:
        data |= {"agreed_by": measure.agreed.by, "agreed_on": measure.agreed.on}
    data |= {"themes": measure.themes, "steps": list(map(step_value, measure.steps)), "checks": measure.checks}
    return measure_form(opened)(data=data | _by_theme(opened, measure.questions))


def _asked_for(opened: Opened) -> dict[str, Any]:
    """Return what a new measure is for, as the address says it; what is not there is left out by the form."""
    asked, everyone = request.args, _everyone(opened)
    data: dict[str, Any] = {name: asked.getlist(key) for name, key in _SUBJECTS.items()}
    data["groups"] = [group for group in asked.getlist("groep") if group in everyone] or everyone
    return data | _by_theme(opened, asked.getlist("vraag"))


def _by_theme(opened: Opened, questions: Collection[str]) -> dict[str, Any]:
    return {
        QUESTIONS + section.id: [question.id for question in section.questions if question.id in questions]
        for section in opened.definitions.questionnaire.sections
    }


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
        themes=_chosen(form, "themes", stored.themes if stored else ()),
        steps=tuple(map(step_of, _chosen(form, "steps", tuple(map(step_value, stored.steps)) if stored else ()))),
        checks=_chosen(form, "checks", stored.checks if stored else ()),
        deadline=form["deadline"].data,
        cover=form["cover"].data,
        how_checked=form["how_checked"].data,
        returns_on=form["returns_on"].data,
    )


def _chosen(form: Form, name: str, stored: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is chosen in a field; what it does not offer (any more) stays."""
    field = next((one for one in form if one.name == name), None)
    if not isinstance(field, SeveralOf):
        return stored
    return in_order(stored, field.data, {choice.value for choice in field.options})
