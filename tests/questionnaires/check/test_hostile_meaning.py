"""Definitions of the right shape that are made to keep the checker busy: it does not go through it all."""

import pytest

from questionnaires.catalogue import Catalogue, bundled_catalogue, read_definition_file
from questionnaires.check import check_definition
from questionnaires.check.report import MAXIMUM_FINDINGS

HEAD = """\
kind: questionnaire
id: druk
version: 1.0.0
title: Druk
description: Om te proberen.
origin: Zelf bedacht.
sections:
  - id: een
    title: Een
    role: information
    questions:
"""
WAITING = "      - id: wacht\n        type: short_text\n        text: Wacht?\n        when: {condition}\n"
SCORING = """\
scoring:
  rationale: Geen.
  bands:
{bands}
    - id: anders
      band: laag
  classes:
    - id: altijd
      burden_class: laag
      text: Altijd.
"""


def codes_of(text: str) -> list[str]:
    file = read_definition_file(text.encode(), "druk.yaml")
    return [finding.code for finding in check_definition(file, Catalogue({**bundled_catalogue().sources}), {})]


def choice(name: str, options: int, kind: str = "multiple_choice", extra: str = "") -> str:
    lines = "".join(f"          - id: o{n}\n            label: Antwoord {n}\n" for n in range(options))
    return f"      - id: {name}\n        type: {kind}\n        text: Vraag {name}?\n{extra}        options:\n{lines}"


@pytest.mark.parametrize(
    ("options", "condition"),
    [
        (3_000, "o1 in q or o2 in q"),
        (40, " or ".join(f"o{n} in q" for n in range(25))),
    ],
)
def test_many_ways_to_tick(options: int, condition: str) -> None:
    assert codes_of(HEAD + choice("q", options) + WAITING.format(condition=condition)) == ["C310"]


def test_many_questions_in_one_condition() -> None:
    questions = "".join(choice(f"q{n}", 3, "single_choice") for n in range(30))
    condition = " or ".join(f"q{n} == o1" for n in range(30))
    assert codes_of(HEAD + questions + WAITING.format(condition=condition)) == ["C310"]


def test_a_long_chain_of_questions_that_wait_for_each_other() -> None:
    chain = choice("q0", 2, "single_choice") + "".join(
        choice(f"q{n}", 2, "single_choice", f"        when: q{n - 1} == o1\n") for n in range(1, 2_000)
    )
    assert set(codes_of(HEAD + chain)) == {"C310"}


def test_nothing_but_mistakes() -> None:
    sources = ", ".join(f"bron_{n}" for n in range(9_000))
    found = codes_of(HEAD + choice("q", 2, extra=f"        sources: [{sources}]\n"))
    assert len(found) == MAXIMUM_FINDINGS


def test_the_same_name_many_times() -> None:
    tags = ", ".join(["learning"] * 20_000)
    found = codes_of(HEAD + choice("q", 2, extra=f"        tags:\n          burden_types: [{tags}]\n"))
    assert set(found) == {"R214"}


def test_many_rules_and_many_numbers() -> None:
    theme = HEAD.replace("information", "theme") + "".join(
        choice(f"q{n}", 2, "single_choice").replace("o1\n            label: Antwoord 1\n", "o1\n            label: B\n")
        for n in range(120)
    )
    theme = theme.replace("label: Antwoord 0\n", "label: A\n            burden: 0\n")
    theme = theme.replace("label: B\n", "label: B\n            burden: 4\n")
    many = "\n".join(f"    - id: r{n}\n      band: hoog\n      when: count_at_least_1 == {n}" for n in range(60))
    assert "C310" in codes_of(theme + SCORING.format(bands=many))
    numbers = " or ".join(f"count_at_least_{1 + n % 4} == {n}" for n in range(0, 80, 5))
    one = f"    - id: r\n      band: hoog\n      when: {numbers}"
    assert "C310" in codes_of(theme + SCORING.format(bands=one))
