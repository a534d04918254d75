"""`doenvermogen rules`: what it prints, and that scoring does the same."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from questionnaires.catalogue import BUNDLED
from tests.scoring.advice.oracle import expected
from toolkit.cli import main

FIELDS = {"burden", "compass", "open_flag", "measures_agreed", "evidence", "advice", "rule"}


def test_json_holds_the_rules_in_order_and_the_whole_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rules"][0]["id"] == "unknown"
    assert found["rules"][-1]["when"] is None
    assert len(found["table"]) == 128
    for row in found["table"]:
        assert set(row) == FIELDS
        advice, rule = row.pop("advice"), row.pop("rule")
        assert advice == expected(**row)
        assert rule in {one["id"] for one in found["rules"]}


def test_words_name_every_rule_and_every_combination(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    counted = Counter(line.rsplit("  ", 1)[-1].strip() for line in lines if line.startswith(("laag ", "hoog ")))
    assert sum(counted.values()) == 64
    assert "1. nog niet te beoordelen (regel unknown)" in lines
    assert "   In alle andere gevallen." in lines
    assert "Geen metingen" not in said
    assert "geen metingen" in said
    assert max(map(len, lines)) <= 140


def test_rules_of_ones_own_are_printed_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (BUNDLED / "advies.yaml").read_text(encoding="utf-8").replace("id: advies\n", "id: streng\n", 1)
    text = text.replace("label: te doen, mits", "label: met een plan")
    (tmp_path / "streng.yaml").write_text(text, encoding="utf-8")
    assert main(["--questionnaires", str(tmp_path), "rules", "--definition", "streng"]) == 0
    said = capsys.readouterr().out
    assert "(streng, versie 1.0.0)" in said
    assert "met een plan" in said


def test_rules_that_are_not_there_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--definition", "nergens"]) == 1
    assert "De regels nergens zijn er niet. Kies uit: advies." in capsys.readouterr().err
