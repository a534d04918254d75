"""Journeys in many versions: from what each step contributes to what the journey contributes to the advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.batch.lookup import Lookup
from scoring.batch.scales import Scale, scales
from scoring.batch.steps import Numbers, StepBatch, StepColumns
from scoring.conditions import holds, read_condition
from scoring.dossier import Journey
from scoring.journey.fields import Cell
from scoring.journey.steps import StepScorer
from scoring.journey.weighing import Circumstances, judged
from scoring.outcome import CLASS_ORDER

_PRECISION = 9
"""As `scoring.journey.weighing` rounds what it compares."""

_CLASS = ("unknown_steps", "index", "heaviest_step", "breaking_points")
_EVIDENCE = ("founded_share", "unfounded_heavy_steps")


class JourneyColumns(NamedTuple):
    """What the journey of one group contributes in every version; see `scoring.batch.journeys.JourneyVariant`.

    `unfounded` says whether it is known too badly.
    """

    classes: Column
    open_flag: Truths
    agreed: Truths
    missing: Truths
    unfounded: Truths


class JourneyBatch:
    """A journey of one group, ready to be scored in many versions by the plain rules, each worked out once a case."""

    def __init__(self, scorer: StepScorer, journey: Journey, *, heavy_from: float, agreed: Collection[str]) -> None:
        """Get ready.

        Args:
            scorer: scores the steps of the group.
            journey: the journey as it is.
            heavy_from: the load from which a step needs a measure.
            agreed: the steps that have one that is agreed.
        """
        self.scorer, self._compiled = scorer, scorer.compiled
        self._around = Circumstances(scorer.stress_event, journey.other_schemes)
        self._places = {step.id: place for place, step in enumerate(journey.steps)}
        self._agreed = [step.id in agreed for step in journey.steps]
        self._steps = [StepBatch(scorer, step, heavy_from) for step in journey.steps]
        self._now = [step.run([{}]) for step in self._steps]
        classes = [read_condition(rule.when) for rule in self._compiled.definition.classes if rule.when is not None]
        self._class_scales = scales(classes, _CLASS)
        self._evidence_scales = scales([self._compiled.evidence], _EVIDENCE)
        self._classes = Lookup(self._class_of)
        self._evidence = Lookup(self._is_enough)

    def step(self, step: str, versions: Sequence[Mapping[str, Cell]]) -> StepColumns:
        """Score one step in many versions; each says which of its fields have another value.

        Raises:
            ScoringError: when a value does not fit its field.
        """
        return self._steps[self._places[step]].run(versions)

    def weigh(self, changed: Mapping[str, StepColumns], tested: Collection[str] = ()) -> JourneyColumns:
        """Weigh the journey with some steps in many versions and the others as they are.

        Args:
            changed: what a step contributes in each version, by its id.
            tested: the steps that people tried.
        """
        steps = [changed.get(step, self._now[place]) for step, place in self._places.items()]
        founded = [one.founded | (step in tested) for step, one in zip(self._places, steps, strict=True)]
        facts = {
            "unknown_steps": _total(one.missing for one in steps),
            "index": self._index([one.load for one in steps]),
            "heaviest_step": np.round(_heaviest([one.load for one in steps]), _PRECISION),
            "breaking_points": _total(one.breaks for one in steps),
        }
        known = {
            "founded_share": np.round(_share(steps, founded), _PRECISION),
            "unfounded_heavy_steps": _total(one.heavy & ~sure for one, sure in zip(steps, founded, strict=True)),
        }
        open_ = [one.needs for one, agreed in zip(steps, self._agreed, strict=True) if not agreed]
        return JourneyColumns(
            classes=self._classes(_key(self._class_scales, facts)),
            open_flag=_total(one.flagged for one in steps) > 0,
            agreed=_total(open_) == 0,
            missing=np.array([False]),
            unfounded=self._evidence(_key(self._evidence_scales, known)) == 0,
        )

    def _index(self, loads: Sequence[Numbers]) -> Numbers:
        """As `scoring.journey.weighing.index_of`."""
        index = self._compiled.definition.index
        highest: list[Numbers] = [np.zeros(1)] * index.heaviest_steps
        for load in loads:
            # Bring each load to its place among the heaviest; what falls off at the end does not count.
            rest = load
            for place, one in enumerate(highest):
                highest[place], rest = np.maximum(one, rest), np.minimum(one, rest)
        whole = index.peak_share * highest[0] + (1 - index.peak_share) * sum(highest) / index.heaviest_steps
        rounded: Numbers = np.round(whole, _PRECISION)
        return rounded

    def _class_of(self, case: int) -> int:
        facts = _facts(self._class_scales, case)
        return CLASS_ORDER.index(judged(self._compiled, facts, self._around, "low").burden_class)

    def _is_enough(self, case: int) -> int:
        return int(holds(self._compiled.evidence, _facts(self._evidence_scales, case).__getitem__) is True)


def _key(found: Mapping[str, Scale], facts: Mapping[str, Numbers]) -> Column:
    key: Column = np.zeros(1, dtype=np.intp)
    for name, scale in found.items():
        key = key * scale.size + scale.places(facts[name])
    return key


def _facts(found: Mapping[str, Scale], case: int) -> dict[str, float]:
    facts: dict[str, float] = {}
    for name, scale in reversed([*found.items()]):
        case, place = divmod(case, scale.size)
        facts[name] = scale.value(place)
    return facts


def _share(steps: Sequence[StepColumns], founded: Sequence[Truths]) -> Numbers:
    """As `scoring.journey.weighing.founded_share`."""
    whole, sure = (
        _total(one.hours for one in steps),
        _total(one.hours * known for one, known in zip(steps, founded, strict=True)),
    )
    number = _total(one.counts for one in steps)
    known_steps = _total(one.counts & known for one, known in zip(steps, founded, strict=True))
    of_steps = np.where(number > 0, known_steps, 1.0) / np.maximum(number, 1)
    return np.where(whole > 0, sure / np.where(whole > 0, whole, 1.0), of_steps)


def _heaviest(loads: Iterable[Numbers]) -> Numbers:
    found: Numbers = np.zeros(1)
    for one in loads:
        found = np.maximum(found, one)
    return found


def _total(columns: Iterable[Numbers | Truths]) -> Numbers:
    found: Numbers = np.zeros(1)
    for one in columns:
        found = found + one
    return found
