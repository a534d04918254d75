"""Somebody who fills in the compass."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questionnaires.compass_model import CompassDefinition
from tests.participation import participation_dossier
from tests.toolkit.working_on import Worker, put


@pytest.fixture
def told(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier that says everything about participation, of a proposal to decide on."""
    return Worker(app, client, put(app, participation_dossier(intake={"phase": "besluit"})))


@pytest.fixture
def fresh(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier without a compass; of its plan only the goal is there."""
    plan = {"goal": "Bezoek aanmelden zonder telefoon."}
    dossier = participation_dossier(intake={"phase": "besluit"}, compass=None, plan=plan, signals=())
    return Worker(app, client, put(app, dossier))


@pytest.fixture
def definition(app: Flask) -> CompassDefinition:
    """Give the compass of the package."""
    found = app.extensions["catalogue"].compasses["kompas"]
    assert isinstance(found, CompassDefinition)
    return found
