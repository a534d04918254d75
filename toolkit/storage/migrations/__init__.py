"""Alembic migrations, forwards only."""
