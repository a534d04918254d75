"""The explained empty dossier: it can be used as it stands, and no field of a dossier is missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from pydantic import BaseModel

from questionnaires.catalogue import bundled_catalogue
from questionnaires.locations import Path
from questionnaires.places import templates
from questionnaires.readability import hard_sentences, words_to_avoid
from scoring.dossier import Dossier, Estimate
from scoring.dossier_reading import DossierFile, read_dossier
from scoring.score import score
from scoring.validation import validate
from tests.examples.shapes import shapes_of

TEXT = (templates() / "dossier" / "template.yaml").read_text(encoding="utf-8")
EXPLANATION = re.compile(r"(?<!\S)##(?P<words>( .*)?)$")


def used_in_full() -> str:
    """The template after its user took away every single '#'; what is explained with '##' stays a comment."""
    return re.sub(r"^# ", "", TEXT, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def full() -> DossierFile:
    return read_dossier(used_in_full().encode(), "sjabloon.yaml")


def fields_in(value: object, path: Path = ()) -> Iterator[tuple[tuple[str, str], Path]]:
    """Every field that is used, as (shape, field), with where it stands."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield (type(value).__name__, name), (*path, name)
                yield from fields_in(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from fields_in(item, (*path, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from fields_in(item, (*path, key))


def test_as_it_stands_it_is_a_dossier_that_gives_an_outcome_without_findings() -> None:
    file = read_dossier(TEXT.encode(), "sjabloon.yaml")
    assert validate(file, bundled_catalogue()) == ()
    assert score(file.dossier, bundled_catalogue()).burden_class == "onbekend"


def test_with_every_field_in_use_it_says_only_that_some_do_not_go_together(full: DossierFile) -> None:
    # 'No test needed' belongs to a quickscan, the answers to a test.
    assert [finding.code for finding in validate(full, bundled_catalogue())] == ["D740"]


def test_no_field_of_a_dossier_is_missing(full: DossierFile) -> None:
    shapes = shapes_of(Dossier) - {Estimate}
    fields = {(shape.__name__, name) for shape in shapes for name in shape.model_fields}
    assert fields - {field for field, _path in fields_in(full.dossier)} == set()


def test_every_field_is_explained_where_it_first_stands(full: DossierFile) -> None:
    lines = used_in_full().splitlines()
    first: dict[tuple[str, str], int] = {}
    for field, path in fields_in(full.dossier):
        first.setdefault(field, full.locations.key(path).line)
    unexplained = {
        field
        for field, line in first.items()
        if not EXPLANATION.search(lines[line - 1]) and not EXPLANATION.search(lines[line - 2])
    }
    assert unexplained == set()


def test_the_explanation_reads_well() -> None:
    found = [EXPLANATION.search(line) for line in TEXT.splitlines()]
    explanations = [match["words"].strip(" -") for match in found if match and match["words"].strip()]
    assert len(explanations) > 50
    for words in explanations:
        assert [*hard_sentences(words), *words_to_avoid(words)] == [], words
