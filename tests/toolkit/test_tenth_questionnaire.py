"""A questionnaire made only of YAML in a folder is checked, scored, reported and verified; no code knows it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from toolkit.cli import main

HERE = Path(__file__).parent / "tenth"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(HERE / "afval_melden.yaml", tmp_path / "afval_melden.yaml")
    return tmp_path


def test_no_code_names_it() -> None:
    for package in ("questionnaires", "scoring", "exports", "toolkit"):
        for path in (ROOT / package).rglob("*.py"):
            assert "afval_melden" not in path.read_text(encoding="utf-8")


def test_it_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert "1 bestand nagekeken: alles klopt." in capsys.readouterr().out


def test_a_mistake_in_it_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "afval_melden.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("scale: mate", "scale: maat", 1), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert f"{path}:32:16: R" in capsys.readouterr().out


def test_it_is_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--questionnaires", str(folder), "score", str(HERE / "dossier.yaml"), "--json"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    (group,) = outcome["groups"]
    assert outcome["burden_class"] == group["burden_class"] == "hoog"
    assert group["verdict"] == 4
    assert [(one["question"], one["value"]) for one in group["bottlenecks"]] == [("zoeken", 3), ("onzeker", 4)]
    assert group["unknown_share"] == 0.25
    assert [one["question"] for one in group["find_out"]] == ["bericht"]


def test_the_environment_can_name_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOENVERMOGEN_QUESTIONNAIRES", str(folder))
    assert main(["score", str(HERE / "dossier.yaml")]) == 0
    assert "Zwaarte na het voorstel: hoog" in capsys.readouterr().out


def test_without_its_folder_the_dossier_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(HERE / "dossier.yaml")]) == 1
    error = capsys.readouterr().err
    assert "dossier.yaml:4:" in error
    assert "afval_melden" in error


def test_it_is_reported_and_the_report_verifies_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = folder / "advies.pdf"
    assert main(["--questionnaires", str(folder), "advise", str(HERE / "dossier.yaml"), "-o", str(pdf)]) == 0
    assert main(["verify", str(pdf)]) == 0
    assert "afval_melden 1.0.0: definitie staat alleen in dit bestand." in capsys.readouterr().out
