"""What a measure lacks, and whether only the weaker kinds were chosen."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import VocabularyRole
from scoring.dossier import Agreed, Measure
from scoring.measure_kinds import WeakChoice, only_weak_kinds
from toolkit.features.dossier.promises import lacking

VOCABULARIES = bundled_catalogue().vocabularies_for_role(VocabularyRole.MEASURES)
PROMISE = Agreed(by="Directeur", on="2026-12-01")


def measure(term: str | None = None, **more: Any) -> Measure:
    return Measure.model_validate({"id": "m", "text": "Iets", "term": term, **more})


@pytest.mark.parametrize(
    "given", [{}, {"agreed": PROMISE}, {"agreed": PROMISE, "deadline": "2027-01-01"}, {"cover": "0 euro"}]
)
def test_what_lacks_something_is_not_agreed(given: dict[str, Any]) -> None:
    assert lacking(measure(**given))
    assert not measure(**given).is_agreed


def test_what_lacks_nothing_is_agreed() -> None:
    full = measure(agreed=PROMISE, deadline="2027-01-01", cover="binnen het budget van Dienstverlening")
    assert not lacking(full)
    assert full.is_agreed


def test_only_reminding_or_explaining_names_what_helps_more() -> None:
    (vocabulary,) = VOCABULARIES
    groups = {group.id: (place, str(group.label)) for place, group in enumerate(vocabulary.groups)}
    labels = [label for _place, label in groups.values()]
    for term in vocabulary.terms:
        place, label = groups[str(term.group)]
        found = only_weak_kinds(VOCABULARIES, [measure(term.id)])
        weak = WeakChoice((label,), tuple(labels[: len(labels) // 2]))
        assert found == (weak if place >= len(labels) / 2 else None)


def test_one_stronger_measure_or_one_of_another_kind_is_enough() -> None:
    assert only_weak_kinds(VOCABULARIES, [measure("reminder")])
    assert not only_weak_kinds(VOCABULARIES, [measure("reminder"), measure("automatic")])
    assert not only_weak_kinds(VOCABULARIES, [measure("reminder"), measure()])
    assert not only_weak_kinds(VOCABULARIES, [])
