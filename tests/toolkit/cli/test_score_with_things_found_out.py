"""`doenvermogen score --settle` tells the outcome with things found out, and so every shortest way can be gone over."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.dossier_reading import read_dossier
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.improvements import improvements_of
from scoring.whatif.outcome import Improvement
from scoring.whatif.settling import settle
from toolkit.cli import main

EXAMPLES = Path(__file__).parents[3] / "examples"
WARM = EXAMPLES / "warm_huis.yaml"


def arguments(one: Improvement) -> list[str]:
    """What to write on the command line to go an improvement over."""
    found: list[str] = []
    if one.find_out:
        found += ["--settle", ",".join(thing.id for thing in one.find_out), "--at", str(one.assumes.end)]
    return [*found, "--with", ",".join(one.measures)] if one.measures else found


@cache
def ways(path: Path) -> tuple[Dossier, tuple[Improvement, ...]]:
    catalogue, dossier = bundled_catalogue(), read_dossier(path.read_bytes(), path.name).dossier
    if dossier.depth == "quickscan":
        return dossier, ()
    outcome = score(dossier, catalogue, with_trace=False)
    return dossier, improvements_of(dossier, catalogue, outcome, BatchScorer(dossier, catalogue))[0]


def test_the_command_line_agrees_with_an_improvement(capsys: pytest.CaptureFixture[str]) -> None:
    one = next(one for one in ways(WARM)[1] if one.find_out and one.measures)
    assert main(["score", str(WARM), "--json", *arguments(one)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["advice"]["outcome"], found["burden_class"]) == (one.advice, one.burden_class)
    # Kept in a file it cannot be taken for the outcome of the dossier as it is.
    assert found["taken"] == list(one.measures)
    assert (found["settled"], found["settled_at"]) == ([thing.id for thing in one.find_out], one.assumes.end)


def test_an_ordinary_outcome_says_that_nothing_is_taken_for_granted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLES / "terras_foto.yaml"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["taken"], found["settled"], found["settled_at"]) == ([], [], None)


@pytest.mark.parametrize("said", [["--settle", "check:doel"], ["--at", "lightest"]])
def test_one_option_without_the_other_is_wrong_usage(said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["score", str(WARM), *said])
    assert stop.value.code == 2
    captured = capsys.readouterr()
    assert not captured.out
    assert "gebruik --settle en --at samen: wat je uitzocht, en hoe dat uitvalt" in captured.err


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_improvement_of_every_example_is_what_the_plain_scorer_says(path: Path) -> None:
    catalogue = bundled_catalogue()
    dossier, improvements = ways(path)
    for one in improvements:
        things = [thing.id for thing in one.find_out]
        settled = settle(dossier, catalogue, things, one.assumes.end) if one.assumes.end else dossier
        assert bool(things) is (one.assumes.end is not None)
        found = score(apply_measures(settled, catalogue, one.measures), catalogue, with_trace=False)
        assert found.advice is not None
        assert (found.advice.outcome, found.burden_class) == (one.advice, one.burden_class)


def test_it_tells_what_is_taken_for_what_was_found_out(capsys: pytest.CaptureFixture[str]) -> None:
    name = "estimate:growing_consequences@huurders"
    assert main(["score", str(WARM), "--settle", name, "--at", "heaviest", "--with", "vast_bedrag"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Uitgezocht, zo zwaar mogelijk:", f"  - {name}: one_small"]
    assert "Met deze maatregelen:" in lines


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (["--settle", "check:doel,", "--at", "lightest"], "Noem achter --settle wat je uitzocht"),
        (["--settle", "check:niets", "--at", "lightest"], "check:niets is hier niet uit te zoeken"),
    ],
)
def test_what_does_not_go_is_refused(said: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(WARM), *said]) == 1
    captured = capsys.readouterr()
    assert not captured.out
    assert captured.err.startswith(why)
