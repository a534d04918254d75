"""The load of a whole journey, its class, and how sure that is (domain formulae 8-13, RULES section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from questionnaires.expressions import Expression, Lookup, Operand
from questionnaires.journey_model import Index, JourneyDefinition, RaiseRule
from questionnaires.model import ClassRule
from scoring.conditions import holds
from scoring.journey.compiled import CompiledJourney
from scoring.journey.loads import weighted
from scoring.journey.steps import ScoredStep
from scoring.outcome import CLASS_ORDER, ClassId, Fact

End = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class WeighedJourney:
    """The class of a journey at one end of what is unknown, and what made it."""

    facts: Mapping[str, Fact]
    index: float
    rule: ClassRule
    raised_by: tuple[RaiseRule, ...]
    burden_class: ClassId


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is around the journey: is it a hard time, and how many other schemes run (None: not known)."""

    stress_event: bool
    other_schemes: int | None


def index_of(loads: Sequence[float], index: Index) -> float:
    """Return the load of a journey; absent steps are 0, so that one more step never makes it lighter.

    A plain mean of all steps would fall when a light step is added (domain formula 8).

    >>> rule = Index(heaviest_steps=3, peak_share=0.5, text="Proef")
    >>> round(index_of([29.2, 76.0, 60.4, 40.6, 69.8], rule), 1), index_of([], rule)
    (72.4, 0.0)
    """
    heaviest = sorted(loads, reverse=True)[: index.heaviest_steps]
    if not heaviest:
        return 0.0
    return index.peak_share * heaviest[0] + (1 - index.peak_share) * sum(heaviest) / index.heaviest_steps


def weigh_journey(
    compiled: CompiledJourney,
    steps: Sequence[ScoredStep],
    around: Circumstances,
    end: End,
    *,
    unknown_counts: bool,
    doubled: str | None = None,
) -> WeighedJourney:
    """Give a journey its class with everything unknown at one end.

    Args:
        compiled: the definition.
        steps: the steps that are a burden for this group.
        around: what is around the journey.
        end: with everything unknown at its lightest or at its heaviest.
        unknown_counts: whether steps of which too little is known can make the class unknown.
        doubled: a score whose weight counts twice, to see whether the class leans on it.
    """
    facts = _facts(compiled.definition, steps, end, doubled)
    if not unknown_counts:
        facts["unknown_steps"] = 0
    return judged(compiled, facts, around, end)


def judged(compiled: CompiledJourney, facts: Mapping[str, Fact], around: Circumstances, end: End) -> WeighedJourney:
    """Give a journey its class, from the facts about its steps and what is around it."""
    rule = compiled.classes.rule(facts)
    raised_by = tuple(rule for rule, when in compiled.one_class_up if _raises(when, around, end))
    raised = one_higher(rule.burden_class) if raised_by else rule.burden_class
    return WeighedJourney(facts, float(facts["index"] or 0), rule, raised_by, raised)


def one_higher(burden_class: ClassId) -> ClassId:
    """Return the class above; there is nothing above high, and what is not known stays so.

    >>> one_higher("laag"), one_higher("hoog"), one_higher("onbekend")
    ('middel', 'hoog', 'onbekend')
    """
    known = CLASS_ORDER[:-1]
    return known[min(known.index(burden_class) + 1, len(known) - 1)] if burden_class in known else burden_class


def sensitive_to(
    compiled: CompiledJourney, steps: Sequence[ScoredStep], around: Circumstances, found: ClassId
) -> tuple[str, ...]:
    """Return the scores of which doubling the weight gives another class."""
    return tuple(
        score.id
        for score in compiled.definition.scores
        if weigh_journey(compiled, steps, around, "low", unknown_counts=True, doubled=score.id).burden_class != found
    )


def load_band(definition: JourneyDefinition, step: ScoredStep) -> tuple[float, float]:
    """Return the lowest and the highest load when each weight is doubled in turn."""
    loads = [weighted(definition.scores, step.load.scores, score.id).low for score in definition.scores]
    return min(loads), max(loads)


def founded_share(steps: Sequence[ScoredStep]) -> float:
    """Return the share of the expected hours that is well known; without hours, the share of the steps."""
    hours = [(step.founded, step.amounts.average.expected if step.amounts.average else 0.0) for step in steps]
    whole = sum(one for _founded, one in hours)
    if whole > 0:
        return sum(one for founded, one in hours if founded) / whole
    return sum(founded for founded, _hours in hours) / len(hours) if hours else 1.0


def well_known(compiled: CompiledJourney, steps: Sequence[ScoredStep]) -> tuple[bool, Mapping[str, Fact]]:
    """Tell whether the evidence is enough (domain rule 13), and the facts that say so."""
    heavy_from = compiled.definition.evidence.heavy_from
    heavy = [step for step in steps if step.load.load.low >= heavy_from]
    facts: dict[str, Fact] = {
        "founded_share": round(founded_share(steps), 9),
        "unfounded_heavy_steps": sum(not step.founded for step in heavy),
    }
    return holds(compiled.evidence, facts.__getitem__) is True, facts


def _facts(
    definition: JourneyDefinition, steps: Sequence[ScoredStep], end: End, doubled: str | None
) -> dict[str, Fact]:
    loads = [getattr(weighted(definition.scores, step.load.scores, doubled), end) for step in steps]
    breaks = [step.breaking_point is True or (end == "high" and step.breaking_point is None) for step in steps]
    return {
        "unknown_steps": sum(bool(step.missing) for step in steps),
        "index": round(index_of(loads, definition.index), 9),
        "heaviest_step": round(max(loads, default=0.0), 9),
        "breaking_points": sum(breaks),
    }


def _raises(when: Expression, around: Circumstances, end: End) -> bool:
    truth = holds(when, _look_up(around))
    return truth is True or (truth is None and end == "high")


def _look_up(around: Circumstances) -> Lookup:
    known: dict[str, Operand] = {"stress_event": around.stress_event, "other_schemes": around.other_schemes}
    return known.__getitem__
