"""Who filled in, what changed along the way, and what is left out, over HTTP."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import day
from questionnaires.dutch import capital
from questionnaires.translation import _
from scoring.dossier import Change, Dossier, Rater
from toolkit.features.dossier import operations
from toolkit.features.dossier.forms import ChangeForm, LeaveOutForm, PeopleForm
from toolkit.features.dossier.left_out import LeftOut, leave_out, part_called, reason_of, reason_seal, take_back
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.pages import differences, form_page, sent_seal, warn_about_people
from toolkit.web.answer_words import Pairs
from toolkit.web.forms.values import value_of


def add_record_routes(blueprint: Blueprint) -> None:
    """Add these pages."""
    blueprint.add_url_rule("/invullers", "people", people, methods=["GET"])
    blueprint.add_url_rule("/invullers", "save_people", save_people, methods=["POST"])
    blueprint.add_url_rule("/veranderingen", "changes", changes, methods=["GET"])
    blueprint.add_url_rule("/veranderingen", "add_change", add_change, methods=["POST"])
    blueprint.add_url_rule("/veranderingen/weghalen", "remove_change", remove_change, methods=["POST"])
    blueprint.add_url_rule("/weglaten/<group>/<section>", "leave_out", ask_why, methods=["GET"])
    blueprint.add_url_rule("/weglaten/<group>/<section>", "do_leave_out", leave, methods=["POST"])
    blueprint.add_url_rule("/weglaten/<group>/<section>/terug", "take_back", back, methods=["POST"])


def people(dossier: str) -> str:
    """Show who filled in, and the notes."""
    opened = open_dossier(dossier)
    return _people(opened, people_form(opened.head), operations.people_seal(opened.head))


def save_people(dossier: str) -> Response | tuple[str, int]:
    """Save who filled in, and the notes."""
    opened = open_dossier(dossier)
    form = PeopleForm(request.form)
    if not form.validate():
        return _people(opened, form, sent_seal()), 400
    raters = [Rater(**row) for row in value_of(form["filled_in_by"]) or ()]
    notes = [row["text"] for row in value_of(form["notes"]) or ()]
    on = form["filled_in_on"].data
    try:
        operations.save_people(opened.session, dossier, raters, on, notes, seen=sent_seal())
    except operations.StaleError:
        theirs = differences(form, people_form(opened.head))
        return _people(opened, form, operations.people_seal(opened.head), theirs=theirs), 409
    opened.session.commit()
    warn_about_people([*notes, *(one.function for one in raters), *(one.name for one in raters)])
    flash(_("Opgeslagen."), "good")
    return redirect(opened.address, code=303)


def changes(dossier: str) -> str:
    """Show what changed along the way."""
    return _changes(open_dossier(dossier), ChangeForm(data={"on": operations.today()}))


def add_change(dossier: str) -> Response | tuple[str, int]:
    """Add a line about what changed."""
    opened = open_dossier(dossier)
    form = ChangeForm(request.form)
    if not form.validate():
        return _changes(opened, form), 400
    line = Change(on=form["on"].data, what=form["what"].data, effect=form["effect"].data)
    operations.note_change(opened.session, dossier, line)
    opened.session.commit()
    warn_about_people([line.what, line.effect])
    flash(_("De regel staat erbij."), "good")
    return redirect(url_for("dossier.changes", dossier=dossier), code=303)


def remove_change(dossier: str) -> Response:
    """Take a line away."""
    opened = open_dossier(dossier)
    operations.remove_change(opened.session, dossier, sent_seal())
    opened.session.commit()
    flash(_("De regel is weggehaald."), "good")
    return redirect(url_for("dossier.changes", dossier=dossier), code=303)


def ask_why(dossier: str, group: str, section: str) -> str:
    """Ask why a part is left out, or whether it comes back."""
    opened = open_dossier(dossier)
    part = part_called(opened, group, section)
    return _leave_out(opened, _reason_form(opened, part), group, section, reason_seal(opened.head, part))


def leave(dossier: str, group: str, section: str) -> Response | tuple[str, int]:
    """Leave a part out."""
    opened = open_dossier(dossier)
    part = part_called(opened, group, section)
    form = LeaveOutForm(request.form)
    if not form.validate():
        return _leave_out(opened, form, group, section, sent_seal()), 400
    try:
        leave_out(opened.session, dossier, part, form["reason"].data, sent_seal())
    except operations.StaleError:
        opened = open_dossier(dossier)
        theirs = differences(form, _reason_form(opened, part))
        seen = reason_seal(opened.head, part)
        return _leave_out(opened, form, group, section, seen, theirs=theirs), 409
    opened.session.commit()
    warn_about_people([form["reason"].data])
    flash(_("Weggelaten: {part}. Dat staat in het advies, met de reden.").format(part=part.label), "good")
    return redirect(opened.address, code=303)


def back(dossier: str, group: str, section: str) -> Response:
    """Ask a part after all."""
    opened = open_dossier(dossier)
    part = part_called(opened, group, section)
    take_back(opened.session, dossier, part)
    opened.session.commit()
    flash(_("Je doet dit toch: {part}.").format(part=part.label), "good")
    return redirect(opened.address, code=303)


def _people(opened: Opened, form: Form, seen: str, **more: Any) -> str:
    return form_page("people.html", opened, form, seen, title=_("Wie vulde dit in"), **more)


def people_form(head: Dossier) -> Form:
    """Return the form of who filled in, as it is stored."""
    raters = [{"function": one.function, "name": one.name} for one in head.filled_in_by]
    notes = [{"text": note} for note in head.notes]
    return PeopleForm(data={"filled_in_by": raters, "filled_in_on": head.filled_in_on, "notes": notes})


def _changes(opened: Opened, form: Form) -> str:
    lines = [(day(one.on), one, operations.change_seal(one)) for one in opened.head.change_log]
    return form_page("changes.html", opened, form, "", title=_("Wat er onderweg veranderde"), lines=lines)


def _reason_form(opened: Opened, part: LeftOut) -> Form:
    return LeaveOutForm(data={"reason": reason_of(opened.head, part)})


def _leave_out(opened: Opened, form: Form, group: str, section: str, seen: str, *, theirs: Pairs | None = None) -> str:
    part = part_called(opened, group, section)
    left_out = reason_of(opened.head, part) is not None
    title = _("{part} weglaten").format(part=capital(part.label))
    return form_page(
        "leave_out.html", opened, form, seen, title=title, theirs=theirs, part=part, left_out=left_out,
        group=group, section=section,
    )  # fmt: skip
