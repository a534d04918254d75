"""Somebody who describes journeys."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questionnaires.findings import Finding
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.validation import validate
from tests.toolkit.working_on import Worker, example

JOURNEY = "/groepen/huishoudens/reis"
"""The journey of the worked example."""


@pytest.fixture
def worked(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on the worked example: one group with a journey of five steps."""
    return Worker(app, client, example(app, "energiehulp_reis"))


@pytest.fixture
def fresh(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a dossier without a journey."""
    return Worker(app, client, example(app, "stadspas_idee"))


def journey_of(worker: Worker) -> str:
    """Return the address of the journey of the first group."""
    return f"/groepen/{worker.loaded().groups[0].id}/reis"


def wrong_in(worker: Worker) -> list[Finding]:
    """Return what the checker finds wrong in the dossier as it would be exported."""
    file = read_dossier(dump_dossier(worker.loaded()).encode(), "dossier.yaml")
    return [one for one in validate(file, worker.app.extensions["catalogue"]) if one.code.startswith("D7")]
