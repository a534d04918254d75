"""How Alembic runs our migrations: on the connection that `toolkit.storage.migrating` gives."""

from alembic import context

from toolkit.storage.tables import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    # SQLite cannot change a table in place; batch mode copies it.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
