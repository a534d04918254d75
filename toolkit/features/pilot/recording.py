"""What is recorded in a pilot: marks and times, of a part of a dossier and never of a person."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from questionnaires.translation import _
from toolkit.storage.tables import PilotMarkRow, PilotTimeRow

LONGEST_LOOK = 600
"""Seconds that count at most between two requests: who is away longer, is doing something else."""


class Mark(StrEnum):
    """What somebody says of a part or a question."""

    NOT_CLEAR = "not_clear"
    DOES_NOT_FIT = "does_not_fit"


def mark_word(mark: str) -> str:
    """Return a mark as people read it."""
    return _("Dit snap ik niet") if mark == Mark.NOT_CLEAR else _("Dit past niet")


def add_mark(session: Session, dossier: str, section: str, question: str | None, mark: Mark, line: str) -> None:  # noqa: PLR0917
    """Record a mark; the caller commits."""
    now = datetime.now(UTC)
    session.add(
        PilotMarkRow(dossier_id=dossier, section=section, question=question, kind=mark.value, line=line, at=now)
    )


def add_time(session: Session, dossier: str, section: str, seconds: int) -> None:
    """Add to the time of a part, and commit; a dossier that was removed in the meantime is left alone."""
    longer = (
        update(PilotTimeRow)
        .where(PilotTimeRow.dossier_id == dossier, PilotTimeRow.section == section)
        .values(seconds=PilotTimeRow.seconds + seconds)
        .returning(PilotTimeRow.id)
    )
    if session.execute(longer).first() is None:
        try:
            with session.begin_nested():
                session.add(PilotTimeRow(dossier_id=dossier, section=section, seconds=seconds))
        except IntegrityError:
            # Somebody else was first, or the dossier is gone; then this changes nothing.
            session.execute(longer)
    session.commit()
