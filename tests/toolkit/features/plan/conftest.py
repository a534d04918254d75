"""Somebody who writes a participation plan."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.participation import participation_dossier
from tests.toolkit.working_on import Worker, put


@pytest.fixture
def told(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier that says everything about participation."""
    return Worker(app, client, put(app, participation_dossier()))


@pytest.fixture
def fresh(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier without a plan."""
    return Worker(app, client, put(app, participation_dossier(plan=None, signals=(), compass=None)))
