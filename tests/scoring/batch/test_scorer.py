"""What the batch scorer takes, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.batch.scorer import BatchScorer, Place
from scoring.errors import ScoringError
from scoring.publication import DOSSIER_WIDE
from tests.scoring.advice.advising import catalogue, dossier
from tests.scoring.batch.random_versions import replaced


def test_a_quickscan_and_a_catalogue_without_advice_are_refused() -> None:
    for one, definitions in (
        (replaced(dossier(), depth="quickscan"), catalogue()),
        (dossier(), catalogue(advice=False)),
    ):
        with pytest.raises(ScoringError, match="verkorte of volledige toets"):
            BatchScorer(one, definitions)


def test_more_questions_than_can_be_counted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    scored = len(BatchScorer(dossier(), catalogue()).groups["people"].score.plan.scored)
    monkeypatch.setattr("scoring.batch.tallying.MOST", scored)
    BatchScorer(dossier(), catalogue())
    monkeypatch.setattr("scoring.batch.tallying.MOST", scored - 1)
    with pytest.raises(ScoringError, match=f"rules heeft meer dan {scored - 1} vragen"):
        BatchScorer(dossier(), catalogue())


def test_an_answer_that_is_no_sample_has_to_be_foreseen() -> None:
    days = Place("people", "f_days")
    seven = BatchScorer(dossier(), catalogue()).places[days].question.positions
    assert seven is not None
    with pytest.raises(ValueError, match="f_days: 7"):
        BatchScorer(dossier(), catalogue()).places[days].code(seven.at(7.0))
    batch = BatchScorer(dossier(), catalogue(), {days: [seven.at(7.0)]})
    code = batch.places[days].code(seven.at(7.0))
    assert batch.run(1, {days: np.array([code])}).inputs_of(0).burden == "middel"


def test_an_answer_about_the_whole_dossier_stands_once_and_one_of_a_group_touches_no_other() -> None:
    first = dossier().groups[0]
    # A group may be called as the whole dossier is.
    both = replaced(dossier(), groups=(first, replaced(first, id=DOSSIER_WIDE)))
    batch = BatchScorer(both, catalogue())
    assert [place.group for place in batch.places if place.question == "wide"] == [DOSSIER_WIDE]
    place = Place(DOSSIER_WIDE, "a_one")
    heaviest = len(batch.places[place].positions) - 1
    found = batch.run(2, {place: np.array([2, heaviest])})
    assert {name: column.tolist() for name, column in found.classes.items()} == {"people": [0, 0], DOSSIER_WIDE: [0, 1]}
    wide = batch.run(1, {Place(DOSSIER_WIDE, "wide"): np.array([heaviest])})
    assert {name: column.tolist() for name, column in wide.classes.items()} == {"people": [1], DOSSIER_WIDE: [1]}
