"""What the application stores, as typed tables. Importable without Flask."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

# Constraint names are fixed, so that a migration can change a constraint on either database.
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Not JSONB: PostgreSQL would change the order of keys, and a dossier comes back to the last character.
Data = JSON()
WHOLE_DOSSIER = ""
"""The group key of answers that belong to the dossier as a whole."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC on both databases; SQLite keeps no time zone of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Store in UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Read back with its time zone."""
        del dialect
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Table(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)


class DossierRow(Table):
    """One dossier; `head` holds what is not a group or an answer."""

    __tablename__ = "dossier"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    questionnaire: Mapped[str] = mapped_column(String(64))
    depth: Mapped[str] = mapped_column(String(16))
    head: Mapped[dict[str, Any]] = mapped_column(Data)
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment, index=True)


class GroupRow(Table):
    """One target group of a dossier."""

    __tablename__ = "target_group"
    __table_args__ = (UniqueConstraint("dossier_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    position: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(Data)
    revision: Mapped[int] = mapped_column(default=1)


class AnswerRow(Table):
    """The answer to one question; `group_key` is empty for an answer about the whole dossier."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("dossier_id", "group_key", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    group_key: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(String(64))
    position: Mapped[int]
    data: Mapped[dict[str, Any]] = mapped_column(Data)
    revision: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    updated_by: Mapped[str] = mapped_column(String(300))


class AnswerHistoryRow(Table):
    """Every version of every answer: who, when, what it was and what it became."""

    __tablename__ = "answer_history"
    __table_args__ = (Index("ix_answer_history_place", "dossier_id", "group_key", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    group_key: Mapped[str] = mapped_column(String(64))
    question: Mapped[str] = mapped_column(String(65))  # the id of a question, or '@' and that of a theme
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(300))
    old: Mapped[dict[str, Any] | None] = mapped_column(Data)
    new: Mapped[dict[str, Any] | None] = mapped_column(Data)


class EvidenceRow(Table):
    """A file that an answer rests on; it came in a zip and goes out in one."""

    __tablename__ = "evidence_file"
    __table_args__ = (UniqueConstraint("dossier_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes]


class DefinitionRow(Table):
    """The exact source of a definition that some dossier is pinned to."""

    __tablename__ = "definition_file"
    __table_args__ = (UniqueConstraint("hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    definition: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(32))
    hash: Mapped[str] = mapped_column(String(71))
    text: Mapped[str] = mapped_column(Text)


class JobRow(Table):
    """A document that is being made in the background, as the person who asked for it sees it."""

    __tablename__ = "job"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    suffix: Mapped[str] = mapped_column(String(8))
    content: Mapped[str] = mapped_column(String(71))
    state: Mapped[str] = mapped_column(String(16))
    message: Mapped[str | None] = mapped_column(Text)
    result: Mapped[bytes | None]
    asked_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)


class PilotMarkRow(Table):
    """'Dit snap ik niet' or 'dit past niet', recorded only when that is switched on. Without names."""

    __tablename__ = "pilot_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    section: Mapped[str] = mapped_column(String(64))
    question: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(32))
    line: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(Moment)


class PilotTimeRow(Table):
    """How long somebody worked on a part, in seconds, recorded only when that is switched on."""

    __tablename__ = "pilot_time"
    __table_args__ = (UniqueConstraint("dossier_id", "section"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    section: Mapped[str] = mapped_column(String(64))
    seconds: Mapped[int]


class SettingRow(Table):
    """A choice of the administrator or a secret of this installation."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
