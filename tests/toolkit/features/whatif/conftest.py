"""Dossiers with measures that would help, in the running application."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import Dossier, Measure, MeasureChanges, StepEdit
from tests.toolkit.working_on import Worker, put, read_example

OWN = "De gemeente zoekt het bewijs zelf op"


def helped() -> Dossier:
    """Return a heavy proposal with a journey and two measures of its own: one says what it changes, one its kind."""
    dossier = read_example("energiehulp_reis")
    gone = MeasureChanges(steps=(StepEdit(group=dossier.groups[0].id, step="proof", remove=True),))
    measures = (Measure(id="bewijs", text=OWN, changes=gone), Measure(id="tijd", text="Zes weken", term="longer_term"))
    return dossier.model_copy(update={"measures": measures})


@pytest.fixture
def heavy(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on that proposal."""
    return Worker(app, client, put(app, helped()))
