"""Fields of steps that are otherwise two at a time."""

from __future__ import annotations

import numpy as np

from scoring.dossier import Estimate
from scoring.robustness.space import Space
from scoring.robustness.steps import OUTCOMES
from tests.scoring.robustness.examples import batch_of, flags_at

NO_TIME = {"minutes": Estimate(low=0, likely=0, high=0), "times_a_year": 0.0}
JUST_NOT_HEAVY = {
    "deadline": "within_two_weeks",
    "reminder": "yes",
    "consequence": "income_lost",
    "repair_term": "yes",
    "own_documents": 7.0,
    "help": "reachable",
}
MIDDEL_AND_NOT_AGREED = 8
"""In the order of `outcomes`."""


def test_values_that_only_matter_because_of_the_other_field_are_tried() -> None:
    # At any other value that matters alone it takes no time at all, or more than a day: a heavier class.
    space = Space(batch_of(*flags_at(s0={**NO_TIME, **JUST_NOT_HEAVY})))
    wanted = np.arange(OUTCOMES) == MIDDEL_AND_NOT_AGREED
    steps = space.steps[0]
    found = {tuple(steps.known[at].field for at, _move in pair) for pair, _outcome in steps.pairs(wanted, ())}
    assert ("minutes", "times_a_year") in found


def test_moves_that_do_the_same_to_the_journey_are_of_one_kind() -> None:
    space = Space(batch_of(*flags_at("s0")))
    helped = [one for one in np.flatnonzero(space.of_step) if space.moves[one].known.field == "help"]
    of_s0 = {space.kind[one] for one in helped if space.moves[one].known.subject == "s0"}
    assert len(of_s0) < sum(space.moves[one].known.subject == "s0" for one in helped)
    answers = np.flatnonzero(~space.of_step)
    assert (space.kind[answers] == answers).all()
