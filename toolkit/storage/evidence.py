"""The files that answers, steps and checks rest on: kept beside a dossier exactly as they came."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Text, cast, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from toolkit.storage.tables import AnswerRow, DossierRow, EvidenceRow, GroupRow


def keep_evidence(session: Session, identity: str, files: Mapping[str, bytes]) -> None:
    """Keep files by their SHA-256, in hexadecimal; one that is there already stays. The caller commits."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for name, data in files.items():
        row = insert(EvidenceRow).values(dossier_id=identity, sha256=name, content=data)
        session.execute(row.on_conflict_do_nothing())


def evidence_of(session: Session, identity: str) -> dict[str, bytes]:
    """Return the files of a dossier by their SHA-256."""
    query = select(EvidenceRow.sha256, EvidenceRow.content).where(EvidenceRow.dossier_id == identity)
    return {row.sha256: row.content for row in session.execute(query.order_by(EvidenceRow.sha256))}


def evidence_names(session: Session, identity: str) -> list[str]:
    """Return the SHA-256 of every file of a dossier that is here."""
    return list(session.scalars(select(EvidenceRow.sha256).where(EvidenceRow.dossier_id == identity)))


def evidence_file(session: Session, identity: str, sha256: str) -> bytes | None:
    """Return one file, None when its bytes are not here."""
    query = select(EvidenceRow.content).where(EvidenceRow.dossier_id == identity, EvidenceRow.sha256 == sha256)
    return session.scalars(query).one_or_none()


def stored_size(session: Session, identity: str) -> int:
    """Return how many bytes the files of a dossier take together."""
    query = select(func.sum(func.length(EvidenceRow.content))).where(EvidenceRow.dossier_id == identity)
    return session.scalar(query) or 0


def wipe_unused(session: Session, identity: str, sha256: str) -> None:
    """Remove a file for good, unless an answer, a step or a check of the compass still rests on it.

    The caller commits.
    """
    places = ((AnswerRow.data, AnswerRow.dossier_id), (GroupRow.data, GroupRow.dossier_id))
    rests_on_it = (
        select(owner).where(owner == identity, cast(data, Text).contains(sha256, autoescape=True)).limit(1)
        for data, owner in (*places, (DossierRow.head, DossierRow.id))
    )
    if all(session.scalars(query).first() is None for query in rests_on_it):
        session.execute(delete(EvidenceRow).where(EvidenceRow.dossier_id == identity, EvidenceRow.sha256 == sha256))


def wipe_all_unused(session: Session, identity: str) -> None:
    """Remove every file for good that nothing rests on. The caller commits."""
    for sha256 in evidence_names(session, identity):
        wipe_unused(session, identity, sha256)
