"""My dossiers: which there are, how far each is, and what to do next. The same few queries however many answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, String, and_, cast, func, select
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.compiled import Compiled
from scoring.dossier import Pin
from scoring.errors import ScoringError
from toolkit.storage.definitions import MissingDefinitionError
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerRow, DossierRow, GroupRow
from toolkit.web.definitions import definitions_for

PAGE_SIZE = 25
_NOTHING, _SCAN = "{}", "quickscan"


class State(StrEnum):
    """How far, as the list tells it and as somebody filters on it."""

    EMPTY = "leeg"
    BUSY = "bezig"
    DONE = "ingevuld"
    NOT_NEEDED = "niet-nodig"


class Order(StrEnum):
    """What comes first."""

    RECENT = "recent"
    TITLE = "naam"


@dataclass(frozen=True)
class Search:
    """What somebody looks for."""

    words: str = ""
    state: State | None = None
    order: Order = Order.RECENT
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One dossier in the list.

    `answers` counts what was answered, `open` what is always asked and was not; None when the definitions are not here.
    """

    id: str
    title: str
    depth: str
    fictional: bool
    not_needed: bool
    groups: int
    answers: int
    open: int | None
    updated_at: datetime

    @property
    def state(self) -> State:
        """How far this dossier is."""
        if self.not_needed:
            return State.NOT_NEEDED
        if not self.answers:
            return State.EMPTY
        return State.DONE if self.open == 0 else State.BUSY


@dataclass(frozen=True)
class Found:
    """One page of the list. `matching` counts all that fit the search, `total` all there are."""

    dossiers: tuple[Listed, ...]
    matching: int
    total: int
    page: int
    pages: int


def find_dossiers(session: Session, search: Search) -> Found:
    """Return a page of the dossiers that somebody looks for; a page that does not exist becomes the last one."""
    total = session.scalar(select(func.count()).select_from(DossierRow)) or 0
    order = (
        (func.lower(DossierRow.title), DossierRow.id)
        if search.order is Order.TITLE
        else (DossierRow.updated_at.desc(), DossierRow.id)
    )
    query = _matching(search).order_by(*order)
    if search.state:
        # How far a dossier is, only its questionnaire can tell: that is worked out for all of them.
        listed = tuple(one for one in _listed(session, session.execute(query).all()) if one.state is search.state)
        page, pages = _page(search, len(listed))
        return Found(listed[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], len(listed), total, page, pages)
    matching = session.scalar(select(func.count()).select_from(_matching(search).subquery())) or 0
    page, pages = _page(search, matching)
    rows = session.execute(query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    return Found(_listed(session, rows), matching, total, page, pages)


def _page(search: Search, matching: int) -> tuple[int, int]:
    pages = max(1, -(-matching // PAGE_SIZE))
    return min(max(1, search.page), pages), pages


def has_dossiers(session: Session) -> bool:
    """Whether there is any dossier."""
    return session.scalar(select(DossierRow.id).limit(1)) is not None


def _matching(search: Search) -> Select[Any]:
    query = select(
        DossierRow.id,
        DossierRow.title,
        DossierRow.questionnaire,
        DossierRow.depth,
        DossierRow.head,
        DossierRow.updated_at,
    )
    for word in search.words.split():
        query = query.where(DossierRow.title.icontains(word, autoescape=True))
    return query


def _says_something() -> Any:
    # An answer that was taken away stays as a row without content.
    return cast(AnswerRow.data, String) != _NOTHING


class _Group(NamedTuple):
    key: str
    kind: GroupKind | None


def _listed(session: Session, rows: Collection[Any]) -> tuple[Listed, ...]:
    identities = [row.id for row in rows]
    groups: dict[str, list[_Group]] = {identity: [] for identity in identities}
    answered: dict[str, set[tuple[str, str]]] = {identity: set() for identity in identities}
    for row in session.execute(
        select(GroupRow.dossier_id, GroupRow.key, GroupRow.data).where(GroupRow.dossier_id.in_(identities))
    ):
        groups[row.dossier_id].append(_Group(row.key, GroupKind(row.data["kind"])))
    for identity, key, question in session.execute(
        select(AnswerRow.dossier_id, AnswerRow.group_key, AnswerRow.question).where(
            and_(AnswerRow.dossier_id.in_(identities), _says_something())
        )
    ):
        answered[identity].add((key, question))
    return tuple(_one(session, row, groups[row.id], answered[row.id]) for row in rows)


def _one(session: Session, row: Any, groups: list[_Group], answered: set[tuple[str, str]]) -> Listed:
    return Listed(
        id=row.id,
        title=row.title,
        depth=row.depth,
        fictional=bool(row.head.get("fictional")),
        # A file may say so beside a test; whoever does a test is not ready.
        not_needed="not_needed" in row.head and row.depth == _SCAN,
        groups=len(groups),
        answers=len(answered),
        open=_open(session, row, groups, answered),
        updated_at=row.updated_at,
    )


def _open(session: Session, row: Any, groups: list[_Group], answered: set[tuple[str, str]]) -> int | None:
    pins = tuple(Pin(**pin) for pin in row.head.get("definitions", ()))
    try:
        compiled = definitions_for(session, row.questionnaire, pins).compiled
    except (MissingDefinitionError, KeyError, ScoringError):
        return None
    asked = {
        (group.key, question)
        for group in (*groups, _Group(WHOLE_DOSSIER, None))
        for question in always_asked(compiled, row.depth, group.kind)
    }
    return len(asked - answered)


def always_asked(compiled: Compiled, depth: str, kind: GroupKind | None) -> list[str]:
    """Return the questions of a depth that are asked whatever was answered before.

    Args:
        compiled: the questionnaire.
        depth: its id.
        kind: of the group, None for what is asked once for the whole dossier.
    """
    definition = compiled.depth(depth)
    chosen = frozenset(definition.questions) if definition else frozenset[str]()
    return [
        question.id
        for question in compiled.questions
        if question.condition is None
        and question.of_dossier is (kind is None)
        and (kind is None or kind in question.kinds)
        and (not chosen or question.id in chosen)
    ]
