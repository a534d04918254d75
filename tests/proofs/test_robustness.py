"""The proof of how sure an advice is, with fewer dossiers, and that it can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.batch.codes import Column
from scoring.batch.group import GroupColumns
from scoring.batch.inputs import contribution
from scoring.robustness import pairs
from tests.proofs.robustness import differences, main, prove
from tests.scoring.robustness.examples import flags_at


def test_what_is_said_of_small_dossiers_is_so() -> None:
    counts, failures = prove(4, 1)
    assert failures == []
    assert counts["pivotal answers"] > 1
    assert counts["thresholds moved"] > 1


def test_it_fails_when_flags_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_flags(found: GroupColumns) -> Column:
        return contribution(replace(found, open_flag=found.open_flag & False))

    monkeypatch.setattr("scoring.robustness.space.contribution", without_flags)
    _counts, failures = prove(2, 3)
    assert failures


def test_it_fails_when_two_steps_together_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    both = flags_at("s0", "s1")
    assert differences(*both, frozenset({"help"})) == []
    monkeypatch.setattr(pairs, "_in_journeys", lambda _space: ())
    assert any("None is said to be the smallest" in one for one in differences(*both, frozenset({"help"})))


def test_it_tells_what_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["1", "2"]) == 0
    assert "1 random dossiers, seed 2" in capsys.readouterr().out
