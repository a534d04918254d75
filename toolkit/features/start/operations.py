"""What changes at the start: a new dossier comes, empty, from an example or from a file. The caller commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue
from questionnaires.findings import Finding, Severity, UnreadableError
from questionnaires.model import GroupKind, Questionnaire
from questionnaires.translation import _
from scoring.dossier import FORMAT, Depth, Dossier, Group, Value
from scoring.dossier_reading import DossierFile
from scoring.publication import DOSSIER_WIDE
from scoring.validation import validate
from toolkit.evidence_files import files_in
from toolkit.features.start.forms import first_depth
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for, keep_definitions, pins_for
from toolkit.storage.evidence import keep_evidence
from toolkit.storage.keys import key_for
from toolkit.storage.store import add_dossier
from toolkit.web.moments import day


def new_dossier(
    session: Session,
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    *,
    title: str,
    intake: Mapping[str, Value],
    group: str,
    kind: GroupKind,
    by: str,
) -> str:
    """Begin a dossier with one group, pinned to the definitions of now, and return its id."""
    depth = first_depth(questionnaire)
    return _begin(
        session,
        catalogue,
        questionnaire,
        depth=depth.id if depth else "full",
        title=title,
        intake=intake,
        group=group,
        kind=kind,
        by=by,
    )


def new_quickscan(
    session: Session, catalogue: Catalogue, questionnaire: Questionnaire, by: str, *, identity: str, kind: GroupKind
) -> None:
    """Begin a dossier for the quickscan under an id that was handed out before; it gets its own name afterwards."""
    title, group = provisional_names()
    _begin(
        session,
        catalogue,
        questionnaire,
        depth="quickscan",
        title=title,
        intake={},
        group=group,
        kind=kind,
        by=by,
        identity=identity,
    )


def provisional_names() -> tuple[str, str]:
    """Return what a quickscan and its group are called until somebody gives them a name."""
    return _("Quickscan van {day}").format(day=day(datetime.now(UTC))), _("De mensen om wie het gaat")


def take_over(
    session: Session, catalogue: Catalogue, file: DossierFile, by: str, evidence: Mapping[str, bytes] | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Store a dossier that came as a file, exactly as it is.

    Args:
        session: the caller commits.
        catalogue: the definitions of this installation.
        file: the dossier.
        by: who does this, for the history.
        evidence: the files that came with it, by their SHA-256.

    Returns:
        The id of the new dossier, and what to look at.

    Raises:
        UnreadableError: when the dossier does not fit its definitions; nothing is stored.
    """
    try:
        its_own = catalogue_for(session, file.dossier.definitions, catalogue)
    except MissingDefinitionError:
        its_own = catalogue
    findings = validate(file, its_own)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise UnreadableError(findings)
    keep_definitions(session, catalogue, file.dossier.definitions)
    identity = add_dossier(session, file.dossier, by)
    named = files_in(file.dossier)
    # What no answer rests on, nobody would see: it would only travel along.
    keep_evidence(session, identity, {name: data for name, data in (evidence or {}).items() if name in named})
    return identity, findings


def _begin(
    session: Session,
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    *,
    depth: Depth,
    title: str,
    intake: Mapping[str, Value],
    group: str,
    kind: GroupKind,
    by: str,
    identity: str | None = None,
) -> str:
    pins = pins_for(catalogue, questionnaire.id)
    dossier = Dossier(
        format=FORMAT,
        title=title,
        questionnaire=questionnaire.id,
        depth=depth,
        definitions=pins,
        intake=dict(intake),
        groups=(Group(id=key_for(group, {DOSSIER_WIDE}), name=group, kind=kind),),
    )
    keep_definitions(session, catalogue, pins)
    return add_dossier(session, dossier, by, identity)
