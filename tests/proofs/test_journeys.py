"""The proof about journeys, with fewer of them."""

from __future__ import annotations

import pytest

from tests.proofs.journeys import main, prove


def test_the_claims_hold_and_the_old_form_fails() -> None:
    counts, failures = prove(60, 7)
    assert failures == []
    assert counts["old form fell"] > 0
    assert len(set(counts) & {"laag", "middel", "hoog", "onbekend"}) >= 3


def test_it_tells_what_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["20", "3"]) == 0
    assert "20 random journeys, seed 3" in capsys.readouterr().out
