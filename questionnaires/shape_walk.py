"""Finding one's way in the shapes: from the path of a pydantic error to the part of the shape and the data it is about.

A path of pydantic holds more than keys and indexes: the tag of a question type, the member of a union that was tried.
Those are taken out here, and errors about members that the author clearly did not mean are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from questionnaires.document import Data
from questionnaires.locations import Path

Model = type[BaseModel]
_KEY = "[key]"
"""What pydantic puts at the end of a path when an error is about a key instead of the value under it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error is.

    Attributes:
        path: the way to it in the data.
        model: the innermost shape with named keys around it.
        siblings: every shape that this part could have had, by the tag that chooses between them.
        of_key: whether the error is about the last key itself.
        alternatives: how many alternatives there are, when the data fits none of them.
    """

    path: Path
    model: Model
    siblings: Mapping[str, Model] = field(default_factory=dict)
    of_key: bool = False
    alternatives: int = 0


def find(root: Model, location: Sequence[str | int], data: Data) -> Spot | None:
    """Follow the path of a pydantic error.

    Args:
        root: the shape that the data was read as.
        location: pydantic's path.
        data: all of the data.

    Returns:
        The spot; or None when the error is about an alternative that the data was clearly not meant to be.
    """
    annotation: Any = root
    path: Path = ()
    model, siblings = root, dict[str, Model]()
    for piece in location:
        if piece == _KEY:
            return Spot(path, model, siblings, of_key=True)
        annotation, tags = _peeled(annotation)
        if tags:
            siblings, annotation = tags, tags[str(piece)]
            model = annotation
            continue
        members = _members(annotation)
        if len(members) > 1:
            annotation = next((member for member in members if _fits(member, data)), None)
            if annotation is None:
                return Spot(path, model, siblings, alternatives=len(members))
            if not _has_label(annotation, str(piece)):
                return None
            continue
        if _is_model(annotation) and annotation is not model:
            model, siblings = annotation, {}
        annotation = _under(annotation, piece)
        path, data = (*path, piece), step(data, piece)
    return Spot(path, model, siblings)


def step(data: Data, piece: str | int) -> Data:
    """Take one step of a path into data; None when there is nothing there."""
    if isinstance(data, dict) and isinstance(piece, str):
        return data.get(piece)
    if isinstance(data, tuple) and isinstance(piece, int) and 0 <= piece < len(data):
        return data[piece]
    return None


@cache
def homes(root: Model) -> Mapping[str, tuple[str, ...]]:
    """Tell for every key under which keys it may stand; an empty name is the top of the file."""
    found: dict[str, dict[str, None]] = {}
    seen: set[tuple[str, Model]] = set()

    def visit(name: str, model: Model) -> None:
        if (name, model) in seen:
            return
        seen.add((name, model))
        for key, info in model.model_fields.items():
            found.setdefault(key, {})[name] = None
            for inner in _models(info.annotation):
                visit(key, inner)

    visit("", root)
    return {key: tuple(names) for key, names in found.items()}


def _peeled(annotation: Any) -> tuple[Any, dict[str, Model]]:
    """Take off what leaves no trace in a path; and for a union that a tag chooses from, return its models by tag."""
    while True:
        if get_origin(annotation) is Annotated:
            inner, *marks = get_args(annotation)
            tag = next((mark.discriminator for mark in marks if getattr(mark, "discriminator", None)), None)
            if tag:
                return inner, _by_tag(get_args(inner), str(tag))
            annotation = inner
        elif _is_model(annotation) and issubclass(annotation, RootModel):
            annotation = annotation.model_fields["root"].annotation
        elif len(_members(annotation)) == 1 and _members(annotation)[0] is not annotation:
            (annotation,) = _members(annotation)
        else:
            return annotation, {}


def _by_tag(models: Sequence[Model], key: str) -> dict[str, Model]:
    return {tag: model for model in models for tag in get_args(model.model_fields[key].annotation)}


def _members(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(member for member in get_args(annotation) if member is not NoneType)
    return (annotation,)


def _under(annotation: Any, piece: str | int) -> Any:
    """What stands under a key or index."""
    if _is_model(annotation):
        info = annotation.model_fields.get(piece)
        if info is None:
            return None
        # Pydantic keeps the tag of a union apart from its annotation.
        return Annotated[info.annotation, info] if info.discriminator else info.annotation
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return arguments[0]
    return arguments[1] if len(arguments) > 1 else None


def _fits(annotation: Any, data: Data) -> bool:
    """Whether data of this kind was probably meant to be this member of a union."""
    kind = _kind(annotation)
    if isinstance(data, dict):
        return kind in {"model", "dict"}
    if isinstance(data, tuple):
        return kind == ("tuple[dict" if data and isinstance(data[0], dict) else "tuple")
    if isinstance(data, bool) or data is None:
        return False
    return kind == ("str" if isinstance(data, str) else "float")


def _has_label(annotation: Any, label: str) -> bool:
    """Whether pydantic calls this member of a union by this name."""
    kind = _kind(annotation)
    if kind == "model":
        return bool(label == annotation.__name__)
    if kind == "tuple":
        return label.startswith("tuple[") and not label.startswith("tuple[dict[")
    if kind == "str":
        return label in {"str", "constrained-str"}
    return label.startswith(kind)


def _kind(annotation: Any) -> Literal["model", "tuple[dict", "tuple", "dict", "str", "float"]:
    annotation, _tags = _peeled(annotation)
    if _is_model(annotation):
        return "model"
    origin = get_origin(annotation)
    if origin is tuple:
        return "tuple[dict" if _kind(get_args(annotation)[0]) == "dict" else "tuple"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "dict"
    return "str" if annotation is str else "float"


def _models(annotation: Any) -> Iterator[Model]:
    if not _is_model(annotation):
        for argument in get_args(annotation):
            yield from _models(argument)
    elif not issubclass(annotation, RootModel):
        yield annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
