"""Documents are made by a real worker process, the same as on the command line."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from exports.advice import make_advice, make_plan, make_ready_text
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from toolkit.jobs.documents import UNDER_WAY, Kind, State, Subject, ask_for, cancel, finish, latest, left_behind, start
from toolkit.jobs.making import make_document
from toolkit.jobs.queue import Queue
from toolkit.jobs.worker import start_worker
from toolkit.storage.definitions import keep_definitions, pins_for
from toolkit.storage.engine import make_engine
from toolkit.storage.migrating import migrate
from toolkit.storage.store import add_dossier
from toolkit.storage.tables import JobRow
from toolkit.web.settings import Settings

EXAMPLE = Path(__file__).parents[3] / "examples" / "subsidie_eerder.yaml"
PATIENCE = 60.0
CONTENT = "sha256:1"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_folder=tmp_path)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = make_engine(settings.database_address)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def dossier() -> Dossier:
    catalogue = bundled_catalogue()
    read = read_dossier(EXAMPLE.read_bytes(), EXAMPLE.name).dossier
    return read.model_copy(update={"definitions": pins_for(catalogue, read.questionnaire)})


def _stored(engine: Engine, dossier: Dossier) -> str:
    with Session(engine) as session:
        identity = add_dossier(session, dossier, "beleid")
        keep_definitions(session, bundled_catalogue(), dossier.definitions)
        session.commit()
    return identity


def _asked(engine: Engine, identity: str, kind: Kind = Kind.PDF) -> str:
    with Session(engine) as session:
        job, new = ask_for(session, identity, kind, CONTENT)
        assert new
        key = job.id
        session.commit()
    return key


def _finished(engine: Engine, key: str) -> JobRow:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with Session(engine, expire_on_commit=False) as session:
            row = session.get_one(JobRow, key)
            if row.state not in UNDER_WAY:
                return row
        time.sleep(0.1)
    pytest.fail("the worker made nothing")


def test_the_worker_makes_what_the_command_line_makes(settings: Settings, engine: Engine, dossier: Dossier) -> None:
    identity = _stored(engine, dossier)
    # Asked before there is a worker, and not in the queue: as after a stop at an unlucky moment.
    left = _asked(engine, identity)
    with start_worker(settings) as worker:
        try:
            # Ctrl-C in a terminal, while it still begins, is for who started it.
            worker.send_signal(signal.SIGINT)
            row = _finished(engine, left)
            assert row.state == State.READY
            assert row.result == make_advice(dossier, bundled_catalogue(), ".pdf", default_theme())
            key = _asked(engine, identity, Kind.CSV)
            Queue(settings.data_folder).put(key)
            assert _finished(engine, key).result == make_advice(dossier, bundled_catalogue(), ".csv", default_theme())
            key = _asked(engine, identity, Kind.INTERNAL)
            Queue(settings.data_folder).put(key)
            full = make_advice(dossier, bundled_catalogue(), ".pdf", default_theme(), full=True)
            assert _finished(engine, key).result == full != row.result
        finally:
            worker.terminate()


def test_the_same_content_is_not_made_twice(engine: Engine, dossier: Dossier) -> None:
    identity = _stored(engine, dossier)
    key = _asked(engine, identity)
    with Session(engine) as session:
        job, new = ask_for(session, identity, Kind.PDF, CONTENT)
        assert (job.id, new) == (key, False)
        assert ask_for(session, identity, Kind.PDF, "sha256:2")[1]
        assert ask_for(session, identity, Kind.INTERNAL, CONTENT)[1]


def test_what_goes_wrong_is_told_and_can_be_tried_again(engine: Engine, dossier: Dossier) -> None:
    identity = _stored(engine, dossier)
    key = _asked(engine, identity)
    with Session(engine) as session:
        assert start(session, key) is not None
        finish(session, key, None, "Er mist iets.")
        assert latest(session, identity)[".pdf"].message == "Er mist iets."
        assert ask_for(session, identity, Kind.PDF, CONTENT)[1]


def test_a_job_is_taken_once_and_a_cancelled_one_never(engine: Engine, dossier: Dossier) -> None:
    identity = _stored(engine, dossier)
    key = _asked(engine, identity)
    with Session(engine) as session:
        assert start(session, key) is not None
        assert start(session, key) is None
        assert left_behind(session) == [key]
        cancel(session, "een ander dossier", key)
        assert latest(session, identity)[".pdf"].state == State.WAITING
        cancel(session, identity, key)
        assert start(session, key) is None
        assert left_behind(session) == []


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.TEXT_PLAIN, Kind.TEXT_ODT, Kind.PLAN_HTML])
def test_every_subject_is_made_as_the_command_line_makes_it(
    engine: Engine, settings: Settings, dossier: Dossier, kind: Kind
) -> None:
    makers = {Subject.ADVICE: make_advice, Subject.READY_TEXT: make_ready_text, Subject.PLAN: make_plan}
    identity = _stored(engine, dossier)
    made = make_document(identity, kind, settings.database_address, (), None)
    assert made.data == makers[kind.subject](dossier, bundled_catalogue(), kind.suffix, default_theme())


def test_the_name_of_a_kind_fits_in_its_column() -> None:
    assert max(map(len, Kind)) <= getattr(JobRow.__table__.c.suffix.type, "length", 0)
