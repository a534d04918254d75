"""The facts that rules may name."""

import re
from collections.abc import Mapping

import pytest

from questionnaires.expressions import RESERVED, evaluate, parse
from questionnaires.facts import (
    ADVICE_EVIDENCE_FACTS,
    ADVICE_FACTS,
    ANSWER_FACTS,
    BAND_FACTS,
    BURDEN_LEVELS,
    CLASS_FACTS,
    COMPASS_LEVELS,
    LEVELS,
    RANKS,
    Fact,
)

TABLES = (BAND_FACTS, ANSWER_FACTS, CLASS_FACTS)
"""What rules about one questionnaire may name; the same name means the same in all of them."""


@pytest.mark.parametrize("table", [*TABLES, ADVICE_FACTS, ADVICE_EVIDENCE_FACTS])
def test_every_fact_has_a_name_that_conditions_can_hold_and_a_meaning(table: Mapping[str, Fact]) -> None:
    for name, fact in table.items():
        assert name == fact.name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert name not in RESERVED | set(RANKS)
        assert re.match(r"[a-z]", fact.meaning)
        assert not fact.meaning.endswith(".")
        assert "{" not in fact.meaning


def test_no_fact_means_two_things() -> None:
    assert sum(map(len, TABLES)) == len(set().union(*TABLES))


def test_levels_go_from_nothing_to_very_heavy() -> None:
    assert list(LEVELS) == ["none", "laag", "matig", "hoog", "zeer_hoog"]
    assert list(LEVELS.values()) == sorted(LEVELS.values())


@pytest.mark.parametrize("levels", [tuple(LEVELS), BURDEN_LEVELS, COMPASS_LEVELS])
def test_every_scale_rises(levels: tuple[str, ...]) -> None:
    for place, level in enumerate(levels):
        holds = [evaluate(parse(f"x >= {level}"), {"x": other}.__getitem__) for other in levels]
        assert holds == [other >= place for other in range(len(levels))]


@pytest.mark.parametrize("table", [ANSWER_FACTS, ADVICE_FACTS, ADVICE_EVIDENCE_FACTS])
def test_a_fact_has_levels_when_it_is_compared_with_them(table: Mapping[str, Fact]) -> None:
    for fact in table.values():
        assert bool(fact.levels) is (fact.type == "level")
        assert set(fact.levels) <= set(RANKS)
