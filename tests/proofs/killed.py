"""Nothing that a page called saved is lost when the program is killed (DESIGN section 7).

    python -m tests.proofs.killed [--times 200] [--seed 1]

Starts `doenvermogen serve` with its worker, saves answers with several clients at once as fast as they can (as a page
that saves by itself and as a form that is sent), and kills every process of it with SIGKILL at a random moment. Then
the database must be whole and of exactly the schema of this version, and hold every answer that the program said was
saved, with its history. Starts again on the same folder, until it was killed often enough. Exits 1 when something is
missing. It does not pull the plug of the machine; for that the database writes through to the disk at every commit.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from tests.proofs.stored import Asked, Attempt, check
from tests.toolkit.html_forms import HtmlForm, form_in
from tests.toolkit.program import Program, started

CLIENTS = 4
DOSSIERS = 2
LONGEST = 0.5
"""Seconds of saving before the kill, at most."""
SAVED_ALONE = 0.7
"""The share of the answers that is saved without the button."""
QUESTIONS = (
    "notice", "doing_nothing", "deadline", "choices", "estimating", "report_changes", "slip_consequence", "fear",
)  # fmt: skip
"""Questions that are always asked, each with a choice of answers; every client has its own."""


class Connection:
    """A browser that came in: one connection that stays open."""

    def __init__(self, link: str, cookie: str) -> None:
        self._connection = HTTPConnection(urlsplit(link).netloc, timeout=30)
        self.cookie = cookie

    def ask(self, address: str, data: list[tuple[str, str]] | None = None, *, alone: bool = False) -> tuple[int, str]:
        """Ask for a page, or send a form; return the status and where it leads, or else what it says."""
        headers = {"Cookie": self.cookie} | ({"X-Autosave": "1"} if alone else {})
        if data is None:
            self._connection.request("GET", address, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            self._connection.request("POST", address, urlencode(data), headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._take_cookie(answer)
        return answer.status, answer.headers["Location"] or text

    def form(self, address: str) -> HtmlForm:
        """Ask for a page with a form."""
        status, page = self.ask(address)
        assert status == 200, page
        return form_in(page)

    def close(self) -> None:
        """Go away."""
        self._connection.close()

    def _take_cookie(self, answer: HTTPResponse) -> None:
        if given := answer.headers["Set-Cookie"]:
            self.cookie = given.split(";")[0]


class Client(Thread):
    """Saves answers until the program is gone."""

    def __init__(self, connection: Connection, questions: list[Asked], random: Random, begun: Event) -> None:
        super().__init__()
        self.connection, self.questions, self.random, self.begun = connection, cycle(questions), random, begun
        self.failure: Exception | None = None

    def run(self) -> None:
        """Save as fast as the program answers."""
        try:
            for asked in self.questions:
                self._save(asked)
                self.begun.set()
        except (OSError, HTTPException):
            pass  # killed
        except Exception as failure:  # noqa: BLE001 - told by whoever waits for this thread
            self.failure = failure
        finally:
            self.connection.close()
            self.begun.set()

    def _save(self, asked: Asked) -> None:
        """Answer a question: now and then with the button, mostly a few times as a page does that saves by itself."""
        form = self.connection.form(asked.address)
        options = [option for option in form.offered["proposal"] if not option.startswith("-")]
        alone, seen = self.random.random() < SAVED_ALONE, form.values["seen"]
        for _time in range(self.random.randint(1, 3) if alone else 1):
            attempt = Attempt(self.random.choice(options), f"version {len(asked.attempts) + 1}", alone)
            asked.attempts.append(attempt)
            data = form.filled(proposal=attempt.value, note=attempt.note, seen=seen)
            status, told = self.connection.ask(asked.address, list(data.items(multi=True)), alone=alone)
            assert status == (200 if alone else 303), told
            if alone:
                answer = json.loads(told)
                assert answer["message"].startswith("Opgeslagen om "), told
                seen = answer["fields"]["seen"]
            attempt.sure = True


def main(times: int, seed: int, folder: Path) -> int:
    """Kill as often as is asked, look after every time, and print what was found.

    Args:
        times: how often to kill.
        seed: for what is saved and how long; the moments differ in every run all the same.
        folder: where the program keeps everything.
    """
    random = Random(seed)  # noqa: S311 - nothing secret
    begin, problems = time.monotonic(), list[str]()
    asked: list[Asked] = []
    for number in range(1, times + 1):
        with started("serve", "--port", "0", "--data", str(folder / "data"), home=folder) as program:
            cookie = _come_in(program.link)
            if not asked:
                asked = _prepare(program.link, cookie)
            failures = _kill_while_saving(program, cookie, asked, random)
        found = [*failures, *check(folder / "data", asked)]
        problems += [f"kill {number}: {problem}" for problem in found]
    _report(times, asked, problems, time.monotonic() - begin)
    return 1 if problems else 0


def _kill_while_saving(program: Program, cookie: str, asked: list[Asked], random: Random) -> list[str]:
    """Let clients save, and kill every process of the program; return what went wrong before that."""
    begun = Event()
    clients = [
        Client(Connection(program.link, cookie), asked[place::CLIENTS], Random(random.random()), begun)  # noqa: S311
        for place in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    begun.wait()
    time.sleep(random.uniform(0, LONGEST))
    os.killpg(program.process.pid, signal.SIGKILL)
    program.process.wait()
    for client in clients:
        client.join()
    return [repr(client.failure) for client in clients if client.failure]


def _come_in(link: str) -> str:
    """Come in, and return the cookie."""
    connection = Connection(link, "")
    assert connection.ask(urlsplit(link).path)[0] == 303
    connection.close()
    return connection.cookie


def _prepare(link: str, cookie: str) -> list[Asked]:
    """Begin the dossiers."""
    connection = Connection(link, cookie)
    asked = []
    for number in range(DOSSIERS):
        form = connection.form("/nieuw")
        data = form.filled(title=f"Voorstel {number}", intake_what_changes="Iets", group="Bewoners")
        status, address = connection.ask("/nieuw", list(data.items(multi=True)))
        assert status == 303, address
        asked += [Asked(address.rsplit("/", 1)[1], "bewoners", question) for question in QUESTIONS]
    connection.close()
    return asked


def _report(times: int, asked: list[Asked], problems: list[str], seconds: float) -> None:
    attempts = [attempt for one in asked for attempt in one.attempts]
    saved = [attempt for attempt in attempts if attempt.sure]
    alone = sum(attempt.alone for attempt in saved)
    _say(f"killed {times} times, {seconds / times:.1f} s each, while {CLIENTS} clients saved")
    _say(f"said to be saved: {len(saved)} answers, {alone} by itself and {len(saved) - alone} with the button")
    _say(f"under way at a kill, stored or not: {len(attempts) - len(saved)}")
    _say(f"lost, changed, or a database that is not whole or not clean: {len(problems)}")
    for problem in problems[:20]:
        _say(f"  {problem}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as home:
        sys.exit(main(given.times, given.seed, Path(home)))
