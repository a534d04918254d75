"""A journey without steps: measures took everything away, so there is nothing to do any more."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import Dossier
from tests.toolkit.working_on import Worker, put, read_example


@pytest.fixture
def nobody_busy(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier in which nobody has to do anything."""
    return Worker(app, client, put(app, without_steps()))


def without_steps() -> Dossier:
    """Return the worked example with nothing left to do."""
    dossier = read_example("energiehulp_reis")
    (group,) = dossier.groups
    assert group.journey is not None
    data = group.journey.model_dump(exclude_none=True) | {"steps": (), "current_steps": (), "current": "none"}
    measures = tuple(one.model_copy(update={"steps": (), "changes": None}) for one in dossier.measures)
    changed = group.model_copy(update={"journey": type(group.journey).model_validate(data)})
    answers = tuple(one.model_copy(update={"from_steps": ()}) for one in group.answers)
    changed = changed.model_copy(update={"answers": answers})
    return dossier.model_copy(update={"groups": (changed,), "measures": measures})


PAGES = (
    "",
    "/groepen/huishoudens/reis",
    "/resultaat",
    "/resultaat/huishoudens",
    "/advies",
    "/advies/voorwaarden",
    "/wat-helpt",
)


def test_every_page_about_it_can_be_read(nobody_busy: Worker) -> None:
    for page in PAGES:
        nobody_busy.page(page)
