"""A heavy advice is missing something without an easier way that was considered."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.advice.alternatives import missing_parts
from scoring.dossier import Alternative
from scoring.score import score
from tests.scoring.comparison.test_compare import changed, example

EASIER: dict[str, Any] = {"name": "Vanzelf", "easier": True, "why_not": "Dat kost meer."}


@pytest.mark.parametrize(
    ("alternative", "missing"),
    [
        (EASIER, False),
        ({**EASIER, "why_not": None}, True),
        ({**EASIER, "easier": None}, True),
        ({**EASIER, "easier": False}, True),
        ({**EASIER, "name": "Niets doen."}, True),
    ],
)
def test_only_an_easier_way_with_a_reason_fills_the_gap(alternative: dict[str, Any], missing: bool) -> None:
    given = (Alternative(name="Niets doen", easier=True, why_not="Dan verandert er niets."), Alternative(**alternative))
    assert missing_parts(given[1:], "hoog", "hoog") == (("easier_alternative",) if missing else ())
    assert missing_parts(given[:1], "hoog", "hoog") == ("easier_alternative",)


def test_what_is_heavy_for_certain_counts_as_heavy() -> None:
    assert missing_parts((), "onbekend", "hoog") == ("easier_alternative",)
    assert missing_parts((), "hoog", "middel") == ("easier_alternative",)
    assert missing_parts((), "middel", "middel") == missing_parts((), "onbekend", "middel") == ()


def test_it_stands_in_the_outcome_and_changes_nothing_else() -> None:
    catalogue, dossier = bundled_catalogue(), example("energiehulp_reis")
    without, beside = (
        score(changed(dossier, alternatives=given), catalogue).advice for given in ((), (Alternative(**EASIER),))
    )
    assert without is not None
    assert beside is not None
    assert (without.missing, beside.missing) == (("easier_alternative",), ())
    assert (without.outcome, without.inputs, without.conditions) == (beside.outcome, beside.inputs, beside.conditions)
    light = score(example("terras_foto"), catalogue).advice
    assert light is not None
    assert light.missing == ()
