"""Whatever goes wrong, a person reads a sentence and the exit status is 1."""

from __future__ import annotations

import argparse

import pytest

from exports.pdf.errors import RenderingError
from scoring.errors import ScoringError
from toolkit.cli.errors import CommandError
from toolkit.cli.failures import explained


def _run(error: BaseException) -> int:
    def run(_arguments: argparse.Namespace) -> int:
        raise error

    return explained(run, argparse.Namespace())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CommandError("kies een andere naam"), "kies een andere naam"),
        (ScoringError("deze regel past niet"), "deze regel past niet"),
        (RenderingError(["een plaatje mist"]), "- een plaatje mist"),
        (PermissionError(13, "x", "map/bestand"), "map/bestand: je hebt hier geen rechten voor. Kies"),
        (OSError(28, "No space left on device"), "uitvoer: de schijf is vol."),
        (KeyError("onverwacht"), "Dit ligt niet aan jou"),
    ],
)
def test_an_error_becomes_a_sentence(error: Exception, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(error) == 1
    printed = capsys.readouterr().err
    assert words in printed
    assert "Traceback" not in printed


def test_developers_can_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOENVERMOGEN_DEBUG", "1")
    with pytest.raises(KeyError):
        _run(KeyError("onverwacht"))


def test_stopping_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(KeyboardInterrupt()) == 130
    assert "Er is niets geschreven" in capsys.readouterr().err
