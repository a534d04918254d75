"""What finding out and taking measures make of answers and of journeys, in columns for the batch scorer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from questionnaires.catalogue import Catalogue
from scoring.answers import best_founded
from scoring.batch.codes import ABSENT, Coded, Column, Truths
from scoring.batch.group import GroupBatch
from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import AnswerChange, Dossier, Response
from scoring.outcome import NOT_STATED
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate, measures_named
from scoring.whatif.differences import answer_at
from scoring.whatif.outcome import End
from scoring.whatif.settling import Settling

OFF, LIGHT, HEAVY = 0, 1, 2
ENDS: tuple[End, ...] = ("lightest", "heaviest")
STATE: Mapping[End, int] = {"lightest": LIGHT, "heaviest": HEAVY}
States = npt.NDArray[np.int8]
"""A row for each version: the things to find out (OFF, LIGHT or HEAVY), then the measures (0 or 1)."""
Resolved: TypeAlias = Sequence[Mapping[str, Candidate]]
"""What each measure changes while things to find out stay as they are, and once all are settled at either end."""

_NEVER = np.iinfo(np.int64).max
_ABSENT_RANK = (-1.0, -1.0)
_KEEPS, _WELL, _BADLY = -1, 1, 0


def different_rows(rows: States) -> tuple[States, Column]:
    """Return each row once, and which of them every row is."""
    width, written = rows.shape[1], rows.tobytes()
    if not width:
        return rows[:1], np.zeros(len(rows), dtype=np.intp)
    places: dict[bytes, int] = {}
    which = [places.setdefault(written[start : start + width], len(places)) for start in range(0, len(written), width)]
    return np.frombuffer(b"".join(places), dtype=np.int8).reshape(-1, width), np.array(which, dtype=np.intp)


def resolved(dossier: Dossier, catalogue: Catalogue, settling: Settling, measures: Sequence[str]) -> Resolved:
    """Return what these measures change, by state."""
    as_it_is = {one.id: one for one in measures_named(dossier, catalogue, measures)}
    if not settling.items:
        return (as_it_is, as_it_is, as_it_is)
    settled = (settling.settled(None, end) for end in ENDS)
    return (as_it_is, *({one.id: one for one in measures_named(now, catalogue, measures)} for now in settled))


def extra_positions(batch: BatchScorer, effects: Resolved) -> Mapping[Place, Sequence[Position]]:
    """Return the answers that measures give and that the batch scorer does not number by itself."""
    found: dict[Place, list[Position]] = {}
    places = batch.places
    for candidates in effects:
        for candidate in candidates.values():
            for place, change in candidate.answers.items():
                position = _position(places[place], change) if place in places else None
                if position is None or position in places[place].positions or position in found.get(place, ()):
                    continue
                found.setdefault(place, []).append(position)
    return found


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """One answer: what it is in each version, and whether it is well known there.

    Attributes:
        place: which answer.
        disagreed: whether raters disagree about it.
        code: its code as it is.
        founded: per group whether it is well known as it is.
        item: the column of what can be found out about it.
        settled: its code once that is found out, by state; None when only how well it is known changes.
        measures: the columns of the measures that change it, and how strong each is by state, the smallest counts.
        results: for each strength the code that it makes, and how well it is known then.
    """

    place: Place
    disagreed: bool
    code: int
    founded: Mapping[str, bool]
    item: int | None
    settled: tuple[int, ...] | None
    measures: Sequence[tuple[int, Sequence[int]]]
    results: Sequence[tuple[int, int]]

    def burdens(self, batch: BatchScorer) -> tuple[tuple[int, tuple[int | None, ...]], ...]:
        """Return what each measure makes this answer weigh, by state."""
        weights = batch.places[self.place].burdens
        made = [None if code == ABSENT else int(weights[code]) for code, _known in self.results]
        return tuple(
            (column, tuple(None if one == _NEVER else made[one] for one in strengths))
            for column, strengths in self.measures
        )

    def untouched(self, rows: States) -> Truths:
        """Say in which versions nobody says anything else about this answer."""
        touched = np.zeros(len(rows), dtype=np.bool_)
        if self.item is not None:
            touched |= rows[:, self.item] != OFF
        state = self._state(rows)
        for column, strengths in self.measures:
            touched |= (rows[:, column] != OFF) & (np.array(strengths)[state] != _NEVER)
        return ~touched

    def of(self, group: str, rows: States) -> tuple[Column, Truths]:
        """Return its code in each version, and whether it is well known in a group."""
        state = self._state(rows)
        codes = np.array([self.code, *(self.settled or (self.code, self.code))])[state]
        founded = (state != OFF) | self.founded[group]
        strongest = np.full(len(rows), _NEVER)
        for column, strengths in self.measures:
            here = np.where(rows[:, column] != OFF, np.array(strengths)[state], _NEVER)
            strongest = np.minimum(strongest, here)
        hit = strongest != _NEVER
        if hit.any():
            made = np.array(self.results)[np.where(hit, strongest, 0)]
            codes = np.where(hit, made[:, 0], codes)
            founded = np.where(hit & (made[:, 1] != _KEEPS), made[:, 1] == _WELL, founded)
        return codes, founded

    def _state(self, rows: States) -> npt.NDArray[np.int64]:
        if self.item is None:
            return np.zeros(len(rows), dtype=np.int64)
        return rows[:, self.item].astype(np.int64)


def answer_columns(batch: BatchScorer, settling: Settling, effects: Resolved) -> Sequence[AnswerColumns]:
    """Return every answer that can be found out or that a measure changes."""
    items = {
        Place(one.group or DOSSIER_WIDE, one.subject): place
        for place, one in enumerate(settling.items)
        if one.kind in {"question", "estimate"}
    }
    places = batch.places
    changing = {place for candidates in effects for one in candidates.values() for place in one.answers}
    return [
        _answer_columns(batch, settling, effects, place, items.get(place))
        for place in places
        if place in items or place in changing
    ]


def _answer_columns(
    batch: BatchScorer, settling: Settling, effects: Resolved, place: Place, item: int | None
) -> AnswerColumns:
    coded = batch.places[place]
    groups = [
        one
        for name, one in batch.groups.items()
        if place.group in {name, DOSSIER_WIDE} and one.score.group.kind in coded.question.kinds
    ]
    found = None if item is None else settling.items[item]
    question = found if found is not None and found.kind == "question" else None
    # A measure meets an answer as it is by then; only one that was not known can be something else then.
    states = effects if question else effects[:1]
    made: dict[tuple[tuple[float, float], int, int], tuple[int, int]] = {}
    for state, candidates in enumerate(states):
        for order, candidate in enumerate(candidates.values()):
            change = candidate.answers.get(place)
            if change is not None:
                position = _position(coded, change)
                basis = _said(batch, groups[0], place) if state == OFF else None
                code = ABSENT if position is None else coded.code(position)
                rank = _ABSENT_RANK if position is None else position.rank
                made[rank, order, state] = (code, _known(settling, change, basis))
    strengths = {key: number for number, key in enumerate(sorted(made))}
    by_measure: dict[int, list[int]] = {}
    for (_rank, order, state), number in strengths.items():
        by_measure.setdefault(order, [_NEVER] * (HEAVY + 1))[state] = number
        if not question:
            by_measure[order] = [number] * (HEAVY + 1)
    return AnswerColumns(
        place=place,
        disagreed=not groups[0].settled(coded.question.index),
        code=groups[0].code_now(coded.question.index),
        founded={one.score.group.id: _founded_now(settling, one, coded) for one in groups},
        item=item,
        settled=None if question is None else tuple(coded.code(settling.position(question, end)) for end in ENDS),
        measures=[(len(settling.items) + order, numbers) for order, numbers in by_measure.items()],
        results=[made[key] for key in sorted(made)],
    )


def _position(coded: Coded, change: AnswerChange) -> Position | None:
    """Where a changed answer stands; None when it does not apply any more."""
    if change.value is None or coded.question.positions is None:
        return None
    return coded.question.positions.at(change.value)


def _founded_now(settling: Settling, group: GroupBatch, coded: Coded) -> bool:
    standing = group.score.answers.proposal[coded.question.index]
    said = group.score.group.theme_by_section.get(coded.question.section.id)
    return settling.is_good((standing.basis if standing else None) or (said.basis if said else None))


def _said(batch: BatchScorer, group: GroupBatch, place: Place) -> str | None:
    """How it was said to be known, of an answer that is not known: a measure that decides it leaves that as it is."""
    question = group.score.compiled.by_id[place.question]
    standing = group.score.answers.proposal[question.index]
    if standing is None or standing.actual is not None:
        return None
    answer, said = answer_at(batch.dossier, place), group.score.group.theme_by_section.get(question.section.id)
    responses: Sequence[Response | None] = ()
    if answer is not None:
        rated = [rating.proposal for rating in answer.ratings]
        responses = [answer.settled.proposal] if answer.settled else rated or [answer.proposal]
    return (
        best_founded([one for one in responses if one], group.score.words.bases)
        or (said.basis if said else None)
        or NOT_STATED
    )


def _known(settling: Settling, change: AnswerChange, said: str | None) -> int:
    basis = change.basis or said
    if basis is None:
        return _KEEPS
    return _WELL if settling.is_good(basis) else _BADLY
