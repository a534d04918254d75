"""What stands around every page: the name, the menu, the footer, and the addresses of our own files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, current_app, get_template_attribute, request, url_for
from markupsafe import Markup

from questionnaires.translation import _
from toolkit.web.access import Role, current_role
from toolkit.web.moments import clock_time, day
from toolkit.web.theme import current_theme, theme_address


@dataclass(frozen=True)
class MenuItem:
    """A link in the menu; `current` is the value of aria-current, empty when this is another page."""

    label: str
    address: str
    current: str


@dataclass(frozen=True)
class Frame:
    """What the base template shows around a page: our own files, a header and a footer, as markup."""

    product: str
    home: str
    files: Markup
    header: Markup
    footer: Markup


def put_in_frame(app: Flask) -> None:
    """Give every template its frame, `asset()` and the filters for moments."""
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.filters["clock_time"] = clock_time
    app.jinja_env.filters["day"] = day
    app.context_processor(lambda: {"frame": _frame()})
    app.extensions["frames"], app.extensions["assets"] = {}, {}


def asset(name: str) -> str:
    """Return the address of one of our own files, which changes when the file changes.

    Args:
        name: the path below `templates/assets`.
    """
    kept: dict[tuple[str, str], str] = current_app.extensions["assets"]
    key = (request.script_root, name)
    if key not in kept:
        folder = current_app.static_folder
        assert folder is not None, "create_app sets it"  # noqa: S101 - tells the type checker
        kept[key] = url_for("static", filename=name, v=_fingerprint(Path(folder, name)))
    return kept[key]


@cache
def _fingerprint(path: Path) -> str | None:
    if not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _frame() -> Frame:
    """Return the frame of this page; worked out once for everybody who sees the same one."""
    kept: dict[tuple[str, Role, str | None], Frame] = current_app.extensions["frames"]
    endpoint = request.endpoint if request.endpoint in _LINKED else None
    key = (request.script_root, current_role(), endpoint)
    if key not in kept:
        kept[key] = _make_frame()
    return kept[key]


def _make_frame() -> Frame:
    theme, home = current_theme(), url_for("start.home")
    inside = current_role() >= Role.USER
    sentence = _(
        "De uitkomst van deze toets is een inschatting vooraf. Het is geen meting bij inwoners, "
        "en gaat niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is."
    )
    return Frame(
        product=str(theme.method),
        home=home,
        files=_drawn("files", theme_address()),
        header=_drawn("header", home, str(theme.method), theme.organisation, _items(_MENU) if inside else []),
        footer=_drawn("footer", sentence, _items((*_FOOTER, _LEAVE) if inside else _FOOTER)),
    )


def _drawn(part: str, *arguments: object) -> Markup:
    drawn: Markup = get_template_attribute("web/frame.html", part)(*arguments)
    return drawn


_MENU = (("Mijn dossiers", "start.home"), ("Uitleg", "pages.help"), ("Begrippen", "pages.glossary"))
_LEAVE = ("Uitloggen", "sign_in.ask_to_leave")
_FOOTER = (("Toegankelijkheid: wat is getest", "pages.accessibility"), ("Privacy", "pages.privacy"))
_LINKED = frozenset(endpoint for _label, endpoint in (*_MENU, _LEAVE, *_FOOTER))


def _items(entries: tuple[tuple[str, str], ...]) -> list[MenuItem]:
    return [
        MenuItem(_(label), url_for(endpoint), "page" if request.endpoint == endpoint else "")
        for label, endpoint in entries
    ]
