"""Profiles are counts: of the questions on the path that carry a term, and of the heavy answers among them."""

from typing import Any

import pytest

from scoring.errors import ScoringError
from scoring.outcome import Profile, ProfileCount
from scoring.score import score
from tests.scoring.rules_dossiers import NOT_APPLICABLE, UNKNOWN, catalogue, dossier, group_outcome


def counts(*arguments: Any) -> dict[str, tuple[int, int]]:
    (profile,) = group_outcome(*arguments).profiles
    return {one.term: (one.heavy, one.asked) for one in profile.counts}


def test_terms_are_counted_in_the_order_of_their_vocabulary() -> None:
    assert group_outcome().profiles == (
        Profile("types", (ProfileCount("learning", 0, 2), ProfileCount("doing", 0, 1), ProfileCount("feeling", 0, 0))),
    )


def test_answers_from_the_threshold_on_are_heavy() -> None:
    assert counts({"a_one": "redelijk"})["learning"] == (0, 2)
    assert counts({"a_one": "sterk"})["learning"] == (1, 2)
    assert counts({"a_one": "sterk", "a_two": "heel_sterk"}) == {"learning": (2, 2), "doing": (1, 2), "feeling": (0, 0)}


def test_hidden_and_not_applicable_questions_are_not_counted() -> None:
    assert counts({"a_guard": "heel_sterk"})["doing"] == (0, 1)
    assert counts({"a_two": NOT_APPLICABLE}) == {"learning": (0, 1), "doing": (0, 0), "feeling": (0, 0)}


def test_unknown_answers_are_asked_and_not_heavy() -> None:
    assert counts({"a_one": UNKNOWN})["learning"] == (0, 2)


def test_context_is_left_out() -> None:
    assert counts({"life": "heel_sterk"})["learning"] == (0, 2)


def test_a_profile_of_a_vocabulary_that_is_not_there_blocks_the_outcome() -> None:
    files = {name: file for name, file in catalogue().sources.items() if name != "types"}
    with pytest.raises(ScoringError, match="De woordenlijst types is er niet"):
        score(dossier(), type(catalogue())(files))
