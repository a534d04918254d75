"""`doenvermogen score --with` tells the outcome of the proposal with measures taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from questionnaires.catalogue import bundled_catalogue
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.whatif.applying import apply_measures
from toolkit.cli import main

EXAMPLE = Path(__file__).parents[3] / "examples" / "terras_foto.yaml"


def test_it_names_the_measures_and_what_becomes_different(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLE), "--with", "zonder_foto,human_help", "--why"]) == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert lines[0] == "Met deze maatregelen:"
    assert lines[1].startswith("  - zonder_foto: Mist de foto")
    assert not lines[1].endswith("(verandert hier niets)")
    assert lines[2].startswith("  - human_help: Hulp van een mens")
    assert lines[3] == "Nu → met deze maatregelen:"
    assert lines[4] == "  Advies: te doen, mits → te doen, mits"
    assert "Dit telt pas als het voorstel zelf verandert." in lines
    assert "Waar deze uitkomst vandaan komt" in lines


def test_as_json_it_is_the_outcome_of_the_changed_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = read_dossier(EXAMPLE.read_bytes(), EXAMPLE.name).dossier
    changed = tmp_path / "changed.yaml"
    text = dump_dossier(apply_measures(dossier, bundled_catalogue(), ["zonder_foto"]))
    changed.write_text(text, encoding="utf-8")
    assert main(["score", str(EXAMPLE), "--with", "zonder_foto", "--json"]) == 0
    taken = json.loads(capsys.readouterr().out)
    assert main(["score", str(changed), "--json"]) == 0
    # It says that it is a what-if; but for that it is what the changed dossier gives.
    assert taken == {**json.loads(capsys.readouterr().out), "taken": ["zonder_foto"]}
    assert main(["score", str(EXAMPLE), "--json"]) == 0
    assert taken["groups"] != json.loads(capsys.readouterr().out)["groups"]


def test_a_measure_that_is_not_there_is_refused_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLE), "--with", "zonder_fotos"]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert said.err == (
        "De maatregel zonder_fotos is er niet. Bedoel je zonder_foto? "
        "Maatregelen die hier iets veranderen: oude_foto, zonder_foto.\n"
    )
    assert main(["score", str(EXAMPLE), "--with", "zonder_foto,"]) == 1
    assert capsys.readouterr().err.startswith("Noem achter --with een maatregel")
