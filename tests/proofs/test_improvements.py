"""The proof about the shortest ways, with a few dossiers, and that it notices what is not so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.whatif.outcome import Improvement, OutOfReach
from tests.proofs.improvements import Told, failures, main, prove, told_by_the_search

FEW, START = 5, 4
Case = tuple[Dossier, Catalogue, Told]


@pytest.fixture(scope="module")
def told() -> list[Case]:
    """A few dossiers with what is told about them, in which nothing is wrong."""
    found: list[Case] = []

    def told_by(dossier: Dossier, catalogue: Catalogue) -> Told:
        one = told_by_the_search(dossier, catalogue)
        found.append((dossier, catalogue, one))
        return one

    counts, wrong = prove(FEW, START, told_by)
    assert wrong == []
    assert counts["proven"] > 0
    assert counts["out of reach, proven"] > 0
    return found[::2]


def _without_the_last(improvements: tuple[Improvement, ...], beyond: tuple[OutOfReach, ...]) -> Told:
    """Forgets one of the things to find out, or else a measure."""
    changed = [
        replace(one, find_out=one.find_out[:-1]) if one.find_out else replace(one, measures=one.measures[:-1])
        for one in improvements
    ]
    return tuple(changed), beyond


def _twice(improvements: tuple[Improvement, ...], beyond: tuple[OutOfReach, ...]) -> Told:
    """Takes more than is needed."""
    return tuple(replace(one, find_out=one.find_out * 2, measures=one.measures * 2) for one in improvements), beyond


def _silent(_improvements: tuple[Improvement, ...], beyond: tuple[OutOfReach, ...]) -> Told:
    """Does not say what would help."""
    return (), beyond


def _hopeful(improvements: tuple[Improvement, ...], _beyond: tuple[OutOfReach, ...]) -> Told:
    """Does not say that nothing helps."""
    return improvements, ()


@pytest.mark.parametrize("mistake", [_without_the_last, _twice, _silent, _hopeful])
def test_what_is_not_so_is_noticed(mistake: Callable[..., Told], told: list[Case]) -> None:
    def noticed(dossier: Dossier, catalogue: Catalogue, one: Told) -> bool:
        return any(failures(dossier, catalogue, lambda _dossier, _catalogue: mistake(*one), Counter()))

    assert any(noticed(*case) for case in told)


def test_it_tells_what_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2", "5"]) == 0
    assert "2 random dossiers, seed 5" in capsys.readouterr().out
