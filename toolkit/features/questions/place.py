"""Where in which dossier a page stands: fetched with one query, however much there is in the dossier."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from flask import abort, url_for
from pydantic import TypeAdapter
from sqlalchemy import Text, bindparam, cast, select
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.compiled import CompiledQuestion
from scoring.dossier import Changes, Group, Pin, ThemeStatement
from toolkit.features.questions.itinerary import Itinerary, Step, make_itinerary
from toolkit.features.questions.path import Path
from toolkit.storage.store import NoSuchDossierError, quick
from toolkit.storage.tables import WHOLE_DOSSIER, DossierRow, GroupRow
from toolkit.web.answer_words import says_something
from toolkit.web.definitions import Definitions, definitions_for

WHOLE = "-"
"""Stands in an address for the whole dossier, instead of a group."""

# Built once: every page and every answer runs it. As text, so that only what is needed is read.
_dossier, _group_row = DossierRow.__table__, GroupRow.__table__
_FOUND = (
    select(
        _dossier.c.title,
        _dossier.c.depth,
        _dossier.c.questionnaire,
        cast(_dossier.c.head, Text),
        _group_row.c.key,
        cast(_group_row.c.data, Text),
    )
    .select_from(_dossier.outerjoin(_group_row, _group_row.c.dossier_id == _dossier.c.id))
    .where(_dossier.c.id == bindparam("dossier"))
    .order_by(_group_row.c.position, _group_row.c.id)
)


_PINS = TypeAdapter(tuple[Pin, ...])


@dataclass(frozen=True)
class Place:
    """A group of a dossier (None: the dossier as a whole), with the definitions of that dossier."""

    session: Session
    identity: str
    title: str
    depth: str
    definitions: Definitions
    group: Group | None
    first_group: Group | None
    next_group: str | None
    group_texts: Mapping[str, str] = field(default_factory=dict)
    """Every group by its id, as it is stored: read when it is asked for."""

    @property
    def key(self) -> str:
        """How the group is called in an address."""
        return self.group.id if self.group else WHOLE

    @property
    def stored_key(self) -> str:
        """How the group is called in the database."""
        return self.group.id if self.group else WHOLE_DOSSIER

    @property
    def kind(self) -> GroupKind | None:
        """The kind of group."""
        return self.group.kind if self.group else None

    @property
    def example_group(self) -> Group | None:
        """The first group, when this is a later one: it may be the same here."""
        if self.group is None or self.first_group is None or self.group.id == self.first_group.id:
            return None
        return self.first_group

    def group_called(self, key: str) -> Group | None:
        """Return any group of the dossier, None when it is not there any more."""
        text = self.group_texts.get(key)
        return _group(text) if text is not None else None

    @cached_property
    def address(self) -> str:
        """What the addresses of all pages of this group begin with."""
        return url_for("questions.begin", dossier=self.identity, group=self.key).removesuffix("/begin")

    @cached_property
    def path(self) -> Path:
        """The path of this group."""
        return Path(self.session, self.identity, self.definitions.compiled, self.stored_key, self.kind)

    @property
    def itinerary(self) -> Itinerary:
        """The pages at the depth of this dossier."""
        return self.itinerary_at(self.depth)

    def itinerary_at(self, depth: str) -> Itinerary:
        """Return the pages at a depth; worked out once."""
        compiled, kind = self.definitions.compiled, self.kind
        return self.definitions.keep(("itinerary", depth, kind), lambda: make_itinerary(compiled, depth, kind))

    def question(self, name: str) -> CompiledQuestion:
        """Return a question that can be asked here, or answer that this page does not exist."""
        question = self.definitions.compiled.by_id.get(name)
        if question is None or question.of_dossier is not (self.group is None):
            abort(404)
        if self.kind is not None and self.kind not in question.kinds:
            abort(404)
        return question

    def is_answered(self, step: Step) -> bool:
        """Whether somebody answered a question before. Nothing is asked twice, also not at another depth."""
        if step.question is None:
            return False
        return says_something(self.path.stored(self.definitions.compiled.by_id[step.question]).answer)

    def statement(self, section: str) -> ThemeStatement | None:
        """Return what was said once for a theme of this group."""
        return self.group.theme_by_section.get(section) if self.group else None

    def changes(self, section: str) -> Changes | None:
        """Return whether a theme changes: as said here, or else as said for the first group."""
        for group in (self.group, self.example_group):
            statement = group.theme_by_section.get(section) if group else None
            if statement and statement.changes:
                return statement.changes
        return None


def find_place(session: Session, identity: str, group_key: str) -> Place:
    """Find a place, or answer that this page does not exist.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        MissingDefinitionError: when its definitions are not here.
    """
    rows = quick(session).execute(_FOUND, {"dossier": identity}).all()
    if not rows:
        raise NoSuchDossierError(identity)
    title, depth, questionnaire, head, *_group_columns = rows[0]
    texts = {key: data for *_dossier_columns, key, data in rows if key is not None}
    keys = list(texts)
    if group_key != WHOLE and group_key not in keys:
        abort(404)
    here = keys.index(group_key) if group_key in keys else len(keys)
    return Place(
        session=session,
        identity=identity,
        title=title,
        depth=depth,
        definitions=definitions_for(session, questionnaire, _pins(head)),
        group=_group(rows[here][-1]) if here < len(keys) else None,
        first_group=_group(rows[0][-1]) if keys and here > 0 else None,
        next_group=keys[here + 1] if here + 1 < len(keys) else None,
        group_texts=texts,
    )


@lru_cache(maxsize=256)
def _group(text: str) -> Group:
    """Read a group; between two pages it is mostly the same, and what was read never changes."""
    return Group.model_validate_json(text)


@lru_cache(maxsize=128)
def _pins(head: str) -> tuple[Pin, ...]:
    """Read the pins of a dossier."""
    return _PINS.validate_json(json.dumps(json.loads(head).get("definitions", ())))
