"""The database: one SQLite file by default, PostgreSQL when its address is given."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Engine, create_engine, event

BUSY_MILLISECONDS = 15_000
_KEPT_OPEN = 8
"""Connections, as many as the server has threads: opening one and preparing it takes longer than a page."""
_TRY_AGAIN_SECONDS = 0.01


def make_engine(address: str) -> Engine:
    """Connect to a database.

    Args:
        address: `sqlite:///PATH` or `postgresql+psycopg://...`.

    Returns:
        An engine. On SQLite every commit is on disk before it returns (WAL, synchronous FULL), so that what a page
        called saved survives a killed process and a power cut.
    """
    # The connection that was used last still holds what it read.
    engine = create_engine(address, pool_size=_KEPT_OPEN, pool_use_lifo=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediately)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    del record
    # The driver's own transaction handling would begin too late; SQLAlchemy's event below begins instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    _use_write_ahead_log(cursor)
    cursor.close()


def _use_write_ahead_log(cursor: Any) -> None:
    """Change a database to WAL, where it is not yet.

    Of two connections that change a new database at once, SQLite refuses one on the spot, whatever `busy_timeout`
    says: each holds a read lock that the other waits for. Who is refused tries again, for as long as others wait.
    """
    last = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_TRY_AGAIN_SECONDS)
        else:
            return


def _begin_immediately(connection: Any) -> None:
    if connection.get_execution_options().get("read_only"):
        # Waits for nobody and cannot fail, so it can go straight to the driver.
        connection.connection.driver_connection.execute("BEGIN DEFERRED")
    else:
        # A transaction that reads first and writes later would fail at once when another writer got in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
