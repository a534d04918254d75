"""What an answer stands for in a condition."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires import operands
from questionnaires.expressions import Chosen
from questionnaires.model import Band, MultipleChoice, NumberQuestion, Option, Questionnaire

RISING = ({"minimum": 0.0, "maximum": 2.0, "burden": 0}, {"minimum": 3.0, "burden": 4})
FALLING = ({"minimum": 0.0, "maximum": 2.0, "burden": 4}, {"minimum": 3.0, "maximum": 9.0, "burden": 1})


def number(*bands: dict[str, Any]) -> NumberQuestion:
    return NumberQuestion.model_validate(
        {"id": "n", "type": "number", "text": "n", "unit": "x", "minimum": 0.0, "maximum": 9.0, "bands": bands}
    )


@pytest.mark.parametrize(("value", "burden"), [(-1, None), (0, 0), (2, 0), (2.5, None), (3, 4), (1e9, 4)])
def test_bands_include_their_ends_and_can_be_open(value: float, burden: int | None) -> None:
    assert operands.band_burden([Band.model_validate(band) for band in RISING], value) == burden


def test_an_option_is_itself_and_its_burden() -> None:
    assert operands.of_option(Option.model_validate({"id": "a", "label": "A", "burden": 3})) == Chosen(
        frozenset({"a"}), 3
    )
    assert operands.of_option(Option.model_validate({"id": "a", "label": "A"})).number is None


def ticks(bands: tuple[dict[str, Any], ...]) -> tuple[Questionnaire, MultipleChoice]:
    options = ({"id": "none", "label": "-", "exclusive": True}, *({"id": one, "label": one} for one in "abc"))
    question = {"id": "m", "type": "multiple_choice", "text": "m", "options": options, "bands": bands}
    section = {"id": "s", "title": "s", "role": "theme", "questions": (question,)}
    definition = Questionnaire.model_validate(
        {
            "kind": "questionnaire",
            "id": "q",
            "version": "1.0.0",
            "title": "q",
            "description": "q",
            "origin": "q",
            "sections": (section,),
        }
    )
    found = definition.sections[0].questions[0]
    assert isinstance(found, MultipleChoice)
    return definition, found


def test_ticks_weigh_by_their_count_without_exclusive_ones() -> None:
    bands = ({"minimum": 0.0, "maximum": 1.0, "burden": 1}, {"minimum": 2.0, "burden": 3})
    assert operands.of_options(*ticks(bands), ("a", "b")) == Chosen(frozenset({"a", "b"}), 3)
    assert operands.of_options(*ticks(bands), ("none", "b")) == Chosen(frozenset({"none", "b"}), 1)
    assert operands.of_options(*ticks(()), ("a",)) == Chosen(frozenset({"a"}), None)


def test_a_number_is_its_value() -> None:
    assert operands.of_number(4) == Chosen(frozenset(), 4)


@pytest.mark.parametrize(
    ("bands", "ends"),
    [
        ((), (0, 9)),
        (RISING, (0, 9)),
        (FALLING, (9, 0)),
        # Light in the middle: of the heavy ends the largest number.
        (
            (
                {"minimum": 0.0, "maximum": 2.0, "burden": 3},
                {"minimum": 3.0, "maximum": 5.0, "burden": 1},
                {"minimum": 6.0, "burden": 3},
            ),
            (3, 9),
        ),
        # Only lighter at the far end.
        (({"minimum": 0.0, "maximum": 8.0, "burden": 2}, {"minimum": 9.0, "burden": 0}), (9, 0)),
        # Bands that reach beyond the range do not widen it.
        (({"minimum": -5.0, "maximum": 2.0, "burden": 0}, {"minimum": 3.0, "maximum": 50.0, "burden": 4}), (0, 9)),
    ],
)
def test_the_lightest_and_the_heaviest_number(bands: tuple[dict[str, Any], ...], ends: tuple[float, float]) -> None:
    assert operands.ends(number(*bands)) == ends


def test_band_ends() -> None:
    assert operands.band_ends(number()) == (0, 9)
    assert operands.band_ends(number(*RISING)) == (0, 2, 3, 9)


def test_an_absent_question_is_its_lightest_number_or_nothing() -> None:
    assert operands.absent(number()) == Chosen(frozenset(), 0)
    assert operands.absent(number(*FALLING)) == Chosen(frozenset(), 9)
    assert operands.absent(ticks(())[1]) == Chosen(frozenset(), 0)
