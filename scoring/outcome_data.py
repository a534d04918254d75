"""The outcome as plain data: what `--json`, the API and the attachment in the PDF hold, and its schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from scoring.outcome import Outcome


def outcome_to_data(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as dictionaries, lists, strings, numbers, truths and None.

    Keys are the names of the fields, always all of them and always in the same order.
    """
    return to_data(outcome)


def to_data(found: Any) -> dict[str, Any]:
    """Return anything that is made of dataclasses in the same way; an outcome, or what differs between two."""
    shape: Any = type(found)
    return {key: _plain(getattr(found, name)) for name, key in _names(shape)}


def outcome_schema() -> dict[str, Any]:
    """Return the JSON Schema of `outcome_to_data`."""
    from pydantic import TypeAdapter

    return TypeAdapter(Outcome).json_schema(mode="serialization")


@cache
def _names(shape: Any) -> tuple[tuple[str, str], ...]:
    """Every field with its key: a field that would have the name of a Python keyword ends with an underscore."""
    return tuple((field.name, field.name.rstrip("_")) for field in fields(shape))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        shape: Any = type(value)
        return {key: _plain(getattr(value, name)) for name, key in _names(shape)}
    return value
