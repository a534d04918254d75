"""Rows of a form that are put in order or taken away by a button; without JavaScript, and together with saving."""

from __future__ import annotations

from typing import Any

from wtforms import Form

from toolkit.web.forms.values import Entries

BUTTON = "doe"
"""The name of the buttons; their value is the field, the number of the row and what to do with it."""
MOVES = {"omhoog": -1, "omlaag": 1}
REMOVE, MORE = "weghalen", "meer"


def rearrange(form: Form, asked: str) -> str | None:
    """Do with the rows what a button asks, and return where on the page to go on; None when it asks nothing.

    Args:
        form: as it was sent, not yet checked.
        asked: the value of the button, such as `open:2:omhoog` or `open:meer`.
    """
    name, _colon, rest = asked.partition(":")
    field: Any = next((one for one in form if one.short_name == name), None)
    if not isinstance(field, Entries):
        return None
    if rest == MORE:
        return f"{name}-{len(field.filled())}"
    number, _colon, what = rest.partition(":")
    filled = [entry for _index, entry in field.filled()]
    wanted = next((entry for entry in filled if entry.name == f"{name}-{number}"), None)
    if wanted is None:
        return None
    place = filled.index(wanted)
    if what == REMOVE:
        field.entries = [entry for entry in field.entries if entry is not wanted]
        return name
    if what in MOVES:
        target = min(max(place + MOVES[what], 0), len(filled) - 1)
        filled.insert(target, filled.pop(place))
        field.entries = filled
        return f"{name}-{target}"
    return None
