"""Every version of a dossier in which things are found out and measures are taken, scored by the batch.

A version is a row: of each thing to find out whether it stays as it is, or is settled at its lightest or heaviest, and
of each measure whether it is taken. Finding out goes before measures: what a measure of the library makes of an answer
depends on whether that is known by then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scoring.advice.definition import advice_rules_of, compiled_advice
from scoring.advice.outcome import AdviceInputs
from scoring.batch.codes import Column, Truths
from scoring.batch.compasses import CompassVariant
from scoring.batch.inputs import InputColumns, contribution, inputs_of
from scoring.batch.scorer import BatchScorer, Place
from scoring.errors import ScoringError
from scoring.participation import CompassAnswers
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.effects import (
    LIGHT,
    OFF,
    AnswerColumns,
    States,
    answer_columns,
    different_rows,
    extra_positions,
    resolved,
)
from scoring.whatif.journey_versions import JourneyVersions
from scoring.whatif.outcome import End
from scoring.whatif.settling import Settling
from scoring.whatif.unsettled import Unsettled


class Space:
    """The versions of one dossier. What was scored once is remembered, group by group."""

    def __init__(self, batch: BatchScorer, settling: Settling, measures: Sequence[str]) -> None:
        """Get ready.

        Args:
            batch: the scorer of the dossier.
            settling: what can be found out.
            measures: ids of the measures that can be taken, in the order of `candidates`.
        """
        self.items, self.measures = settling.items, tuple(measures)
        self.settling = settling
        dossier, catalogue = batch.dossier, batch.catalogue
        self.candidates = resolved(dossier, catalogue, settling, self.measures)
        extra = extra_positions(batch, self.candidates)
        self.batch = BatchScorer(dossier, catalogue, extra) if extra else batch
        definition = advice_rules_of(dossier, catalogue)
        if definition is None:
            raise ScoringError(dossier.title)  # the batch scorer has asked for it
        self.rules = compiled_advice(definition)
        self.columns = answer_columns(self.batch, settling, self.candidates)
        self._journeys = {
            name: JourneyVersions(self.batch, settling, name, self.measures)
            for name, group in self.batch.groups.items()
            if group.score.group.journey is not None
        }
        self._checks = [place for place, one in enumerate(self.items) if one.kind == "check"]
        self._known: dict[str, dict[bytes, int]] = {name: {} for name in self.batch.groups}
        self._compasses: dict[bytes, int] = {}

    @property
    def width(self) -> int:
        """How many things to find out and measures there are together."""
        return len(self.items) + len(self.measures)

    def rows(self, number: int) -> States:
        """Return versions in which everything is as it is."""
        return np.zeros((number, self.width), dtype=np.int8)

    def advice(self, rows: States) -> npt.NDArray[np.int64]:
        """Return the place of the advice in `ADVICE_ORDER`, of every version."""
        return self.batch.advice(self._inputs(rows))

    def inputs(self, row: States) -> AdviceInputs:
        """Return what the advice of one version is decided on."""
        return self._inputs(row[np.newaxis]).of(0)

    # Scored --------------------------------------------------------------------------------------------------------

    def _inputs(self, rows: States) -> InputColumns:
        return inputs_of([self._group(name, rows) for name in self._known], self._compass(rows))

    def _compass(self, rows: States) -> npt.NDArray[np.int64]:
        return _looked_up(rows[:, self._checks], self._compasses, self._score_compasses)

    def _score_compasses(self, rows: States) -> Sequence[int]:
        return [self.batch.compass_variant(self._answers(row)).outcome for row in rows]

    def _answers(self, row: States) -> CompassAnswers | None:
        ends: dict[Unsettled, End] = {
            self.items[place]: "lightest" if state == LIGHT else "heaviest"
            for place, state in zip(self._checks, row, strict=True)
            if state != OFF
        }
        return self.settling.compass(ends)

    def _group(self, name: str, rows: States) -> npt.NDArray[np.int64]:
        places = self._relevant[name]

        def scored(some: States) -> Sequence[int]:
            whole = self.rows(len(some))
            whole[:, places] = some
            return self._score_group(name, whole)

        return _looked_up(rows[:, places], self._known[name], scored)

    def _score_group(self, name: str, rows: States) -> Sequence[int]:
        mine = [one for one in self.columns if one.place.group in {name, DOSSIER_WIDE} and name in one.founded]
        result = np.zeros(len(rows), dtype=np.int64)
        # An answer about which raters disagree may only be named in versions in which it is settled.
        open_ = np.array([one.untouched(rows) for one in mine if one.disagreed]).reshape(-1, len(rows)).T
        patterns, which = (
            np.unique(open_, axis=0, return_inverse=True) if open_.size else (open_[:1], np.zeros(len(rows)))
        )
        disagreed = [one.place for one in mine if one.disagreed]
        for number, pattern in enumerate(patterns):
            here = np.flatnonzero(np.ravel(which) == number)
            left_out = {place for place, untouched in zip(disagreed, pattern, strict=True) if untouched}
            result[here] = self._run_group(name, rows[here], [one for one in mine if one.place not in left_out])
        return [int(one) for one in result]

    def _run_group(self, name: str, rows: States, columns: Sequence[AnswerColumns]) -> npt.NDArray[np.int64]:
        changed: dict[Place, Column] = {}
        founded: dict[Place, Truths] = {}
        for one in columns:
            changed[one.place], founded[one.place] = one.of(name, rows)
        journeys = self._journeys.get(name)
        found = self.batch.run_group(
            name,
            changed,
            founded=founded,
            journeys=None if journeys is None else {name: journeys.of(rows)},
            compass=self._compass_of(name, rows),
        )
        return np.broadcast_to(contribution(found), len(rows))

    def _compass_of(self, name: str, rows: States) -> tuple[Sequence[CompassVariant], Column] | None:
        """The compass, where it decides which steps of the group are known by a test."""
        if name not in self.settling.tested:
            return None
        cases, which = different_rows(rows[:, self._checks])
        return [self.batch.compass_variant(self._answers(case)) for case in cases], which

    # What belongs to what ------------------------------------------------------------------------------------------

    @cached_property
    def _relevant(self) -> Mapping[str, list[int]]:
        """The columns that make a difference to each group."""
        return {name: [place for place in range(self.width) if self._is_about(name, place)] for name in self._known}

    def _is_about(self, name: str, place: int) -> bool:
        if place >= len(self.items):
            measure = self.measures[place - len(self.items)]
            return any(
                any(one.group in {name, DOSSIER_WIDE} for one in candidates[measure].answers)
                or any(edit.group == name for edit in candidates[measure].steps)
                for candidates in self.candidates
            )
        item = self.items[place]
        return name in self.settling.tested if item.kind == "check" else item.group in {None, name}


def _looked_up(
    rows: States, known: dict[bytes, int], score: Callable[[States], Sequence[int]]
) -> npt.NDArray[np.int64]:
    """Return a number for each row; each different row is scored once and remembered."""
    cases, inverse = different_rows(rows)
    keys = [case.tobytes() for case in cases]
    new = [place for place, key in enumerate(keys) if key not in known]
    if new:
        known.update(zip((keys[place] for place in new), score(cases[new]), strict=True))
    return np.array([known[key] for key in keys], dtype=np.int64)[inverse]
