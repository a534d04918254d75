"""The exact definitions that a dossier is pinned to, kept beside it: a dossier always means what it meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue, read_definition_file
from scoring.dossier import Pin
from scoring.words import words_for
from toolkit.storage.tables import DefinitionRow


class MissingDefinitionError(Exception):
    """A dossier is pinned to a definition that is neither here nor kept."""


def pins_for(catalogue: Catalogue, questionnaire: str) -> tuple[Pin, ...]:
    """Return the pins of a new dossier: its questionnaire, the words that it uses, the intake, and that of journeys.

    Raises:
        KeyError: when the catalogue has no questionnaire with this id.
    """
    chosen = catalogue.questionnaires[questionnaire]
    intakes = (one.id for one in catalogue.questionnaires.values() if one.scoring is None)
    names = dict.fromkeys((questionnaire, *words_for(chosen, catalogue).vocabularies, *intakes, *catalogue.journeys))
    return tuple(
        Pin(id=name, version=catalogue.sources[name].definition.version, hash=catalogue.hash_of(name)) for name in names
    )


def keep_definitions(session: Session, catalogue: Catalogue, pins: Sequence[Pin]) -> None:
    """Keep the text of every pinned definition that the catalogue has in exactly that content."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for pin in pins:
        source = catalogue.sources.get(pin.id)
        if source is None or pin.hash not in {None, source.hash}:
            continue
        session.execute(
            insert(DefinitionRow)
            .values(definition=pin.id, version=pin.version, hash=source.hash, text=source.text)
            .on_conflict_do_nothing()
        )


def catalogue_for(session: Session, pins: Sequence[Pin], here: Catalogue) -> Catalogue:
    """Return the definitions that a dossier is pinned to.

    Args:
        session: to fetch kept texts; not used when everything pinned is the same here.
        pins: the pins of the dossier; a pin without a hash follows what is here.
        here: the definitions of this installation. This object itself is returned when nothing differs.

    Raises:
        MissingDefinitionError: when a pinned content is not here and was never kept.
    """
    other = {pin.hash for pin in pins if pin.hash and (pin.id not in here.sources or here.hash_of(pin.id) != pin.hash)}
    if not other:
        return here
    rows = session.execute(select(DefinitionRow.hash, DefinitionRow.text).where(DefinitionRow.hash.in_(other)))
    texts = {row.hash: row.text for row in rows}
    if missing := other - texts.keys():
        raise MissingDefinitionError(", ".join(sorted(filter(None, missing))))
    return _replaced(_Here(here), tuple(sorted(texts.values())))


class _Here:
    """A catalogue as a key: the same only as itself."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Here) and self.catalogue is other.catalogue


@lru_cache(maxsize=32)
def _replaced(here: _Here, texts: tuple[str, ...]) -> Catalogue:
    files = [read_definition_file(text.encode(), "definition.yaml") for text in texts]
    return Catalogue(dict(sorted({**here.catalogue.sources, **{file.definition.id: file for file in files}}.items())))
