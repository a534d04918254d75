"""How sure an advice is, on the examples; `tests.proofs.robustness` holds it against scoring every version."""

from __future__ import annotations

from functools import cache

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.examination import examine
from scoring.publication import publication_copy
from scoring.robustness import pairs
from scoring.robustness.outcome import Robustness
from scoring.robustness.score import robustness_of
from scoring.score import score
from tests.scoring.robustness.examples import batch_of, example, flags_at


@cache
def found(name: str) -> Robustness:
    return robustness_of(batch_of(example(name)))


def test_the_same_again_and_for_the_publication_copy() -> None:
    assert robustness_of(batch_of(publication_copy(example("terras_foto")))) == found("terras_foto")


def test_every_answer_that_alone_changes_the_advice_does_so() -> None:
    robustness = found("terras_foto")
    assert robustness.smallest_size == 1
    assert {len(one.changes) for one in robustness.smallest_change} == {1}
    for one in robustness.pivotal:
        assert one.advice != "positief_mits"
        assert one.change.to != one.change.now
        assert one.change.group == "horeca"


def test_how_well_a_step_is_known_is_no_answer_that_is_otherwise() -> None:
    fields = {one.change.field for one in found("energiehulp_reis").pivotal if one.change.kind == "step"}
    assert "certainty" not in fields


def test_a_field_of_a_step_can_change_it_too() -> None:
    robustness = robustness_of(batch_of(*flags_at("s0")))
    pivotal = {(one.change.subject, one.change.field): one for one in robustness.pivotal}
    assert pivotal["s0", "help"].change.now == "no_help"
    assert pivotal["s0", "help"].advice == "positief"


@pytest.mark.parametrize(
    ("here", "there", "field"),
    [
        # Of the only channel that is ticked, another takes the place: nobody travels then, and the rest is a guess.
        (
            {"channels": ("counter",), "travel_minutes": 60, "waiting_minutes": 0, "without_computer": "yes"},
            {"certainty": "guessed"},
            "channels",
        ),
        # Only longer than any ready-made range a guess outweighs what is known.
        (
            {"certainty": "guessed"},
            {"minutes": {"low": 1000, "likely": 1200, "high": 1400}, "times_a_year": 3},
            "minutes",
        ),
    ],
)
def test_ticks_and_estimates_are_tried_to_their_ends(
    here: dict[str, object], there: dict[str, object], field: str
) -> None:
    robustness = robustness_of(batch_of(*flags_at(s0=here, s1=there)))
    changes = {(one.change.subject, one.change.field): one.advice for one in robustness.pivotal}
    assert changes["s0", field] == "positief_mits"


def test_fields_of_two_steps_can_change_it_together() -> None:
    # Both steps have a red flag: only when both are otherwise the advice is.
    both = batch_of(*flags_at("s0", "s1"))
    robustness = robustness_of(both)
    assert both.outcome.advice is not None
    assert both.outcome.advice.outcome == "aanpassen"
    assert robustness.pivotal == ()
    assert (robustness.smallest_size, robustness.examined_up_to) == (2, 2)
    # Whoever else does a step, it is no burden of this group.
    fields = {tuple((one.subject, one.field) for one in change.changes) for change in robustness.smallest_change}
    assert fields == {(("s0", one), ("s1", other)) for one in ("help", "actor") for other in ("help", "actor")}
    found = robustness.smallest_change[0]
    assert [(one.subject, one.field, one.to) for one in found.changes] == [
        ("s0", "help", "information_only"),
        ("s1", "help", "information_only"),
    ]
    assert found.advice == "positief"
    assert robustness.sentence == (
        "Het advies blijft gelijk, tenzij twee of meer antwoorden tegelijk anders zijn, zoals bij: 'Stap s0: "
        "Welke hulp is er bij deze stap?' en 'Stap s1: Welke hulp is er bij deze stap?'."
    )


@pytest.mark.parametrize("name", ["betalingsregeling", "bijzondere_bijstand_stukken", "utrecht_parkeerapp"])
def test_in_every_example_with_a_journey_all_pairs_are_examined(name: str) -> None:
    assert (found(name).smallest_size, found(name).examined_up_to) == (None, 2)


def test_too_many_pairs_are_not_tried_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "MOST_PAIRS", 100)
    robustness = robustness_of(batch_of(*flags_at("s0", "s1")))
    assert (robustness.smallest_size, robustness.examined_up_to) == (None, 1)
    assert robustness.sentence == "Het advies blijft gelijk, ook als één antwoord anders is."


def test_only_definitions_that_are_used_have_thresholds() -> None:
    assert {one.definition for one in found("terras_foto").thresholds} == {"doenvermogen", "kompas", "advies"}
    assert {one.definition for one in found("energiehulp_reis").thresholds} == {
        "doenvermogen",
        "reis",
        "kompas",
        "advies",
    }


def test_each_threshold_is_moved_by_each_factor() -> None:
    for one in found("energiehulp_reis").thresholds:
        assert [moved.factor for moved in one.moved] == [0.75, 0.9, 1.1, 1.25]
        assert [moved.value for moved in one.moved] == pytest.approx([one.value * moved.factor for moved in one.moved])
        assert one.changes == any(moved.advice != "aanpassen" for moved in one.moved)


def test_a_quickscan_is_not_examined() -> None:
    dossier = example("subsidie_eerder")
    outcome = score(dossier, bundled_catalogue(), with_trace=False)
    assert examine(dossier, bundled_catalogue(), outcome).robustness is None


def test_an_examined_outcome_says_how_sure_it_is() -> None:
    dossier = example("terras_foto")
    outcome = score(dossier, bundled_catalogue(), with_trace=False)
    assert outcome.robustness is None
    assert examine(dossier, bundled_catalogue(), outcome).robustness == found("terras_foto")


def test_without_anything_known_nothing_known_can_change_it() -> None:
    robustness = found("stadspas_idee")
    assert not robustness.pivotal
    assert not robustness.smallest_change
    assert robustness.smallest_size is None
    assert robustness.stability is None
    assert (robustness.range.lightest, robustness.range.heaviest) == ("positief", "aanpassen")
