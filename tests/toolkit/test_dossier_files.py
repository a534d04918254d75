"""Dossiers as files: what is read, and that nothing is ever written halfway."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from questionnaires.findings import UnreadableError
from scoring.dossier_reading import dump_dossier, dump_dossier_json
from toolkit.dossier_files import evidence_names, read_dossier_path, replaced_when_complete, write_bytes, write_zip

TEXT = "format: 1\ntitle: Een voorstel\nquestionnaire: doenvermogen\n"


def _zip(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def test_the_same_dossier_from_yaml_json_and_zip(tmp_path: Path) -> None:
    yaml, json = tmp_path / "a.yaml", tmp_path / "a.json"
    yaml.write_text(TEXT, encoding="utf-8")
    dossier = read_dossier_path(yaml).dossier
    json.write_text(dump_dossier_json(dossier), encoding="utf-8")
    assert read_dossier_path(json).dossier == dossier
    assert read_dossier_path(_zip(tmp_path / "a.zip", dossier__yaml=TEXT.encode())).dossier == dossier
    assert read_dossier_path(_zip(tmp_path / "b.zip", dossier__json=json.read_bytes())).dossier == dossier


@pytest.mark.parametrize("damage", [slice(0, 30), slice(0, -30), slice(0, 60)])
def test_a_damaged_zip_is_refused(tmp_path: Path, damage: slice) -> None:
    path = _zip(tmp_path / "a.zip", dossier__yaml=TEXT.encode())
    path.write_bytes(path.read_bytes()[damage])
    with pytest.raises(UnreadableError) as raised:
        read_dossier_path(path)
    assert raised.value.findings[0].code == "D790"


def test_a_zip_with_two_dossiers_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", dossier__yaml=TEXT.encode(), dossier__json=b"{}")
    with pytest.raises(UnreadableError, match="meer dan één dossier"):
        read_dossier_path(path)


def test_a_zip_without_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"D790.*dossier\.yaml"):
        read_dossier_path(_zip(tmp_path / "a.zip", iets=b"anders"))


def test_a_zip_that_unpacks_to_far_too_much_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier.yaml", b" " * (50 * 1024 * 1024))
    with pytest.raises(UnreadableError):
        read_dossier_path(path)


def test_a_zip_takes_its_evidence_along_and_is_the_same_each_time(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("dossier.yaml", TEXT)
        archive.writestr("evidence/abc", b"bewijs")
    dossier = read_dossier_path(source).dossier
    for name in ("b.zip", "c.zip"):
        write_zip(tmp_path / name, dump_dossier(dossier), source)
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()
    assert evidence_names(tmp_path / "b.zip") == ("evidence/abc",)
    assert zipfile.ZipFile(tmp_path / "b.zip").read("evidence/abc") == b"bewijs"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "advies.pdf"
    write_bytes(target, b"oud")
    with pytest.raises(RuntimeError):
        _write_half(target)
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


def _write_half(target: Path) -> None:
    with replaced_when_complete(target) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
