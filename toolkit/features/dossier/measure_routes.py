"""The measures over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import day
from questionnaires.model import VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Measure
from scoring.whatif.candidates import Candidate
from toolkit.features.dossier import operations
from toolkit.features.dossier.forms import measure_form
from toolkit.features.dossier.measure_buttons import from_library, pressed, to_choose
from toolkit.features.dossier.measure_given import (
    SUBJECTS,
    asked_for,
    measure_given,
    rows_sent,
    stored_form,
    themes_of,
)
from toolkit.features.dossier.measure_notes import now_words, promise_warnings, weak_choice
from toolkit.features.dossier.measure_rows import Row, all_filled, keys_of, of_these_groups, rows_of
from toolkit.features.dossier.opened import Opened, address_if_there, open_dossier
from toolkit.features.dossier.pages import differences, form_page, sent_seal, warn_about_people
from toolkit.features.dossier.promises import lacking_words
from toolkit.storage.keys import key_for
from toolkit.web.answer_words import Pairs
from toolkit.web.form_errors import refused

FROM_ADVICE = "advies"
"""In an address: where somebody came from."""


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
    return _page(opened, asked_for(opened), operations.measure_seal(None), None)


def add(dossier: str) -> Response:
    """Add a measure, or do what a button in the form asks."""
    opened = open_dossier(dossier)
    again = _pressed(opened, None)
    if again is not None:
        return again
    form, rows, fine = _sent(opened, None)
    if not fine:
        return refused(_page(opened, form, sent_seal(), None, rows))
    key = key_for(form["text"].data, {one.id for one in opened.head.measures}, "maatregel")
    given = measure_given(opened, form, rows, key)
    operations.save_measure(opened.session, dossier, given, operations.measure_seal(None))
    return _done(opened, given, _("De maatregel staat erbij."))


def show(dossier: str, measure: str) -> str:
    """Show one measure."""
    opened = open_dossier(dossier)
    found = _measure(opened, measure)
    rows = rows_of(opened, keys_of(found.changes))
    return _page(opened, stored_form(opened, found), operations.measure_seal(found), found, rows)


def save(dossier: str, measure: str) -> Response:
    """Save a measure, or do what a button in the form asks."""
    opened = open_dossier(dossier)
    stored = _measure(opened, measure)
    again = _pressed(opened, stored)
    if again is not None:
        return again
    form, rows, fine = _sent(opened, stored)
    if not fine:
        return refused(_page(opened, form, sent_seal(), stored, rows))
    given = measure_given(opened, form, rows, measure)
    try:
        operations.save_measure(opened.session, dossier, given, sent_seal())
    except operations.StaleError:
        seal, theirs = operations.measure_seal(stored), _theirs(opened, form, rows, stored)
        return refused(_page(opened, form, seal, stored, rows, theirs=theirs), 409)
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


def _sent(opened: Opened, stored: Measure | None) -> tuple[Form, tuple[Row, ...], bool]:
    """Return the form that was sent, its rows, and whether everything in it can be stored."""
    rows = rows_sent(opened, request.form)
    form = measure_form(opened, rows)(request.form)
    checks = (
        form.validate(),
        all_filled(form, rows, stored.changes if stored else None),
        of_these_groups(form, rows),
    )
    return form, rows, all(checks)


def _pressed(opened: Opened, stored: Measure | None) -> Response | None:
    """Do what a button in the form asks, without storing anything; None when it was the one that saves."""

    def written_out() -> Candidate:
        rows = rows_sent(opened, request.form)
        form = measure_form(opened, rows)(request.form)
        form["text"].data = form["text"].data or _("Nieuwe maatregel")
        return from_library(opened, measure_given(opened, form, (), stored.id if stored else "nieuw"))

    done = pressed(opened, request.form, written_out)
    if done is None:
        return None
    sent, notice = done
    rows = rows_sent(opened, sent)
    return refused(_page(opened, measure_form(opened, rows)(sent), sent_seal(), stored, rows, notice=notice), 200)


def _theirs(opened: Opened, form: Form, rows: Sequence[Row], stored: Measure) -> Pairs:
    """Return what stands in the measure as somebody else saved it, where that differs."""
    differ = differences(form, stored_form(opened, stored, rows))
    others = [row.title for row in rows_of(opened, keys_of(stored.changes)) if row not in rows]
    return (*differ, (_("Verandert ook"), "; ".join(others))) if others else differ


def _page(opened: Opened, form: Form, seen: str, measure: Measure | None, rows: Sequence[Row] = (), **more: Any) -> str:
    return form_page(
        "measure.html", opened, form, seen, title=measure.text if measure else _("Nieuwe maatregel"),
        measure=measure, themes=themes_of(form), more_subjects=[form[name] for name in SUBJECTS if name in form],
        back=_way_back(opened), from_advice=_from_advice(), rows=rows, to_choose=to_choose(opened),
        now=now_words(opened, rows), lacking=lacking_words(measure) if measure else "",
        warnings=promise_warnings(measure) if measure else (), weak=weak_choice(opened, measure) if measure else "",
        **{"notice": "", **more},
    )  # fmt: skip


def _way_back(opened: Opened) -> str:
    conditions = address_if_there("advice.conditions", dossier=opened.identity) if _from_advice() else None
    return conditions or url_for("dossier.measures", dossier=opened.identity)


def _from_advice() -> bool:
    """Whether somebody came here from the conditions of the advice, and goes back there."""
    return request.values.get("terug") == FROM_ADVICE
