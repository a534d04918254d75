"""The facts that rules may name."""

import re
from collections.abc import Mapping

import pytest

from questionnaires.expressions import RESERVED
from questionnaires.facts import ANSWER_FACTS, BAND_FACTS, CLASS_FACTS, LEVELS, Fact

TABLES = (BAND_FACTS, ANSWER_FACTS, CLASS_FACTS)


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_has_a_name_that_conditions_can_hold_and_a_meaning(table: Mapping[str, Fact]) -> None:
    for name, fact in table.items():
        assert name == fact.name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert name not in RESERVED | set(LEVELS)
        assert re.match(r"[a-z]", fact.meaning)
        assert not fact.meaning.endswith(".")
        assert "{" not in fact.meaning


def test_no_fact_means_two_things() -> None:
    assert sum(map(len, TABLES)) == len(set().union(*TABLES))


def test_levels_go_from_nothing_to_very_heavy() -> None:
    assert list(LEVELS) == ["none", "laag", "matig", "hoog", "zeer_hoog"]
    assert list(LEVELS.values()) == sorted(LEVELS.values())
