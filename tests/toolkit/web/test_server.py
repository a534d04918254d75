"""The process beside the pages that makes documents: there all the time, also when it is killed."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import psutil
from sqlalchemy.orm import Session

from tests.toolkit.cli.test_serve import ask, text
from tests.toolkit.program import Program, started
from tests.toolkit.working_on import read_example
from toolkit.jobs.documents import Kind, State, ask_for
from toolkit.storage.engine import make_engine
from toolkit.storage.store import add_dossier

PATIENCE = 60.0


def test_a_worker_that_is_killed_is_followed_by_another_that_makes_what_was_under_way(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'data' / 'doenvermogen.db'}")
    with started("serve", "--data", str(tmp_path / "data"), home=tmp_path) as program:
        cookie = ask(program.link).headers["Set-Cookie"].split(";")[0]
        # Nobody left for the next worker but what this one had in hand when it was killed.
        with Session(engine) as session:
            identity = add_dossier(session, read_example("stadspas_idee"), "test")
            session.flush()
            job = ask_for(session, identity, Kind.CSV, "sha256:1")[0]
            job.state = State.WORKING
            session.commit()
        (worker,) = _workers(program)
        left = worker.children()
        worker.kill()
        address = f"/dossiers/{identity}/documenten"
        deadline = time.monotonic() + PATIENCE
        while not json.loads(text(ask(program.link, f"{address}/stand", cookie=cookie)))["done"]:
            assert time.monotonic() < deadline, "nobody makes it"
            time.sleep(0.2)
        assert "Download CSV" in text(ask(program.link, address, cookie=cookie))
        assert len(_workers(program)) == 1
        psutil.wait_procs(left, timeout=60)
        assert not any(child.is_running() for child in left)
        assert program.stop(signal.SIGINT)[0] == 0
    engine.dispose()


def _workers(program: Program) -> list[psutil.Process]:
    children = psutil.Process(program.process.pid).children()
    return [child for child in children if "toolkit.jobs.worker" in child.cmdline()]
