"""A bounded run of the comparison of depths; `./scripts/prove` does ten thousand."""

from __future__ import annotations

import pytest

from tests.proofs.short_test import main


def test_the_full_test_takes_nothing_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(100) == 0
    said = capsys.readouterr().out
    assert "100 random dossiers of doenvermogen" in said
    assert "of 100; taken back by the full test: 0" in said
