"""The application, for tests: as an object, behind a test client, and running for a real browser."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server
from werkzeug.wsgi import ClosingIterator

from tests.postgresql import new_database, postgresql
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LINK = "de-link-van-de-test"


@dataclass(frozen=True)
class Site:
    """The application as it runs on this machine; `entrance` lets a browser in, any number of times."""

    app: Flask
    address: str

    @property
    def entrance(self) -> str:
        """The one-time link, made new each time that it is asked for."""
        self.app.config["SIGN_IN_TOKEN"] = LINK
        return f"{self.address}/binnen/{LINK}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """Give one PostgreSQL server for all tests of this process."""
    with postgresql() as server:
        yield server


@pytest.fixture
def app(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """Give an application with an empty database of its own: SQLite, or PostgreSQL when the environment asks for it."""
    database = ""
    if os.environ.get("DOENVERMOGEN_TEST_DATABASE") == "postgresql":
        database = new_database(request.getfixturevalue("postgresql_server"))
    application = create_app(Settings(tmp_path / "data", database=database, sign_in_token=LINK, testing=True))
    yield application
    application.extensions["engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a client that came in with the link."""
    client = app.test_client()
    assert client.get(f"/binnen/{LINK}").status_code == 303
    return client


def _read_before_sending(app: Flask) -> WSGIApplication:
    """Read each answer whole: this server forgets to close a file when the browser hangs up halfway."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        with closing(cast("ClosingIterator", app(environ, start_response))) as parts:
            return [b"".join(parts)]

    return answer


@contextmanager
def running(app: Flask) -> Iterator[Site]:
    """Run an application on this machine for a while."""
    server = make_server("127.0.0.1", 0, _read_before_sending(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Site(app, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site(app: Flask) -> Iterator[Site]:
    """Give the application while it runs."""
    with running(app) as site:
        yield site
