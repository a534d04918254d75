"""The journey of one group, scored: of the proposal and, when it is known, of today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from questionnaires.catalogue import Catalogue
from questionnaires.expressions import Operand
from questionnaires.journey_model import Contradiction
from questionnaires.translation import _
from scoring.compass.tested import TestedBy
from scoring.conditions import holds
from scoring.dossier import Dossier, Group, Journey
from scoring.errors import ScoringError
from scoring.evidence import StepReference
from scoring.journey.amounts import Range, expected
from scoring.journey.compiled import CompiledJourney, compiled_journey
from scoring.journey.steps import ScoredStep, StepScorer
from scoring.journey.today import steps_of_today
from scoring.journey.weighing import Circumstances, WeighedJourney, weigh_journey


@dataclass(frozen=True, slots=True)
class ScoredSide:
    """The steps of the proposal or of today, with the class with everything unknown counted, lightest and heaviest."""

    steps: tuple[ScoredStep, ...]
    counting: tuple[ScoredStep, ...]
    actual: WeighedJourney
    lightest: WeighedJourney
    heaviest: WeighedJourney


@dataclass(frozen=True, slots=True)
class FoundContradiction:
    """A step that says something else than an answer."""

    rule: Contradiction
    step: ScoredStep
    question: str


@dataclass(frozen=True, slots=True)
class JourneyScore:
    """The journey of a group. `today` is None when it is not known; without steps there is nothing to do today."""

    compiled: CompiledJourney
    scorer: StepScorer
    journey: Journey
    around: Circumstances
    proposal: ScoredSide
    today: ScoredSide | None
    contradictions: tuple[FoundContradiction, ...]
    participation: Range | None


def score_journey(
    dossier: Dossier, catalogue: Catalogue, group: Group, answers: Callable[[str], Operand], tested: TestedBy
) -> JourneyScore | None:
    """Score the journey of a group; None when none is described.

    Args:
        dossier: the dossier, for the definition that it names.
        catalogue: the definitions.
        group: the group.
        answers: what the id of a question stands for in a condition; unknown is None.
        tested: the steps that people tried; those are known, whatever was filled in about how sure they are.

    Raises:
        ScoringError: when the definition is not there, or a step does not fit it.
    """
    journey = group.journey
    if journey is None:
        return None
    scorer = step_scorer(dossier, catalogue, group)
    compiled, around = scorer.compiled, Circumstances(scorer.stress_event, journey.other_schemes)
    steps = (
        tried_out(scorer.score(step), tested.get(StepReference(group=group.id, step=step.id))) for step in journey.steps
    )
    proposal = scored_side(scorer, around, tuple(steps))
    return JourneyScore(
        compiled=compiled,
        scorer=scorer,
        journey=journey,
        around=around,
        proposal=proposal,
        today=_today(scorer, around, proposal, journey, nothing_now="none" in {group.current, dossier.current}),
        contradictions=tuple(_contradictions(scorer, dossier, proposal.counting, answers)),
        participation=_participation(compiled, journey),
    )


def step_scorer(dossier: Dossier, catalogue: Catalogue, group: Group) -> StepScorer:
    """Return what scores the steps of a group.

    Raises:
        ScoringError: when the definition that the dossier names is not there.
    """
    definition = catalogue.journeys.get(dossier.journey or "")
    if definition is None:
        raise ScoringError(_("De beschrijving van de reis {id} is er niet.").format(id=dossier.journey or "?"))
    stress_event = any(one in definition.stress_circumstances for one in group.circumstances)
    return StepScorer(compiled_journey(definition), group.kind, stress_event)


def tried_out(step: ScoredStep, check: str | None) -> ScoredStep:
    """Return a step, well known when people tried it: the check of the compass that says so, None when none does."""
    return step if check is None else replace(step, founded=True, tested_by=check)


def scored_side(scorer: StepScorer, around: Circumstances, steps: tuple[ScoredStep, ...]) -> ScoredSide:
    """Weigh the scored steps of the proposal or of today."""
    counting = tuple(step for step in steps if step.counts)
    # Of a step of which nobody said who does it, the lightest is that it is no burden of this group.
    sure = tuple(step for step in counting if step.actor_known)
    compiled = scorer.compiled
    return ScoredSide(
        steps=steps,
        counting=counting,
        actual=weigh_journey(compiled, counting, around, "low", unknown_counts=True),
        lightest=weigh_journey(compiled, sure, around, "low", unknown_counts=False),
        heaviest=weigh_journey(compiled, counting, around, "high", unknown_counts=False),
    )


def _today(
    scorer: StepScorer, around: Circumstances, proposal: ScoredSide, journey: Journey, *, nothing_now: bool
) -> ScoredSide | None:
    if journey.current == "same":
        return proposal
    if journey.current_steps:
        return scored_side(scorer, around, tuple(scorer.score(step) for step in steps_of_today(journey)))
    if journey.current == "none" or nothing_now:
        return scored_side(scorer, around, ())
    return None


def _contradictions(
    scorer: StepScorer, dossier: Dossier, steps: Sequence[ScoredStep], answers: Callable[[str], Operand]
) -> Iterator[FoundContradiction]:
    for rule, answer, on_step in scorer.compiled.contradictions:
        if rule.questionnaire != dossier.questionnaire or holds(answer, answers) is not True:
            continue
        for step in steps:
            if scorer.holds(on_step, step.fields, step.load):
                yield FoundContradiction(rule, step, answer.names[0])


def _participation(compiled: CompiledJourney, journey: Journey) -> Range | None:
    """Hours asked of those who help to make the proposal; a line of its own (domain formula 11)."""
    asked = journey.participation
    if asked is None:
        return None
    likely_weight = compiled.definition.amounts.likely_weight
    return Range(asked.hours.low, expected(asked.hours, likely_weight), asked.hours.high).times(asked.people)
