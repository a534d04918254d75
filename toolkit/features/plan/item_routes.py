"""The lists of the plan over HTTP: every item is added, changed, put in order and removed on its own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from questionnaires.model import Shape
from questionnaires.translation import _
from toolkit.features.dossier.about import STEPS, question_parts
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.dossier.operations import StaleError
from toolkit.features.dossier.pages import differences, sent_seal
from toolkit.features.plan import operations
from toolkit.features.plan.lists import ListOf, list_called
from toolkit.features.plan.order import after
from toolkit.features.plan.pages import page, saved_alone, stale_alone, warn
from toolkit.features.plan.rows import MOVES
from toolkit.features.plan.taking_over import groups_to_take, take_groups
from toolkit.web.form_errors import refused


def add_item_routes(blueprint: Blueprint) -> None:
    """Add the pages of the lists."""
    blueprint.add_url_rule("/lijst/<kind>", "items", items, methods=["GET"])
    blueprint.add_url_rule("/lijst/<kind>/nieuw", "new_item", new, methods=["GET"])
    blueprint.add_url_rule("/lijst/<kind>/nieuw", "add_item", add, methods=["POST"])
    blueprint.add_url_rule("/lijst/<kind>/<int:number>", "item", show, methods=["GET"])
    blueprint.add_url_rule("/lijst/<kind>/<int:number>", "save_item", save, methods=["POST"])
    blueprint.add_url_rule("/lijst/<kind>/<int:number>/plaats", "move_item", move, methods=["POST"])
    blueprint.add_url_rule("/lijst/<kind>/<int:number>/weghalen", "confirm_remove_item", confirm, methods=["GET"])
    blueprint.add_url_rule("/lijst/<kind>/<int:number>/weghalen", "remove_item", remove, methods=["POST"])
    blueprint.add_url_rule("/doelgroepen-overnemen", "take_groups", take, methods=["POST"])


def items(dossier: str, kind: str) -> str:
    """Show a list."""
    opened, found = open_dossier(dossier), _list(kind)
    stored = found.of(opened.head)
    rows = [(found.name(item), found.words(opened, item), operations.item_seal(item)) for item in stored]
    return page(
        "list.html", opened, title=found.title, list=found, rows=rows, full=len(stored) >= found.most,
        to_take=groups_to_take(opened) if found.id == "groups" else (), behind=after(dossier, found.id),
    )  # fmt: skip


def new(dossier: str, kind: str) -> str:
    """Ask for a new item."""
    opened, found = open_dossier(dossier), _list(kind)
    return _page(opened, found, found.shown(opened, None), "", None)


def add(dossier: str, kind: str) -> Response:
    """Add an item after the others."""
    opened, found = open_dossier(dossier), _list(kind)
    form = found.form(opened)(request.form)
    if not form.validate():
        return refused(_page(opened, found, form, "", None))
    if len(found.of(opened.head)) >= found.most:
        flash(
            _("Er passen hoogstens {most} regels in deze lijst. Haal eerst een regel weg.").format(most=found.most),
            "warn",
        )
        return redirect(_address(dossier, kind), code=303)
    made = found.make(opened, form, None)
    _change(opened, found, lambda stored: (*stored, made))
    warn(made)
    flash(_("'{name}' staat erbij.").format(name=found.name(made)), "good")
    if request.form.get("daarna") == "nog":
        return redirect(url_for("plan.new_item", dossier=dossier, kind=kind), code=303)
    return redirect(_address(dossier, kind), code=303)


def show(dossier: str, kind: str, number: int) -> str:
    """Show one item."""
    opened, found = open_dossier(dossier), _list(kind)
    stored = _item(found, opened, number)
    return _page(opened, found, found.shown(opened, stored), operations.item_seal(stored), number)


def save(dossier: str, kind: str, number: int) -> Response:
    """Save one item; alone when the page does so by itself, and then what is wrong waits."""
    opened, found = open_dossier(dossier), _list(kind)
    form, alone = found.form(opened)(request.form), "X-Autosave" in request.headers
    fine = form.validate()
    if not number:
        abort(404)
    stored = _stored(found, opened, number)
    if not fine and not alone:
        return refused(_page(opened, found, form, sent_seal(), number))
    if stored is None:
        return stale_alone() if alone else _conflict(dossier, found, form, number)
    given = operations.kept_shape(stored, found.make(opened, form, stored))
    try:
        _change(opened, found, lambda items: operations.replaced(items, number - 1, given, sent_seal()))
    except StaleError:
        opened.session.rollback()
        return stale_alone() if alone else _conflict(dossier, found, form, number)
    if alone:
        return saved_alone(form, operations.item_seal(given), given)
    warn(given)
    flash(_("Opgeslagen."), "good")
    return redirect(_address(dossier, kind), code=303)


def move(dossier: str, kind: str, number: int) -> Response:
    """Move an item up or down."""
    opened, found = open_dossier(dossier), _list(kind)
    stored = _item(found, opened, number)
    steps = MOVES.get(request.form.get("kant", ""))
    if steps is None:
        abort(400)
    try:
        _change(opened, found, lambda items: operations.moved(items, number - 1, steps, sent_seal()))
    except StaleError:
        return _stale(opened, kind)
    flash(_("'{name}' is verplaatst.").format(name=found.name(stored)), "good")
    return redirect(_address(dossier, kind), code=303)


def confirm(dossier: str, kind: str, number: int) -> str:
    """Ask whether an item may go."""
    opened, found = open_dossier(dossier), _list(kind)
    item = _item(found, opened, number)
    return page(
        "remove.html", opened, title=_("Weghalen: {name}").format(name=found.name(item)), list=found, number=number,
        words=found.words(opened, item), seen=operations.item_seal(item),
    )  # fmt: skip


def remove(dossier: str, kind: str, number: int) -> Response:
    """Remove an item."""
    opened, found = open_dossier(dossier), _list(kind)
    item = _item(found, opened, number)
    try:
        _change(opened, found, lambda items: operations.removed(items, number - 1, sent_seal()))
    except StaleError:
        return _stale(opened, kind)
    flash(_("'{name}' is weggehaald.").format(name=found.name(item)), "good")
    return redirect(_address(dossier, kind), code=303)


def take(dossier: str) -> Response:
    """Take the target groups of the dossier over as people who take part."""
    opened = open_dossier(dossier)
    taken = take_groups(opened)
    opened.session.commit()
    flash(_("Erbij gezet: {names}.").format(names=", ".join(taken)) if taken else _("Ze staan er al allemaal."), "good")
    return redirect(_address(dossier, "deelnemers"), code=303)


def _change(opened: Opened, found: ListOf, change: Any) -> None:
    operations.change_items(opened.session, opened.identity, found.of, found.put, change)
    opened.session.commit()


def _conflict(dossier: str, found: ListOf, form: Form, number: int) -> Response:
    opened = open_dossier(dossier)
    there = found.of(opened.head)
    if number > len(there):
        flash(
            _("Iemand haalde deze regel net weg. Wat jij invulde, staat hieronder. Sla op, dan staat het er weer."),
            "warn",
        )
        return refused(_page(opened, found, form, "", None), 409)
    stored = there[number - 1]
    theirs = differences(form, found.shown(opened, stored))
    return refused(_page(opened, found, form, operations.item_seal(stored), number, theirs), 409)


def _stale(opened: Opened, kind: str) -> Response:
    opened.session.rollback()
    flash(_("Iemand veranderde net deze lijst. Kijk wat er staat, en probeer het opnieuw."), "warn")
    return redirect(_address(opened.identity, kind), code=303)


def _list(kind: str) -> ListOf:
    found = list_called(kind)
    if found is None:
        abort(404)
    return found


def _item(found: ListOf, opened: Opened, number: int) -> Shape:
    items = found.of(opened.head)
    if not 0 < number <= len(items):
        abort(404)
    return items[number - 1]


def _stored(found: ListOf, opened: Opened, number: int) -> Any:
    """Return the item that the page showed, wherever it stands now; else the one at its place, None when it is gone."""
    items = found.of(opened.head)
    try:
        return items[operations.place_of(items, number - 1, sent_seal())]
    except StaleError:
        return items[number - 1] if 0 < number <= len(items) else None


def _address(dossier: str, kind: str) -> str:
    return url_for("plan.items", dossier=dossier, kind=kind)


def _page(  # noqa: PLR0917 - read in this order: where, what, and what stands there
    opened: Opened, found: ListOf, form: Form, seen: str, number: int | None, theirs: object = None
) -> str:
    about = [form[STEPS]] if STEPS in form else []
    themes = question_parts(form)
    plain = [field for field in form if field not in about and field not in themes]
    stored = found.of(opened.head)
    title = found.add if number is None else found.name(stored[number - 1]) if number <= len(stored) else found.one
    return page(
        "item.html", opened, title=title, form=form, list=found, seen=seen, number=number, theirs=theirs,
        plain=plain, steps=about, themes=themes,
    )  # fmt: skip
