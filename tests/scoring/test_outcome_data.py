"""The outcome as JSON: the keys, their order, and the schema that we publish."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from scoring.outcome import GroupOutcome, Outcome
from scoring.outcome_data import outcome_schema, outcome_to_data
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import UNKNOWN, catalogue, dossier, outcome
from tests.strategies import dossiers, questionnaires

SCHEMA = Draft202012Validator(outcome_schema())


def heavy() -> Outcome:
    return outcome({"b_one": "heel_sterk", "a_two": UNKNOWN, "c_two": ["niet", "sterk"]}, {"e_one": "sterk"})


def test_the_keys_that_readers_count_on() -> None:
    data = outcome_to_data(heavy())
    assert {"burden_class", "depth", "definitions", "trace", "groups"} <= data.keys()
    group = data["groups"][0]
    assert {"id", "verdict", "burden_class", "burden_at_least", "burden_at_most"} <= group.keys()
    assert {"themes", "bottlenecks", "red_flags", "unknown_share", "find_out"} <= group.keys()
    assert {"id", "band", "range"} <= group["themes"][0].keys()
    assert group["themes"][0]["range"] == {"low": "laag", "high": "laag"}
    assert {"question", "value", "reason", "open"} <= group["bottlenecks"][0].keys()
    assert {"id", "version", "hash"} == data["definitions"][0].keys()


def test_keys_stand_in_the_order_of_the_shape() -> None:
    data = outcome_to_data(heavy())
    assert list(data) == [field.name for field in fields(Outcome)]
    assert list(data["groups"][0]) == [field.name for field in fields(GroupOutcome)]


def test_it_is_json_and_nothing_else() -> None:
    data = outcome_to_data(heavy())
    assert json.loads(json.dumps(data, allow_nan=False)) == data


@settings(max_examples=10)
@given(st.data())
def test_every_outcome_fits_the_schema(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    made = data.draw(dossiers(questionnaire, ("full", "short", "quickscan")))
    found = outcome_to_data(score(made, catalogue_of(questionnaire)))
    SCHEMA.validate(json.loads(json.dumps(found)))


def test_the_schema_refuses_what_is_no_outcome() -> None:
    data: dict[str, Any] = outcome_to_data(heavy())
    assert SCHEMA.is_valid(data)
    assert not SCHEMA.is_valid(data | {"burden_class": "zwaar"})
    assert not SCHEMA.is_valid({key: value for key, value in data.items() if key != "trace"})


def test_an_outcome_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        outcome().burden_class = "laag"  # type: ignore[misc]


def test_definitions_are_what_the_outcome_rests_on() -> None:
    found = outcome().definitions
    assert [used.id for used in found] == ["rules", "hard", "how", "types", "who"]
    assert [used.version for used in found] == ["1.0.0", "1.0.0", "1.0.0", "2.1.0", "1.0.0"]
    assert {used.hash for used in found} == {catalogue().hash_of(used.id) for used in found}


def test_the_questionnaire_of_the_intake_is_named_when_it_was_used() -> None:
    assert outcome(intake={"what": "Alles"}).definitions[-1].id == "asked_first"
    made = dossier(intake={"other": "Alles"})
    assert "asked_first" not in {used.id for used in score(made, catalogue()).definitions}
