"""The parts of a dossier that are no questions: what they are called in an address, and in what is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from questionnaires.translation import _

_WHOLE = frozenset({"quickscan", "find_out", "result", "journey"})
_OF_THE_DOSSIER = ("intake", "group", "measure")
_IN_ADDRESS: Mapping[str, str] = {
    "quickscan": "@quickscan",
    "uitzoeken": "@find_out",
    "resultaat": "@result",
    "voorstel": "@intake",
    "doelgroepen": "@group",
    "maatregelen": "@measure",
    "reis": "@journey",
}


def part_words() -> dict[str, str]:
    """Return the parts in words, by the name with which they are recorded; no section is called like that."""
    return {
        "@quickscan": _("Quickscan"),
        "@find_out": _("Uitzoeken"),
        "@result": _("Resultaat"),
        "@intake": _("Over het voorstel"),
        "@group": _("Doelgroepen"),
        "@measure": _("Maatregelen"),
        "@journey": _("De reis"),
    }


def part_called(name: str) -> str | None:
    """Return how a part is recorded, by its name in an address."""
    return _IN_ADDRESS.get(name)


def name_of(part: str) -> str:
    """Return the name of a part in an address."""
    return next(name for name, own in _IN_ADDRESS.items() if own == part)


def part_of_page() -> str | None:
    """Return which of these parts of a dossier a page is about, None when it is about none."""
    if "dossier" not in (request.view_args or {}):
        return None
    if request.blueprint in _WHOLE:
        return f"@{request.blueprint}"
    part = next((part for part in _OF_THE_DOSSIER if part in (request.endpoint or "")), None)
    return f"@{part}" if part and request.blueprint == "dossier" else None
