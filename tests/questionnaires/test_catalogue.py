"""The catalogue: what is bundled, what other folders and files add or replace, and what cannot be."""

from pathlib import Path

import pytest

from questionnaires.catalogue import BUNDLED, Catalogue, bundled_catalogue, catalogue_from_texts, load_catalogue
from questionnaires.findings import UnreadableError
from questionnaires.hashing import content_hash
from questionnaires.locations import Place
from questionnaires.model import VocabularyRole
from questionnaires.reading import read_document

VOCABULARY = """\
kind: vocabulary
id: {id}
version: {version}
role: {role}
title: Proef
description: Een proef.
terms:
  - id: een
    label: Een
"""


def vocabulary(definition_id: str = "proef", version: str = "1.0.0", role: str = "lens") -> str:
    return VOCABULARY.format(id=definition_id, version=version, role=role)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_bundled_file_is_named_after_its_id() -> None:
    catalogue = bundled_catalogue()
    assert {f"{definition_id}.yaml" for definition_id in catalogue.sources} == {
        path.name for path in BUNDLED.glob("*.yaml")
    }
    assert all(Path(file.name).stem == definition_id for definition_id, file in catalogue.sources.items())


def test_bundled_definitions_are_read_once() -> None:
    assert bundled_catalogue() is bundled_catalogue()
    assert load_catalogue() is bundled_catalogue()


def test_sources_keep_text_places_and_hash() -> None:
    file = bundled_catalogue().sources["bases"]
    assert file.text == (BUNDLED / "bases.yaml").read_text(encoding="utf-8")
    assert file.locations.key(("kind",)) == Place(2, 1)
    assert (
        file.hash == bundled_catalogue().hash_of("bases") == content_hash(read_document(file.text.encode(), "x").data)
    )


def test_every_kind_of_definition_is_apart() -> None:
    catalogue = bundled_catalogue()
    kinds = (
        catalogue.questionnaires,
        catalogue.vocabularies,
        catalogue.journeys,
        catalogue.compasses,
        catalogue.advice_rules,
    )
    assert {name for kind in kinds for name in kind} == catalogue.sources.keys()
    assert sum(map(len, kinds)) == len(catalogue.sources)
    assert not catalogue.questionnaires.keys() & catalogue.vocabularies.keys()


def test_vocabularies_are_found_by_role() -> None:
    catalogue = catalogue_from_texts(
        {name: vocabulary(name) for name in ("b", "a")} | {"c": vocabulary("c", role="bases")}
    )
    assert [one.id for one in catalogue.vocabularies_for_role(VocabularyRole.LENS)] == ["a", "b"]
    assert catalogue.vocabularies_for_role(VocabularyRole.MEASURES) == ()


def test_other_folders_add_and_replace(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    write(one, "bases.yaml", vocabulary("bases", "8.0.0"))
    write(one, "nieuw.yaml", vocabulary("nieuw"))
    write(two, "bases.yaml", vocabulary("bases", "9.0.0"))
    write(two, "notes.txt", "geen vragenlijst")
    catalogue = load_catalogue((one, two))
    assert catalogue.sources["bases"].definition.version == "9.0.0"
    assert "nieuw" in catalogue.sources
    assert list(catalogue.sources) == sorted(catalogue.sources)
    assert bundled_catalogue().sources["bases"].definition.version != "9.0.0"


def test_a_file_takes_the_place_of_the_definition_with_its_id(tmp_path: Path) -> None:
    path = write(tmp_path, "andere_naam.yaml", vocabulary("bases", "7.0.0"))
    catalogue = bundled_catalogue().with_files([path])
    assert catalogue.sources["bases"].name == str(path)
    assert len(catalogue.sources) == len(bundled_catalogue().sources)


def test_everything_wrong_in_all_files_is_told_at_once(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "a.yaml", vocabulary()), write(tmp_path, "b.yaml", vocabulary("B"))
    worse, missing = write(tmp_path, "c.yaml", "a: ["), tmp_path / "d.yaml"
    with pytest.raises(UnreadableError) as caught:
        Catalogue().with_files([good, bad, worse, missing])
    assert [(finding.code, Path(finding.file).name) for finding in caught.value.findings] == [
        ("S103", "b.yaml"), ("Y005", "c.yaml"), ("Y016", "d.yaml"),
    ]  # fmt: skip


def test_two_files_with_the_same_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", vocabulary())
    write(tmp_path, "b.yaml", vocabulary())
    with pytest.raises(UnreadableError) as caught:
        load_catalogue((tmp_path,))
    (finding,) = caught.value.findings
    assert (finding.code, Path(finding.file).name, finding.line, finding.column) == ("S110", "b.yaml", 2, 5)
    assert "a.yaml" in finding.message


def test_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    for folder in (tmp_path / "weg", write(tmp_path, "bestand", "x")):
        with pytest.raises(UnreadableError, match="Y016"):
            load_catalogue((folder,))


def test_a_file_where_a_folder_is_asked_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "eigen.yaml"
    file.touch()
    with pytest.raises(UnreadableError, match="een bestand, geen map"):
        load_catalogue((file,))


def test_definitions_from_a_document_are_all_there_is() -> None:
    catalogue = catalogue_from_texts({"proef.yaml": vocabulary()})
    assert list(catalogue.sources) == ["proef"]
    with pytest.raises(UnreadableError, match=r"proef\.yaml:1:1"):
        catalogue_from_texts({"proef.yaml": "[]"})
