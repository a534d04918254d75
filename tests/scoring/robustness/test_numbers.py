"""No number of the definitions is forgotten: it is moved, it is zero, or it says why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from questionnaires.advice_model import AdviceDefinition
from questionnaires.catalogue import bundled_catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire
from questionnaires.reading import read_document
from scoring.robustness.numbers import NOT_MOVED, Judging, numbers_of, why_not_moved

JUDGING = ["doenvermogen", "reis", "kompas", "advies"]
CONDITIONS = {"when", "founded", "answer", "step", "avoidable"}


def definition_of(name: str) -> Judging:
    found = bundled_catalogue().sources[name].definition
    assert isinstance(found, Questionnaire | JourneyDefinition | CompassDefinition | AdviceDefinition)
    return found


def in_file(part: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Yield every number of a file as it was written, those in conditions too."""
    if isinstance(part, int | float) and not isinstance(part, bool):
        yield ".".join(where), float(part)
    elif isinstance(part, str) and where[-1] in CONDITIONS:
        for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", part):
            yield ".".join(where), float(number)
    for name, one in inside(part):
        yield from in_file(one, (*where, name))


def inside(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, Mapping):
        yield from ((str(key), one) for key, one in part.items())
    elif isinstance(part, list | tuple):
        for place, one in enumerate(part):
            name = one.get("id") if isinstance(one, Mapping) else None
            yield str(name or place + 1), one


@pytest.mark.parametrize("name", JUDGING)
def test_every_number_of_a_file_is_moved_or_says_why_not(name: str) -> None:
    file = bundled_catalogue().sources[name]
    data: Any = read_document(file.text.encode(), file.name).data
    moved = Counter(
        (one.where.split(".when.")[0].split(".founded.")[0], one.value) for one in numbers_of(definition_of(name))
    )
    for where, value in in_file(data):
        if value == 0 or why_not_moved(where) is not None:
            continue
        place = (re.sub(r"\.(when|founded)$", "", where), value)
        assert moved[place], (where, value)
        moved[place] -= 1
    assert not +moved


def test_what_is_not_moved_is_there_and_has_a_reason() -> None:
    parts = {part for name in JUDGING for part in type(definition_of(name)).model_fields}
    for pattern, reason in NOT_MOVED.items():
        assert reason.endswith(".")
        assert pattern.split(".")[0] in parts, pattern


def test_a_moved_number_is_that_of_the_file_times_the_factor() -> None:
    rules = definition_of("doenvermogen")
    assert isinstance(rules, Questionnaire)
    heavy = next(
        one
        for one in numbers_of(rules)
        if one.where == "scoring.classes.heavy_on_many_themes.when.themes_with_heavy_bottleneck"
    )
    value, moved = heavy.moved(rules, 1.1)
    assert value == 4.4
    assert moved.scoring is not None
    assert moved.scoring.classes[3].when == "themes_with_heavy_bottleneck >= 4.4"
    assert rules.scoring is not None
    assert moved.scoring.bands is rules.scoring.bands
    assert moved.sections is rules.sections


def test_a_moved_definition_has_forgotten_what_was_worked_out_from_it() -> None:
    compass = definition_of("kompas")
    assert isinstance(compass, CompassDefinition)
    assert compass.option_by_id["ja"].points == 2
    points = next(one for one in numbers_of(compass) if one.where == "options.ja.points")
    _value, moved = points.moved(compass, 1.25)
    assert moved.option_by_id["ja"].points == 2.5
    assert compass.option_by_id["ja"].points == 2


def test_two_numbers_for_one_fact_have_places_of_their_own() -> None:
    rules = definition_of("advies")
    assert isinstance(rules, AdviceDefinition)
    evidence = rules.evidence.model_copy(
        update={"when": "founded_share >= 0.5 or (founded_share > 0.25 and not deciding)"}
    )
    other = rules.model_copy(update={"evidence": evidence})
    found = [one for one in numbers_of(other) if one.part == "evidence"]
    assert [one.where for one in found] == ["evidence.when.founded_share", "evidence.when.founded_share.2"]
    _value, moved = found[1].moved(other, 2)
    assert moved.evidence.when == "founded_share >= 0.5 or (founded_share > 0.5 and not deciding)"
