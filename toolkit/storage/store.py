"""Dossiers in and out of the database. Saving one answer costs the same however many answers there are."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from scoring.dossier import Answer, Dossier
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerHistoryRow, AnswerRow, DossierRow, GroupRow

NOT_STORED = 0
"""The revision of an answer that does not exist yet."""


class NoSuchDossierError(Exception):
    """There is no dossier with this id."""


@dataclass(frozen=True)
class StoredAnswer:
    """An answer with the revision that a page shows and sends back."""

    answer: Answer | None
    revision: int
    updated_at: datetime | None
    updated_by: str | None


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved this answer since the page was shown; nothing was stored."""

    theirs: StoredAnswer


def add_dossier(session: Session, dossier: Dossier, by: str) -> str:
    """Store a new dossier with all that is in it and return its id."""
    identity, now = secrets.token_urlsafe(16), datetime.now(UTC)
    data = plain(dossier)
    groups, answers = data.pop("groups", []), data.pop("answers", [])
    session.add(
        DossierRow(
            id=identity,
            title=dossier.title,
            questionnaire=dossier.questionnaire,
            depth=dossier.depth,
            head=data,
            created_at=now,
            updated_at=now,
        )  # fmt: skip
    )
    session.flush()
    _add_answers(session, identity, WHOLE_DOSSIER, answers, by, now)
    for position, group in enumerate(groups):
        own = group.pop("answers", [])
        session.add(GroupRow(dossier_id=identity, key=group["id"], position=position, data=group))
        _add_answers(session, identity, group["id"], own, by, now)
    return identity


def load_dossier(session: Session, identity: str) -> Dossier:
    """Put a dossier together again; what was stored comes back to the last character.

    Raises:
        NoSuchDossierError: when there is none with this id.
    """
    row = session.get(DossierRow, identity)
    if row is None:
        raise NoSuchDossierError(identity)
    answers: dict[str, list[dict[str, Any]]] = {}
    rows = session.execute(
        select(AnswerRow.group_key, AnswerRow.question, AnswerRow.data)
        .where(AnswerRow.dossier_id == identity)
        .order_by(AnswerRow.position, AnswerRow.id)
    )
    for group_key, question, data in rows:
        answers.setdefault(group_key, []).append({"question": question, **data})
    groups = session.scalars(
        select(GroupRow).where(GroupRow.dossier_id == identity).order_by(GroupRow.position, GroupRow.id)
    )
    data = {
        **row.head,
        "answers": answers.get(WHOLE_DOSSIER, []),
        "groups": [{**group.data, "answers": answers.get(group.key, [])} for group in groups],
    }
    return Dossier.model_validate_json(json.dumps(data))


def answers_to(
    session: Session, identity: str, places: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], StoredAnswer]:
    """Fetch only these answers, by (group key, question); those that do not exist are left out."""
    wanted = set(places)
    rows = session.scalars(
        select(AnswerRow).where(
            AnswerRow.dossier_id == identity,
            AnswerRow.group_key.in_({group for group, _question in wanted}),
            AnswerRow.question.in_({question for _group, question in wanted}),
        )
    )
    return {(row.group_key, row.question): _stored(row) for row in rows if (row.group_key, row.question) in wanted}


def save_answer(
    session: Session, identity: str, group_key: str, answer: Answer, seen: int, by: str
) -> StoredAnswer | Conflict:
    """Store one answer and what it was before, unless somebody else was first.

    Args:
        session: within a transaction; the caller commits.
        identity: the dossier.
        group_key: the group, or `WHOLE_DOSSIER`.
        answer: the new answer.
        seen: the revision that the page showed; `NOT_STORED` when there was no answer yet.
        by: who saves, by function or name; kept in the history, never printed.
    """
    now, data = datetime.now(UTC), plain(answer)
    question = data.pop("question")
    place = (AnswerRow.dossier_id == identity, AnswerRow.group_key == group_key, AnswerRow.question == question)
    row = session.scalars(select(AnswerRow).where(*place)).one_or_none()
    if (row.revision if row else NOT_STORED) != seen:
        if row is not None and row.data == data:
            return _stored(row)
        return Conflict(_stored(row))
    if row is not None and row.data == data:
        return _stored(row)
    old = row.data if row else None
    if row is None:
        if not _inserted(session, identity, group_key, question, data, by, now):
            return Conflict(_stored(session.scalars(select(AnswerRow).where(*place)).one()))
    else:
        changed = session.execute(
            update(AnswerRow)
            .where(*place, AnswerRow.revision == seen)
            .values(data=data, revision=seen + 1, updated_at=now, updated_by=by)
            .execution_options(synchronize_session=False)
        )
        if not changed.rowcount:  # type: ignore[attr-defined]
            session.expire(row)
            return Conflict(_stored(row))
    session.add(
        AnswerHistoryRow(dossier_id=identity, group_key=group_key, question=question, at=now, by=by, old=old, new=data)
    )
    touch(session, identity, now)
    return StoredAnswer(answer, seen + 1, now, by)


def history_of(session: Session, identity: str, group_key: str, question: str) -> list[AnswerHistoryRow]:
    """Return every version of an answer, newest first."""
    return list(
        session.scalars(
            select(AnswerHistoryRow)
            .where(
                AnswerHistoryRow.dossier_id == identity,
                AnswerHistoryRow.group_key == group_key,
                AnswerHistoryRow.question == question,
            )
            .order_by(AnswerHistoryRow.id.desc())
        )
    )


def touch(session: Session, identity: str, now: datetime) -> None:
    """Note that a dossier was worked on."""
    session.execute(
        update(DossierRow)
        .where(DossierRow.id == identity)
        .values(updated_at=now)
        .execution_options(synchronize_session=False)
    )


def remove_dossier(session: Session, identity: str) -> None:
    """Remove a dossier and everything that belongs to it."""
    session.execute(delete(DossierRow).where(DossierRow.id == identity))


def plain(shape: Dossier | Answer) -> dict[str, Any]:
    """Return the data of a part of a dossier as JSON knows it, defaults left out."""
    data: dict[str, Any] = json.loads(shape.model_dump_json(exclude_defaults=True))
    return data


def _add_answers(
    session: Session, identity: str, group_key: str, answers: list[dict[str, Any]], by: str, now: datetime
) -> None:
    for position, data in enumerate(answers):
        question = data.pop("question")
        session.add(
            AnswerRow(
                dossier_id=identity,
                group_key=group_key,
                question=question,
                position=position,
                data=data,
                updated_at=now,
                updated_by=by,
            )  # fmt: skip
        )


def _inserted(
    session: Session, identity: str, group_key: str, question: str, data: dict[str, Any], by: str, now: datetime
) -> bool:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    last = (
        select(func.coalesce(func.max(AnswerRow.position), -1) + 1)
        .where(AnswerRow.dossier_id == identity, AnswerRow.group_key == group_key)
        .scalar_subquery()
    )
    result = session.execute(
        insert(AnswerRow)
        .values(
            dossier_id=identity, group_key=group_key, question=question, position=last, data=data, revision=1,
            updated_at=now, updated_by=by,
        )
        .on_conflict_do_nothing()
    )  # fmt: skip
    return bool(result.rowcount)  # type: ignore[attr-defined]


def _stored(row: AnswerRow | None) -> StoredAnswer:
    if row is None:
        return StoredAnswer(None, NOT_STORED, None, None)
    answer = Answer.model_validate_json(json.dumps({"question": row.question, **row.data}))
    return StoredAnswer(answer, row.revision, row.updated_at, row.updated_by)
