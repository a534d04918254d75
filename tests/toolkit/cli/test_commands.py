"""The command line as its users meet it: exit status, messages, and files that are whole or not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import jsonschema
import pytest
import yaml

from toolkit.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
PARKING = ROOT / "examples" / "utrecht_parkeerapp.yaml"
LIGHT = ROOT / "examples" / "subsidie_eerder.yaml"


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from toolkit.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pydantic', 'yaml', 'weasyprint', 'jinja2', 'pikepdf', 'dataclasses', 'typing'}\n"
        "print(sorted(set(sys.modules) & heavy))"
    )
    out = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    for command in COMMANDS:
        assert f" {command.__name__.rpartition('.')[2]} " in out.stdout
    assert out.stdout.endswith("[]\n")


def test_numpy_is_only_brought_in_by_what_examines_a_dossier() -> None:
    code = (
        "import sys; from toolkit.cli import main\n"
        "for words in (['check', 'questionnaires/catalogue/bases.yaml'], ['rules'], ['template']):\n"
        "    assert main(words) == 0, words\n"
        "print('numpy' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert out.stdout.endswith("False\n")


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["score"], ["advise", str(PARKING)], ["schema", "iets"]])
def test_wrong_usage_is_exit_status_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert "gebruik:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["score", "verify", "migrate", "advise"])
def test_a_file_that_is_not_there(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "nergens.yaml"
    output = ["-o", str(tmp_path / "uit.json")] if command in {"migrate", "advise"} else []
    assert main([command, str(missing), *output]) == 1
    assert capsys.readouterr().err == f"{missing}: dit bestand of deze map bestaat niet. Kijk de naam en de map na.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_dossier_is_refused_with_its_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text(
        PARKING.read_text(encoding="utf-8").replace("value: nearly_all", "value: bijna_alles"), encoding="utf-8"
    )
    assert main(["advise", str(path), "-o", str(tmp_path / "uit.pdf")]) == 1
    assert f"{path}:" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".doc", "", ".exe"])
def test_another_suffix_is_refused(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(PARKING), "-o", str(tmp_path / f"uit{suffix}")]) == 1
    assert ".pdf, .odt, .docx, .html, .json, .csv" in capsys.readouterr().err


def test_a_folder_is_no_file_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "advies.json"
    folder.mkdir()
    assert main(["advise", str(LIGHT), "-o", str(folder)]) == 1
    assert capsys.readouterr().err.startswith(f"{folder}: dit is een map.")


def test_the_ready_text_and_the_plan_are_files_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, plan = tmp_path / "tekst.txt", tmp_path / "plan.html"
    assert main(["advise", str(PARKING), "--ready-text", "-o", str(text)]) == 0
    assert text.read_text().count("\n\n\n") == 2
    assert main(["plan", str(PARKING), "-o", str(plan)]) == 0
    assert "Participatieplan" in plan.read_text()
    assert capsys.readouterr().out.count("Geschreven: ") == 2


@pytest.mark.parametrize(
    ("arguments", "suffixes"),
    [
        (["plan"], ".pdf, .odt, .docx, .html"),
        (["advise", "--ready-text"], ".odt, .docx, .txt"),
    ],
)
def test_what_a_text_or_plan_cannot_be_is_refused(
    arguments: list[str], suffixes: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "uit.csv"
    assert main([*arguments, str(PARKING), "-o", str(target)]) == 1
    assert f"kies een naam die eindigt op {suffixes}." in capsys.readouterr().err
    assert not target.exists()


def test_what_could_read_easier_is_told_once_and_does_no_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = "Wij willen dat " + "je de brief leest en " * 5 + "belt."
    dossier = tmp_path / "dossier.yaml"
    dossier.write_text(f"{LIGHT.read_text()}plan:\n  goal: {goal}\n")
    assert main(["plan", str(dossier), "-o", str(tmp_path / "plan.odt")]) == 0
    told = capsys.readouterr().err
    assert told.startswith("Leestip bij het participatieplan: Maak twee of drie zinnen van deze zin van 29 woorden:")
    assert told.count(goal) == 1
    assert main(["advise", str(LIGHT), "-o", str(tmp_path / "advies.docx")]) == 0
    assert capsys.readouterr().err == ""


def test_score_prints_the_same_bytes_twice_and_the_keys_that_others_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _time in range(2):
        assert main(["score", str(PARKING), "--json"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    outcome = json.loads(printed[0])
    assert {"groups", "burden_class", "depth", "definitions", "trace"} <= set(outcome)
    assert {"id", "version", "hash"} <= set(outcome["definitions"][0])
    group = outcome["groups"][0]
    assert {
        "id", "verdict", "burden_class", "burden_at_least", "burden_at_most", "themes", "bottlenecks", "red_flags",
        "unknown_share", "find_out",
    } <= set(group)  # fmt: skip
    assert {"id", "band", "range"} <= set(group["themes"][0])
    assert set(group["themes"][0]["range"]) == {"low", "high"}


def test_the_order_of_hashing_changes_nothing() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-m", "toolkit.cli", "score", str(PARKING), "--json"],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=ROOT,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(printed) == 1


def test_why_goes_down_to_an_answer_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(PARKING), "--why"]) == 0
    out = capsys.readouterr().out
    assert "T9.1" in out
    assert "Bron: Jaarverslag 2023 Utrechts Ombudsloket" in out


@pytest.mark.parametrize("subject", ["questionnaire", "dossier", "outcome"])
def test_a_schema_is_a_schema_and_real_files_fit(subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", subject]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    published = ROOT / "docs" / "schemas" / f"{subject}.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema, f"doenvermogen schema {subject} > {published}"
    validator = jsonschema.Draft202012Validator(schema)
    if subject == "outcome":
        assert main(["score", str(PARKING), "--json"]) == 0
        validator.validate(json.loads(capsys.readouterr().out))
        return
    folder = ROOT / ("examples" if subject == "dossier" else "questionnaires/catalogue")
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_StringsForDates)  # noqa: S506
        validator.validate(data)
        assert not validator.is_valid({**data, "onbekende_sleutel": 1}), path


class _StringsForDates(yaml.CSafeLoader):
    """Reads as our own reader does: only numbers, true, false and null are not text."""


_StringsForDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag and "bool" not in tag]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_StringsForDates.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf"))


def test_template_gives_a_dossier_that_can_be_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template"]) == 0
    path = tmp_path / "mijn_dossier.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["score", str(path)]) == 0


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".zip"])
def test_migrate_writes_a_dossier_that_scores_the_same(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"nieuw{suffix}"
    assert main(["migrate", str(PARKING), "-o", str(target)]) == 0
    capsys.readouterr()
    printed = []
    for path in (PARKING, target):
        assert main(["score", str(path), "--json"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


@pytest.mark.parametrize(("command", "name"), [("migrate", "dossier.yaml"), ("advise", "dossier.json")])
def test_the_dossier_that_is_read_is_never_overwritten(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(LIGHT.read_bytes())
    assert main([command, str(path), "-o", str(path)]) == 1
    assert "dit is het bestand zelf" in capsys.readouterr().err
    assert path.read_bytes() == LIGHT.read_bytes()


def test_a_basis_that_was_not_said_is_said_in_words(tmp_path: Path) -> None:
    text = PARKING.read_text(encoding="utf-8").replace("          basis: figures\n", "")
    path, page = tmp_path / "dossier.yaml", tmp_path / "advies.html"
    path.write_text(text, encoding="utf-8")
    assert main(["advise", str(path), "-o", str(page)]) == 0
    assert "niet gezegd" in page.read_text(encoding="utf-8")
    assert "not_stated" not in page.read_text(encoding="utf-8")


def test_a_settled_answer_that_says_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = (
        "format: 1\ntitle: x\nquestionnaire: doenvermogen\ngroups:\n  - id: g\n    name: G\n    kind: resident\n"
        "    answers:\n      - question: shame\n        ratings:\n"
        "          - {rater: {function: a}, proposal: {unknown: not_known}}\n        settled: {proposal: {}}\n"
    )
    path = tmp_path / "dossier.yaml"
    path.write_text(dossier, encoding="utf-8")
    assert main(["score", str(path)]) == 1
    assert f"{path}:12:" in capsys.readouterr().err


def test_the_heaviest_group_stands_on_page_one(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: groep_{one}, name: Lichte groep {one}, kind: resident}}\n" for one in "abcdefghij")
    heavy = "  - id: zwaar\n    name: De zwaarste groep\n    kind: resident\n    answers:\n"
    heavy += "      - {question: doing_nothing, proposal: {value: growing_debt}}\n"
    path, page = tmp_path / "dossier.yaml", tmp_path / "advies.html"
    path.write_text(f"format: 1\ntitle: x\nquestionnaire: doenvermogen\ngroups:\n{many}{heavy}", encoding="utf-8")
    assert main(["advise", str(path), "-o", str(page)]) == 0
    page_one = page.read_text(encoding="utf-8").partition('class="contents"')[0]
    assert "De zwaarste groep" in page_one
    assert "11)" in page_one, "how many groups there are, is told beside those that are shown"


def test_advise_writes_each_kind_of_file(tmp_path: Path) -> None:
    beginnings = {
        ".pdf": b"%PDF-", ".odt": b"PK", ".docx": b"PK", ".html": b"<!DOCTYPE html>", ".json": b"{",
        ".csv": b"\xef\xbb\xbf",
    }  # fmt: skip
    for suffix, beginning in beginnings.items():
        target = tmp_path / f"advies{suffix}"
        assert main(["advise", str(LIGHT), "-o", str(target)]) == 0
        assert target.read_bytes().lower().startswith(beginning.lower())


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_is_written_is_utf8_in_every_locale(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = TextIOWrapper(BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["template"]) == 0
    out.flush()
    assert "één" in out.buffer.getvalue().decode()
