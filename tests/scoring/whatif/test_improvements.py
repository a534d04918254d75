"""The shortest ways out of the examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from questionnaires.catalogue import bundled_catalogue
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.publication import publication_copy
from scoring.score import score
from scoring.whatif.improvements import improvements_of
from scoring.whatif.outcome import Improvement, OutOfReach

EXAMPLES = Path(__file__).parents[3] / "examples"
Told = tuple[tuple[Improvement, ...], tuple[OutOfReach, ...]]


def ways_of(dossier: Dossier) -> Told:
    catalogue = bundled_catalogue()
    outcome = score(dossier, catalogue, with_trace=False)
    return improvements_of(dossier, catalogue, outcome, BatchScorer(dossier, catalogue))


@cache
def example(name: str) -> Dossier:
    path = EXAMPLES / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name).dossier


@cache
def ways(name: str) -> Told:
    return ways_of(example(name))


def test_what_is_fine_cannot_be_better() -> None:
    assert ways("paspoort_zonder_afspraak") == ((), ())


def test_without_anything_to_find_out_there_is_one_end() -> None:
    improvements, beyond = ways("energiehulp_reis")
    assert {one.assumes.end for one in improvements} == {None}
    assert not beyond
    assert all(one.measures and not one.find_out and not one.assumes.values for one in improvements)


def test_the_least_effort_stands_beside_the_fewest_measures() -> None:
    improvements, _beyond = ways("energiehulp_reis")
    by_number = next(one for one in improvements if one.smallest_by == ("number",) and one.advice == "positief_mits")
    by_effort = next(one for one in improvements if one.smallest_by == ("effort",) and one.advice == "positief_mits")
    assert by_number.proven
    assert by_effort.proven
    assert len(by_number.measures) < len(by_effort.measures)
    assert by_number.effort is not None
    assert by_effort.effort is not None
    assert by_effort.effort < by_number.effort


def test_an_estimate_that_stands_in_the_way_is_found_out_first() -> None:
    improvements, _beyond = ways("warm_huis")
    first = improvements[0]
    assert (first.advice, first.measures, first.proven) == ("aanpassen", (), True)
    assert {one.kind for one in first.find_out} == {"estimate"}
    for one in first.find_out:
        assert [effect.answer for effect in one.answers] == ["one_small"]
        assert one.informants
    assert [line.id for line in first.assumes.values] == [one.id for one in first.find_out]


def test_no_measures_are_taken_where_finding_out_is_enough() -> None:
    """With a measure a few questions less would do; nobody scraps steps to be spared a question."""
    improvements, _beyond = ways("brievenproject")
    assert [(one.advice, one.assumes.end, one.measures) for one in improvements] == [("positief_mits", "lightest", ())]
    assert improvements[0].effort == 0


def test_bad_news_about_a_check_can_be_enough_where_good_news_is_not() -> None:
    """Then the compass is known; with good news it still hangs on another check."""
    catalogue = bundled_catalogue()
    checks = [
        {
            "check": one.id,
            "explanation": "Voor een deel.",
            **(
                {}
                if one.id in {"verwerkt", "uitvoerders"}
                else {"value": "nee" if one.id == "verwachting" else "deels"}
            ),
        }
        for one in catalogue.compasses["kompas"].checks
    ]
    data = example("paspoort_zonder_afspraak").model_dump(exclude_none=True)
    dossier = Dossier.model_validate({**data, "compass": {"definition": "kompas", "answers": tuple(checks)}})
    improvements, _beyond = ways_of(dossier)
    found = {(one.advice, one.assumes.end): len(one.find_out) for one in improvements}
    assert found["positief_mits", "heaviest"] == 1
    assert found["positief_mits", "lightest"] == 2


def test_what_keeps_a_better_advice_away_is_named() -> None:
    _improvements, beyond = ways("terras_foto")
    assert [(one.advice, one.proven, one.because) for one in beyond] == [("positief", True, ("compass",))] * 2


def test_the_publication_copy_has_the_same_ways_and_twice_is_the_same() -> None:
    name = "energiehulp_reis"
    assert ways_of(publication_copy(example(name))) == ways(name)
    assert ways_of(example("terras_foto")) == ways("terras_foto")
