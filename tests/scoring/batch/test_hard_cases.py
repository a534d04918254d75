"""Cases that chance seldom meets: each is scored in both ways, and the figures are worked out by hand beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from questionnaires.catalogue import Catalogue
from scoring.batch.codes import UNKNOWN
from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import Journey
from scoring.journey.figures import step_outcome
from scoring.outcome import CLASS_ORDER
from tests.scoring.advice.advising import catalogue, dossier, measure
from tests.scoring.batch.random_versions import Versions, check_same, two_contexts
from tests.scoring.catalogues import catalogue_of
from tests.scoring.journey.random_journeys import drawn_from, random_step, scored
from tests.scoring.rules_dossiers import changed_question
from tests.scoring.rules_dossiers import dossier as rules_dossier

COUNT = 40


def place(question: str) -> Place:
    return Place("dossier" if question.startswith("wide") else "people", question)


def code(batch: BatchScorer, question: str, value: Any) -> int:
    found = batch.places[place(question)]
    positions = found.question.positions
    assert positions is not None
    return found.code(positions.at(value))


def test_an_unknown_answer_of_which_the_lightest_is_heavy_makes_the_class_heavier() -> None:
    heavy = tuple({"id": one, "label": one, "burden": burden} for one, burden in (("niet", 3), ("sterk", 4)))
    definitions = catalogue_of(changed_question("e", "e_one", scale=None, options=heavy), catalogue())
    for measures in ((), (measure(themes=("e",)),)):
        batch = BatchScorer(dossier({"e_one": {"not_applicable": "Nee."}}, measures=measures), definitions)
        versions = Versions(3, codes={place("e_one"): [0, UNKNOWN, 2]})
        check_same(batch, versions, definitions)
        found = batch.run(3, {place("e_one"): np.array([0, UNKNOWN, 2])})
        assert [CLASS_ORDER[one] for one in found.inputs.burden] == ["laag", "middel", "middel"]
        assert found.inputs.measures_agreed.tolist() == [True, bool(measures), bool(measures)]


def test_a_theme_without_any_answer_needs_no_measure() -> None:
    heavy = tuple({"id": one, "label": one, "burden": burden} for one, burden in (("niet", 3), ("sterk", 4)))
    definitions = catalogue_of(changed_question("e", "e_one", scale=None, options=heavy), catalogue())
    proposal = {"b_two": "sterk", "e_one": {"not_applicable": "Nee."}, "e_two": {"not_applicable": "Nee."}}
    batch = BatchScorer(dossier(proposal, measures=(measure(themes=("b",)),)), definitions)
    columns = {place("e_one"): [0, UNKNOWN, UNKNOWN], place("e_two"): [0, 0, UNKNOWN]}
    check_same(batch, Versions(3, codes=columns), definitions)
    found = batch.run(3, {one: np.array(column) for one, column in columns.items()})
    assert found.inputs.measures_agreed.tolist() == [True, True, True]


def test_the_context_alone_makes_an_answer_a_bottleneck_and_needs_no_measure_itself() -> None:
    everything = measure(themes=("a", "c", "d", "e", "f", "g"), questions=("b_one",))
    for proposal in (
        {"b_two": "sterk"},
        dict.fromkeys(("a_two", "b_two", "c_two", "d_two", "e_one", "wide"), "redelijk"),
    ):
        batch = BatchScorer(dossier(proposal, measures=(everything,)), catalogue())
        columns = {place("life"): [code(batch, "life", one) for one in ("niet", "redelijk", "sterk", "heel_sterk")]}
        check_same(batch, Versions(4, codes=columns), catalogue())
        found = batch.run(4, {one: np.array(column) for one, column in columns.items()})
        assert [CLASS_ORDER[one] for one in found.inputs.burden] == ["middel"] * 4
        three = "sterk" in proposal.values()
        assert found.inputs.measures_agreed.tolist() == [True, True, not three, not three]


def test_of_two_contexts_the_heaviest_counts() -> None:
    definitions = catalogue_of(two_contexts(), catalogue())
    batch = BatchScorer(dossier({"b_two": "sterk"}), definitions)
    columns = {
        place("life"): [code(batch, "life", one) for one in ("niet", "sterk", "niet", "sterk")],
        place("money"): [code(batch, "money", one) for one in ("niet", "niet", "sterk", "redelijk")],
    }
    check_same(batch, Versions(4, codes=columns), definitions)
    # A theme that is heavy by itself needs a measure of its own; an answer that is a bottleneck has to be known well.
    found = batch.run(
        4,
        {one: np.array(column) for one, column in columns.items()},
        founded={place("b_two"): np.array([False] * 4)},
    )
    assert found.inputs.evidence.tolist() == [True, False, False, False]


def test_a_step_is_heavy_from_the_load_that_the_rules_say() -> None:
    rng, journey, load = drawn_from("a heavy step"), None, 0.0
    while journey is None:
        drawn = Journey(steps=(random_step(rng, 0, 1.0),), other_schemes=0)
        (step,) = scored(drawn).proposal.steps
        found = step_outcome(step)
        if found.load and found.load > 40 and not found.breaking_point and not step.red_flags:
            journey, load = drawn, found.load
    for more, about, agreed in ((0.01, (), True), (0, (), False), (0, ({"group": "people", "step": "step_0"},), True)):
        rules = catalogue().advice_rules["advies"].model_copy(update={"heavy_step_from": load + more})
        file = replace(catalogue().sources["advies"], definition=rules)
        definitions = Catalogue({**catalogue().sources, "advies": file})
        batch = BatchScorer(dossier(measures=(measure(steps=about, questions=("a_two",)),)), definitions)
        check_same(batch, Versions(2, journeys={"people": ((None, journey), [0, 1])}), definitions)
        variants = [batch.journey_variant("people", one) for one in (None, journey)]
        assert [one.agreed for one in variants] == [True, agreed]


def test_a_follow_up_that_is_well_known_does_not_count_as_known() -> None:
    # Everything but the critical questions is known well or badly by chance: about half of it.
    batch = BatchScorer(dossier({"a_two": "redelijk", "f_days": 20, "f_places": ()}), catalogue())
    rng = drawn_from("follow-ups")
    asked = [one for one, found in batch.places.items() if found.question.scored and not found.question.critical]
    founded = {one: [rng.random() < 0.35 for _version in range(COUNT)] for one in asked}
    codes = {one: [batch.groups["people"].code_now(batch.places[one].question.index)] * COUNT for one in asked}
    check_same(batch, Versions(COUNT, codes=codes, founded=founded), catalogue())
    evidence = batch.run(COUNT, {}, founded={one: np.array(truths) for one, truths in founded.items()}).inputs.evidence
    follow_ups = {place("a_guard"), place("f_places")}
    critical = sum(found.question.scored and found.question.critical for found in batch.places.values())
    for version, enough in enumerate(evidence.tolist()):
        known = critical + sum(founded[one][version] for one in asked if one not in follow_ups)
        badly = sum(not founded[one][version] for one in asked)
        assert enough == (known >= badly), version
    assert set(evidence.tolist()) == {True, False}


def test_heavy_themes_without_a_bottleneck_need_a_measure() -> None:
    measures = (
        measure("themes", themes=("a", "b")),
        measure("question", questions=("c_two",)),
        measure("others", themes=("d",), groups=()),
        measure("intention", themes=("e", "f"), agreed=False),
    )
    batch = BatchScorer(dossier(measures=measures), catalogue())
    rng = drawn_from("themes")
    light = ("a_two", "b_two", "c_two", "d_two", "e_one", "e_two", "wide")
    values = ("niet", "redelijk", "redelijk", "redelijk", "sterk")
    codes = {
        place(one): [code(batch, one, rng.choice(values if version % 4 else values[:4])) for version in range(COUNT)]
        for one in light
    }
    check_same(batch, Versions(COUNT, codes=codes), catalogue())
    found = batch.run(COUNT, {one: np.array(column) for one, column in codes.items()})
    inputs = found.inputs
    assert {(int(one), bool(two)) for one, two in zip(inputs.burden, inputs.measures_agreed, strict=True)} >= {
        (0, True), (1, False), (1, True),
    }  # fmt: skip


def test_raters_who_disagree_count_as_the_heaviest_until_somebody_settles() -> None:
    batch = BatchScorer(rules_dossier({"b_two": ["niet", "sterk"]}), catalogue())
    group, index = batch.groups["people"], batch.places[place("b_two")].question.index
    assert group.code_now(index) == code(batch, "b_two", "sterk")
    assert [group.settled(index), group.settled(batch.places[place("a_two")].question.index)] == [False, True]
    columns = [code(batch, "b_two", "niet"), code(batch, "b_two", "sterk")]
    check_same(batch, Versions(2, codes={place("b_two"): columns}), catalogue())
