"""The participation plan over HTTP: what it says so far, and what is still empty."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, url_for

from questionnaires.compass_model import PlanPart
from questionnaires.translation import _
from toolkit.features.dossier.opened import Opened, address_if_there, open_dossier
from toolkit.features.plan.item_routes import add_item_routes
from toolkit.features.plan.lists import ListOf
from toolkit.features.plan.operations import plan_of
from toolkit.features.plan.order import ORDER, PAGES, address_of
from toolkit.features.plan.pages import page
from toolkit.features.plan.part_routes import add_part_routes
from toolkit.features.plan.words import after_decision, part_status, part_words
from toolkit.web.answer_words import Pairs

blueprint = Blueprint("plan", __name__, url_prefix="/dossiers/<dossier>/participatieplan")
add_part_routes(blueprint)
add_item_routes(blueprint)


@dataclass(frozen=True)
class Line:
    """One part on the overview. `checks` are the titles and addresses of the checks that it answers.

    In a list the names are long, so they stand in one line with what is said of them.
    """

    id: PlanPart
    title: str
    lead: str
    address: str
    status: str
    words: Pairs
    is_list: bool
    checks: tuple[tuple[str, str], ...]


@blueprint.get("")
def overview(dossier: str) -> str:
    """Show the whole plan, part by part."""
    opened = open_dossier(dossier)
    lines = [_line(opened, part) for part in ORDER]
    return page(
        "overview.html", opened, title=_("Het participatieplan"), lines=lines,
        filled=sum(bool(line.status) for line in lines), late=after_decision(plan_of(opened.head).moments),
        next=next((line for line in lines if not line.status), None),
        compass=url_for("compass.overview", dossier=dossier) if opened.compass else None,
        document=address_if_there("documents.overview", dossier=dossier),
    )  # fmt: skip


def _line(opened: Opened, part: PlanPart) -> Line:
    found = PAGES[part]
    checks = [check for check in opened.compass.checks if part in check.plan] if opened.compass else []
    return Line(
        part,
        found.title,
        found.lead,
        address_of(opened.identity, part),
        part_status(opened, part),
        part_words(opened, part),
        isinstance(found, ListOf),
        tuple(
            (str(check.title), url_for("compass.check", dossier=opened.identity, check=check.id)) for check in checks
        ),
    )
