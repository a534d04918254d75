"""The files that answers rest on: kept beside a dossier exactly as they came."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from toolkit.storage.tables import EvidenceRow


def keep_evidence(session: Session, identity: str, files: Mapping[str, bytes]) -> None:
    """Keep files by their SHA-256, in hexadecimal. The caller commits."""
    session.add_all(EvidenceRow(dossier_id=identity, sha256=name, content=data) for name, data in files.items())


def evidence_of(session: Session, identity: str) -> dict[str, bytes]:
    """Return the files of a dossier by their SHA-256."""
    query = select(EvidenceRow.sha256, EvidenceRow.content).where(EvidenceRow.dossier_id == identity)
    return {row.sha256: row.content for row in session.execute(query.order_by(EvidenceRow.sha256))}
