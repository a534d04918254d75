"""`doenvermogen serve` and `doenvermogen demo`, as somebody runs them: a link to come in with, and a clean stop."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.toolkit.program import started
from toolkit.cli import main


def ask(link: str, path: str | None = None, *, cookie: str = "", host: str | None = None) -> HTTPResponse:
    """Ask for a page and read it; `path` replaces that of the link."""
    parts = urlsplit(link)
    connection = HTTPConnection(parts.netloc, timeout=90)
    headers = {"Cookie": cookie} if cookie else {}
    connection.request("GET", path or parts.path, headers=headers | ({"Host": host} if host else {}))
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def text(answer: HTTPResponse) -> str:
    """Return the text of a page that `ask` read."""
    return str(answer.text)  # type: ignore[attr-defined]


def test_serve_lets_in_by_its_link_once_and_keeps_the_dossiers_at_home(tmp_path: Path) -> None:
    with started("serve", home=tmp_path) as program:
        assert program.link.startswith("http://127.0.0.1:")
        assert ask(program.link, "/").status == 303
        entered = ask(program.link)
        assert (entered.status, entered.headers["Location"]) == (303, "/")
        cookie = entered.headers["Set-Cookie"].split(";")[0]
        assert "HttpOnly" in entered.headers["Set-Cookie"]
        assert "Expires" not in entered.headers["Set-Cookie"], "it goes when the browser is closed"
        assert "Kijk eerst even rond" in text(ask(program.link, "/", cookie=cookie))
        assert ask(program.link).status == 403
        folder = tmp_path / ".local" / "share" / "doenvermogen"
        assert (folder / "doenvermogen.db").is_file()
        assert (folder / "secret_key").stat().st_mode & 0o077 == 0
        assert program.stop(signal.SIGINT)[0] == 0
    # An old cookie, of a browser that was never closed, does not come in again without the new link.
    with started("serve", home=tmp_path) as program:
        assert ask(program.link, "/", cookie=cookie).headers["Location"] == "/binnen"
        assert ask(program.link).status == 303


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_clean_and_leaves_no_process(tmp_path: Path, number: int) -> None:
    with started("serve", "--data", str(tmp_path / "data"), home=tmp_path) as program:
        children = psutil.Process(program.process.pid).children(recursive=True)
        assert children, "the process that makes documents"
        status, said = program.stop(number)
        assert status == 0
        assert said.endswith("Gestopt. Alles wat was opgeslagen, is bewaard.\n")
        assert "Traceback" not in said
        psutil.wait_procs(children, timeout=60)
        assert not any(child.is_running() for child in children)


def test_ctrl_c_in_a_terminal_reaches_every_process_and_is_clean(tmp_path: Path) -> None:
    with started("serve", "--data", str(tmp_path / "data"), home=tmp_path) as program:
        os.killpg(program.process.pid, signal.SIGINT)
        said, _errors = program.process.communicate(timeout=90)
        assert program.process.returncode == 0
        assert said == "Gestopt. Alles wat was opgeslagen, is bewaard.\n"


def test_demo_has_the_examples_and_cleans_up(tmp_path: Path) -> None:
    with started("demo", home=tmp_path) as program:
        cookie = ask(program.link).headers["Set-Cookie"].split(";")[0]
        page = text(ask(program.link, "/", cookie=cookie))
        assert "Dit is een demo" in page
        assert "Warm Huis" in page
        assert page.count("dv-task__title") == 11
        assert list(tmp_path.glob("doenvermogen-demo-*"))
        status, said = program.stop(signal.SIGTERM)
        assert (status, said.splitlines()[-1]) == (0, "Gestopt. De demo is opgeruimd.")
    assert not list(tmp_path.glob("doenvermogen-demo-*"))


def test_a_demo_that_is_kept_is_filled_once(tmp_path: Path) -> None:
    for _time in range(2):
        with started("demo", "--data", str(tmp_path / "kept"), home=tmp_path) as program:
            cookie = ask(program.link).headers["Set-Cookie"].split(";")[0]
            assert text(ask(program.link, "/", cookie=cookie)).count("dv-task__title") == 11
            program.stop(signal.SIGINT)


def test_a_page_elsewhere_cannot_pose_as_this_machine(tmp_path: Path) -> None:
    with started("serve", "--data", str(tmp_path / "data"), home=tmp_path) as program:
        answer = ask(program.link, "/uitleg", host="kwaad.example")
        assert answer.status == 400
        assert "Content-Security-Policy" in answer.headers
        assert "Traceback" not in program.stop(signal.SIGINT)[1]


def test_a_port_in_use_is_left_to_who_has_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--data", str(tmp_path / "data"), "--port", str(port)]) == 1
    assert f"Poort {port} is al in gebruik." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "example.org", ""])  # noqa: S104 - to be refused
def test_an_address_that_others_can_reach_is_refused(
    command: str, host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--data", str(tmp_path / "data"), "--host", host]) == 1
    said = capsys.readouterr().err
    assert "accounts" in said
    assert "127.0.0.1" in said
    assert not (tmp_path / "data").exists()


def test_a_port_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--data", str(tmp_path / "data"), "--port", "99999"]) == 1
    assert "--port 99999" in capsys.readouterr().err


def test_a_theme_that_is_wrong_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "theme.yaml").write_text("kleur: rood\n")
    assert main(["serve", "--data", str(tmp_path / "data"), "--theme", str(tmp_path / "theme.yaml")]) == 1
    assert "theme.yaml:1:1" in capsys.readouterr().err


def test_what_is_stored_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "doenvermogen.db").touch(0o644)
    with started("serve", "--data", str(folder), home=tmp_path) as program:
        files = [path for path in folder.iterdir() if path.is_file()]
        assert {path.name for path in files} >= {"doenvermogen.db", "doenvermogen.db-wal", "secret_key"}
        assert [path.name for path in files if path.stat().st_mode & 0o077] == []
        program.stop(signal.SIGINT)


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(tmp_path / "doenvermogen.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
    database.close()
    assert main(["serve", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "nieuwere versie" in said
    assert "in het programma zelf" not in said


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql+psycopg://iemand:geheim@127.0.0.1:1/toets", "antwoordt niet"),
        ("sqlite:////bestaat/niet/toets.db", "antwoordt niet"),
        ("zomaar wat", "geen adres van een database"),
        ("oracle9://x/y", "geen adres van een database"),
    ],
)
def test_a_database_that_does_not_answer_is_explained(
    address: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOENVERMOGEN_DATABASE", address)
    assert main(["serve", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "DOENVERMOGEN_DATABASE" in said
    assert "geheim" not in said


def test_a_file_that_is_no_database_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "doenvermogen.db").write_text("geen database" * 100)
    assert main(["serve", "--data", str(tmp_path)]) == 1
    assert "doenvermogen.db" in capsys.readouterr().err
