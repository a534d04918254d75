"""The check of one definition, and of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import PurePath

from questionnaires.advice_model import AdviceDefinition
from questionnaires.catalogue import Catalogue, DefinitionFile
from questionnaires.check.advice import check_advice
from questionnaires.check.burdens import check_burdens
from questionnaires.check.compass import check_compass
from questionnaires.check.conditions import check_conditions
from questionnaires.check.depths import check_depths
from questionnaires.check.ids import check_ids, check_values
from questionnaires.check.journeys import check_journey
from questionnaires.check.measures import check_measures
from questionnaires.check.names import check_questionnaire_names, check_vocabulary_names
from questionnaires.check.report import Report, TooManyFindingsError
from questionnaires.check.rules import check_rules
from questionnaires.check.scans import check_scans, read_scans
from questionnaires.check.texts import check_texts
from questionnaires.check.versions import check_versions
from questionnaires.compass_model import CompassDefinition
from questionnaires.findings import Finding, Severity
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire, Vocabulary
from questionnaires.published import Versions, published
from questionnaires.translation import _

Checker = Callable[[DefinitionFile, Catalogue], Iterable[Finding]]
"""Something else to check, only of a definition without errors: for instance whether each question matters."""


def check_definition(
    file: DefinitionFile, catalogue: Catalogue, lock: Mapping[str, Versions] | None = None
) -> list[Finding]:
    """Check what one definition means; its shape was checked when it was read.

    Args:
        file: the definition.
        catalogue: all definitions, for the vocabularies that it refers to.
        lock: what was published; that of the package when it is not given.

    Returns:
        What was found, from top to bottom.
    """
    report = Report(file.name, file.text, file.locations)
    versions = (published() if lock is None else lock).get(file.definition.id, {})
    # After too many findings the first ones are enough to go on with.
    with suppress(TooManyFindingsError):
        _check_everything(report, file, catalogue, versions)
    return sorted(report.findings)


def _check_everything(report: Report, file: DefinitionFile, catalogue: Catalogue, versions: Versions) -> None:
    definition = file.definition
    _check_file_name(report, file)
    check_ids(report, definition)
    check_values(report, definition)
    if isinstance(definition, Questionnaire):
        check_questionnaire_names(report, definition, catalogue)
        gates = check_conditions(report, definition)
        scans = read_scans(report, definition)
        check_burdens(report, definition)
        check_rules(report, definition)
        check_depths(report, gates)
        check_scans(report, gates, scans)
    elif isinstance(definition, Vocabulary):
        check_vocabulary_names(report, definition)
        check_measures(report, definition, catalogue)
    elif isinstance(definition, JourneyDefinition):
        check_journey(report, definition, catalogue)
    elif isinstance(definition, CompassDefinition):
        check_compass(report, definition, catalogue)
    elif isinstance(definition, AdviceDefinition):
        check_advice(report, definition, catalogue)
    check_texts(report, definition)
    check_versions(report, file, versions)


def check_catalogue(
    catalogue: Catalogue, extra: Iterable[Checker] = (), names: Iterable[str] | None = None
) -> list[Finding]:
    """Check definitions together.

    Args:
        catalogue: all definitions.
        extra: further checks, for the definitions that are without errors.
        names: the ids of the definitions to check; all of them when not given.

    Returns:
        What was found, by file and from top to bottom.
    """
    checkers = tuple(extra)
    findings: list[Finding] = []
    for name in catalogue.sources if names is None else names:
        file = catalogue.sources[name]
        found = check_definition(file, catalogue)
        if not any(finding.severity is Severity.ERROR for finding in found):
            found += (finding for checker in checkers for finding in checker(file, catalogue))
        findings += found
    return sorted(findings)


def _check_file_name(report: Report, file: DefinitionFile) -> None:
    if PurePath(file.name).stem != file.definition.id:
        message = _("het bestand heet {name}, en het id is {id}")
        report.at_value("R216", ("id",), message.format(name=PurePath(file.name).name, id=file.definition.id))
