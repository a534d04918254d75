"""Dossiers with other journeys than those of the examples, for the tests of what leaves."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from scoring.dossier import Dossier
from tests.exports.reports import changed, example

WORKED = "energiehulp_reis"
"""The worked example: five steps, breaking points at the second and the last."""
LONG_NAME = "Het invullen van het formulier voor de schuldhulpverleningstrajectbegeleidingsovereenkomst " * 3


def with_steps(number: int) -> Dossier:
    """The worked example with so many steps: its own five over and over, some with a long name or an unknown help."""

    def change(data: dict[str, Any]) -> None:
        journey = data["groups"][0]["journey"]
        worked = journey["steps"]
        journey["steps"] = [deepcopy(worked[place % 5]) | {"id": f"step_{place}"} for place in range(number)]
        for step in journey["steps"][::7]:
            step["name"] = LONG_NAME.strip()
        for step in journey["steps"][3::11]:
            step["values"].pop("help")
            step["values"]["waiting_days"] = 14

    return changed(example(WORKED), change)


def with_today() -> Dossier:
    """The worked example with a journey of today: a step that is the same, one that differs, and two that go away."""

    def change(data: dict[str, Any]) -> None:
        del data["current"]
        copying = {"action": "gather_proof", "actor": "resident", "help": "reachable", "deadline": "no_deadline"}
        deciding = {"actor": "city", "waiting_days": 56}
        data["groups"][0]["journey"]["current_steps"] = [
            {"id": "first", "like": "find"},
            {"id": "second", "like": "proof", "values": {"own_documents": 9}},
            {"id": "third", "name": "Kopieën maken in de bibliotheek", "values": copying},
            {"id": "fourth", "name": "De gemeente beslist", "values": deciding},
        ]

    return changed(example(WORKED), change)
