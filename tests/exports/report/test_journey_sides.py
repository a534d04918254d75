"""The same step today and after the proposal stand in one place; a new step and one that goes away have their own."""

from __future__ import annotations

from typing import Literal

from exports.report.journey_sides import places_of, sides_of
from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.dossier import CurrentStep, Dossier, Group, Journey, Step
from scoring.score import score


def placed(*today: CurrentStep, current: Literal["same"] | None = None) -> list[tuple[str | None, str | None]]:
    """Which steps stand together, for a proposal of the steps a, b and c."""
    steps = tuple(Step(id=name, name=name.upper()) for name in "abc")
    described = Journey(steps=steps, current=current, current_steps=today)
    group = Group(id="groep", name="Groep", kind=GroupKind.RESIDENT, journey=described)
    dossier = Dossier(format=1, title="Proef", questionnaire="doenvermogen", journey="reis", groups=(group,))
    (found,) = score(dossier, bundled_catalogue(), with_trace=False).groups
    assert found.journey is not None
    assert found.journey_details is not None
    sides = sides_of(described, found.journey, found.journey_details)
    return [
        (place.today.step.id if place.today else None, place.proposal.step.id if place.proposal else None)
        for place in places_of(described, sides)
    ]


def like(name: str, other: str | None = None) -> CurrentStep:
    return CurrentStep(id=name, like=other, name=name)


def test_a_step_stands_with_the_one_that_it_is_like() -> None:
    assert placed(like("x", "a"), like("y", "c")) == [("x", "a"), (None, "b"), ("y", "c")]


def test_a_step_that_goes_away_stands_after_what_it_followed() -> None:
    assert placed(like("first"), like("x", "a"), like("second"), like("y", "b")) == [
        ("first", None), ("x", "a"), ("second", None), ("y", "b"), (None, "c"),
    ]  # fmt: skip


def test_another_order_of_today_is_that_of_the_proposal() -> None:
    assert placed(like("x", "c"), like("y", "a")) == [("y", "a"), (None, "b"), ("x", "c")]


def test_of_two_steps_that_became_one_the_second_goes_away() -> None:
    assert placed(like("x", "a"), like("y", "a")) == [("x", "a"), ("y", None), (None, "b"), (None, "c")]


def test_a_journey_that_stays_the_same_has_one_side() -> None:
    assert placed(current="same") == [(None, "a"), (None, "b"), (None, "c")]
