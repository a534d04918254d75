"""The pages of the plan in order: from why, by who and when, to what came of it."""

from __future__ import annotations

from flask import url_for

from questionnaires.compass_model import PlanPart
from toolkit.features.plan.lists import LISTS, ListOf
from toolkit.features.plan.parts import PARTS, Part

ORDER: tuple[PlanPart, ...] = (
    "signals", "goal", "room", "groups", "expectations", "moments", "wards", "youth", "contributions", "not_reached",
    "feedback", "afterwards",
)  # fmt: skip
PAGES: dict[PlanPart, Part | ListOf] = {**{one.id: one for one in PARTS}, **{one.id: one for one in LISTS}}


def address_of(dossier: str, part: PlanPart) -> str:
    """Return the address of a part of the plan."""
    found = PAGES[part]
    if isinstance(found, Part):
        return url_for("plan.part", dossier=dossier, subject=found.address)
    return url_for("plan.items", dossier=dossier, kind=found.address)


def after(dossier: str, part: PlanPart) -> str:
    """Return the address of the page behind this one; after the last that of the plan."""
    place = ORDER.index(part) + 1
    return address_of(dossier, ORDER[place]) if place < len(ORDER) else url_for("plan.overview", dossier=dossier)
