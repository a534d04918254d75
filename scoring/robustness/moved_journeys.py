"""The groups of a dossier with one number of the journey moved: only what it can touch is worked out anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from questionnaires.journey_model import JourneyDefinition
from scoring.classes import ClassRules
from scoring.conditions import read_condition
from scoring.group import GroupScore
from scoring.journey.compiled import CompiledJourney
from scoring.journey.figures import step_outcome
from scoring.journey.score import JourneyScore, scored_side, tried_out
from scoring.journey.steps import ScoredStep
from scoring.journey.weighing import weigh_journey, well_known

_OF_STEPS = frozenset({"amounts", "scores", "breaking_points", "red_flags", "evidence"})
"""The parts of a definition that say something of a single step; the others only weigh what the steps are."""


def moved_journeys(
    scores: Sequence[GroupScore], moved: JourneyDefinition, part: str, now: Mapping[str, object], heavy_from: float
) -> Sequence[GroupScore] | None:
    """Return the groups under a definition with another number; None when nothing comes of it for the advice.

    Args:
        scores: the groups as they are.
        moved: the definition of their journeys, with another number.
        part: the part of the definition that it stands in.
        now: the `effect` of the journey of each group that has one, as it is.
        heavy_from: the load from which a step needs a measure.
    """
    compiled: CompiledJourney | None = None
    found = []
    for score in scores:
        journey = score.journey
        if journey is not None:
            compiled = compiled or _recompiled(journey.compiled, moved, part)
            steps = tuple(_steps(journey, compiled)) if part in _OF_STEPS else journey.proposal.steps
            if effect(journey, compiled, steps, heavy_from) != now[score.group.id]:
                found.append(replace(score, journey=_with_steps(journey, compiled, steps)))
                continue
        found.append(score)
    return None if all(one is score for one, score in zip(found, scores, strict=True)) else found


def _with_steps(journey: JourneyScore, compiled: CompiledJourney, steps: tuple[ScoredStep, ...]) -> JourneyScore:
    scorer = replace(journey.scorer, compiled=compiled)
    side = scored_side(scorer, journey.around, steps)
    return replace(journey, compiled=compiled, scorer=scorer, proposal=side)


def _recompiled(compiled: CompiledJourney, moved: JourneyDefinition, part: str) -> CompiledJourney:
    other = replace(compiled, definition=moved)
    match part:
        case "breaking_points":
            return replace(
                other, breaking_points=tuple((one, read_condition(one.when)) for one in moved.breaking_points)
            )
        case "red_flags":
            return replace(other, red_flags=tuple((one, read_condition(one.when)) for one in moved.red_flags))
        case "classes":
            return replace(other, classes=ClassRules(moved.classes))
        case "one_class_up":
            return replace(other, one_class_up=tuple((one, read_condition(one.when)) for one in moved.one_class_up))
        case "evidence":
            founded, enough = read_condition(moved.evidence.founded), read_condition(moved.evidence.when)
            return replace(other, founded=founded, evidence=enough)
        case _:
            return other


def _steps(journey: JourneyScore, compiled: CompiledJourney) -> Sequence[ScoredStep]:
    scorer = replace(journey.scorer, compiled=compiled)
    return [tried_out(scorer.of_fields(one.id, one.name, one.fields), one.tested_by) for one in journey.proposal.steps]


def effect(journey: JourneyScore, compiled: CompiledJourney, steps: Sequence[ScoredStep], heavy_from: float) -> object:
    """Return what of a journey reaches the advice, by a definition and with steps that are scored by it."""
    counting = [step for step in steps if step.counts]
    loads = [step_outcome(step).load for step in steps]
    return (
        weigh_journey(compiled, counting, journey.around, "low", unknown_counts=True).burden_class,
        [(step.breaking_point, bool(step.red_flags)) for step in steps],
        [load is not None and load >= heavy_from for load in loads],
        well_known(compiled, counting)[0],
    )
