"""The database: one SQLite file by default, PostgreSQL when its address is given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event

BUSY_MILLISECONDS = 15_000
_KEPT_OPEN = 8
"""Connections, as many as the server has threads: opening one and preparing it takes longer than a page."""


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
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Any) -> None:
    if connection.get_execution_options().get("read_only"):
        # Waits for nobody and cannot fail, so it can go straight to the driver.
        connection.connection.driver_connection.execute("BEGIN DEFERRED")
    else:
        # A transaction that reads first and writes later would fail at once when another writer got in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
