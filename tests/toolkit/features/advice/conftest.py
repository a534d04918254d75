"""Dossiers with an advice, in the running application."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import Dossier
from scoring.evidence import Evidence
from scoring.participation import CheckAnswer, CompassAnswers
from tests.toolkit.working_on import Worker, example, put, read_example


def with_compass_in_order(app: Flask, dossier: Dossier) -> Dossier:
    """Return a dossier of which every check of the compass has its best answer, with evidence."""
    compass = next(iter(app.extensions["catalogue"].compasses.values()))
    best = max(compass.options, key=lambda option: option.points).id
    rests = (Evidence(kind="document", description="Verslag"),)
    answers = tuple(CheckAnswer(check=check.id, value=best, evidence=rests) for check in compass.checks)
    return dossier.model_copy(update={"compass": CompassAnswers(answers=answers), "alternatives": (), "advice": None})


@pytest.fixture
def heavy(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a proposal that has to be changed first: heavy, with red flags and no promises."""
    dossier = read_example("energiehulp_reis").model_copy(update={"measures": ()})
    return Worker(app, client, put(app, with_compass_in_order(app, dossier)))


@pytest.fixture
def light(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a proposal that can be done."""
    return Worker(app, client, put(app, with_compass_in_order(app, read_example("paspoort_zonder_afspraak"))))


@pytest.fixture
def unknown(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a full dossier of which nobody said how people are involved."""
    nothing = {"compass": None, "plan": None, "alternatives": (), "advice": None}
    dossier = read_example("warm_huis").model_copy(update=nothing)
    return Worker(app, client, put(app, dossier))


@pytest.fixture
def idea(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on an idea of which little is known."""
    return Worker(app, client, example(app, "stadspas_idee"))
