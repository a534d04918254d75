"""The journey of a stored group: changed, with its history kept as that of answers is. The caller commits."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from scoring.dossier import CurrentStep, Group, Journey, Step
from toolkit.storage.evidence import wipe_unused
from toolkit.storage.groups import group_data, group_row
from toolkit.storage.heads import head_of, replace_head
from toolkit.storage.mentions import without_steps
from toolkit.storage.store import touch
from toolkit.storage.tables import AnswerHistoryRow, AnswerRow

AROUND = "/"
"""What stands for the question in the history of what is said beside the steps; never the id of a question."""
TODAY = "~"
"""Begins what stands there for a step of today; `AROUND` begins it for a step of the proposal."""


def change_journey(
    session: Session, identity: str, key: str, change: Callable[[Group], Journey | None], by: str
) -> None:
    """Change the journey of a group; nobody else can change it in between.

    What each step was, is kept. A file that nothing rests on any more goes, and nothing names a step that is gone.

    Args:
        session: the database.
        identity: the dossier.
        key: of the group.
        change: gets the group as it is stored and returns its journey, None for no journey; it may raise to refuse.
        by: who changes it; kept in the history, never printed.

    Raises:
        LookupError: when there is no such group.
    """
    row = group_row(session, identity, key)
    stored = Group.model_validate_json(json.dumps(row.data))
    journey = change(stored)
    if journey == stored.journey:
        return
    data = {name: value for name, value in row.data.items() if name != "journey"}
    if journey is not None:
        data["journey"] = group_data(stored.model_copy(update={"journey": journey}))["journey"]
    row.data = data
    row.revision += 1
    now = datetime.now(UTC)
    touch(session, identity, now)
    place = {"dossier_id": identity, "group_key": key, "at": now, "by": by}
    for name, old, new in _differences(parts_of(stored.journey), parts_of(journey)):
        session.execute(insert(AnswerHistoryRow).values(**place, question=name, old=old, new=new))
    if gone := _steps(stored.journey) - _steps(journey):
        _forget(session, identity, key, _steps(journey))
        head = head_of(session, identity, to_change=True)
        left = without_steps(head, key, gone)
        if left != head:
            replace_head(session, identity, left)
    for sha256 in _files(stored.journey) - _files(journey):
        wipe_unused(session, identity, sha256)


def journey_history(session: Session, identity: str, key: str, most: int) -> list[AnswerHistoryRow]:
    """Return what changed in a journey, newest first."""
    query = select(AnswerHistoryRow).where(
        AnswerHistoryRow.dossier_id == identity,
        AnswerHistoryRow.group_key == key,
        AnswerHistoryRow.question.startswith(AROUND) | AnswerHistoryRow.question.startswith(TODAY),
    )
    return list(session.scalars(query.order_by(AnswerHistoryRow.id.desc()).limit(most)))


def parts_of(journey: Journey | None) -> Mapping[str, dict[str, Any]]:
    """Return the parts of a journey of which the history is kept: every step, and the rest with the order of steps."""
    if journey is None:
        return {}
    data: dict[str, Any] = json.loads(journey.model_dump_json(exclude_defaults=True))
    steps = {f"{AROUND}{step['id']}": step for step in data["steps"]}
    today = {f"{TODAY}{step['id']}": step for step in data.get("current_steps", ())}
    ids: dict[str, Any] = {
        name: [step["id"] for step in data[name]] for name in ("steps", "current_steps") if name in data
    }
    return {**steps, **today, AROUND: {**data, **ids}}


def _differences(
    old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]
) -> list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    names = dict.fromkeys((*old, *new))
    return [(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]


def _steps(journey: Journey | None) -> set[str]:
    return {step.id for step in journey.steps} if journey else set()


def _files(journey: Journey | None) -> set[str]:
    """Return the SHA-256 of every file that a step rests on."""
    steps: tuple[Step | CurrentStep, ...] = (*journey.steps, *journey.current_steps) if journey else ()
    return {one.file.sha256 for step in steps for one in step.evidence if one.file}


def _forget(session: Session, identity: str, key: str, there: Container[str]) -> None:
    """Take steps that are gone out of the answers that name them; the answers themselves stay."""
    for answer in session.scalars(
        select(AnswerRow).where(AnswerRow.dossier_id == identity, AnswerRow.group_key == key)
    ):
        data = naming_only(answer.data, there)
        if data != answer.data:
            answer.data = data
            answer.revision += 1


def naming_only(data: Mapping[str, Any], there: Container[str]) -> dict[str, Any]:
    """Return an answer as it stands in the database, or a part of it, without steps that are not there."""
    kept: dict[str, Any] = {}
    for name, value in data.items():
        match name, value:
            case "from_steps", list():
                left = [step for step in value if step in there]
                kept |= {name: left} if left else {}
            case "evidence", list():
                kept[name] = [{key: one[key] for key in one if key != "step" or one[key] in there} for one in value]
            case "ratings", list():
                kept[name] = [naming_only(one, there) for one in value]
            case "proposal" | "current" | "settled", dict():
                kept[name] = naming_only(value, there)
            case _:
                kept[name] = value
    return kept
