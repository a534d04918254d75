"""A dossier in the running application."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.toolkit.working_on import Worker, example


@pytest.fixture
def warm_huis(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on the fullest example."""
    return Worker(app, client, example(app, "warm_huis"))


@pytest.fixture
def idea(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on an idea of which little is known."""
    return Worker(app, client, example(app, "stadspas_idee"))
