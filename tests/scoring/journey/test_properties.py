"""What is claimed of every journey, on random ones. `python -m tests.proofs.journeys 20000` does the same with more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.journey.figures import journey_outcome
from tests.scoring.journey.claims import CLAIMS, old_form_falls
from tests.scoring.journey.random_journeys import drawn_from, random_journey, scored


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
@given(seed=st.integers(0, 2**32), stress=st.booleans())
@settings(max_examples=100)
def test_every_journey(claim: object, seed: int, stress: bool) -> None:
    rng = drawn_from(seed)
    assert callable(claim)
    assert claim(rng, random_journey(rng), stress=stress) is None


def test_a_plain_mean_of_all_steps_would_fail_the_same_test() -> None:
    rng = drawn_from(1)
    assert sum(old_form_falls(rng, random_journey(rng)) for _ in range(200)) >= 20


@given(seed=st.integers(0, 2**32))
@settings(max_examples=50)
def test_the_order_of_the_steps_changes_no_figure(seed: int) -> None:
    rng = drawn_from(seed)
    journey = random_journey(rng)
    steps = list(journey.steps)
    rng.shuffle(steps)
    one = journey_outcome(scored(journey), 10)
    two = journey_outcome(scored(journey.model_copy(update={"steps": tuple(steps)})), 10)
    assert (one.index, one.class_) == (two.index, two.class_)
    assert one.hours_per_household == two.hours_per_household
    assert {step.id: step for step in one.steps} == {step.id: step for step in two.steps}
