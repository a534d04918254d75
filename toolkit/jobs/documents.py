"""Documents of a dossier: asked for by a page, made by the worker, kept until the dossier changes."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from typing import NamedTuple

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session, defer

from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.hashing import content_hash
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data
from scoring.publication import publication_copy
from toolkit.storage.definitions import pins_for
from toolkit.storage.tables import JobRow


class Subject(StrEnum):
    """What a document is: the whole advice, only the ready texts, or the participation plan."""

    ADVICE = "advice"
    READY_TEXT = "ready_text"
    PLAN = "plan"


class Kind(StrEnum):
    """A document that can be made; INTERNAL has everything in it, the others may become public.

    The values are kept in the database, in eight characters.
    """

    PDF = ".pdf"
    HTML = ".html"
    ODT = ".odt"
    DOCX = ".docx"
    CSV = ".csv"
    JSON = ".json"
    INTERNAL = "full.pdf"
    TEXT_ODT = "t.odt"
    TEXT_DOCX = "t.docx"
    TEXT_PLAIN = "t.txt"
    PLAN_PDF = "p.pdf"
    PLAN_HTML = "p.html"
    PLAN_ODT = "p.odt"
    PLAN_DOCX = "p.docx"

    @property
    def internal(self) -> bool:
        """Whether the whole dossier is in it, with notes and names."""
        return self is Kind.INTERNAL

    @property
    def suffix(self) -> str:
        """How the name of the file ends."""
        return f".{self.value.rsplit('.', 1)[1]}"

    @property
    def subject(self) -> Subject:
        """What the document is."""
        return {"t": Subject.READY_TEXT, "p": Subject.PLAN}.get(self.value.rsplit(".", 1)[0], Subject.ADVICE)


class State(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Made(NamedTuple):
    """A document, and the fingerprint of what it was made from."""

    content: str
    data: bytes


UNDER_WAY = (State.WAITING, State.WORKING)


def content_of(dossier: Dossier, catalogue: Catalogue, theme: Theme, *, full: bool) -> str:
    """Return the fingerprint of all that a document is made from: another one means that it could say something else.

    Args:
        dossier: as it is stored.
        catalogue: the definitions that it is scored with.
        theme: how the document looks.
        full: whether the whole dossier is in it, with notes and names.
    """
    used = [(pin.id, pin.hash) for pin in pins_for(catalogue, dossier.questionnaire)]
    used += [(name, catalogue.hash_of(name)) for name in sorted({*catalogue.journeys, *catalogue.compasses})]
    used += [(name, catalogue.hash_of(name)) for name in sorted(catalogue.advice_rules)]
    told = dossier if full else publication_copy(dossier)
    return content_hash([dossier_data(told), used, theme.model_dump(mode="json"), version("doenvermogen")])


def ask_for(session: Session, identity: str, kind: Kind, content: str) -> tuple[JobRow, bool]:
    """Ask for a document, unless the same content is there or under way.

    Args:
        session: of the database; nothing is committed.
        identity: of the dossier.
        kind: which document.
        content: what it will be made from, see `content_of`.

    Returns:
        The job, and whether it is new and has to be put in the queue. Older results of this kind are removed.
    """
    same = _without_result().where(
        JobRow.dossier_id == identity,
        JobRow.suffix == kind,
        JobRow.content == content,
        JobRow.state.in_((*UNDER_WAY, State.READY)),
    )
    found = session.scalars(same.order_by(JobRow.asked_at.desc()).limit(1)).one_or_none()
    if found is not None:
        return found, False
    session.execute(
        delete(JobRow).where(JobRow.dossier_id == identity, JobRow.suffix == kind, JobRow.state.not_in(UNDER_WAY))
    )
    job = JobRow(
        id=secrets.token_urlsafe(16), dossier_id=identity, suffix=kind, content=content, state=State.WAITING,
        message=None, result=None, asked_at=datetime.now(UTC), finished_at=None,
    )  # fmt: skip
    session.add(job)
    return job, True


def latest(session: Session, identity: str) -> dict[str, JobRow]:
    """Return the newest job of each kind of document, without its result."""
    rows = session.scalars(_without_result().where(JobRow.dossier_id == identity).order_by(JobRow.asked_at))
    return {row.suffix: row for row in rows}


def _without_result() -> Select[JobRow]:
    # A document may be large, and a page that waits asks how far it is every few seconds.
    return select(JobRow).options(defer(JobRow.result, raiseload=True))


def start(session: Session, job: str) -> JobRow | None:
    """Take a waiting job in hand; None when somebody else did, or it was cancelled."""
    taken = session.execute(
        update(JobRow).where(JobRow.id == job, JobRow.state == State.WAITING).values(state=State.WORKING)
    )
    return session.get(JobRow, job) if taken.rowcount else None  # type: ignore[attr-defined]


def finish(session: Session, job: str, made: Made | None, message: str | None) -> None:
    """Note the document, or why there is none."""
    values: dict[str, object] = {"finished_at": datetime.now(UTC), "message": message, "state": State.FAILED}
    if made is not None:
        values |= {"state": State.READY, "result": made.data, "content": made.content}
    session.execute(update(JobRow).where(JobRow.id == job, JobRow.state == State.WORKING).values(values))


def cancel(session: Session, identity: str, job: str) -> None:
    """Stop a document that is not ready yet."""
    session.execute(
        update(JobRow)
        .where(JobRow.id == job, JobRow.dossier_id == identity, JobRow.state.in_(UNDER_WAY))
        .values(state=State.CANCELLED, finished_at=datetime.now(UTC))
    )


def left_behind(session: Session) -> list[str]:
    """Put what a stopped worker had in hand back in line; return everything that waits."""
    session.execute(update(JobRow).where(JobRow.state == State.WORKING).values(state=State.WAITING))
    return list(session.scalars(select(JobRow.id).where(JobRow.state == State.WAITING).order_by(JobRow.asked_at)))
