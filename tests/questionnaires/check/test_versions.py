"""Dossiers of earlier versions keep their answers: what may change in a definition and what may not."""

from collections.abc import Mapping

import pytest

from questionnaires.catalogue import DefinitionFile, read_definition_file
from questionnaires.check.report import Report
from questionnaires.check.versions import check_versions
from questionnaires.findings import Finding
from questionnaires.published import PublishedVersion, version_of

TEXT = """\
kind: questionnaire
id: proef
version: 1.0.0
title: Proef
description: Om te proberen.
origin: Zelf bedacht.
sections:
  - id: over
    title: Over
    role: information
    questions:
      - id: wie
        type: single_choice
        text: Wie ben je?
        options:
          - id: een
            label: Eén
          - id: twee
            label: Twee
      - id: rijen
        type: table
        text: Welke rijen?
        columns:
          - id: naam
            type: short_text
            text: Naam
"""


def file_of(*changes: tuple[str, str]) -> DefinitionFile:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_definition_file(text.encode(), "proef.yaml")


def found_in(file: DefinitionFile, versions: Mapping[str, PublishedVersion]) -> list[Finding]:
    report = Report(file.name, file.text, file.locations)
    check_versions(report, file, versions)
    return report.findings


FIRST = {"1.0.0": version_of(file_of())}
NEXT = ("version: 1.0.0", "version: 1.1.0")


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (("title: Proef", "title:   Proef  # dezelfde inhoud"),),
        (NEXT, ("Wie ben je?", "Met wie ben je?")),
        (NEXT, ("- id: een\n", "- id: alleen\n            renamed_from: [een]\n")),
        (NEXT, ("- id: wie\n", "- id: personen\n        renamed_from: [wie]\n")),
        (NEXT, ("- id: naam\n", "- id: titel\n            renamed_from: [naam]\n")),
        (NEXT, ("- id: over\n", "- id: voorkant\n    renamed_from: [over]\n")),
    ],
)
def test_what_keeps_every_answer_is_fine(changes: tuple[tuple[str, str], ...]) -> None:
    assert found_in(file_of(*changes), FIRST) == []


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        ((("title: Proef", "title: Anders"),), "V601", 3),
        ((("version: 1.0.0", "version: 0.9.9"),), "V604", 3),
        ((NEXT, ("- id: een\n", "- id: alleen\n")), "V602", 16),
        ((NEXT, ("          - id: twee\n            label: Twee\n", "")), "V602", 16),
        ((NEXT, ("- id: naam\n", "- id: titel\n")), "V602", 24),
        ((NEXT, ("- id: wie\n", "- id: personen\n")), "V602", 12),
        ((NEXT, ("type: short_text", "type: long_text")), "V603", 25),
        ((NEXT, ("- id: wie\n", "- id: wie\n        renamed_from: [nooit]\n")), "V605", 13),
        ((NEXT, ("- id: twee\n", "- id: twee\n            renamed_from: [een]\n")), "V603", 16),
    ],
)
def test_what_loses_or_confuses_an_answer_is_found(changes: tuple[tuple[str, str], ...], code: str, line: int) -> None:
    found = found_in(file_of(*changes), FIRST)
    assert [(finding.code, finding.line) for finding in found] == [(code, line)]


def test_a_lost_question_is_told_once_and_not_for_each_of_its_options() -> None:
    found = found_in(file_of(NEXT, ("- id: wie\n", "- id: personen\n")), FIRST)
    assert len(found) == 1
    assert "renamed_from: [wie]" in found[0].mend


def test_a_name_may_be_followed_through_more_versions() -> None:
    second = file_of(NEXT, ("- id: een\n", "- id: alleen\n            renamed_from: [een]\n"))
    versions = {**FIRST, "1.1.0": version_of(second)}
    kept = file_of(
        ("version: 1.0.0", "version: 2.0.0"), ("- id: een\n", "- id: solo\n            renamed_from: [alleen, een]\n")
    )
    assert found_in(kept, versions) == []
    forgotten = file_of(
        ("version: 1.0.0", "version: 2.0.0"), ("- id: een\n", "- id: solo\n            renamed_from: [alleen]\n")
    )
    assert [finding.code for finding in found_in(forgotten, versions)] == ["V602"]


def test_a_definition_that_was_never_published_may_be_anything() -> None:
    assert found_in(file_of(("- id: wie\n", "- id: wie\n        renamed_from: [nooit]\n")), {}) == []
