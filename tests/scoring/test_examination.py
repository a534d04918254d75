"""An examined outcome is remembered by what stands in the dossier and in the definitions, never longer than a few."""

from __future__ import annotations

from pathlib import Path

from questionnaires.catalogue import bundled_catalogue, catalogue_from_texts
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data, read_dossier
from scoring.examination import examine, examined
from scoring.score import score

EXAMPLE = Path(__file__).parents[2] / "examples" / "paspoort_zonder_afspraak.yaml"


def _example() -> Dossier:
    return read_dossier(EXAMPLE.read_bytes(), EXAMPLE.name).dossier


def test_the_same_content_is_examined_once() -> None:
    first, second = _example(), _example()
    assert first is not second
    found = examined(first, bundled_catalogue()).robustness
    assert found is not None
    assert found is examined(second, bundled_catalogue()).robustness


def test_other_content_and_other_definitions_are_examined_apart() -> None:
    dossier, catalogue = _example(), bundled_catalogue()
    other = Dossier.model_validate({**dossier_data(dossier), "title": "Een andere titel"})
    found = examined(dossier, catalogue)
    assert examined(other, catalogue).title == "Een andere titel"
    assert examined(other, catalogue).robustness is not found.robustness
    texts = {file.name: file.text for file in catalogue.sources.values()}
    milder = {name: text.replace("unknown_share > 0.4", "unknown_share > 0.9") for name, text in texts.items()}
    assert milder != texts
    assert examined(dossier, catalogue_from_texts(milder)).robustness != found.robustness


def test_the_definitions_that_an_outcome_rests_on_are_enough_to_examine_it() -> None:
    """What travels in a PDF gives the same as the whole catalogue; nothing is remembered here."""
    dossier, catalogue = _example(), bundled_catalogue()
    outcome = score(dossier, catalogue)
    used = {f"{one.id}.yaml": catalogue.sources[one.id].text for one in outcome.definitions}
    assert len(used) < len(catalogue.sources)
    assert examine(dossier, catalogue_from_texts(used), outcome) == examine(dossier, catalogue, outcome)


def test_what_is_examined_is_the_outcome_and_more() -> None:
    dossier, catalogue = _example(), bundled_catalogue()
    plain, found = score(dossier, catalogue), examined(dossier, catalogue)
    assert (found.advice, found.groups, found.trace) == (plain.advice, plain.groups, plain.trace)
