"""The same shape with some fields changed."""

from __future__ import annotations

from typing import TypeVar

from questionnaires.model import Shape

ShapeT = TypeVar("ShapeT", bound=Shape)


def changed(shape: ShapeT, **changes: object) -> ShapeT:
    """Make the same shape with some fields changed; `model_copy` would keep what was worked out from the old ones."""
    fields = {name: getattr(shape, name) for name in type(shape).model_fields}
    return type(shape).model_validate({**fields, **changes})
