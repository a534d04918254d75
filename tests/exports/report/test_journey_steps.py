"""What a step says in words: sums of what is known, its load, and for whom it is."""

from __future__ import annotations

from typing import Any

import pytest

from exports.report.journey_steps import Lane, lane_words, load_words, part_words, pieces_of
from questionnaires.catalogue import bundled_catalogue
from scoring.journey.outcome import ScoreRange, StepDetails

REIS = bundled_catalogue().journeys["reis"]
PAPERS = Lane("Papieren", ("known_documents", "own_documents"), pieces=True)


@pytest.mark.parametrize(
    ("values", "words", "pieces"),
    [
        ({}, "nog niet bekend", 0),
        ({"own_documents": 3}, "minstens 3", 3),
        ({"known_documents": 2, "own_documents": 3}, "5", 5),
        ({"known_documents": 0, "own_documents": 0}, "geen", 0),
    ],
)
def test_papers_are_added_up_as_far_as_known(values: dict[str, Any], words: str, pieces: int) -> None:
    assert (lane_words(REIS, values, PAPERS), pieces_of(values, PAPERS)) == (words, pieces)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, ""), (1, ""), (0.4, "40 procent van de groep"), (0, "0 procent van de groep"),
        (0.001, "minder dan 1 procent van de groep"),
    ],
)  # fmt: skip
def test_for_which_part_of_the_group_a_step_is(share: float | None, words: str) -> None:
    assert part_words(REIS, {"share": share}) == words


@pytest.mark.parametrize(
    ("low", "high", "counts", "words"),
    [
        (10, 10, True, "licht"), (80, 80, True, "heel zwaar"), (62, 90, True, "minstens zwaar"),
        (10, 90, True, "nog niet te beoordelen"), (10, 10, False, "weegt niet mee"),
    ],
)  # fmt: skip
def test_a_load_is_told_in_words(low: float, high: float, counts: bool, words: str) -> None:
    step = StepDetails(
        id="stap", name="Stap", counts=counts, apart=False, scores={}, load=ScoreRange(low, high),
        load_when_doubled=ScoreRange(low, high), breaking_rule=None, hours_once=None, hours_full=None,
        hours_average=None, money=None, founded=False, missing=(),
    )  # fmt: skip
    assert load_words(REIS, step) == words
