from pathlib import Path

import pytest

from questionnaires import places


def test_templates_of_the_working_tree_are_found_beside_the_packages() -> None:
    assert places.templates() == Path(places.__file__).parents[1] / "templates"


def test_templates_packed_in_the_package_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_templates").mkdir()
    monkeypatch.setattr(places, "_HERE", tmp_path)
    assert places.templates() == tmp_path / "_templates"
