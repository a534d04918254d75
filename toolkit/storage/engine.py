"""The database: one SQLite file by default, PostgreSQL when its address is given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event

BUSY_MILLISECONDS = 15_000


def make_engine(address: str) -> Engine:
    """Connect to a database.

    Args:
        address: `sqlite:///PATH` or `postgresql+psycopg://...`.

    Returns:
        An engine. On SQLite every commit is on disk before it returns (WAL, synchronous FULL), so that what a page
        called saved survives a killed process and a power cut.
    """
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediately)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    del record
    # The driver's own transaction handling would begin too late; SQLAlchemy's event below begins instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Any) -> None:
    # A transaction that reads first and writes later would fail at once when another writer got in between.
    mode = "DEFERRED" if connection.get_execution_options().get("read_only") else "IMMEDIATE"
    connection.exec_driver_sql(f"BEGIN {mode}")
