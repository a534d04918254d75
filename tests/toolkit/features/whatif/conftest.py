"""Dossiers with measures that would help, in the running application."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.toolkit.working_on import Worker, example


@pytest.fixture
def heavy(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a heavy proposal with a journey and measures of its own."""
    return Worker(app, client, example(app, "energiehulp_reis"))


@pytest.fixture
def parking(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a proposal with two groups, for which the library has something."""
    return Worker(app, client, example(app, "utrecht_parkeerapp"))
