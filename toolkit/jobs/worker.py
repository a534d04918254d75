"""The worker: a process beside the pages that makes the documents that they ask for.

python -m toolkit.jobs.worker DATA_FOLDER [--theme FILE] [--questionnaires FOLDER ...]

The address of the database comes in the environment (`DOENVERMOGEN_DATABASE`): it may hold a password, and every user
of a machine can see the arguments of a process.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy.orm import Session

from toolkit.jobs.documents import finish, left_behind, start
from toolkit.jobs.making import Maker, outcome_of
from toolkit.jobs.orphans import stop_with_parent
from toolkit.jobs.queue import Queue
from toolkit.storage.engine import make_engine
from toolkit.web.settings import Settings


def start_worker(settings: Settings) -> subprocess.Popen[bytes]:
    """Start the worker of an installation as a child of this process; it stops when this process is gone."""
    arguments = [sys.executable, "-m", "toolkit.jobs.worker", str(settings.data_folder)]
    if settings.theme is not None:
        arguments += ["--theme", str(settings.theme)]
    for folder in settings.questionnaires:
        arguments += ["--questionnaires", str(folder)]
    environment = {**os.environ, "DOENVERMOGEN_DATABASE": settings.database_address}
    # Ctrl-C in a terminal reaches every process: it waits until this one can say that it does not listen to that.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        # Our own module and settings of the administrator, nothing from a page.
        return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, env=environment)  # noqa: S603
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def main(argv: list[str] | None = None) -> None:
    """Make documents until stopped."""
    # The pages may be killed without a word; a worker that stayed behind would hold the queue.
    stop_with_parent()
    parser = argparse.ArgumentParser()
    parser.add_argument("data_folder", type=Path)
    parser.add_argument("--theme", type=Path)
    parser.add_argument("--questionnaires", type=Path, action="append", default=[])
    arguments = parser.parse_args(argv)
    address = os.environ["DOENVERMOGEN_DATABASE"]
    engine = make_engine(address)
    maker = Maker(address, tuple(arguments.questionnaires), arguments.theme)

    def handle(job: str) -> None:
        with Session(engine) as session:
            row = start(session, job)
            place = None if row is None else (row.dossier_id, row.suffix)
            session.commit()
        if place is None:
            return
        result, message = outcome_of(lambda: maker.make(*place))
        with Session(engine) as session:
            finish(session, job, result, message)
            session.commit()

    queue = Queue(arguments.data_folder, handle)
    with Session(engine) as session:
        waiting = left_behind(session)
        session.commit()
    for job in waiting:
        queue.put(job)
    try:
        queue.work()
    finally:
        maker.stop()


if __name__ == "__main__":
    main()
