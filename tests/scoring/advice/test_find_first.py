"""What to know first is what lifts the block that the rule names, and nothing else (RULES section 8)."""

from __future__ import annotations

from typing import Any

from scoring.advice.outcome import ToKnow
from scoring.advice.to_know_words import what_to_know, why_to_know
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.score import score
from tests.scoring.advice.advising import FOUNDED, catalogue, dossier
from tests.scoring.compass.answering import dossier_with as with_compass
from tests.scoring.compass.answering import everywhere, kompas

UNKNOWN = {"unknown": "not_known"}


def outcome_of(*arguments: Any, **fields: Any) -> Outcome:
    return score(dossier(*arguments, **fields), catalogue(), with_trace=False)


def first(outcome: Outcome) -> tuple[ToKnow, ...]:
    assert outcome.advice is not None
    return outcome.advice.find_first


def kinds(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.kind, one.subject) for one in first(outcome)]


def test_an_advice_asks_for_nothing() -> None:
    outcome = outcome_of({"b_two": UNKNOWN})
    assert outcome.advice is not None
    assert outcome.advice.outcome != "nog_niet_besluiten"
    assert first(outcome) == ()


def test_a_burden_that_is_not_known_asks_for_the_questions_critical_first() -> None:
    outcome = outcome_of({"a_two": UNKNOWN, "b_one": UNKNOWN})
    assert outcome.burden_class == "onbekend"
    assert kinds(outcome) == [("question", "b_one"), ("question", "a_two")]
    assert [one.critical for one in first(outcome)] == [True, False]


def test_a_compass_that_is_not_known_asks_for_its_checks_and_for_no_question() -> None:
    outcome = outcome_of({"b_two": UNKNOWN}, compass="onbekend")
    assert outcome.advice is not None
    assert outcome.advice.rule == "unknown"
    assert {kind for kind, _subject in kinds(outcome)} == {"check"}
    assert outcome.compass is not None
    core = [check.id for check in outcome.compass.checks if check.core and check.state == "unknown"]
    assert core
    assert [subject for _kind, subject in kinds(outcome)] == core


def test_other_checks_are_asked_for_when_the_outcome_hangs_on_them() -> None:
    others = [check.id for check in kompas().checks if not check.core][:4]
    compass = with_compass(everywhere("full_yes", **dict.fromkeys(others, "unknown"))).compass
    outcome = score(dossier().model_copy(update={"compass": compass}), catalogue(), with_trace=False)
    assert outcome.compass is not None
    assert outcome.compass.rule == "range"
    assert kinds(outcome) == [("check", check) for check in others]


def test_an_answer_that_is_an_estimate_is_asked_for_as_such() -> None:
    outcome = outcome_of({"a_one": "heel_sterk"}, bases={"a_one": "own_estimate"})
    assert outcome.advice is not None
    assert outcome.advice.rule == "too_little_known"
    assert kinds(outcome) == [("estimate", "a_one")]
    one = first(outcome)[0]
    assert (what_to_know(one, outcome, catalogue()), why_to_know(one)) == ("A een", "nu nog een eigen inschatting")


def test_an_answer_without_a_basis_is_not_called_an_estimate() -> None:
    outcome = outcome_of({"a_one": "heel_sterk"}, bases={"a_one": None})
    assert kinds(outcome) == [("estimate", "a_one")]
    assert why_to_know(first(outcome)[0]) == "er staat niet bij hoe we dit weten"


def test_a_decision_without_a_journey_asks_for_the_journey() -> None:
    outcome = outcome_of({"a_one": "sterk"}, phase="besluit")
    assert kinds(outcome) == [("journey", "")]
    words = what_to_know(first(outcome)[0], outcome, catalogue())
    assert words == f"Beschrijf de reis van {outcome.groups[0].name}."


def test_a_journey_that_is_known_too_badly_is_asked_for() -> None:
    journey = {"steps": ({"id": "s1", "name": "Stap", "values": {**FOUNDED, "certainty": "guessed"}},)}
    outcome = outcome_of({"a_one": "sterk"}, group={"journey": journey})
    assert kinds(outcome) == [("journey_unfounded", "")]


def test_too_few_answers_that_are_known_well_are_told_with_their_share() -> None:
    outcome = outcome_of({"a_one": "sterk"}, basis="own_estimate", bases={"a_one": "tested"})
    critical = [one for one in first(outcome) if one.kind == "estimate"]
    last = first(outcome)[-1]
    assert all(one.critical for one in critical)
    assert last.kind == "founded_share"
    assert outcome.advice is not None
    share = round(100 * outcome.advice.evidence_facts.founded_share)
    assert f"{share} procent" in what_to_know(last, outcome, catalogue())


def test_without_a_group_a_group_is_asked_for_first() -> None:
    outcome = score(Dossier(format=1, title="Leeg", questionnaire="rules"), catalogue(), with_trace=False)
    assert kinds(outcome)[0] == ("group", "")
    assert {kind for kind, _subject in kinds(outcome)[1:]} == {"check"}


def test_in_a_first_picture_all_that_is_not_known_is_named_once() -> None:
    outcome = outcome_of({"a_one": UNKNOWN, "b_one": UNKNOWN}, phase="verkenning")
    assert outcome.advice is not None
    assert outcome.advice.provisional
    found = kinds(outcome)
    assert found[0] == ("question", "a_one")
    assert len(found) == len(set(found))
