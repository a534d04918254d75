"""Every test of the storage runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.postgresql import new_database
from toolkit.storage.engine import make_engine
from toolkit.storage.migrating import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an engine on a database without tables."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'test.db'}"
    else:
        address = new_database(request.getfixturevalue("postgresql_server"))
    engine = make_engine(address)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """Give an engine on a database of this version."""
    migrate(empty)
    return empty
