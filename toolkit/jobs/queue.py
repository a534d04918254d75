"""The queue between the pages and the worker: one file beside the database, no server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from huey import SqliteHuey

TASK = "make_document"
"""Pages and worker know the task by this name."""
POLL_SECONDS = 0.2


class Queue:
    """Jobs in line. Pages put them in; the one worker, which gives a handler, takes them out."""

    def __init__(self, data_folder: Path, handler: Callable[[str], None] | None = None) -> None:
        self._huey = SqliteHuey("doenvermogen", filename=str(data_folder / "queue.db"), results=False)

        @self._huey.task(name=TASK)  # type: ignore[untyped-decorator]
        def make_document(job: str) -> None:
            if handler is None:
                raise RuntimeError(job)
            handler(job)

        self._task = make_document

    def put(self, job: str) -> None:
        """Put a job in line."""
        self._task(job)

    def work(self) -> None:
        """Take jobs out until the process is told to stop."""
        consumer = self._huey.create_consumer(
            workers=1, periodic=False, initial_delay=POLL_SECONDS, backoff=1, max_delay=POLL_SECONDS
        )
        consumer.run()
