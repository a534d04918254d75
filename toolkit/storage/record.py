"""The history of groups, measures and people who filled in: what each was and what it became. The caller commits.

It stands beside that of answers. A mark begins what stands for the question, so that it is never the id of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from toolkit.storage.tables import WHOLE_DOSSIER, AnswerHistoryRow

GROUP: Final = "&"
MEASURE: Final = "+"
PEOPLE: Final = "!"
MARKS: Final = (GROUP, MEASURE, PEOPLE)
_PEOPLE = ("filled_in_by", "filled_in_on", "notes")

Data = Mapping[str, Any]


def note_record(session: Session, identity: str, question: str, old: Data | None, new: Data | None, *, by: str) -> None:
    """Keep what something was and what it became, when that differs; None: it is not there."""
    if old != new:
        place = {"dossier_id": identity, "group_key": WHOLE_DOSSIER, "question": question}
        session.execute(insert(AnswerHistoryRow).values(**place, at=datetime.now(UTC), by=by, old=old, new=new))


def note_head(session: Session, identity: str, old: Data, new: Data, by: str) -> None:
    """Keep which measures and people changed in what a dossier says about itself."""
    was, will_be = ({one["id"]: one for one in data.get("measures", ())} for data in (old, new))
    for key in dict.fromkeys((*was, *will_be)):
        note_record(session, identity, MEASURE + key, was.get(key), will_be.get(key), by=by)
    before, after = ({name: data[name] for name in _PEOPLE if name in data} for data in (old, new))
    note_record(session, identity, PEOPLE, before, after, by=by)


def record_history(session: Session, identity: str, most: int) -> list[AnswerHistoryRow]:
    """Return what changed, newest first; what stands for the question begins with one of `MARKS`."""
    query = select(AnswerHistoryRow).where(
        AnswerHistoryRow.dossier_id == identity,
        AnswerHistoryRow.group_key == WHOLE_DOSSIER,
        or_(*(AnswerHistoryRow.question.startswith(mark) for mark in MARKS)),
    )
    return list(session.scalars(query.order_by(AnswerHistoryRow.id.desc()).limit(most)))
