"""What changes about the plan and the signals. The caller commits; nothing that is stale is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from questionnaires.model import Shape
from scoring.dossier import Dossier
from scoring.participation import ParticipationPlan
from toolkit.features.dossier.operations import StaleError
from toolkit.storage.heads import changed, head_of, replace_head, seal
from toolkit.web.forms.reading import clean_line, clean_prose

Items = tuple[Shape, ...]
Put = Callable[[Dossier, Items], Dossier]
ShapeT = TypeVar("ShapeT", bound=Shape)


def plan_of(head: Dossier) -> ParticipationPlan:
    """Return the plan of a dossier; an empty one when there is none yet."""
    return head.plan or ParticipationPlan()


def with_plan(head: Dossier, **changes: object) -> Dossier:
    """Return a dossier with parts of its plan changed; a plan that says nothing is no plan."""
    fields = {name: getattr(plan_of(head), name) for name in ParticipationPlan.model_fields}
    plan = ParticipationPlan.model_validate({**fields, **changes})
    return changed(head, plan=None if plan == ParticipationPlan() else plan)


def part_seal(head: Dossier, names: Sequence[str]) -> str:
    """Return the fingerprint of these fields of the plan, which a page sends back."""
    return seal(plan_of(head).model_dump(mode="json", include=set(names)))


def save_part(session: Session, identity: str, names: Sequence[str], given: Mapping[str, Any], seen: str) -> Dossier:
    """Store what was filled in on a page of the plan; a text that only differs in white space stays as it was.

    Raises:
        StaleError: when somebody else changed one of these fields; nothing is stored.
    """
    head = head_of(session, identity, to_change=True)
    plan = plan_of(head)
    wanted = with_plan(head, **{name: kept(getattr(plan, name), value) for name, value in given.items()})
    if wanted == head:
        return head
    if part_seal(head, names) != seen:
        raise StaleError
    replace_head(session, identity, wanted)
    return wanted


def item_seal(item: Shape | None) -> str:
    """Return the fingerprint of one item of a list."""
    return seal(item.model_dump(mode="json") if item else None)


def place_of(items: Items, place: int, seen: str) -> int:
    """Return where the item with this fingerprint stands: at its place, or where somebody else moved it.

    Raises:
        StaleError: when it is not there any more as it was.
    """
    places = [index for index, item in enumerate(items) if item_seal(item) == seen]
    if not places:
        raise StaleError
    return place if place in places else places[0]


def change_items(
    session: Session, identity: str, of: Callable[[Dossier], Items], put: Put, change: Callable[[Items], Items]
) -> None:
    """Change a list; nobody else can change it in between.

    Args:
        session: the database.
        identity: the dossier.
        of: the list of a dossier.
        put: the dossier with another list.
        change: gets the list as it is stored and returns what it becomes; it may raise to refuse.
    """
    head = head_of(session, identity, to_change=True)
    items = of(head)
    wanted = change(items)
    if wanted != items:
        replace_head(session, identity, put(head, wanted))


def replaced(items: Items, place: int, item: Shape, seen: str) -> Items:
    """Return the list with one item changed.

    Raises:
        StaleError: when somebody else changed or removed it.
    """
    if place < len(items) and items[place] == item:
        return items
    found = place_of(items, place, seen)
    return (*items[:found], item, *items[found + 1 :])


def moved(items: Items, place: int, steps: int, seen: str) -> Items:
    """Return the list with one item some places further, as far as there are places.

    Raises:
        StaleError: when somebody else changed or removed it.
    """
    found = place_of(items, place, seen)
    others = [*items[:found], *items[found + 1 :]]
    others.insert(min(max(found + steps, 0), len(others)), items[found])
    return tuple(others)


def removed(items: Items, place: int, seen: str) -> Items:
    """Return the list without one item.

    Raises:
        StaleError: when somebody else changed or removed it.
    """
    found = place_of(items, place, seen)
    return (*items[:found], *items[found + 1 :])


def kept(old: Any, new: Any) -> Any:
    """Return the old text when a browser could not show it otherwise: only white space differs."""
    if isinstance(old, str) and isinstance(new, str):
        return old if new in {clean_line(old), clean_prose(old)} else new
    if isinstance(old, tuple) and isinstance(new, tuple):
        return tuple(kept(before, after) for before, after in zip(old, new, strict=False)) + new[len(old) :]
    if isinstance(old, Shape) and type(old) is type(new):
        return kept_shape(old, new)
    return new


def kept_shape(old: ShapeT, new: ShapeT) -> ShapeT:
    """Return a shape with the texts of the old one where only white space differs."""
    return new.model_copy(
        update={name: kept(getattr(old, name), getattr(new, name)) for name in type(new).model_fields}
    )
