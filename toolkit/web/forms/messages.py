"""Messages at a field."""

from __future__ import annotations

from wtforms import Field


class Incomplete(str):
    """A message about something that is still to come; a page that saves by itself does not hurry people."""

    __slots__ = ()


def refuse(field: Field, message: str) -> None:
    """Put a message at a field, after the form was validated."""
    field.errors = (*field.errors, message)
