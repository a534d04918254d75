"""The application as somebody starts it: a process of its own, that prints a link to come in with."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START = "import sys; from toolkit.cli import main; sys.exit(main())"
_SETTINGS = ("XDG_DATA_HOME", "DOENVERMOGEN_DATA", "DOENVERMOGEN_DATABASE", "DOENVERMOGEN_QUESTIONNAIRES")


class Program:
    """A started program. `link` is what it printed to come in with."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Read what it prints until the line that says how to stop it."""
        self.process = process
        self.said = ""
        assert process.stdout is not None
        for line in process.stdout:
            self.said += line
            if "Ctrl+C" in line:
                break
        found = re.search(r"http://\S+", self.said)
        assert found, self.said
        self.link = found[0]

    def stop(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit status and everything that was printed."""
        self.process.send_signal(number)
        rest, _errors = self.process.communicate(timeout=90)
        return self.process.returncode, self.said + rest


@contextmanager
def started(*arguments: str, home: Path) -> Iterator[Program]:
    """Start a command in an environment of its own; it is gone afterwards, whatever happens."""
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home)}
    for name in _SETTINGS:
        environment.pop(name, None)
    command = [sys.executable, "-c", START, *arguments]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        yield Program(process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
