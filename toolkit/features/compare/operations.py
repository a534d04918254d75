"""Which dossiers are about the same proposal, and how a variant comes to be. The caller commits."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.whatif.today_apart import with_today_apart
from toolkit.storage.evidence import evidence_of, keep_evidence
from toolkit.storage.heads import changed, head_of, replace_head
from toolkit.storage.keys import key_for
from toolkit.storage.store import add_dossier, load_dossier
from toolkit.storage.tables import DossierRow

MOST = 100
"""Dossiers about one proposal in the list to choose from."""


@dataclass(frozen=True)
class Other:
    """A dossier that can be laid beside another one."""

    identity: str
    title: str
    variant: str | None
    updated_at: datetime


def others(session: Session, identity: str, head: Dossier) -> Sequence[Other]:
    """Return the other dossiers about the same proposal, the last changed one first.

    As `scoring.comparison.same_proposal` says: with the same `proposal`, or without any and with the same title.
    """
    named = DossierRow.head["proposal"].as_string()
    same = (
        named == head.proposal
        if head.proposal
        else named.is_(None) & (func.lower(DossierRow.title) == head.title.lower())
    )
    query = (
        select(DossierRow.id, DossierRow.title, DossierRow.head, DossierRow.updated_at)
        .where(same, DossierRow.id != identity, DossierRow.questionnaire == head.questionnaire)
        .order_by(DossierRow.updated_at.desc(), DossierRow.id)
        .limit(MOST)
    )
    rows = session.execute(query)
    return [Other(row.id, row.title, row.head.get("variant"), row.updated_at) for row in rows]


def make_variant(
    session: Session, catalogue: Catalogue, identity: str, *, called: str, this_called: str, by: str
) -> str:
    """Copy a dossier, with its files, as another variant of the same proposal, and return the id of the copy.

    In the copy today is written out where it was said to be as the proposal. So doing nothing stays the same for both,
    whatever changes in the copy.

    Args:
        session: the caller commits.
        catalogue: the definitions of the dossier.
        identity: the dossier to copy; it is from now on a variant itself.
        called: what the copy is called.
        this_called: what the dossier itself is called.
        by: who does this, for the history.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        ScoringError: when its answers do not fit its questionnaire.
    """
    head = head_of(session, identity, to_change=True)
    # Two proposals with one title are still two: only what was copied from each other is about the same one.
    proposal = head.proposal or key_for(f"{head.title[:20]} {secrets.token_hex(4)}", (), "voorstel")
    replace_head(session, identity, changed(head, proposal=proposal, variant=this_called))
    apart = with_today_apart(load_dossier(session, identity), catalogue)
    copy = add_dossier(session, changed(apart, variant=called), by)
    keep_evidence(session, copy, evidence_of(session, identity))
    return copy
