"""`doenvermogen check`: what it looks at, what it prints, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from questionnaires.catalogue import BUNDLED
from toolkit.cli import main

MALFORMED = Path(__file__).parents[2] / "questionnaires" / "malformed"
WARNING = MALFORMED / "C309_protection_always_asked.yaml"
ERROR = MALFORMED / "C305_never_shown.yaml"


def copy_of(path: Path, folder: Path, *changes: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    name = text[text.index("\nid: ") + 5 :].split("\n", 1)[0]
    target = folder / f"{name}.yaml"
    target.write_text(text, encoding="utf-8")
    return target


def test_everything_that_comes_along_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "alles klopt" in capsys.readouterr().out


def test_a_warning_is_told_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy_of(WARNING, tmp_path)
    assert main(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert f"{path}:76:21: C309 waarschuwing: " in out
    assert "1 bestand nagekeken: 0 fouten en 1 waarschuwing." in out


def test_an_error_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy_of(ERROR, tmp_path)
    assert main(["check", str(path)]) == 1
    assert f"{path}:76:15: C305 fout: " in capsys.readouterr().out


def test_a_folder_is_checked_whole_and_a_broken_file_does_not_hide_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_of(ERROR, tmp_path)
    (tmp_path / "kapot.yaml").write_text("kind: [", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.index("C305") < out.index("Y005")
    assert "2 bestanden nagekeken: 2 fouten en 0 waarschuwingen." in out


def test_editors_get_the_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy_of(ERROR, tmp_path)
    assert main(["check", "--json", str(path)]) == 1
    [finding] = json.loads(capsys.readouterr().out)
    assert finding["code"] == "C305"
    assert finding["severity"] == "error"
    assert (finding["file"], finding["line"], finding["column"]) == (str(path), 76, 15)
    assert finding["message"]
    assert finding["mend"]


def test_a_file_takes_the_place_of_the_bundled_one_with_the_same_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(BUNDLED / "measures.yaml", tmp_path)
    path = copy_of(BUNDLED / "measures.yaml", tmp_path, ("- id: automatic", "- id: automatisch"))
    questionnaire = copy_of(BUNDLED / "doenvermogen.yaml", tmp_path)
    assert main(["check", str(path), str(questionnaire)]) == 1
    out = capsys.readouterr().out
    assert f"{questionnaire}:" in out
    assert "R204" in out


def test_changed_content_under_an_unchanged_version_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy_of(BUNDLED / "measures.yaml", tmp_path, ("title: ", "title: Andere "))
    assert main(["check", str(path)]) == 1
    assert "V601" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nergens.yaml")]) == 1
    assert "Y016" in capsys.readouterr().out


def test_a_folder_with_nothing_in_it_is_not_called_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Niets nagekeken")
