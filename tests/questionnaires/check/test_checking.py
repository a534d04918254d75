"""The check as a whole: silent on the bundled files, stopping at errors, and never failing itself."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, DefinitionFile, bundled_catalogue, read_definition_file
from questionnaires.check import check_catalogue, check_definition
from questionnaires.check.influence import influence_checker
from questionnaires.check.report import Report
from questionnaires.findings import Finding, Severity
from questionnaires.hashing import content_hash
from questionnaires.locations import NOWHERE
from questionnaires.model import Questionnaire
from scoring.witness import witness_check
from tests.strategies import questionnaires

SMALL = """\
kind: vocabulary
id: {id}
version: 1.0.0
role: lens
title: Proef
description: Om te proberen.
terms:
  - id: zon
    label: Zon
    group: {group}
"""


def test_bundled_files_give_no_finding() -> None:
    assert check_catalogue(bundled_catalogue(), [influence_checker(witness_check)]) == []


def told(file: DefinitionFile, _catalogue: Catalogue) -> Iterator[Finding]:
    report = Report(file.name, file.text, file.locations)
    report.at_value("B430", ("id",), "iets")
    yield from report.findings


@pytest.mark.parametrize(("group", "codes"), [("warm", ["R208"]), ("", ["B430"])])
def test_further_checks_wait_until_there_are_no_errors(group: str, codes: list[str]) -> None:
    text = SMALL.format(id="proef", group=group) if group else SMALL.format(id="proef", group="x").rsplit("\n", 2)[0]
    file = read_definition_file(text.encode(), "proef.yaml")
    assert [finding.code for finding in check_catalogue(Catalogue({"proef": file}), [told])] == codes


@pytest.mark.parametrize(
    ("name", "dutch"), [("advies", "label: te doen"), ("reis", "label: Tijd"), ("kompas", "title: ")]
)
@pytest.mark.parametrize("other", ["{en: In English}", "{}"])
def test_a_text_without_dutch_is_told_and_stops_nothing(name: str, dutch: str, other: str) -> None:
    bundled = bundled_catalogue().sources[name]
    start = bundled.text.index(dutch)
    end = bundled.text.index("\n", start)
    text = f"{bundled.text[:start]}{dutch.split(':', maxsplit=1)[0]}: {other}{bundled.text[end:]}"
    found = check_definition(read_definition_file(text.encode(), bundled.name), bundled_catalogue(), {})
    assert "T506" in {finding.code for finding in found}


def test_a_place_inside_a_text_is_found_with_and_without_quotes() -> None:
    text = SMALL.format(id="proef", group="warm")
    for group, column in (("warm", 14), ("'warm'", 15), ('"warm"', 15), (">-\n      warm", 12)):
        file = read_definition_file(text.replace("group: warm", f"group: {group}").encode(), "proef.yaml")
        report = Report(file.name, file.text, file.locations)
        report.inside_value("R208", ("terms", 0, "group"), 2, "iets")
        assert report.findings[0].column == column


@given(questionnaires(), st.booleans())
def test_any_questionnaire_can_be_checked(questionnaire: Questionnaire, twice: bool) -> None:
    """Whatever a questionnaire is, the check ends with findings and not with an error of its own."""
    if twice:
        # Ids, conditions and rules that do not fit each other any more.
        sections = (*questionnaire.sections, *questionnaire.sections[:1])
        questionnaire = questionnaire.model_copy(update={"sections": sections})
    file = DefinitionFile("proef.yaml", "", NOWHERE, content_hash("x"), questionnaire)
    found = check_definition(file, Catalogue({"proef": file}), {})
    assert any(finding.severity is Severity.ERROR for finding in found)  # without help, example and source
    assert ("R213" in {finding.code for finding in found}) == twice
