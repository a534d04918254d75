"""Finding one's way in the shapes: from the path of a pydantic error to the part of the shape and the data it is about.

A path of pydantic holds more than keys and indexes: the tag of a question type, the member of a union that was tried.
Those are taken out here, and errors about members that the author clearly did not mean are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from questionnaires.document import Data
from questionnaires.locations import Path

Model = type[BaseModel]
KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error is: the path in the data, and the innermost shape with named keys around it.

    `of_key` says that the error is about the last key itself. `unsure` says that the data there fits none of the
    alternatives; `alternatives` are then their annotations.
    """

    path: Path
    model: Model
    of_key: bool = False
    alternatives: tuple[Any, ...] = ()


def find(root: Model, location: Sequence[str | int], data: Data) -> Spot | None:
    """Follow the path of a pydantic error.

    Returns:
        The spot; or None when the error is about an alternative that the data was clearly not meant to be.
    """
    annotation: Any = root
    model = root
    path: list[str | int] = []
    for piece in location:
        annotation, tagged = _settle(annotation, data)
        if tagged:
            annotation = _by_tag(tagged, str(piece))
            model = annotation
            continue
        alternatives = _alternatives(annotation)
        if len(alternatives) > 1:
            chosen = next((one for one in alternatives if _fits(one, data)), None)
            if chosen is None:
                return Spot(tuple(path), model, alternatives=alternatives)
            if not _has_label(chosen, str(piece)):
                return None
            annotation = chosen
            model = annotation if _is_model(annotation) else model
            continue
        if piece == KEY:
            return Spot(tuple(path), model, of_key=True)
        if _is_model(annotation):
            model = annotation
            field = annotation.model_fields.get(piece)
            annotation = _whole(field) if field else None
        else:
            annotation = _inside(annotation)
        path.append(piece)
        data = _step(data, piece)
    return Spot(tuple(path), model)


@cache
def homes(root: Model) -> Mapping[str, tuple[str, ...]]:
    """Tell for every key under which keys it may stand; an empty name is the top of the file."""
    found: dict[str, dict[str, None]] = {}
    seen: set[tuple[str, Model]] = set()

    def visit(name: str, model: Model) -> None:
        if (name, model) in seen:
            return
        seen.add((name, model))
        for key, field in model.model_fields.items():
            found.setdefault(key, {})[name] = None
            for inner in _models(field.annotation):
                visit(key, inner)

    visit("", root)
    return {key: tuple(names) for key, names in found.items()}


def allowed_keys(model: Model) -> tuple[str, ...]:
    """Return the keys that a part of this shape may have, in order."""
    return tuple(model.model_fields)


def _step(data: Data, piece: str | int) -> Data:
    if isinstance(data, dict) and isinstance(piece, str):
        return data.get(piece)
    if isinstance(data, tuple) and isinstance(piece, int) and 0 <= piece < len(data):
        return data[piece]
    return None


def _whole(field: Any) -> Any:
    """The annotation of a field with the discriminator that pydantic took out of it."""
    return Annotated[field.annotation, field] if field.discriminator else field.annotation


def _settle(annotation: Any, data: Data) -> tuple[Any, tuple[Model, ...]]:
    """Peel off what leaves no trace in a path; also return the models of a tagged union, if it is one."""
    while True:
        if get_origin(annotation) is Annotated:
            inner, *marks = get_args(annotation)
            if any(getattr(mark, "discriminator", None) for mark in marks):
                return inner, tuple(get_args(inner))
            annotation = inner
        elif _is_model(annotation) and issubclass(annotation, RootModel):
            annotation = annotation.model_fields["root"].annotation
        elif get_origin(annotation) in {Union, UnionType} and len(_alternatives(annotation)) == 1:
            annotation = _alternatives(annotation)[0]
        else:
            return annotation, ()


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(one for one in get_args(annotation) if one is not NoneType)
    return (annotation,)


def _by_tag(models: tuple[Model, ...], tag: str) -> Model:
    for model in models:
        for field in model.model_fields.values():
            if get_origin(field.annotation) is Literal and tag in get_args(field.annotation):
                return model
    return models[0]


def _inside(annotation: Any) -> Any:
    """What the items of a list or the values of a mapping are."""
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return arguments[0]
    return arguments[1] if len(arguments) > 1 else None


def _fits(annotation: Any, data: Data) -> bool:
    """Whether data of this kind was probably meant to be this alternative."""
    kind = _kind(annotation)
    if isinstance(data, dict):
        return kind in {"model", "dict"}
    if isinstance(data, tuple):
        rows = bool(data) and isinstance(data[0], dict)
        return kind == ("tuple[dict" if rows else "tuple")
    if isinstance(data, bool) or data is None:
        return False
    return kind == ("str" if isinstance(data, str) else "float")


def _has_label(annotation: Any, label: str) -> bool:
    kind = _kind(annotation)
    if kind == "model":
        return bool(label == annotation.__name__)
    if kind == "tuple":
        return label.startswith("tuple[") and not label.startswith("tuple[dict[")
    if kind == "str":
        return label in {"str", "constrained-str"}
    return label.startswith(kind)


def _kind(annotation: Any) -> str:
    annotation, _tagged = _settle(annotation, None)
    if _is_model(annotation):
        return "model"
    origin = get_origin(annotation)
    if origin is tuple:
        return "tuple[dict" if _kind(_inside(annotation)) == "dict" else "tuple"
    if origin is not None and issubclass(origin, Mapping):
        return "dict"
    return "str" if annotation is str else "float"


def _models(annotation: Any) -> Iterator[Model]:
    if _is_model(annotation):
        if not issubclass(annotation, RootModel):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from _models(argument)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
