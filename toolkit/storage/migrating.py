"""Bring a database to the schema of this version."""

from __future__ import annotations

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

_LOCK = 20_261_122
"""A number of our own for the lock; any will do, as long as it stays the same."""


class NewerDatabaseError(Exception):
    """The database was made by a newer version of this program; nothing was changed."""


def migrate(engine: Engine, revision: str = "head") -> None:
    """Apply every migration that this database does not have yet; in one transaction where the database can.

    Raises:
        NewerDatabaseError: when it has migrations that this version does not know.
    """
    with as_file(files("toolkit.storage") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                # Several processes may start at once; SQLite lets one write at a time by itself.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
            if not known.issuperset(MigrationContext.configure(connection).get_current_heads()):
                raise NewerDatabaseError
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
