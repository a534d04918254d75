"""Somebody who describes journeys."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questionnaires.findings import Finding
from scoring.dossier import Dossier
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.validation import validate
from tests.toolkit.working_on import Worker, example, put, read_example

ANSWERED = ("actions", "proofs", "time_needed", "deadline", "times_a_year")
"""The questions that the journey of the worked example answers."""
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


def without_answers(*questions: str) -> Dossier:
    """Return the worked example as a full test, in which nobody answered these questions yet."""
    dossier = read_example("energiehulp_reis")
    (group,) = dossier.groups
    answers = tuple(one for one in group.answers if one.question not in questions)
    return dossier.model_copy(update={"depth": "full", "groups": (group.model_copy(update={"answers": answers}),)})


@pytest.fixture
def starting(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who described the journey first, and answered nothing that follows from it."""
    return Worker(app, client, put(app, without_answers(*ANSWERED)))


def journey_of(worker: Worker) -> str:
    """Return the address of the journey of the first group."""
    return f"/groepen/{worker.loaded().groups[0].id}/reis"


def wrong_in(worker: Worker) -> list[Finding]:
    """Return what the checker finds wrong in the dossier as it would be exported."""
    file = read_dossier(dump_dossier(worker.loaded()).encode(), "dossier.yaml")
    return [one for one in validate(file, worker.app.extensions["catalogue"]) if one.code.startswith("D7")]
