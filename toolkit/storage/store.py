"""Dossiers in and out of the database. Saving one answer costs the same however many answers there are."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from scoring.dossier import Answer, Dossier
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerHistoryRow, AnswerRow, DossierRow, GroupRow

NOT_STORED = 0
"""The revision of an answer that does not exist yet."""
LAST = 1_000_000
"""The position of an answer that was added here: after those of the file, and in the order of their row ids."""


class NoSuchDossierError(Exception):
    """There is no dossier with this id."""


# Statements that every answer runs, built once: building one takes several times as long as running it.
_answer, _history, _dossier = AnswerRow.__table__, AnswerHistoryRow.__table__, DossierRow.__table__
_REPLACE = (
    update(AnswerRow)
    .where(
        _answer.c.dossier_id == bindparam("dossier"),
        _answer.c.group_key == bindparam("group"),
        _answer.c.question == bindparam("asked"),
        _answer.c.revision == bindparam("seen"),
    )
    .values({name: bindparam(name) for name in ("data", "revision", "updated_at", "updated_by")})
)
_ADD = {
    "sqlite": sqlite.insert(AnswerRow).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(AnswerRow).on_conflict_do_nothing(),
}
_ADD_TO_HISTORY = insert(AnswerHistoryRow)
_TOUCH = update(DossierRow).where(_dossier.c.id == bindparam("dossier")).values(updated_at=bindparam("now"))


@lru_cache(maxsize=128)
def _answers(groups: int, questions: int) -> Select[str, str, str, int, datetime, str]:
    """Build the statement that fetches answers to so many questions; a list of any length would be built each time."""
    return select(
        _answer.c.group_key, _answer.c.question, cast(_answer.c.data, Text), _answer.c.revision, _answer.c.updated_at,
        _answer.c.updated_by,
    ).where(
        _answer.c.dossier_id == bindparam("dossier"),
        _answer.c.group_key.in_([bindparam(f"group_{number}") for number in range(groups)]),
        _answer.c.question.in_([bindparam(f"question_{number}") for number in range(questions)]),
    )  # fmt: skip


@dataclass(frozen=True)
class StoredAnswer:
    """An answer with the revision that a page shows and sends back."""

    answer: Answer | None
    revision: int
    updated_at: datetime | None
    updated_by: str | None


NOTHING_STORED = StoredAnswer(None, NOT_STORED, None, None)
"""What a question without an answer shows."""


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved this answer since the page was shown; nothing was stored."""

    theirs: StoredAnswer


def new_identity() -> str:
    """Make an id for a dossier that cannot be guessed."""
    return secrets.token_urlsafe(16)


def add_dossier(session: Session, dossier: Dossier, by: str, identity: str | None = None) -> str:
    """Store a new dossier with all that is in it and return its id: the one given, or a new one."""
    identity, now = identity or new_identity(), datetime.now(UTC)
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
        )
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
    return _put_together(session, [row])[identity]


def load_dossiers(session: Session, identities: Collection[str]) -> Mapping[str, Dossier]:
    """Put several dossiers together with as many queries as one takes; those that are not there are left out."""
    return _put_together(session, list(session.scalars(select(DossierRow).where(DossierRow.id.in_(identities)))))


def _put_together(session: Session, rows: Sequence[DossierRow]) -> Mapping[str, Dossier]:
    identities = [row.id for row in rows]
    answers: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for identity, group_key, question, data in session.execute(
        select(AnswerRow.dossier_id, AnswerRow.group_key, AnswerRow.question, AnswerRow.data)
        .where(AnswerRow.dossier_id.in_(identities))
        .order_by(AnswerRow.position, AnswerRow.id)
    ):
        answers.setdefault((identity, group_key), []).append({"question": question, **data})
    groups: dict[str, list[dict[str, Any]]] = {}
    for group in session.scalars(
        select(GroupRow).where(GroupRow.dossier_id.in_(identities)).order_by(GroupRow.position, GroupRow.id)
    ):
        own = answers.get((group.dossier_id, group.key), [])
        groups.setdefault(group.dossier_id, []).append({**group.data, "answers": own})
    return {
        row.id: Dossier.model_validate_json(
            json.dumps(
                {**row.head, "answers": answers.get((row.id, WHOLE_DOSSIER), []), "groups": groups.get(row.id, [])}
            )
        )
        for row in rows
    }


def quick(session: Session) -> Connection:
    """Return the connection of a session, for statements that were built once; what waits in the session goes first."""
    session.flush()
    # A session looks for its connection anew each time; until it ends its transaction, that is the same one.
    kept: Connection | None = session.info.get("connection")
    if kept is None or kept.closed:
        kept = session.info["connection"] = session.connection()
    return kept


def answers_to(
    session: Session, identity: str, places: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], StoredAnswer]:
    """Fetch only these answers, by (group key, question); those that do not exist are left out."""
    wanted = set(places)
    if not wanted:
        return {}
    groups, questions = {group_key for group_key, _question in wanted}, {question for _group, question in wanted}
    values = {"dossier": identity}
    values |= {f"group_{number}": group_key for number, group_key in enumerate(groups)}
    values |= {f"question_{number}": question for number, question in enumerate(questions)}
    rows = quick(session).execute(_answers(len(groups), len(questions)), values)
    return {
        (group_key, question): StoredAnswer(_read_answer(question, text), revision, at, by)
        for group_key, question, text, revision, at, by in rows
        if (group_key, question) in wanted
    }


def save_answer(  # noqa: PLR0917 - read in this order: where, what, and by whom
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
    place = (group_key, answer.question)
    before = answers_to(session, identity, [place]).get(place, NOTHING_STORED)
    return replace_answer(session, identity, group_key, answer, before=before, seen=seen, by=by)


def replace_answer(
    session: Session, identity: str, group_key: str, answer: Answer, *, before: StoredAnswer, seen: int, by: str
) -> StoredAnswer | Conflict:
    """Do what `save_answer` does, for a caller that already fetched what is stored (`before`) in this transaction."""
    if before.answer == answer:
        return before
    if before.revision != seen:
        return Conflict(before)
    now, data, question = datetime.now(UTC), answer_data(answer), answer.question
    place = (group_key, question)
    values = {"data": data, "revision": seen + 1, "updated_at": now, "updated_by": by}
    written = _inserted if seen == NOT_STORED else _updated
    if not written(session, identity, place, values):
        return Conflict(answers_to(session, identity, [place]).get(place, NOTHING_STORED))
    old = answer_data(before.answer) if before.answer else None
    entry = {"dossier_id": identity, "group_key": group_key, "question": question, "at": now, "by": by}
    quick(session).execute(_ADD_TO_HISTORY, {**entry, "old": old, "new": data})
    touch(session, identity, now)
    return StoredAnswer(answer, seen + 1, now, by)


def answer_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as it stands in the database: without the id of its question, which has a column."""
    data = plain(answer)
    del data["question"]
    return data


def answer_from(question: str, data: Mapping[str, Any]) -> Answer:
    """Return an answer as it stood in the database."""
    return Answer.model_validate_json(json.dumps({"question": question, **data}))


@lru_cache(maxsize=1024)
def _read_answer(question: str, text: str) -> Answer:
    """Read an answer as it stands in the database. Many are the same, and what was read never changes."""
    return answer_from(question, json.loads(text))


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
    quick(session).execute(_TOUCH, {"dossier": identity, "now": now})


def remove_dossier(session: Session, identity: str) -> None:
    """Remove a dossier and everything that belongs to it."""
    session.execute(delete(DossierRow).where(DossierRow.id == identity))


def plain(shape: Dossier | Answer) -> dict[str, Any]:
    """Return the data of a part of a dossier as JSON knows it, defaults left out."""
    data: dict[str, Any] = json.loads(shape.model_dump_json(exclude_defaults=True))
    return data


def _add_answers(  # noqa: PLR0917 - as above
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
            )
        )


def _updated(session: Session, identity: str, place: tuple[str, str], values: dict[str, Any]) -> bool:
    """Replace an answer; False when somebody else did so at the same moment (PostgreSQL)."""
    group_key, question = place
    where = {"dossier": identity, "group": group_key, "asked": question, "seen": values["revision"] - 1}
    return bool(quick(session).execute(_REPLACE, {**where, **values}).rowcount)


def _inserted(session: Session, identity: str, place: tuple[str, str], values: dict[str, Any]) -> bool:
    """Add an answer after the last; False when somebody else did so at the same moment (PostgreSQL)."""
    group_key, question = place
    added = {"dossier_id": identity, "group_key": group_key, "question": question, "position": LAST, **values}
    return bool(quick(session).execute(_ADD[session.get_bind().dialect.name], added).rowcount)
