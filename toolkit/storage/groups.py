"""Target groups of a stored dossier: added, changed, removed, put in order. The caller commits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from scoring.dossier import Group
from toolkit.storage.evidence import wipe_all_unused
from toolkit.storage.heads import head_of, replace_head
from toolkit.storage.mentions import without_group
from toolkit.storage.record import GROUP, note_record
from toolkit.storage.store import touch
from toolkit.storage.tables import AnswerHistoryRow, AnswerRow, GroupRow

_APART = ("answers", "themes", "journey")
"""What a group holds that is saved on other pages; answers have rows of their own."""


def groups_of(session: Session, identity: str) -> tuple[Group, ...]:
    """Return the groups of a dossier in order, without their answers."""
    rows = session.scalars(
        select(GroupRow.data).where(GroupRow.dossier_id == identity).order_by(GroupRow.position, GroupRow.id)
    )
    return tuple(Group.model_validate_json(json.dumps(data)) for data in rows)


def add_group(session: Session, identity: str, group: Group, by: str) -> None:
    """Add a group after the others."""
    note_record(session, identity, GROUP + group.id, None, _about(group_data(group)), by=by)
    last = session.scalar(select(func.max(GroupRow.position)).where(GroupRow.dossier_id == identity))
    session.add(
        GroupRow(dossier_id=identity, key=group.id, position=0 if last is None else last + 1, data=group_data(group))
    )
    touch(session, identity, datetime.now(UTC))


def replace_group(session: Session, identity: str, group: Group, by: str) -> None:
    """Store what a group is; what was answered for it, said for its themes and described of its journey stays.

    Raises:
        LookupError: when there is no such group.
    """
    row = group_row(session, identity, group.id)
    kept = {name: row.data[name] for name in _APART if name in row.data}
    fields = _about(group_data(group))
    note_record(session, identity, GROUP + group.id, _about(row.data), fields, by=by)
    row.data = {**fields, **kept}
    row.revision += 1
    touch(session, identity, datetime.now(UTC))


def remove_group(session: Session, identity: str, key: str, by: str) -> None:
    """Remove a group with its answers and their history, its files, and every mention of it.

    Raises:
        LookupError: when there is no such group.
    """
    gone = group_row(session, identity, key)
    note_record(session, identity, GROUP + key, _about(gone.data), None, by=by)
    session.delete(gone)
    for table in (AnswerRow, AnswerHistoryRow):
        session.execute(delete(table).where(table.dossier_id == identity, table.group_key == key))
    for row in session.scalars(select(GroupRow).where(GroupRow.dossier_id == identity, GroupRow.key != key)):
        if row.data.get("added", {}).get("split_from") == key:
            row.data = {**row.data, "added": _without(row.data["added"], "split_from")}
    for answer in session.scalars(select(AnswerRow).where(AnswerRow.dossier_id == identity)):
        if answer.data.get("same_as") == key:
            answer.data = _without(answer.data, "same_as")
            answer.revision += 1
    head = head_of(session, identity, to_change=True)
    replace_head(session, identity, without_group(head, key), by)
    wipe_all_unused(session, identity)


def order_groups(session: Session, identity: str, keys: Sequence[str]) -> None:
    """Put the groups in this order; a group that is not named comes last."""
    rows = session.scalars(select(GroupRow).where(GroupRow.dossier_id == identity).with_for_update())
    places = {key: place for place, key in enumerate(keys)}
    for row in rows:
        row.position = places.get(row.key, len(places))
    touch(session, identity, datetime.now(UTC))


def count_answers(session: Session, identity: str, key: str) -> int:
    """Return how many answers a group has."""
    query = select(func.count()).select_from(AnswerRow)
    return session.scalar(query.where(AnswerRow.dossier_id == identity, AnswerRow.group_key == key)) or 0


def group_row(session: Session, identity: str, key: str) -> GroupRow:
    """Return the row of a group; nobody else can then change it in between.

    Raises:
        LookupError: when there is no such group.
    """
    query = select(GroupRow).where(GroupRow.dossier_id == identity, GroupRow.key == key).with_for_update()
    row = session.scalars(query).one_or_none()
    if row is None:
        raise LookupError(key)
    return row


def group_data(group: Group) -> dict[str, Any]:
    """Return a group as it stands in the database: without its answers, which have rows of their own."""
    data: dict[str, Any] = json.loads(group.model_dump_json(exclude_defaults=True, exclude={"answers"}))
    return data


def _about(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _APART}


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}
