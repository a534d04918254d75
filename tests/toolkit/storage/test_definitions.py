"""A dossier keeps the definitions that it was started with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for, keep_definitions, pins_for
from toolkit.storage.tables import DefinitionRow


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def _scored(catalogue: Catalogue) -> Questionnaire:
    return next(one for one in catalogue.questionnaires.values() if one.scoring)


def _newer(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    """Return the catalogue after the questionnaire got another title."""
    id_ = _scored(catalogue).id
    text = catalogue.sources[id_].text
    old = f"title: {catalogue.sources[id_].definition.title}"
    assert old in text
    file = tmp_path / f"{id_}.yaml"
    file.write_text(text.replace(old, "title: Nieuwe titel", 1), encoding="utf-8")
    return catalogue.with_files([file])


def test_a_new_dossier_is_pinned_to_what_it_uses() -> None:
    catalogue = bundled_catalogue()
    pins = pins_for(catalogue, _scored(catalogue).id)
    assert pins[0].id == _scored(catalogue).id
    assert len({pin.id for pin in pins}) == len(pins) > 1
    assert all(pin.hash == catalogue.hash_of(pin.id) for pin in pins)


def test_nothing_is_fetched_when_nothing_changed(session: Session) -> None:
    catalogue = bundled_catalogue()
    assert catalogue_for(session, pins_for(catalogue, _scored(catalogue).id), catalogue) is catalogue


def test_a_dossier_keeps_its_own_definitions(session: Session, tmp_path: Path) -> None:
    old = bundled_catalogue()
    new = _newer(old, tmp_path)
    id_ = _scored(old).id
    pins = pins_for(old, id_)
    keep_definitions(session, old, pins)
    keep_definitions(session, old, pins)
    assert session.scalar(select(func.count()).select_from(DefinitionRow)) == len(pins)
    own = catalogue_for(session, pins, new)
    assert own.hash_of(id_) == old.hash_of(id_) != new.hash_of(id_)
    assert own.questionnaires[id_].title == old.questionnaires[id_].title
    assert catalogue_for(session, pins, new) is own, "read once"


def test_a_definition_that_was_never_kept_is_told_apart(session: Session, tmp_path: Path) -> None:
    old = bundled_catalogue()
    with pytest.raises(MissingDefinitionError):
        catalogue_for(session, pins_for(old, _scored(old).id), _newer(old, tmp_path))
