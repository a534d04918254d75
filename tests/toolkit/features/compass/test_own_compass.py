"""A compass of one's own in a folder of one's own: every page follows it, no code knows its checks or answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.participation import participation_dossier
from tests.toolkit.conftest import LINK
from tests.toolkit.working_on import Worker, put, text_of
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

OWN = Path(__file__).with_name("aanloop.yaml")


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    """Give somebody who works with that compass, on a proposal to decide on."""
    folder = tmp_path / "vragenlijsten"
    folder.mkdir()
    shutil.copy(OWN, folder)
    settings = Settings(tmp_path / "data", questionnaires=(folder,), sign_in_token=LINK, testing=True)
    app = create_app(settings)
    assert app.extensions["left_out"] == ()
    client = app.test_client()
    client.get(f"/binnen/{LINK}")
    dossier = participation_dossier(compass=None, plan=None, signals=(), intake={"phase": "besluit"})
    yield Worker(app, client, put(app, dossier))
    app.extensions["engine"].dispose()


def test_every_page_follows_the_definition(worker: Worker) -> None:
    text = text_of(worker.page("/kompas"))
    for told in ("De kern is nog niet bekend.", "De buren", "Wie vroeg hierom?", "Ook van belang De brief"):
        assert told in text, told
    worker.fill("/kompas/opdracht", mandate="niemand")
    worker.fill("/kompas/vragen/buren", value="goed")
    assert "Noem waar het staat. Anders telt het als matig." in text_of(worker.page("/kompas/vragen/buren"))
    assert "Goed, telt als matig" in text_of(worker.page("/kompas"))
    for check in ("buren", "brief", "bericht"):
        worker.fill(f"/kompas/vragen/{check}", value="goed", evidence__0__description="Het verslag")
    text = text_of(worker.page("/kompas"))
    assert "Uitkomst tot nu toe: Op orde Ruim voldoende geregeld." in text
    assert "9 van 9 punten" in text
    compass = worker.loaded().compass
    assert compass
    assert compass.definition == "aanloop"
    assert worker.form("/participatieplan/lijst/deelnemers/nieuw").offered["level"] == ["", "horen", "kiezen"]
    assert worker.address("/kompas/vragen/buren") in worker.page("/participatieplan")
    assert "3 van 3 vragen" in text_of(worker.page())
