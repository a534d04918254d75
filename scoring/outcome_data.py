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
    return {name: _plain(getattr(outcome, name)) for name in _names(Outcome)}


def outcome_schema() -> dict[str, Any]:
    """Return the JSON Schema of `outcome_to_data`."""
    from pydantic import TypeAdapter

    return TypeAdapter(Outcome).json_schema(mode="serialization")


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        shape: Any = type(value)
        return {name: _plain(getattr(value, name)) for name in _names(shape)}
    return value
