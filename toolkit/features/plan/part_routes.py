"""The pages of the plan that are one form, over HTTP."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.translation import _
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.plan import operations
from toolkit.features.plan.order import after
from toolkit.features.plan.pages import page, saved_alone, stale_alone, warn
from toolkit.features.plan.parts import PARTS, Part
from toolkit.features.plan.rows import BUTTON, rearrange
from toolkit.features.plan.words import after_decision
from toolkit.web.form_errors import refused


def add_part_routes(blueprint: Blueprint) -> None:
    """Add the pages of the parts."""
    blueprint.add_url_rule("/deel/<subject>", "part", show, methods=["GET"])
    blueprint.add_url_rule("/deel/<subject>", "save_part", save, methods=["POST"])


def show(dossier: str, subject: str) -> str:
    """Show one part."""
    opened, part = open_dossier(dossier), _part(subject)
    form = part.shown(operations.plan_of(opened.head))
    return _page(opened, part, form, operations.part_seal(opened.head, part.names))


def save(dossier: str, subject: str) -> Response:
    """Save one part; one by one when the page does so by itself, and then what is wrong waits."""
    opened, part = open_dossier(dossier), _part(subject)
    form, alone = part.form(request.form), "X-Autosave" in request.headers
    anchor = rearrange(form, request.form.get(BUTTON, ""))
    fine = form.validate()
    if not fine and not alone:
        # As it was sent: what is wrong comes first, the order of the rows after.
        form = part.form(request.form)
        form.validate()
        return refused(_page(opened, part, form, sent_seal()))
    given = part.given(operations.plan_of(opened.head), form)
    try:
        head = operations.save_part(opened.session, dossier, part.names, given, sent_seal())
    except StaleError:
        opened.session.rollback()
        if alone:
            return stale_alone()
        opened = open_dossier(dossier)
        theirs = differences(form, part.shown(operations.plan_of(opened.head)))
        seen = operations.part_seal(opened.head, part.names)
        return refused(_page(opened, part, form, seen, theirs), 409)
    opened.session.commit()
    if alone:
        return saved_alone(form, operations.part_seal(head, part.names), given)
    warn(given)
    if anchor is not None:
        return redirect(url_for("plan.part", dossier=dossier, subject=subject, _anchor=anchor), code=303)
    flash(_("Opgeslagen."), "good")
    return redirect(after(dossier, part.id), code=303)


def _part(subject: str) -> Part:
    found = next((one for one in PARTS if one.address == subject), None)
    if found is None:
        abort(404)
    return found


def _page(opened: Opened, part: Part, form: Form, seen: str, theirs: object = None) -> str:
    late = after_decision(operations.plan_of(opened.head).moments) if part.id == "moments" else ()
    return page("part.html", opened, title=part.title, form=form, part=part, seen=seen, theirs=theirs, late=late)
