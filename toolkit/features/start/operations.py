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
from scoring.validation import validate
from toolkit.features.start.forms import first_depth
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for, keep_definitions, pins_for
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
    return _begin(session, catalogue, questionnaire, depth.id if depth else "full", title, intake, group, kind, by)


def new_quickscan(session: Session, catalogue: Catalogue, questionnaire: Questionnaire, by: str) -> tuple[str, str]:
    """Begin a dossier for the quickscan; its name and its group can be filled in afterwards.

    Returns:
        The id of the dossier and the key of its group.
    """
    title = _("Quickscan van {day}").format(day=day(datetime.now(UTC)))
    group = _("De mensen om wie het gaat")
    identity = _begin(
        session, catalogue, questionnaire, "quickscan", title, {}, group, GroupKind.RESIDENT, by
    )
    return identity, key_for(group, ())


def take_over(session: Session, catalogue: Catalogue, file: DossierFile, by: str) -> tuple[str, tuple[Finding, ...]]:
    """Store a dossier that came as a file, exactly as it is.

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
    return add_dossier(session, file.dossier, by), findings


def _begin(
    session: Session,
    catalogue: Catalogue,
    questionnaire: Questionnaire,
    depth: Depth,
    title: str,
    intake: Mapping[str, Value],
    group: str,
    kind: GroupKind,
    by: str,
) -> str:
    pins = pins_for(catalogue, questionnaire.id)
    dossier = Dossier(
        format=FORMAT,
        title=title,
        questionnaire=questionnaire.id,
        depth=depth,
        definitions=pins,
        intake=dict(intake),
        groups=(Group(id=key_for(group, ()), name=group, kind=kind),),
    )
    keep_definitions(session, catalogue, pins)
    return add_dossier(session, dossier, by)
