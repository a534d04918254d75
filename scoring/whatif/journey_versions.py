"""The journeys that a group can have: steps that are found out, and measures that change or take away steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from scoring.batch.codes import Column
from scoring.batch.journeys import JourneyVariant
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier, Journey, Step, StepEdit
from scoring.whatif.candidates import Candidate, measures_named
from scoring.whatif.effects import ENDS, HEAVY, LIGHT, OFF, States, different_rows
from scoring.whatif.journeys import edited_step
from scoring.whatif.merging import merged_steps
from scoring.whatif.settling import Settling
from scoring.whatif.shapes import changed


class JourneyVersions:
    """The journeys that one group can have, each made and scored once by the plain code."""

    def __init__(self, batch: BatchScorer, settling: Settling, group: str, measures: Sequence[str]) -> None:
        """Get ready.

        Args:
            batch: the scorer of the dossier.
            settling: what can be found out.
            group: the group.
            measures: the measures that can be taken.
        """
        self._batch, self._settling, self._group, self._measures = batch, settling, group, measures
        items = list(enumerate(settling.items))
        self._steps = [place for place, one in items if one.kind == "step" and one.group == group]
        # What is known by a test decides which hours a measure of the library may make less.
        self._checks = [place for place, one in items if one.kind == "check" and group in settling.tested]
        self._first = len(items)
        self._settled: dict[bytes, Dossier] = {}
        self._changing: dict[bytes, Mapping[str, Candidate]] = {}
        self._variants: dict[bytes, JourneyVariant] = {}
        self._by_steps: dict[tuple[int, ...], tuple[Journey, JourneyVariant]] = {}
        self._steps_made: dict[tuple[bytes | str, ...], Step | None] = {}
        self._steps_alike: dict[str, list[Step]] = {}

    def of(self, rows: States) -> tuple[Sequence[JourneyVariant], Column]:
        """Return the journeys that occur in these versions, and which of them each version has."""
        measures = rows[:, self._first :]
        mine = np.concatenate([rows[:, [*self._steps, *self._checks]], measures * self._moving], axis=1)
        cases, which = different_rows(mine)
        return [self._variant(case) for case in cases], which

    @cached_property
    def _moving(self) -> States:
        """Mark the measures that change a step here, in some state of what can be found out."""
        size = len(self._steps) + len(self._checks)
        states = [self._at(np.full(size, state, dtype=np.int8)) for state in (OFF, LIGHT, HEAVY)]
        found = [measures_named(state, self._batch.catalogue, self._measures) for state in states]
        moving = {one.id for candidates in found for one in candidates if one.steps}
        return np.array([name in moving for name in self._measures], dtype=np.int8)

    def _variant(self, case: States) -> JourneyVariant:
        key = case.tobytes()
        if key not in self._variants:
            size = len(self._steps) + len(self._checks)
            journey = self._at(case[:size]).groups[0].journey
            # What measures change takes long to work out, and mostly none is taken.
            names = [name for name, on in zip(self._measures, case[size:], strict=True) if on]
            candidates = self._candidates(case[:size]) if names else {}
            taken = [candidates[name] for name in names]
            self._variants[key] = self._scored(journey, case[:size].tobytes(), taken)
        return self._variants[key]

    def _scored(self, journey: Journey | None, state: bytes, taken: Sequence[Candidate]) -> JourneyVariant:
        """Score a journey with measures taken; one with the very same steps once."""
        if journey is None:
            return self._batch.journey_variant(self._group, None)
        edited = [self._edited(state, step, taken) for step in journey.steps] if taken else journey.steps
        steps = tuple(step for step in edited if step is not None)
        same = tuple(map(id, steps))
        if same not in self._by_steps:
            if steps != journey.steps:
                journey = changed(journey, steps=steps)
            # The journey is kept too: no other step may take the place of one of its steps in memory.
            self._by_steps[same] = (journey, self._batch.journey_variant(self._group, journey))
        return self._by_steps[same][1]

    def _edited(self, state: bytes, step: Step, taken: Sequence[Candidate]) -> Step | None:
        """Return a step as these measures make it, None when it goes; the same object for the same measures."""
        mine = [one for one in taken if any(self._is_of(edit, step) for edit in one.steps)]
        if not mine:
            return step
        key: tuple[bytes | str, ...] = (state, step.id, *(one.id for one in mine))
        if key not in self._steps_made:
            definition = self._batch.catalogue.journeys.get(self._settling.dossier.journey or "")
            edit = next(one for one in merged_steps(definition, mine) if self._is_of(one, step))
            self._steps_made[key] = None if edit.remove else self._step_with(step, edit)
        return self._steps_made[key]

    def _step_with(self, step: Step, edit: StepEdit) -> Step:
        """Return a step with an edit; the same object for what is equal."""
        made = edited_step(step, edit)
        alike = self._steps_alike.setdefault(step.id, [])
        found = next((one for one in alike if one == made), None)
        if found is None:
            alike.append(made)
        return found or made

    def _is_of(self, edit: StepEdit, step: Step) -> bool:
        return (edit.group, edit.step) == (self._group, step.id)

    def _candidates(self, states: States) -> Mapping[str, Candidate]:
        """Return what the measures that change a step change in one state of what can be found out."""
        key = states.tobytes()
        if key not in self._changing:
            names = [name for name, moves in zip(self._measures, self._moving, strict=True) if moves]
            found = measures_named(self._at(states), self._batch.catalogue, names)
            self._changing[key] = {one.id: one for one in found}
        return self._changing[key]

    def _at(self, states: States) -> Dossier:
        """Return the dossier with only this journey, in one state of what can be found out."""
        key = states.tobytes()
        if key not in self._settled:
            group = next(one for one in self._settling.dossier.groups if one.id == self._group)
            ends = dict(zip((*self._steps, *self._checks), states, strict=True))
            steps = {
                self._settling.items[place].subject: self._settling.step(
                    self._settling.items[place], ENDS[ends[place] - 1]
                )
                for place in self._steps
                if ends[place] != OFF
            }
            journey = group.journey and changed(
                group.journey, steps=tuple(steps.get(step.id, step) for step in group.journey.steps)
            )
            checks = {
                self._settling.items[place]: ENDS[ends[place] - 1] for place in self._checks if ends[place] != OFF
            }
            only = changed(group, answers=(), themes=(), journey=journey)
            self._settled[key] = changed(
                self._settling.dossier, answers=(), groups=(only,), compass=self._settling.compass(checks)
            )
        return self._settled[key]
