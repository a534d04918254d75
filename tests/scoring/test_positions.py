"""Where answers stand between lightest and heaviest."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.expressions import Chosen
from questionnaires.model import Questionnaire
from scoring.errors import ScoringError
from scoring.positions import Positions, positions_of
from tests.scoring.rules_dossiers import changed_question, questionnaire

MORE_IS_LIGHTER = ({"minimum": 0.0, "maximum": 1.0, "burden": 3}, {"minimum": 2.0, "burden": 0})


def positions(question: str, definition: Questionnaire | None = None) -> Positions:
    definition = definition or questionnaire()
    found = positions_of(definition, definition.question_by_id[question])
    assert found is not None
    return found


def values(found: Positions) -> list[Any]:
    return [sample.value for sample in found.samples]


def test_options_stand_from_light_to_heavy() -> None:
    found = positions("b_two")
    assert values(found) == ["niet", "beetje", "redelijk", "sterk", "heel_sterk"]
    assert [sample.burden for sample in found.samples] == [0, 1, 2, 3, 4]
    assert (found.lightest.value, found.heaviest.value) == ("niet", "heel_sterk")
    assert found.at("sterk") is found.samples[3]
    assert found.at("sterk").chosen == Chosen(frozenset({"sterk"}), 3)


def test_options_stand_by_burden_even_when_they_are_not_written_that_way() -> None:
    options = tuple({"id": f"o{burden}", "label": "-", "burden": burden} for burden in (3, 0, 2))
    assert values(positions("b_two", changed_question("b", "b_two", scale=None, options=options))) == ["o0", "o2", "o3"]


def test_options_without_burden_stand_as_they_are_written_and_weigh_nothing() -> None:
    found = positions("asks")
    assert values(found) == ["nothing", "something"]
    assert [sample.burden for sample in found.samples] == [0, 0]
    assert found.samples[1].chosen.number is None


def test_a_burden_where_nothing_is_scored_orders_and_does_not_weigh() -> None:
    options = ({"id": "much", "label": "-", "burden": 3}, {"id": "little", "label": "-", "burden": 1})
    found = positions("asks", changed_question("start", "asks", options=options))
    assert values(found) == ["little", "much"]
    assert [(sample.burden, sample.chosen.number) for sample in found.samples] == [(0, 1), (0, 3)]


def test_ticks_stand_by_their_count() -> None:
    found = positions("f_places")
    assert values(found) == [(), ("desk",), ("desk", "doctor"), ("desk", "doctor", "employer")]
    assert [sample.burden for sample in found.samples] == [0, 2, 2, 3]
    assert found.at(("doctor", "desk")) is found.at(("desk", "doctor"))
    assert found.at(("doctor", "desk")).value == ("desk", "doctor")
    assert found.at(("nowhere",)).rank == (0, 0)


def test_more_ticks_can_be_lighter() -> None:
    found = positions("f_places", changed_question("f", "f_places", bands=MORE_IS_LIGHTER))
    assert (found.lightest.value, found.heaviest.value) == (("desk", "doctor"), ("desk",))
    # The heaviest of two raters is then what they agree on.
    ends = found.ends([found.at(("desk", "doctor")), found.at(("doctor", "employer"))])
    assert [end.value for end in ends] == [("desk", "doctor", "employer"), ("doctor",)]


def test_ticks_without_bands_weigh_nothing() -> None:
    found = positions("f_places", changed_question("f", "f_places", bands=()))
    assert [sample.burden for sample in found.samples] == [0, 0, 0, 0]
    assert (found.lightest.value, found.heaviest.value) == ((), ("desk", "doctor", "employer"))


def test_numbers_stand_by_their_band_and_then_by_direction() -> None:
    found = positions("f_days")
    assert values(found) == [100, 91, 90, 42, 41, 14, 13, 0]
    assert [sample.burden for sample in found.samples] == [0, 0, 1, 1, 3, 3, 4, 4]
    assert [end.value for end in found.ends([found.at(20), found.at(30), found.at(95)])] == [95, 20]
    assert found.at(20.0).value == 20
    assert isinstance(found.at(20.0).value, int)
    assert found.at(20) is found.at(20.0)


def test_numbers_where_more_is_heavier_or_nothing_weighs() -> None:
    bands = ({"minimum": 0.0, "maximum": 9.0, "burden": 1}, {"minimum": 10.0, "burden": 2})
    assert values(positions("f_days", changed_question("f", "f_days", bands=bands))) == [0, 9, 10, 100]
    assert values(positions("f_days", changed_question("f", "f_days", bands=()))) == [0, 100]
    found = positions("f_days", changed_question("f", "f_days", decimals=1, bands=()))
    assert found.at(2.5).value == 2.5


def test_bands_of_a_number_that_is_not_scored_order_and_do_not_weigh() -> None:
    data = questionnaire().model_dump()
    data["sections"][7]["role"] = "information"
    found = positions("f_days", Questionnaire.model_validate(data))
    assert [(sample.value, sample.burden) for sample in found.samples][::7] == [(100, 0), (0, 0)]
    found = positions("f_places", Questionnaire.model_validate(data))
    assert found.heaviest.burden == 0


def test_an_absent_question_is_lighter_than_any_answer() -> None:
    for question in ("b_two", "f_days", "f_places"):
        found = positions(question)
        assert (found.absent.value, found.absent.burden) == (None, 0)
        assert found.absent.rank < found.lightest.rank
    assert positions("f_days").absent.chosen.number == 100


def test_a_text_has_no_positions() -> None:
    assert positions_of(questionnaire(), questionnaire().question_by_id["remark"]) is None


@pytest.mark.parametrize(("question", "value"), [("b_two", ("niet",)), ("f_places", 1), ("f_days", ("desk",))])
def test_a_value_of_another_type_does_not_fit(question: str, value: Any) -> None:
    with pytest.raises(ScoringError) as error:
        positions(question).at(value)
    assert str(error.value) == f"Het antwoord {value} past niet bij de vraag {question}."
