"""A bounded run of the kills, and that the look afterwards finds what is wrong; `./scripts/prove` kills 200 times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from tests.proofs.killed import main
from tests.proofs.stored import Asked, Attempt, check
from toolkit.storage.engine import make_engine
from toolkit.storage.migrating import migrate
from toolkit.web.settings import Settings

ADD = {
    "history": "INSERT INTO answer_history (dossier_id, group_key, question, at, by, old, new)"
    " VALUES ('d', 'g', 'q', '2026-01-01', 'beleid', :old, :new)",
    "answer": "INSERT INTO answer (dossier_id, group_key, question, position, data, revision, updated_at, updated_by)"
    " VALUES ('d', 'g', 'q', 0, :new, 2, '2026-01-01', 'beleid')",
    "dossier": "INSERT INTO dossier (id, title, questionnaire, depth, head, revision, created_at, updated_at)"
    " VALUES ('d', 'T', 'x', 'full', '{}', 1, '2026-01-01', '2026-01-01')",
}
FIRST, SECOND = (json.dumps({"proposal": {"value": value, "note": note}}) for value, note in (("a", "1"), ("b", "2")))


def test_nothing_that_was_called_saved_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(3, 1, tmp_path) == 0
    said = capsys.readouterr().out
    found = re.search(r"said to be saved: (\d+) answers, (\d+) by itself", said)
    assert found
    assert int(found[1]) > int(found[2]) > 0
    assert "not clean: 0" in said


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Connection]:
    """Give a database in which an answer was saved twice."""
    engine = make_engine(Settings(tmp_path).database_address)
    migrate(engine)
    with engine.connect() as connection:
        connection.execute(text(ADD["dossier"]))
        connection.execute(text(ADD["history"]), {"old": None, "new": FIRST})
        connection.execute(text(ADD["history"]), {"old": FIRST, "new": SECOND})
        connection.execute(text(ADD["answer"]), {"new": SECOND})
        connection.commit()
        yield connection
    engine.dispose()


def _sent() -> list[Asked]:
    attempts = [Attempt("a", "1", alone=True, sure=True), Attempt("b", "2", alone=False, sure=True)]
    return [Asked("d", "g", "q", attempts)]


def test_all_is_well(database: Connection, tmp_path: Path) -> None:
    assert database.closed is False
    assert check(tmp_path, _sent()) == []


def test_what_was_under_way_may_be_there_or_not(database: Connection, tmp_path: Path) -> None:
    assert database.closed is False
    sent = _sent()
    sent[0].attempts[1].sure = False
    sent[0].attempts.append(Attempt("c", "3", alone=True))
    assert check(tmp_path, sent) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM answer_history WHERE id = 2", "lost: {'value': 'b'"),
        ("DELETE FROM answer_history WHERE id = 1", "lost: {'value': 'a'"),
        ("DELETE FROM answer", "the answer is None"),
        ("UPDATE answer SET data = '{}'", "the answer is {}"),
        ("UPDATE answer SET revision = 9", "revision 9 after 2 versions"),
        ("UPDATE answer_history SET old = NULL WHERE id = 2", "says that it was None before"),
        ("DROP INDEX ix_answer_history_place", "the tables are not those of this version"),
        ("UPDATE alembic_version SET version_num = 'another'", "not at the last migration"),
    ],
)
def test_what_is_wrong_is_found(database: Connection, tmp_path: Path, statement: str, problem: str) -> None:
    database.execute(text(statement))
    database.commit()
    assert problem in " ".join(check(tmp_path, _sent()))


def test_what_nobody_sent_is_found(database: Connection, tmp_path: Path) -> None:
    assert database.closed is False
    sent = _sent()
    del sent[0].attempts[0]
    assert "nobody sent this" in " ".join(check(tmp_path, sent))
