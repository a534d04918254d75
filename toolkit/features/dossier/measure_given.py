"""Between a measure as it is stored and its form: what the form shows, and what was filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from flask import request
from wtforms import Form

from scoring.dossier import Agreed, Measure
from toolkit.features.dossier.about import step_of, step_value
from toolkit.features.dossier.forms import QUESTIONS, measure_form
from toolkit.features.dossier.measure_rows import ROWS, Row, changes_given, keys_of, rows_of, shown
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.pages import in_order
from toolkit.web.forms.choices import SeveralOf

SUBJECTS: Mapping[str, str] = {"themes": "thema", "steps": "stap", "checks": "check"}
"""What a measure may be about beside questions: the field of each, and how an address names it."""
_AS_IT_IS = ("text", "term", "deadline", "cover", "how_checked", "returns_on", "effort", "progress")


def rows_sent(opened: Opened, sent: Any) -> tuple[Row, ...]:
    """Return the rows of a form that was sent."""
    return rows_of(opened, sent.getlist(ROWS))


def themes_of(form: Form) -> list[SeveralOf]:
    """Return the fields with questions, a theme each."""
    return [field for field in form if isinstance(field, SeveralOf) and field.name.startswith(QUESTIONS)]


def stored_form(opened: Opened, measure: Measure, rows: Sequence[Row] | None = None) -> Form:
    """Return the form as a measure is stored; with `rows` only those rows of what it changes."""
    data: dict[str, Any] = {name: getattr(measure, name) for name in _AS_IT_IS}
    data["groups"] = measure.groups or _everyone(opened)
    if measure.agreed:
        data |= {"agreed_by": measure.agreed.by, "agreed_on": measure.agreed.on}
    data |= {"themes": measure.themes, "steps": list(map(step_value, measure.steps)), "checks": measure.checks}
    rows = rows_of(opened, keys_of(measure.changes)) if rows is None else rows
    return measure_form(opened, rows)(data=data | _by_theme(opened, measure.questions) | shown(measure.changes))


def asked_for(opened: Opened) -> Form:
    """Return the form of a new measure for what the address says; what is not there is left out by the form."""
    asked, everyone = request.args, _everyone(opened)
    data: dict[str, Any] = {name: asked.getlist(key) for name, key in SUBJECTS.items()}
    data["groups"] = [group for group in asked.getlist("groep") if group in everyone] or everyone
    return measure_form(opened)(data=data | _by_theme(opened, asked.getlist("vraag")))


def measure_given(opened: Opened, form: Form, rows: Sequence[Row], key: str) -> Measure:
    """Return the measure as it was filled in; what the form does not offer (any more) stays as it is stored."""
    themes = themes_of(form)
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
        changes=changes_given(opened, form, rows, stored.changes if stored else None),
        effort=form["effort"].data,
        progress=form["progress"].data,
    )


def _everyone(opened: Opened) -> tuple[str, ...]:
    return tuple(group.id for group in opened.groups)


def _by_theme(opened: Opened, questions: Collection[str]) -> dict[str, Any]:
    return {
        QUESTIONS + section.id: [question.id for question in section.questions if question.id in questions]
        for section in opened.definitions.questionnaire.sections
    }


def _chosen(form: Form, name: str, stored: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is chosen in a field; what it does not offer (any more) stays."""
    field = next((one for one in form if one.name == name), None)
    if not isinstance(field, SeveralOf):
        return stored
    return in_order(stored, field.data, {choice.value for choice in field.options})
