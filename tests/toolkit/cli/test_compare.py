"""`doenvermogen compare`: what it says, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoring.dossier_reading import dump_dossier, read_dossier
from tests.scoring.comparison.test_compare import changed, example, with_bases, with_steps
from toolkit.cli import main


@pytest.fixture
def variants(tmp_path: Path) -> tuple[str, str]:
    dossier = changed(example("energiehulp_reis"), proposal="energiehulp", variant="Zoals eerst", measures=())
    assert dossier.groups[0].journey is not None
    lighter = changed(with_steps(dossier, *dossier.groups[0].journey.steps[:2]), variant="Zonder formulier")
    for name, one in (("a", dossier), ("b", lighter)):
        (tmp_path / f"{name}.yaml").write_text(dump_dossier(one), encoding="utf-8")
    return str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")


def test_it_says_in_words_what_differs(variants: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *variants]) == 0
    said = capsys.readouterr().out
    assert "Zoals eerst: hoog" in said
    assert "Zonder formulier:" in said
    assert "Het formulier invullen\n    Wat er anders is: vervalt\n    Wordt: lichter" in said


def test_a_dossier_beside_itself_says_that_nothing_differs(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(Path(__file__).parents[3] / "examples" / "warm_huis.yaml")
    assert main(["compare", path, path]) == 0
    said = capsys.readouterr().out
    assert "Het advies blijft" in said
    assert "Geen antwoord weegt anders." in said
    assert "Andere antwoorden" not in said


def test_it_says_what_made_the_advice_another_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deviation = {"advice": "positief_mits", "reason": "De winter begint.", "by": "Directeur"}
    dossier = changed(example("warm_huis"), advice={"deviation": deviation})
    paths = []
    for basis in ("own_estimate", "figures"):
        path = tmp_path / f"{basis}.yaml"
        path.write_text(dump_dossier(with_bases(dossier, basis)), encoding="utf-8")
        paths.append(str(path))
    assert main(["compare", *paths]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "naar 'eerst aanpassen'. Wat daarvoor telt en anders is: de zekerheid." in said
    assert "- Zekerheid Eerst: nog niet genoeg bekend Daarna: genoeg bekend" in said
    assert "Alleen in 'Daarna' wijkt iemand van het advies af." in said
    assert "Daarna: Te doen, mits. De winter begint. (Directeur)" in said
    assert "Eerst: Eigen inschatting Daarna: Cijfers" in said
    assert main(["compare", *paths, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["inputs"]["first"]["evidence"] is False
    assert found["deviation"]["second"]["by"] == "Directeur"
    assert {"first": "own_estimate", "second": "figures"} in [change["basis"] for change in found["bases"]]


def test_a_compass_that_does_not_apply_is_not_called_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = example("warm_huis")
    paths = []
    for name, compass in (("a", dossier.compass), ("b", {"not_applicable": "Alleen een nieuw formulier."})):
        path = tmp_path / f"{name}.yaml"
        path.write_text(dump_dossier(changed(dossier, compass=compass)), encoding="utf-8")
        paths.append(str(path))
    assert main(["compare", *paths]) == 0
    assert "Daarna: niet van toepassing" in capsys.readouterr().out


def test_json_names_every_difference(variants: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *variants, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [change["presence"] for change in found["steps"]] == ["only_first"] * 3
    assert found["variants"] == {"first": "Zoals eerst", "second": "Zonder formulier"}
    assert found["groups"][0]["hours"]["second"]["expected"] < found["groups"][0]["hours"]["first"]["expected"]


def test_another_proposal_is_refused_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[3] / "examples"
    assert main(["compare", str(folder / "warm_huis.yaml"), str(folder / "energiehulp_reis.yaml")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "niet over hetzelfde voorstel" in said.err
    assert "'proposal'" in said.err


def test_a_comparison_reads_what_was_written(variants: tuple[str, str]) -> None:
    path = Path(variants[0])
    assert read_dossier(path.read_bytes(), path.name).dossier.variant == "Zoals eerst"
