"""Which shapes a dossier is made of, for tests that must not forget one."""

from __future__ import annotations

from pydantic import BaseModel


def shapes_of(shape: type[BaseModel]) -> set[type[BaseModel]]:
    """Find every shape that can stand inside this one, itself included."""
    found: set[type[BaseModel]] = set()

    def look(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in found:
                found.add(annotation)
                for field in annotation.model_fields.values():
                    look(field.annotation)
        else:
            for inner in getattr(annotation, "__args__", ()):
                look(inner)

    look(shape)
    return found
