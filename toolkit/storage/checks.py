"""The history of the checks of the compass: what every answer was, and who changed it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from scoring.participation import CheckAnswer
from toolkit.storage.store import history_of
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerHistoryRow


def check_key(check: str) -> str:
    """Return what stands for the question in the history of a check; never the id of a question."""
    return f"!{check}"


def note_check(  # noqa: PLR0917 - read in this order: where, what it was and became, and by whom
    session: Session, identity: str, check: str, old: CheckAnswer | None, new: CheckAnswer | None, by: str
) -> None:
    """Keep in the history what the answer to a check was, and what it became. The caller commits."""
    session.execute(
        insert(AnswerHistoryRow).values(
            dossier_id=identity, group_key=WHOLE_DOSSIER, question=check_key(check), at=datetime.now(UTC), by=by,
            old=_data(old), new=_data(new),
        )
    )  # fmt: skip


def check_history(session: Session, identity: str, check: str) -> list[AnswerHistoryRow]:
    """Return every version of the answer to a check, newest first."""
    return history_of(session, identity, WHOLE_DOSSIER, check_key(check))


def check_from(data: Mapping[str, Any]) -> CheckAnswer:
    """Return the answer to a check as it stood in the history."""
    return CheckAnswer.model_validate_json(json.dumps(data))


def _data(answer: CheckAnswer | None) -> dict[str, Any] | None:
    data: dict[str, Any] | None = json.loads(answer.model_dump_json(exclude_defaults=True)) if answer else None
    return data
