"""The outcome as JSON."""

from __future__ import annotations

import json

from exports.json_file import outcome_json
from tests.exports.reports import FULLEST, outcome_of


def test_the_same_outcome_gives_the_same_bytes() -> None:
    assert outcome_json(outcome_of(FULLEST)) == outcome_json(outcome_of(FULLEST))


def test_it_holds_the_keys_that_others_count_on() -> None:
    data = json.loads(outcome_json(outcome_of(FULLEST)))
    assert {"burden_class", "depth", "definitions", "trace", "groups"} <= set(data)
    assert {"id", "verdict", "themes", "bottlenecks", "red_flags", "unknown_share", "find_out"} <= set(
        data["groups"][0]
    )
    assert "ë" not in json.dumps(data) or "ë" in outcome_json(outcome_of(FULLEST))
