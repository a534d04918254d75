"""The benchmark of the web application runs, and what it does to both servers is real."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.web import run
from benchmarks.web_client import Client, fill_in
from benchmarks.web_floor import make_floor
from benchmarks.web_servers import application, floor


def test_all_servers_are_measured_in_turns(capsys: pytest.CaptureFixture[str]) -> None:
    run(2, sizes=(10,), size=10, crowds=2, clients=2)
    said = capsys.readouterr().out
    for name in ("floor", "documented"):
        assert f"{name}:" in said
        assert f"Ratio to {name}" in said
    assert "answer and next page, 12 asked" in said
    assert "answer and next page, 10 asked" in said
    assert said.count("questionnaire, 2 clients, cpu") == 2


def test_what_a_client_fills_in_is_stored(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("application", "floor", "documented")]
    for folder in folders:
        folder.mkdir()
    for serving in (
        application(folders[0], (10,), 10, 1),
        floor(folders[1], 10, 1, keep=True),
        floor(folders[2], 10, 1, keep=False),
    ):
        with serving as server, Client(server.address) as client:
            if server.entrance:
                client.enter(server.entrance)
            start = next(server.starts)
            timed = fill_in(client, start)
            assert len(timed.pages) == len(timed.answers) >= 10
            before = server.cpu()
            assert " checked" in client.get(server.answered[10][0] if server.entrance else start).body
            assert 0 < server.cpu() - before < 10
            assert server.memory() > 1_000_000


@pytest.mark.parametrize("keep", [True, False])
def test_the_floor_takes_only_what_it_asked(tmp_path: Path, *, keep: bool) -> None:
    options = [{"id": "ja", "label": "Ja"}, {"id": "nee", "label": "Nee"}]
    asked = {"id": "een", "text": "Lukt het?", "help": "h", "example": "e", "options": options}
    questions = [asked, {**asked, "id": "twee", "options": []}]
    client = make_floor(tmp_path / "floor.db", questions, keep=keep).test_client()
    assert client.post("/abc/1", data={"answer": "misschien"}).status_code == 200
    assert client.post("/abc/1", data={"answer": "nee"}).location == "/abc/2"
    assert client.post("/abc/2", data={"answer": "12"}).location == "/klaar"
    assert 'value="nee" checked' in client.get("/abc/1").text
    assert 'value="12"' in client.get("/abc/2").text
    assert client.get("/abc/3").status_code == 404
