"""Connections get a database that is ready, also when several come at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

import toolkit.storage.engine
from toolkit.storage.engine import make_engine


def _held(file: Path) -> sqlite3.Connection:
    """Make a new database, and hold it as somebody does who is changing it."""
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE one (id)")
    other.execute("BEGIN IMMEDIATE")
    return other


def test_who_comes_second_to_a_new_database_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.db"
    other, refused = _held(file), list[float]()

    def _sleep(seconds: float) -> None:
        refused.append(seconds)
        other.rollback()

    monkeypatch.setattr("toolkit.storage.engine.time.sleep", _sleep)
    engine = make_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()
    other.close()
    assert len(refused) == 1


def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new.db"
    other = _held(file)
    monkeypatch.setattr(toolkit.storage.engine, "BUSY_MILLISECONDS", 30)
    engine = make_engine(f"sqlite:///{file}")
    with pytest.raises(OperationalError, match="locked"), engine.connect():
        pass
    engine.dispose()
    other.close()
