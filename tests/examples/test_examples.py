"""The example dossiers: each shows one thing, and says only what its source says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.dossier import (
    AdviceForm,
    CurrentStep,
    Deviation,
    Dossier,
    Estimate,
    Journey,
    NotNeeded,
    Participation,
    ReadyText,
    Response,
    Step,
    Unknown,
)
from scoring.dossier_reading import DossierFile, dump_dossier, read_dossier
from scoring.outcome import GroupOutcome, Outcome
from scoring.score import score
from scoring.validation import validate
from tests.examples.shapes import shapes_of

FOLDER = Path(__file__).parents[2] / "examples"
FROM_DOCUMENT = re.compile(r"\(seed 00[0-4]\)")
NEVER_IN_OUR_TEXTS = re.compile(r"wrr-toets|\bvoldoe(t|n)\b|\bnaar u\b|\buw\b", re.IGNORECASE)


@dataclass(frozen=True)
class Purpose:
    """What an example is for: its class, the limits of it, and the verdict per group."""

    burden_class: str
    verdicts: Mapping[str, int | None]
    at_least: str = "laag"
    at_most: str = "hoog"
    comparisons: Mapping[str, str] = field(default_factory=dict)
    depth: str = "full"


PURPOSES = {
    # From documents: little is known, so there is no class; what is known still counts.
    "utrecht_parkeerapp": Purpose(
        "onbekend", {"bewoners": None, "weinig_geld": None, "minder_digitaal": None}, at_least="middel"
    ),
    "bijzondere_bijstand_stukken": Purpose(
        "onbekend", {"aanvragers": 1}, at_least="middel", comparisons={"aanvragers": "gelijk"}
    ),
    "betalingsregeling": Purpose("onbekend", {"aanvragers": 2}, comparisons={"aanvragers": "lichter"}),
    "deeltijdinkomen_app": Purpose(
        "onbekend", {"deeltijd": None}, at_least="middel", comparisons={"deeltijd": "niet_te_vergelijken"}
    ),
    "brievenproject": Purpose("onbekend", {"bijstand": 2}, comparisons={"bijstand": "lichter"}),
    # Fictional: answered in full, from light to heavy, and one of which nothing is known.
    "warm_huis": Purpose(
        "hoog",
        {"huurders": 4, "ouderen": 4, "ondernemers": 4, "balie": 4},
        at_least="hoog",
        comparisons=dict.fromkeys(("huurders", "ouderen", "ondernemers", "balie"), "zwaarder"),
    ),
    "paspoort_zonder_afspraak": Purpose(
        "laag",
        {"ophalers": 2, "baliecollegas": 1},
        at_most="laag",
        comparisons={"ophalers": "lichter", "baliecollegas": "gelijk"},
    ),
    "terras_foto": Purpose("laag", {"horeca": 3}, at_most="laag", comparisons={"horeca": "zwaarder"}, depth="short"),
    "subsidie_eerder": Purpose(
        "laag", {"besturen": 1}, at_most="laag", comparisons={"besturen": "gelijk"}, depth="quickscan"
    ),
    "energiehulp_reis": Purpose(
        "hoog", {"huishoudens": 4}, at_least="hoog", comparisons={"huishoudens": "zwaarder"}, depth="short"
    ),
    "stadspas_idee": Purpose(
        "onbekend",
        {"inwoners": None, "winkeliers": None},
        comparisons=dict.fromkeys(("inwoners",), "niet_te_vergelijken"),
    ),
}

FROM_DOCUMENTS = tuple(PURPOSES)[:5]

NOT_IN_THE_COMPLETE_EXAMPLE = {
    ("Dossier", "not_needed"): "belongs to a quickscan",
    ("Dossier", "current"): "one of its groups has nothing today, the others have",
    ("Dossier", "journey"): "stands in the example with a journey",
    ("Group", "journey"): "stands in the example with a journey",
    **{
        (shape.__name__, name): "stands in the example with a journey"
        for shape in (Journey, Step, CurrentStep, Participation)
        for name in shape.model_fields
    },
    **dict.fromkeys(
        (
            ("Measure", "steps"),
            ("MeasureChanges", "steps"),
            ("StepEdit", "group"),
            ("StepEdit", "step"),
            ("StepEdit", "remove"),
            ("StepEdit", "values"),
            ("CheckAnswer", "steps"),
            ("Signal", "steps"),
            ("StepReference", "group"),
            ("StepReference", "step"),
        ),
        "names a step, and stands in the example with a journey",
    ),
    ("Dossier", "proposal"): "it is the only dossier of its proposal",
    ("Signal", "fewer_than"): "takes the place of a small count, in what is published",
    ("Dossier", "variant"): "it is the only dossier of its proposal",
    ("CompassAnswers", "not_applicable"): "its compass applies",
    ("CheckAnswer", "not_applicable"): "every check of its compass applies",
    ("Dossier", "advice"): "nobody added anything to what the rules say",
    **{
        (shape.__name__, name): "nobody added anything to what the rules say"
        for shape in (AdviceForm, Deviation, ReadyText)
        for name in shape.model_fields
    },
    ("Answer", "from_steps"): "has no journey to be taken over from",
    ("Evidence", "step"): "has no journey",
    ("Evidence", "question"): "has no journey",
    ("Answer", "same_as"): "its groups answer for themselves",
    ("Pin", "hash"): "changes with every change of the bundled file",
}


@cache
def example(name: str) -> DossierFile:
    path = FOLDER / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name)


@cache
def outcome_of(name: str) -> Outcome:
    return score(example(name).dossier, bundled_catalogue())


def group_of(name: str, group: str) -> GroupOutcome:
    return next(one for one in outcome_of(name).groups if one.id == group)


def responses(dossier: Dossier) -> Iterator[tuple[str, Response]]:
    """Every response in a dossier, with where it stands."""
    for where, answers in (("dossier", dossier.answers), *((group.id, group.answers) for group in dossier.groups)):
        for answer in answers:
            settled = (answer.settled.proposal, answer.settled.current) if answer.settled else ()
            rated = [one for rating in answer.ratings for one in (rating.proposal, rating.current)]
            for response in (answer.proposal, answer.current, *rated, *settled):
                if response is not None:
                    yield f"{where}/{answer.question}", response


def test_every_example_has_a_purpose() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(PURPOSES)


@pytest.mark.parametrize("name", PURPOSES)
def test_no_example_has_a_finding(name: str) -> None:
    assert validate(example(name), bundled_catalogue()) == ()


@pytest.mark.parametrize("name", PURPOSES)
def test_every_example_stands_in_the_canonical_form_under_its_comment(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    comment = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert comment
    assert text == comment + dump_dossier(example(name).dossier)


@pytest.mark.parametrize("name", PURPOSES)
def test_an_example_comes_out_as_it_is_meant(name: str) -> None:
    purpose, outcome = PURPOSES[name], outcome_of(name)
    assert (outcome.burden_class, outcome.burden_at_least, outcome.burden_at_most) == (
        purpose.burden_class,
        purpose.at_least,
        purpose.at_most,
    )
    assert {group.id: group.verdict for group in outcome.groups} == purpose.verdicts
    compared = {group.id: group.comparison for group in outcome.groups if group.id in purpose.comparisons}
    assert compared == purpose.comparisons
    assert outcome.depth == purpose.depth


def test_together_they_show_every_verdict_every_class_and_every_depth() -> None:
    outcomes = [outcome_of(name) for name in PURPOSES]
    assert {group.verdict for outcome in outcomes for group in outcome.groups} == {1, 2, 3, 4, None}
    assert {group.burden_class for outcome in outcomes for group in outcome.groups} == {
        "laag",
        "middel",
        "hoog",
        "onbekend",
    }
    assert {outcome.depth for outcome in outcomes} == {"quickscan", "short", "full"}


@pytest.mark.parametrize("name", PURPOSES)
def test_what_is_made_up_says_so_in_its_title(name: str) -> None:
    dossier = example(name).dossier
    assert dossier.fictional == dossier.title.endswith("(fictief)") == (name not in FROM_DOCUMENTS)


@pytest.mark.parametrize("name", FROM_DOCUMENTS)
def test_every_coded_fact_points_to_its_document(name: str) -> None:
    coded = [(where, response) for where, response in responses(example(name).dossier) if response.value is not None]
    assert coded
    for where, response in coded:
        assert response.evidence, where
        assert all(FROM_DOCUMENT.search(evidence.description) for evidence in response.evidence), where


@pytest.mark.parametrize("name", FROM_DOCUMENTS)
def test_every_step_points_to_its_document_and_leaves_open_what_that_does_not_say(name: str) -> None:
    for group in example(name).dossier.groups:
        for step in group.journey.steps if group.journey else ():
            assert step.evidence, step.id
            assert all(FROM_DOCUMENT.search(evidence.description) for evidence in step.evidence), step.id
    for outcome in outcome_of(name).groups:
        if outcome.journey is not None and outcome.journey_details is not None:
            assert outcome.journey.class_ == "onbekend"
            assert {one.field for one in outcome.journey_details.find_out if one.needed} >= {"minutes", "help"}


def test_three_examples_from_documents_have_a_journey() -> None:
    described = [name for name in FROM_DOCUMENTS if outcome_of(name).journey_totals is not None]
    assert sorted(described) == ["betalingsregeling", "bijzondere_bijstand_stukken", "utrecht_parkeerapp"]


@pytest.mark.parametrize("name", PURPOSES)
def test_no_example_uses_words_that_we_do_not_use(name: str) -> None:
    assert not NEVER_IN_OUR_TEXTS.search((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


class TestTheParkingApp:
    def test_less_contact_is_heavier_than_before_for_every_group(self) -> None:
        for group in outcome_of("utrecht_parkeerapp").groups:
            assert "lost_by_scheme" in {difference.question for difference in group.heavier}

    def test_people_with_little_money_lose_the_most(self) -> None:
        def lost(group: str) -> int | None:
            heavier = group_of("utrecht_parkeerapp", group).heavier
            return next(one.proposal for one in heavier if one.question == "lost_by_scheme")

        assert (lost("weinig_geld"), lost("bewoners")) == (3, 2)

    def test_access_is_heavy_for_certain_although_most_is_unknown(self) -> None:
        group = group_of("utrecht_parkeerapp", "minder_digitaal")
        access = next(theme for theme in group.themes if theme.id == "access")
        assert (access.range.low, access.range.high) == ("hoog", "zeer_hoog")
        assert "way_without_computer" in {one.question for one in group.find_out}


def test_the_payment_arrangement_is_lighter_for_everyone_and_nothing_is_heavier() -> None:
    group = group_of("betalingsregeling", "aanvragers")
    assert outcome_of("betalingsregeling").lighter_for_everyone
    assert group.heavier == ()
    assert {difference.question for difference in group.lighter} == {"contacts", "may_decide"}


def test_the_payment_arrangement_reads_as_better_than_now() -> None:
    # Too little is known for an advice; that waiting is no good is certain, and is said beside it.
    advice = outcome_of("betalingsregeling").advice
    assert advice is not None
    assert (advice.outcome, advice.comparison, advice.waiting_keeps_it_heavy) == ("nog_niet_besluiten", "lichter", True)


ADVICES = {
    "paspoort_zonder_afspraak": ("positief", "fine"),
    "subsidie_eerder": ("positief", "fine"),
    "terras_foto": ("positief_mits", "with_conditions"),
    "energiehulp_reis": ("aanpassen", "flag_without_measures"),
    "warm_huis": ("nog_niet_besluiten", "too_little_known"),
    "stadspas_idee": ("nog_niet_besluiten", "unknown"),
    **dict.fromkeys(FROM_DOCUMENTS, ("nog_niet_besluiten", "unknown")),
}
"""The advice of every example, and the rule that gives it."""


@pytest.mark.parametrize("name", PURPOSES)
def test_every_example_has_the_advice_that_it_is_meant_to_show(name: str) -> None:
    advice = outcome_of(name).advice
    assert advice is not None
    assert (advice.outcome, advice.rule) == ADVICES[name]
    assert advice.provisional is (name == "stadspas_idee")
    assert advice.refused_deviation is None


def test_together_they_show_every_advice() -> None:
    assert {outcome for outcome, _rule in ADVICES.values()} == set(ADVICE_ORDER)


def test_a_small_proposal_has_conditions_of_which_some_rest_on_a_promise() -> None:
    advice = outcome_of("terras_foto").advice
    assert advice is not None
    assert (advice.promises, advice.intentions) == (2, 6)
    assert [one.subject for one in advice.conditions if one.agreed] == ["toegankelijk", "getest"]


def test_letters_change_only_the_language() -> None:
    group = group_of("brievenproject", "bijstand")
    assert [difference.question for difference in group.lighter] == ["plain_language"]


def test_the_quickscan_is_enough_when_nobody_has_to_do_anything() -> None:
    group = group_of("subsidie_eerder", "besturen")
    assert outcome_of("subsidie_eerder").quickscan == "not_needed"
    assert group.basis_of_class == "quickscan"


def test_an_idea_of_which_nothing_is_known_gets_a_list_instead_of_a_class() -> None:
    for group in outcome_of("stadspas_idee").groups:
        assert group.unknown_share == 1.0
        assert group.find_out
        assert group.bottlenecks == ()


class TestTheCompleteExample:
    """`warm_huis` uses everything that a full dossier can hold."""

    def used(self) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()

        def walk(value: object) -> None:
            if isinstance(value, BaseModel):
                for name in type(value).model_fields:
                    if getattr(value, name) not in (None, (), {}, False):
                        found.add((type(value).__name__, name))
                    walk(getattr(value, name))
            elif isinstance(value, tuple):
                for item in value:
                    walk(item)

        walk(example("warm_huis").dossier)
        return found

    def test_every_field_is_used(self) -> None:
        shapes = shapes_of(Dossier) - {Estimate, NotNeeded}
        fields = {(shape.__name__, name) for shape in shapes for name in shape.model_fields}
        assert fields - self.used() == set(NOT_IN_THE_COMPLETE_EXAMPLE)

    def test_every_question_is_answered_but_the_ones_that_are_meant_to_be_unknown(self) -> None:
        unknown = {(group.id, one.question) for group in outcome_of("warm_huis").groups for one in group.find_out}
        assert unknown == {
            ("huurders", "little_dutch"),
            ("huurders", "seeing_hearing"),
            ("ondernemers", "little_dutch"),
        }
        reasons = {one.unknown for group in outcome_of("warm_huis").groups for one in group.find_out}
        assert reasons == set(Unknown)

    def test_every_kind_of_group_is_there(self) -> None:
        assert {group.kind for group in example("warm_huis").dossier.groups} == set(GroupKind)

    def test_raters_disagree_once_and_settle_once(self) -> None:
        group = group_of("warm_huis", "huurders")
        assert [one.question for one in group.disagreements] == ["digital_skills"]
        proofs = next(one for one in group.bottlenecks if one.question == "proofs")
        assert proofs.answer == 4

    def test_it_has_bottlenecks_with_and_without_an_agreed_measure_and_a_red_flag(self) -> None:
        group = group_of("warm_huis", "huurders")
        assert {one.open for one in group.bottlenecks} == {True, False}
        assert [flag.question for flag in group.red_flags] == ["change_not_reported"]
        agreed = {measure.id for measure in example("warm_huis").dossier.measures if measure.is_agreed}
        assert agreed < {measure.id for measure in example("warm_huis").dossier.measures}
