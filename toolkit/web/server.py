"""Run the application on this machine: one process for the pages, one for documents, until it is stopped."""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask

from toolkit.jobs.worker import start_worker
from toolkit.web.application import create_app
from toolkit.web.settings import Settings
from toolkit.web.sign_in import TELL, new_token

USUAL_PORT = 8420
THREADS = 8
_STOPPING_SECONDS = 10
_LOOKING_SECONDS = 2.0
"""Between two looks at the worker; so long, at least, before one that keeps stopping is started again."""


class PortTakenError(Exception):
    """Another program uses this port."""


def is_this_machine(host: str) -> bool:
    """Whether an address can be reached from this machine only.

    >>> is_this_machine("127.0.0.1"), is_this_machine("localhost"), is_this_machine("0.0.0.0"), is_this_machine("::1")
    (True, True, False, True)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def run(
    settings: Settings,
    host: str,
    port: int | None,
    tell: Callable[[str], None],
    prepare: Callable[[Flask], None] | None = None,
) -> None:
    """Serve until the process is told to stop (Ctrl-C, or SIGTERM).

    Args:
        settings: of this installation; the one-time link is added.
        host: an address of this machine.
        port: where to listen; None for the usual port, or another when that is taken.
        tell: is given the one-time link, once the application can be reached, and a new one whenever the user leaves.
        prepare: is given the application before it can be reached.

    Raises:
        PortTakenError: when the chosen port is in use.
    """
    token = new_token()
    settings = replace(settings, sign_in_token=token, hosts=_names_of_this_machine(host))
    app = create_app(settings)
    if prepare:
        prepare(app)
    # What is there now stays: looking through all of it for what can be let go of would hold up pages.
    gc.collect()
    gc.freeze()
    server = _listen(app, host, port)
    # A browser opens several connections at once; that they wait a moment is nothing to warn for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    def tell_link(token: str) -> None:
        tell(f"http://{_in_address(host)}:{server.effective_port}/binnen/{token}")

    app.extensions[TELL] = tell_link
    with _worker(settings), _stopped_by_signal():
        try:
            tell_link(token)
            server.run()
        except (KeyboardInterrupt, SystemExit):
            pass  # told to stop just before or after it ran
        finally:
            server.close()
            app.extensions["engine"].dispose()


def _names_of_this_machine(host: str) -> tuple[str, ...]:
    """Return the names that a browser may ask for; a page elsewhere cannot pose as this machine under its own name."""
    return ("localhost", "127.0.0.1", "[::1]", _in_address(host))


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listen(app: Flask, host: str, port: int | None) -> Any:
    from waitress import create_server

    return create_server(
        app,
        sockets=[_bound(host, port)],
        threads=THREADS,
        ident=None,
        # What is a little too large gets a page that says so; what is far too large is not even read.
        max_request_body_size=2 * app.config["MAX_DOSSIER"],
    )


def _bound(host: str, port: int | None) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in (USUAL_PORT, 0) if port is None else (port,):
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            # A port that was let go a moment ago may be taken again at once.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, number))
        except OSError:
            listening.close()
            continue
        return listening
    raise PortTakenError(str(port))


@contextmanager
def _worker(settings: Settings) -> Iterator[None]:
    """Have a worker all the time: one that died is followed by another, which goes on with what was under way."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(start_worker(settings), settings, stopping))
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep_worker(worker: subprocess.Popen[bytes], settings: Settings, stopping: threading.Event) -> None:
    while not stopping.wait(_LOOKING_SECONDS):
        if worker.poll() is not None:
            logging.getLogger(__name__).warning("the worker stopped (%s) and is started again", worker.returncode)
            worker = start_worker(settings)
    worker.terminate()
    try:
        worker.wait(_STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """Let SIGTERM, which services send, stop the server in the same orderly way as Ctrl-C."""

    def stop(number: int, frame: object) -> None:
        del frame
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def usual_data_folder() -> Path:
    """Return where the dossiers of this user stand when nothing else is said (XDG base directories)."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "doenvermogen"
