"""What was sent to the application, and whether its database holds it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

import toolkit.storage.migrations
from toolkit.storage.engine import make_engine
from toolkit.storage.tables import AnswerHistoryRow, AnswerRow, Table
from toolkit.web.settings import Settings

MIGRATIONS = Path(toolkit.storage.migrations.__file__).parent


@dataclass
class Attempt:
    """An answer that was sent. `sure`: the program said that it was saved; `alone`: without a button."""

    value: str
    note: str
    alone: bool
    sure: bool = False

    @property
    def proposal(self) -> dict[str, str]:
        """The answer as it is stored."""
        return {"value": self.value, "note": self.note}


@dataclass(frozen=True)
class Asked:
    """A question of a dossier, and all that was sent for it, in order."""

    dossier: str
    group: str
    question: str
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Its page."""
        return f"/dossiers/{self.dossier}/groepen/{self.group}/vragen/{self.question}"


def check(data_folder: Path, asked: Iterable[Asked]) -> list[str]:
    """Open the database and return all that is wrong with it; nothing else may have it open."""
    engine = make_engine(Settings(data_folder).database_address)
    try:
        return [*_not_whole(engine), *_not_clean(engine), *_not_there(engine, asked)]
    finally:
        engine.dispose()


def _not_whole(engine: Engine) -> Iterator[str]:
    with engine.connect() as connection:
        integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        if integrity != ["ok"]:
            yield f"the database is damaged: {integrity[:3]}"
        if connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield "a row refers to what is not there"


def _not_clean(engine: Engine) -> Iterator[str]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        if set(context.get_current_heads()) != set(ScriptDirectory(str(MIGRATIONS)).get_heads()):
            yield f"not at the last migration but at {context.get_current_heads()}"
        if differences := compare_metadata(context, Table.metadata):
            yield f"the tables are not those of this version: {differences}"


def _not_there(engine: Engine, asked: Iterable[Asked]) -> Iterator[str]:
    with Session(engine) as session:
        for one in asked:
            history = session.scalars(
                select(AnswerHistoryRow)
                .filter_by(dossier_id=one.dossier, group_key=one.group, question=one.question)
                .order_by(AnswerHistoryRow.id)
            ).all()
            row = session.scalars(
                select(AnswerRow).filter_by(dossier_id=one.dossier, group_key=one.group, question=one.question)
            ).one_or_none()
            for problem in (*_history_of(one.attempts, history), *_answer_of(row, history)):
                yield f"{one.question} of {one.dossier}: {problem}"


def _history_of(attempts: Sequence[Attempt], history: Sequence[AnswerHistoryRow]) -> Iterator[str]:
    """Compare what was sent with the versions that are kept: what was sure has to be there, the rest may be."""
    kept, before = deque(history), None
    for attempt in attempts:
        if kept and kept[0].new == {"proposal": attempt.proposal}:
            version = kept.popleft()
            if version.old != before:
                yield f"version {version.id} says that it was {version.old} before, not {before}"
            before = version.new
        elif attempt.sure:
            yield f"lost: {attempt.proposal}"
    if kept:
        yield f"nobody sent this, or not then: {kept[0].new}"


def _answer_of(row: AnswerRow | None, history: Sequence[AnswerHistoryRow]) -> Iterator[str]:
    """Compare the answer with its last version."""
    last = history[-1].new if history else None
    if (row.data if row else None) != last:
        yield f"the answer is {row.data if row else None}, the last version {last}"
    if row and row.revision != len(history):
        yield f"revision {row.revision} after {len(history)} versions"
