"""The target groups over HTTP: add, change, put in order, remove."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from exports.dutch import counted, number
from questionnaires.model import GroupKind
from questionnaires.translation import _
from scoring.dossier import Added, Group
from toolkit.features.dossier import left_out, operations
from toolkit.features.dossier.forms import group_form
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.pages import differences, form_page, in_order, sent_seal, warn_about_people
from toolkit.features.dossier.standing import answers_out_of_sight
from toolkit.features.start.forms import group_kinds
from toolkit.storage.groups import count_answers, remove_group
from toolkit.web.access import current_name

_STEPS = {"omhoog": -1, "omlaag": 1}


def add_group_routes(blueprint: Blueprint) -> None:
    """Add the pages of the groups."""
    blueprint.add_url_rule("/doelgroepen", "groups", groups, methods=["GET"])
    # No id of a group holds a '-', so this cannot be the address of one.
    blueprint.add_url_rule("/nieuwe-doelgroep", "new_group", new, methods=["GET"])
    blueprint.add_url_rule("/nieuwe-doelgroep", "add_group", add, methods=["POST"])
    blueprint.add_url_rule("/doelgroepen/<group>", "group", show, methods=["GET"])
    blueprint.add_url_rule("/doelgroepen/<group>", "save_group", save, methods=["POST"])
    blueprint.add_url_rule("/doelgroepen/<group>/plaats", "move_group", move, methods=["POST"])
    blueprint.add_url_rule("/doelgroepen/<group>/weghalen", "confirm_remove_group", confirm, methods=["GET"])
    blueprint.add_url_rule("/doelgroepen/<group>/weghalen", "remove_group", remove, methods=["POST"])


def groups(dossier: str) -> str:
    """Show the groups."""
    return render_template("web/dossier/groups.html", dossier=open_dossier(dossier), kinds=group_kinds(), number=number)


def new(dossier: str) -> str:
    """Ask who the new group is."""
    opened = open_dossier(dossier)
    form = group_form(opened, later=operations.had_outcome(opened))()
    return form_page("group.html", opened, form, "", title=_("Nieuwe doelgroep"), group=None)


def add(dossier: str) -> Response | tuple[str, int]:
    """Add a group."""
    opened = open_dossier(dossier)
    form = group_form(opened, later=operations.had_outcome(opened))(request.form)
    if not form.validate():
        return form_page("group.html", opened, form, "", title=_("Nieuwe doelgroep"), group=None), 400
    reason = form["reason"].data if "reason" in form else None
    split_from = form["split_from"].data if "split_from" in form else None
    made = operations.new_group(opened, _given(form, "nieuw"), reason, split_from)
    opened.session.commit()
    warn_about_people([made.name, made.description, made.size_source, reason])
    flash(_("De groep {group} staat erbij.").format(group=made.name), "good")
    return redirect(_list(opened), code=303)


def show(dossier: str, group: str) -> str:
    """Show one group."""
    opened = open_dossier(dossier)
    found = opened.group(group)
    form = stored_group_form(opened, found)
    return form_page("group.html", opened, form, operations.group_seal(found), title=found.name, group=found)


def save(dossier: str, group: str) -> Response | tuple[str, int]:
    """Save what a group is."""
    opened = open_dossier(dossier)
    stored = opened.group(group)
    form = group_form(opened, later=stored.added is not None, example=stored)(request.form)
    if not form.validate():
        return form_page("group.html", opened, form, sent_seal(), title=stored.name, group=stored), 400
    added = stored.added
    if added is not None:
        added = Added(on=added.on, reason=form["reason"].data, split_from=form["split_from"].data)
    given = _given(form, group, stored).model_copy(update={"added": added})
    try:
        operations.save_group(opened, given, sent_seal())
    except operations.StaleError:
        theirs = differences(form, stored_group_form(opened, stored))
        seen = operations.group_seal(stored)
        return form_page("group.html", opened, form, seen, title=stored.name, group=stored, theirs=theirs), 409
    left_out.rename_group(opened, stored, given)
    opened.session.commit()
    warn_about_people([given.name, given.description, given.size_source])
    flash(_("Opgeslagen."), "good")
    if number_lost := answers_out_of_sight(opened, stored, given.kind):
        words = _(
            "Deze soort mensen krijgt andere vragen. {answers} tellen daarom niet meer mee. Ze zijn wel bewaard: "
            "kies je de vorige soort, dan staan ze er weer."
        )
        one = _(
            "Deze soort mensen krijgt andere vragen. 1 antwoord telt daarom niet meer mee. Het is wel bewaard: "
            "kies je de vorige soort, dan staat het er weer."
        )
        answers = counted(number_lost, _("antwoord"), _("antwoorden"))
        flash(one if number_lost == 1 else words.format(answers=answers), "warn")
    return redirect(_list(opened), code=303)


def move(dossier: str, group: str) -> Response:
    """Move a group up or down."""
    opened = open_dossier(dossier)
    found = opened.group(group)
    steps = _STEPS.get(request.form.get("kant", ""))
    if steps is None:
        abort(400)
    operations.move_group(opened, found.id, steps)
    opened.session.commit()
    flash(_("{group} is verplaatst.").format(group=found.name), "good")
    return redirect(_list(opened), code=303)


def confirm(dossier: str, group: str) -> str:
    """Ask whether a group may go, and tell what goes with it."""
    opened = open_dossier(dossier)
    found = opened.group(group)
    return render_template(
        "web/dossier/remove_group.html",
        dossier=opened,
        group=found,
        answers=count_answers(opened.session, dossier, found.id),
        measures=[measure.text for measure in opened.head.measures if measure.groups == (found.id,)],
    )


def remove(dossier: str, group: str) -> Response:
    """Remove a group."""
    opened = open_dossier(dossier)
    found = opened.group(group)
    left_out.rename_group(opened, found, None)
    remove_group(opened.session, dossier, found.id, current_name())
    opened.session.commit()
    flash(_("De groep {group} is weggehaald.").format(group=found.name), "good")
    return redirect(_list(opened), code=303)


def _list(opened: Opened) -> str:
    return url_for("dossier.groups", dossier=opened.identity)


def stored_group_form(opened: Opened, group: Group) -> Form:
    """Return the form as a group is stored."""
    data: dict[str, Any] = {name: getattr(group, name) for name in Group.model_fields}
    data |= {"kind": group.kind.value, "new": group.current == "none"}
    if group.added:
        data |= {"reason": group.added.reason, "split_from": group.added.split_from}
    return group_form(opened, later=group.added is not None, example=group)(data=data)


def _given(form: Form, key: str, stored: Group | None = None) -> Group:
    return Group(
        id=key,
        name=form["name"].data,
        kind=GroupKind(form["kind"].data),
        size=None if form["size"].data is None else int(form["size"].data),
        size_source=form["size_source"].data,
        circumstances=in_order(stored.circumstances if stored else (), form["circumstances"].data),
        description=form["description"].data,
        current="none" if form["new"].data else None,
    )
