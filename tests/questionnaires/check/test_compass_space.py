"""The ways to answer a compass that the checker goes through are those that the scoring meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given

from questionnaires.catalogue import read_definition_file
from questionnaires.check.compass_space import compass_space
from questionnaires.check.domains import truth_of
from questionnaires.check.space import TooComplexError
from questionnaires.compass_model import CompassDefinition
from questionnaires.expressions import Expression, parse
from scoring.compass.checks import weigh_check
from scoring.compass.definition import compiled_compass, phase_of
from scoring.compass.weighing import compass_facts
from tests.questionnaires.test_malformed import FOLDER
from tests.scoring.compass.answering import answered, dossier_with, kompas

RULES = tuple(parse(rule.when) for rule in kompas().outcomes if rule.when)
ATOMS = tuple(dict.fromkeys(atom for rule in RULES for atom in rule.atoms))


def told_apart(facts: Mapping[str, Any]) -> tuple[bool, ...]:
    return tuple(truth_of(atom, facts[atom.subject]) for atom in ATOMS)


KNOWN = {told_apart(facts) for facts in compass_space(kompas(), RULES).variables[0].values}


@given(answered())
def test_whatever_is_answered_the_checker_knows_of_it(drawn: tuple[dict[str, str], str]) -> None:
    dossier = dossier_with(*drawn)
    assert dossier.compass is not None
    compiled, (phase, _known) = compiled_compass(kompas()), phase_of(dossier, kompas())
    given_answers = dossier.compass.answer_by_check
    checks = [weigh_check(compiled, check, given_answers.get(check.id), phase.id) for check in kompas().checks]
    inside = [check for check in checks if check.in_sum]
    for points in (compiled.fewest, compiled.most):
        assert told_apart(compass_facts(compiled, inside, points)) in KNOWN


def small(rules: Sequence[str]) -> tuple[CompassDefinition, tuple[Expression, ...]]:
    """The compass of the malformed files: one check of the core in both phases, and one other in the last."""
    path = FOLDER / "B416_compass.yaml"
    definition = read_definition_file(path.read_bytes(), path.name).definition
    assert isinstance(definition, CompassDefinition)
    return definition, tuple(map(parse, rules))


def test_every_way_to_answer_a_small_compass_is_there_and_no_other() -> None:
    rules = [f"share >= {place / 8}" for place in range(1, 9)]
    rules += [f"{name} >= 1" for name in ("core_unknown", "core_no", "core_not_full")]
    definition, expressions = small(rules)
    found = {
        tuple(facts[name] for name in ("core_unknown", "core_no", "core_not_full", "share"))
        for facts in compass_space(definition, expressions).variables[0].values
    }
    by_hand = set()
    for core, other in product((2, 1, 0, "low", "high"), (2, 1, 0, None)):
        points = {"low": 0, "high": 2}.get(str(core), core)
        assert isinstance(points, int)
        share = points / 2 if other is None else (points + other) / 4
        by_hand.add((int(isinstance(core, str)), int(points == 0), int(points < 2), share))
    assert found == by_hand


def with_checks(definition: CompassDefinition, number: int, options: int) -> CompassDefinition:
    """Return a compass with so many checks outside the core and so many answers, each worth ten times the one after."""
    checks = [definition.checks[1].model_copy(update={"id": f"rol_{place}"}) for place in range(number)]
    worth = [definition.options[0].model_copy(update={"points": 10**place}) for place in range(options)]
    return definition.model_copy(update={"checks": (definition.checks[0], *checks), "options": tuple(worth)})


@pytest.mark.parametrize(("checks", "options"), [(40, 30), (60, 2)])
def test_a_compass_with_too_many_ways_to_answer_is_refused(checks: int, options: int) -> None:
    definition, expressions = small(["share >= 0.5"])
    with pytest.raises(TooComplexError):
        compass_space(with_checks(definition, checks, options), expressions)
