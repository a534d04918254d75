"""What is said once for a theme of a group: saved as carefully as an answer, with its history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from questionnaires.hashing import content_hash
from scoring.dossier import ThemeStatement
from toolkit.storage.store import touch
from toolkit.storage.tables import AnswerHistoryRow, GroupRow

NOTHING_SAID = "0"
"""The fingerprint of a theme about which nothing was said yet."""


@dataclass(frozen=True)
class StatementConflict:
    """Somebody else said something else since the page was shown; nothing was stored."""

    theirs: ThemeStatement | None


def fingerprint(statement: ThemeStatement | None) -> str:
    """Return what a page sends back to tell which statement it showed."""
    return content_hash(_data(statement))[7:23] if statement else NOTHING_SAID


def history_key(section: str) -> str:
    """Return what stands for the question in the history of a theme; never the id of a question."""
    return f"@{section}"


def save_statement(
    session: Session, identity: str, group_key: str, statement: ThemeStatement, *, seen: str, by: str
) -> ThemeStatement | StatementConflict | None:
    """Store what is said for a theme, unless somebody else was first; an empty statement takes it away.

    Args:
        session: within a transaction; the caller commits.
        identity: the dossier.
        group_key: the group.
        statement: what is said now.
        seen: the fingerprint of what the page showed.
        by: who saves.

    Raises:
        LookupError: when there is no such group.
    """
    row = session.scalars(
        select(GroupRow).where(GroupRow.dossier_id == identity, GroupRow.key == group_key).with_for_update()
    ).one_or_none()
    if row is None:
        raise LookupError(group_key)
    themes = [statement_from(data) for data in row.data.get("themes", ())]
    old = next((theme for theme in themes if theme.section == statement.section), None)
    new = statement if statement != ThemeStatement(section=statement.section) else None
    if old == new:
        return old
    if fingerprint(old) != seen:
        return StatementConflict(old)
    row.data = {**row.data, "themes": [_data(theme) for theme in _replaced(themes, old, new)]}
    row.revision += 1
    now = datetime.now(UTC)
    session.execute(
        insert(AnswerHistoryRow).values(
            dossier_id=identity, group_key=group_key, question=history_key(statement.section), at=now, by=by,
            old=_data(old) if old else None, new=_data(new) if new else None,
        )
    )  # fmt: skip
    touch(session, identity, now)
    return new


def statement_from(data: dict[str, Any]) -> ThemeStatement:
    """Return a statement as it stood in the database."""
    return ThemeStatement.model_validate_json(json.dumps(data))


def _replaced(
    themes: list[ThemeStatement], old: ThemeStatement | None, new: ThemeStatement | None
) -> list[ThemeStatement]:
    if old is None:
        return [*themes, new] if new else themes
    return [theme for theme in (new if one is old else one for one in themes) if theme is not None]


def _data(statement: ThemeStatement) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(statement.model_dump_json(exclude_defaults=True))
    return data
