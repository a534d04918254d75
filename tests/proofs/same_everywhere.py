"""A dossier says the same in the browser and on the command line, and comes back as it went.

    python -m tests.proofs.same_everywhere

Every example, and a dossier that was filled in through the pages: exported from the application, scored and made into
every kind of document by `doenvermogen` itself, and compared byte by byte with what the application and its worker
make; then taken over again and compared to the last character. Exits 1 when anything differs.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient

from tests.toolkit.filling_in import fill_in_everything
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import EXAMPLES, bring, example
from toolkit.features.documents.kinds import name_end
from toolkit.jobs.documents import Kind, Subject
from toolkit.jobs.worker import start_worker
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

LINK = "de-link-van-het-bewijs"
PATIENCE = 120.0
COMMANDS = {Subject.ADVICE: ("advise",), Subject.READY_TEXT: ("advise", "--ready-text"), Subject.PLAN: ("plan",)}
"""How the command line makes each document."""


def main() -> int:
    """Compare all of them, and print what differs."""
    problems = 0
    with TemporaryDirectory() as folder, running(Path(folder)) as (app, client):
        for name in [*sorted(path.stem for path in EXAMPLES.glob("*.yaml")), None]:
            identity = example(app, name) if name else fill_in_everything(app, client).dossier
            found = list(differences(app, client, identity, Path(folder), Kind))
            problems += len(found)
            sys.stdout.write(f"{name or 'filled in through the pages'}: {', '.join(found) or 'the same'}\n")
    sys.stdout.write(f"documents of each: {', '.join(Kind)}; different: {problems}\n")
    return 1 if problems else 0


@contextmanager
def running(folder: Path, *questionnaires: Path) -> Iterator[tuple[Flask, FlaskClient]]:
    """Give an application with its worker, and a client that came in."""
    settings = Settings(folder / "data", questionnaires=questionnaires, sign_in_token=LINK, testing=True)
    app = create_app(settings)
    client = app.test_client()
    assert client.get(f"/binnen/{LINK}").status_code == 303
    with start_worker(settings) as worker:
        try:
            yield app, client
        finally:
            worker.terminate()
            app.extensions["engine"].dispose()


def differences(
    app: Flask,
    client: FlaskClient,
    identity: str,
    folder: Path,
    kinds: Iterable[Kind],
    *,
    options: Sequence[str] = (),
) -> Iterator[str]:
    """Yield what is not the same here as on the command line, or not the same after taking it over again.

    Args:
        app: the application, of which the worker runs.
        client: somebody who is in.
        identity: of the dossier.
        folder: to put files in.
        kinds: of the documents to compare; `.json` is the outcome.
        options: for the command line, before the name of the command.
    """
    exports = {suffix: exported(client, identity, suffix) for suffix in ("yaml", "json", "zip")}
    for suffix, data in exports.items():
        file = folder / f"dossier.{suffix}"
        file.write_bytes(data)
        again = bring(app, data, file.name)
        if exported(client, again, suffix) != data or exported(client, again, "yaml") != exports["yaml"]:
            yield f"{suffix} taken over again"
    outcome = made(client, identity, Kind.JSON)
    for suffix in exports:
        if command(*options, "score", str(folder / f"dossier.{suffix}"), "--json") != outcome:
            yield f"outcome of {suffix}"
    for kind in kinds:
        target = folder / f"document{kind.suffix}"
        name, *more = COMMANDS[kind.subject]
        if kind.internal:
            more.append("--full-dossier")
        command(*options, name, str(folder / "dossier.yaml"), "-o", str(target), *more)
        if target.read_bytes() != made(client, identity, kind):
            yield kind


def exported(client: FlaskClient, identity: str, suffix: str) -> bytes:
    """Return the file of a dossier."""
    answer = client.get(f"/dossiers/{identity}/bestand/{suffix}")
    assert answer.status_code == 200, answer.text
    data: bytes = answer.data
    return data


def made(client: FlaskClient, identity: str, kind: Kind) -> bytes:
    """Ask for a document on its page, wait for the worker, and fetch it."""
    page, deadline = f"/dossiers/{identity}/documenten", time.monotonic() + PATIENCE
    form = next((one for one in forms_in(client.get(page).text) if one.values.get("kind") == kind), None)
    if form is not None:
        assert client.post(form.action, data=form.filled()).status_code == 303
    while time.monotonic() < deadline:
        for address in _links(client.get(page).text):
            answer = client.get(address)
            name = answer.headers["Content-Disposition"].rstrip('"')
            if _kind_called(name) is kind:
                data: bytes = answer.data
                return data
        time.sleep(0.1)
    raise TimeoutError(kind)


def _kind_called(name: str) -> Kind:
    """Return which document has a name that ends like this: the longest end tells."""
    fitting = [kind for kind in Kind if name.endswith(name_end(kind) + kind.suffix)]
    return max(fitting, key=lambda kind: len(name_end(kind)))


def command(*arguments: str) -> bytes:
    """Run `doenvermogen` and return what it printed."""
    done = subprocess.run([sys.executable, "-m", "toolkit.cli", *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def _links(page: str) -> list[str]:
    return re.findall(r'href="(/dossiers/[^"]+/documenten/[^"]+)"', page)


if __name__ == "__main__":
    sys.exit(main())
