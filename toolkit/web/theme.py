"""The municipality's own look: two colours and a name from its theme file, the same file that reports use."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, current_app, url_for

from exports.colour import NIGHT, PAPER, READABLE_CONTRAST, contrast, mixed
from exports.theme import Theme

blueprint = Blueprint("theme", __name__)

# The grounds of app.css that a colour of the theme may stand on, and the ink it is mixed with to stay readable there.
LIGHT_GROUNDS, LIGHT_INK = (PAPER, "#f5f6f6"), "#1b2426"
DARK_GROUNDS, DARK_INK = (NIGHT, "#0e1315", "#1a2225"), "#ffffff"
LIGHT_TINT, DARK_TINT = 0.09, 0.14
_STEP = 0.05
_ONE_YEAR = 365 * 24 * 3600


def current_theme() -> Theme:
    """Return the theme of this installation."""
    theme: Theme = current_app.extensions["theme"]
    return theme


def theme_address() -> str:
    """Return the address of the style of the theme; it changes when the theme does."""
    return url_for("theme.style", v=hashlib.sha256(style_sheet(current_theme()).encode()).hexdigest()[:12])


def style_sheet(theme: Theme) -> str:
    """Return the colours of a theme as CSS; app.css makes everything else of them.

    >>> from exports.theme import default_theme
    >>> print(style_sheet(default_theme()))
    :root{--theme-accent:#0f5c63;--theme-accent-text:#0f5c63;--theme-accent-dark:#7cc7c9;--theme-accent-text-dark:#7cc7c9}
    <BLANKLINE>
    """
    light, dark = theme.accent, theme.accent_on_dark
    on_light = legible(light, (*LIGHT_GROUNDS, mixed(light, PAPER, LIGHT_TINT)), LIGHT_INK)
    on_dark = legible(dark, (*DARK_GROUNDS, mixed(dark, NIGHT, DARK_TINT)), DARK_INK)
    return (
        f":root{{--theme-accent:{light};--theme-accent-text:{on_light};"
        f"--theme-accent-dark:{dark};--theme-accent-text-dark:{on_dark}}}\n"
    )


def legible(colour: str, grounds: tuple[str, ...], ink: str) -> str:
    """Return a colour, mixed with as little ink as it takes to be read as text on every one of these grounds.

    >>> legible("#767676", ("#ffffff",), "#000000")
    '#767676'
    >>> legible("#767676", ("#ffffff", "#eeeeee"), "#000000")
    '#6a6a6a'
    """
    share = 1.0
    while share > 0 and min(contrast(mixed(colour, ink, share), ground) for ground in grounds) < READABLE_CONTRAST:
        share -= _STEP
    return mixed(colour, ink, max(share, 0.0))


@blueprint.get("/huisstijl.css")
def style() -> Response:
    """Give the colours of the theme."""
    answer = Response(style_sheet(current_theme()), mimetype="text/css")
    # The address changes with the content.
    answer.headers["Cache-Control"] = f"public, max-age={_ONE_YEAR}, immutable"
    return answer
