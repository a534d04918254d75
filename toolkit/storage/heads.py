"""What a dossier says about itself: everything but its groups and answers. Read and replaced as one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from questionnaires.hashing import content_hash
from scoring.dossier import Dossier, Value
from toolkit.storage.record import note_head
from toolkit.storage.store import NoSuchDossierError, plain
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerHistoryRow, DossierRow

NOTED = {name: f"-{name}" for name in ("title", "current", "depth", "not_needed")}
"""What the history keeps beside the intake, by how it is called there: never as a question, for the '-' in it."""
_WHEN_NOT_SAID = {"depth": "full"}
_SIGNS = 16
_VALUES: TypeAdapter[Value] = TypeAdapter(Value)


def head_of(session: Session, identity: str, *, to_change: bool = False) -> Dossier:
    """Return a dossier without its groups and answers.

    Args:
        session: the database.
        identity: the dossier.
        to_change: whether `replace_head` follows; nobody else can then change it in between.

    Raises:
        NoSuchDossierError: when there is none with this id.
    """
    query = select(DossierRow.head).where(DossierRow.id == identity)
    data = session.scalars(query.with_for_update() if to_change else query).one_or_none()
    if data is None:
        raise NoSuchDossierError(identity)
    return Dossier.model_validate_json(json.dumps(data))


def replace_head(session: Session, identity: str, head: Dossier, by: str | None = None) -> None:
    """Store what a dossier says about itself; its groups and answers stay. The caller commits.

    Args:
        session: the database.
        identity: the dossier.
        head: what it says now.
        by: who changes it; when given, the history keeps what the parts in `NOTED`, measures and people were.

    Raises:
        NoSuchDossierError: when there is none with this id.
    """
    row = session.get(DossierRow, identity, with_for_update=True)
    if row is None:
        raise NoSuchDossierError(identity)
    data = plain(head)
    if by is not None:
        note_intake(session, identity, _noted(row.head), _noted(data), by)
        note_head(session, identity, row.head, data, by)
    row.head = {name: value for name, value in data.items() if name not in {"groups", "answers"}}
    row.title, row.questionnaire, row.depth = head.title, head.questionnaire, head.depth
    row.revision += 1
    row.updated_at = datetime.now(UTC)


def changed(head: Dossier, **changes: object) -> Dossier:
    """Return a dossier with some fields changed, checked anew."""
    fields = {name: getattr(head, name) for name in Dossier.model_fields}
    return Dossier.model_validate({**fields, **changes})


def seal(data: Any) -> str:
    """Return a short fingerprint of what a page showed, which it sends back to tell whether that still stands.

    >>> seal({"a": 1}) == seal({"a": 1}), seal({"a": 1}) == seal({"a": 2})
    (True, False)
    """
    return content_hash(data)[7 : 7 + _SIGNS]


def intake_key(name: str) -> str:
    """Return what stands for the question in the history of the intake; never the id of a question."""
    return f"={name}"


def note_intake(session: Session, identity: str, old: Mapping[str, Any], new: Mapping[str, Any], by: str) -> None:
    """Keep in the history which parts of the intake changed: what each was, and what it became."""
    now = datetime.now(UTC)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            session.execute(
                insert(AnswerHistoryRow).values(
                    dossier_id=identity, group_key=WHOLE_DOSSIER, question=intake_key(name), at=now, by=by,
                    old=_kept(old.get(name)), new=_kept(new.get(name)),
                )
            )  # fmt: skip


def _noted(head: Mapping[str, Any]) -> dict[str, Any]:
    return {mark: head.get(name, _WHEN_NOT_SAID.get(name)) for name, mark in NOTED.items()}


def value_from(data: Any) -> Value:
    """Return a value as it stood in the history."""
    return _VALUES.validate_json(json.dumps(data))


def intake_history(session: Session, identity: str, most: int) -> list[AnswerHistoryRow]:
    """Return what changed in the intake, newest first; `question` begins with what `intake_key` puts before it."""
    query = select(AnswerHistoryRow).where(
        AnswerHistoryRow.dossier_id == identity,
        AnswerHistoryRow.group_key == WHOLE_DOSSIER,
        AnswerHistoryRow.question.startswith(intake_key("")),
    )
    return list(session.scalars(query.order_by(AnswerHistoryRow.id.desc()).limit(most)))


def _kept(value: Any) -> dict[str, Any] | None:
    return None if value is None else {"value": value}
