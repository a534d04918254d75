"""The batch scorer says the same as the plain one, of every version of every dossier."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from tests.scoring.advice import advising
from tests.scoring.batch.random_versions import (
    check_same,
    random_compass,
    random_versions,
    replaced,
    some_journey,
    two_contexts,
)
from tests.scoring.catalogues import catalogue_of
from tests.scoring.journey.random_journeys import drawn_from
from tests.scoring.rules_dossiers import LIGHTEST, OF_DOSSIER
from tests.strategies import dossiers, questionnaires

EXAMPLES = Path(__file__).parents[3] / "examples"
SEEDS = st.integers(0, 2**32)


@given(st.data(), SEEDS)
def test_versions_of_dossiers_of_any_shape(data: st.DataObject, seed: int) -> None:
    questionnaire = data.draw(questionnaires(themes=4))
    catalogue = catalogue_of(questionnaire, bundled_catalogue())
    batch = BatchScorer(data.draw(dossiers(questionnaire)), catalogue)
    rng = drawn_from(seed)
    check_same(batch, random_versions(batch, rng, 3, rng.choice((0.1, 0.5)), around=False), catalogue)


@given(SEEDS)
def test_versions_of_dossiers_in_which_every_rule_counts(seed: int) -> None:
    rng = drawn_from(seed)
    catalogue = rng.choice((advising.catalogue(), other_rules()))
    batch = BatchScorer(random_dossier(rng), catalogue)
    check_same(batch, random_versions(batch, rng, 6, rng.choice((0.03, 0.1, 0.3)), around=True), catalogue)


@pytest.mark.parametrize("name", ["warm_huis", "energiehulp_reis", "terras_foto"])
@pytest.mark.parametrize("changed", [0.05, 0.4])
def test_versions_of_examples(name: str, changed: float) -> None:
    path = EXAMPLES / f"{name}.yaml"
    dossier = replaced(read_dossier(path.read_bytes(), path.name).dossier, journey="reis")
    batch = BatchScorer(dossier, bundled_catalogue())
    rng = drawn_from(f"{name} {changed}")
    check_same(batch, random_versions(batch, rng, 8, changed, around=True), bundled_catalogue())


def test_a_few_versions_at_a_time_say_the_same_as_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = drawn_from("a few at a time")
    batch = BatchScorer(random_dossier(rng), advising.catalogue())
    monkeypatch.setattr("scoring.batch.group.CHUNK", 3)
    assert batch.groups
    check_same(batch, random_versions(batch, rng, 11, 0.1, around=True), advising.catalogue())


def test_nothing_changed_is_the_dossier_itself() -> None:
    for seed in range(10):
        batch = BatchScorer(random_dossier(drawn_from(seed)), other_rules())
        found = batch.run(2, {})
        assert batch.outcome.advice is not None
        assert [found.inputs_of(number) for number in range(2)] == [batch.outcome.advice.inputs] * 2
        assert found.advice_of(1) == batch.outcome.advice.outcome


def test_what_is_drawn_leads_to_every_advice() -> None:
    """Else the tests above would prove little."""
    found = set[str]()
    for seed in range(40):
        rng = drawn_from(seed)
        batch = BatchScorer(random_dossier(rng), advising.catalogue())
        found |= check_same(batch, random_versions(batch, rng, 2, 0.05, around=True), advising.catalogue())
    assert found == {"positief", "positief_mits", "aanpassen", "nog_niet_besluiten"}


def random_dossier(rng: Random) -> Dossier:
    """Draw a dossier for tests/scoring/data/rules.yaml, mostly light and known, with all that it can have."""
    sure, well_known = rng.choice((0.6, 0.9, 1.0, 1.0, 1.0)), rng.choice((0.6, 0.95, 1.0))
    kinds = ("resident", "resident", "employee", "entrepreneur")
    groups: list[dict[str, Any]] = [
        {
            "id": f"g{number}",
            "name": "Mensen",
            "kind": rng.choice(kinds),
            "themes": tuple(
                {"section": section, "basis": rng.choice(("tested", "own_estimate"))}
                for section in "abcdef"
                if rng.random() < 0.3
            ),
            "answers": tuple(_answers(rng, sure, well_known, of_dossier=False)),
            "journey": some_journey(rng) if rng.random() < 0.5 else None,
        }
        for number in range(rng.choice((0, 1, 1, 2, 3)))
    ]
    dossier = Dossier.model_validate(
        {
            "format": 1,
            "title": "Proef",
            "questionnaire": "rules",
            "journey": "reis",
            "depth": rng.choice(("full", "full", "short")),
            "intake": {"phase": rng.choice(("ontwerp", "besluit"))},
            "answers": tuple(_answers(rng, sure, well_known, of_dossier=True)),
            "groups": tuple(groups),
            "measures": tuple(
                _measure(rng, number, [one["id"] for one in groups]) for number in range(rng.randrange(5))
            ),
        }
    )
    if rng.random() < 0.2:
        return dossier
    return replaced(dossier, compass=random_compass(dossier, advising.catalogue(), rng))


def _answers(rng: Random, sure: float, well_known: float, *, of_dossier: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for question in LIGHTEST:
        if (question in OF_DOSSIER) is not of_dossier or rng.random() > (sure + 1) / 2:
            continue
        one = _said(rng, question, sure, well_known)
        if rng.random() < 0.1:
            ratings = tuple(
                {"rater": {"function": "Rater"}, "proposal": _said(rng, question, sure, well_known)} for _n in range(2)
            )
            found.append({"question": question, "ratings": ratings})
        else:
            found.append({"question": question, "proposal": one})
    return found


def _said(rng: Random, question: str, sure: float, well_known: float) -> dict[str, Any]:
    if rng.random() > sure:
        return {"unknown": "not_known"}
    heavy = rng.random() < 0.25
    value: Any = LIGHTEST[question]
    if heavy and question == "f_days":
        value = rng.choice((0, 20, 50))
    elif heavy and question == "f_places":
        value = rng.choice((("desk",), ("desk", "doctor", "employer")))
    elif heavy and question != "asks":
        value = rng.choice(("beetje", "redelijk", "redelijk", "sterk", "heel_sterk"))
    known = rng.random() < well_known
    return {"value": value, "basis": rng.choice(("tested", "figures") if known else ("own_estimate", None))}


def _measure(rng: Random, number: int, groups: list[str]) -> dict[str, Any]:
    steps = [{"group": group, "step": f"step_{step}"} for group in groups for step in range(3)]
    return {
        "id": f"m{number}",
        "text": "Iets anders",
        "groups": tuple(one for one in groups if rng.random() < 0.3),
        "questions": tuple(one for one in LIGHTEST if rng.random() < 0.2),
        "themes": tuple(one for one in "abcdefg" if rng.random() < 0.3),
        "steps": tuple(one for one in steps if rng.random() < 0.7),
        **(advising.AGREED if rng.random() < 0.8 else {}),
    }


@cache
def other_rules() -> Catalogue:
    """The same questions with rules that count other things, two contexts, and options that are never light."""
    data = two_contexts().model_dump()
    scoring = data["scoring"]
    scoring["bands"] = (
        {"id": "many", "band": "zeer_hoog", "when": "count_at_least_3 >= 2 or share_at_least_2 >= 1"},
        {"id": "one", "band": "hoog", "when": "highest >= 4 or count_at_least_2 >= 2"},
        {"id": "some", "band": "matig", "when": "share_at_least_1 > 0.34 and highest >= 2"},
        {"id": "none", "band": "laag"},
    )
    scoring["classes"] = (
        {
            "id": "gaps",
            "burden_class": "onbekend",
            "when": "theme_unknown_share >= 1 or unknown_share >= 0.5",
            "text": "-",
        },
        {"id": "gap", "burden_class": "onbekend", "when": "unknown_critical > 1", "text": "-"},
        {"id": "worst", "burden_class": "hoog", "when": "heavy_bottlenecks >= 3 or themes_zeer_hoog >= 2", "text": "-"},
        {"id": "bad", "burden_class": "middel", "when": "bottlenecks > 1 and themes_matig >= 1", "text": "-"},
        {
            "id": "wide",
            "burden_class": "middel",
            "when": "themes_with_heavy_bottleneck == 1 or themes_matig >= 3",
            "text": "-",
        },
        {"id": "light", "burden_class": "laag", "text": "-"},
    )
    for section in data["sections"]:
        for question in section["questions"]:
            if question["id"] in {"c_one", "e_one"}:
                options = [
                    {"id": "niet", "label": "Niet"},
                    *({"id": one, "label": one} for one in ("beetje", "redelijk")),
                ]
                burdens = {"c_one": (3, 3, 4), "e_one": (2, 3, 4)}[question["id"]]
                more = [
                    {"id": "sterk", "label": "sterk", "burden": 4},
                    {"id": "heel_sterk", "label": "heel sterk", "burden": 4},
                ]
                question["scale"] = None
                question["options"] = (
                    *(one | {"burden": burden} for one, burden in zip(options, burdens, strict=True)), *more,
                )  # fmt: skip
    catalogue = catalogue_of(Questionnaire.model_validate(data), advising.catalogue())
    evidence = catalogue.advice_rules["advies"].evidence.model_copy(
        update={
            "when": "unfounded_bottlenecks <= 2 and unfounded_critical < 3 and founded_share > 0.25"
            " and (burden != hoog or not journey_unfounded) and not (journey_missing and not deciding)"
        }
    )
    definition = catalogue.advice_rules["advies"].model_copy(update={"evidence": evidence})
    file = replace(catalogue.sources["advies"], definition=definition)
    return Catalogue({**catalogue.sources, "advies": file})
