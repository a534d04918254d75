"""Journeys that a group can have, each scored once by the plain code, as far as they decide the advice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from questionnaires.catalogue import Catalogue
from scoring.batch.weighed_journeys import JourneyBatch
from scoring.dossier import Dossier, Group, Journey, Step
from scoring.journey.figures import step_outcome
from scoring.journey.score import step_scorer
from scoring.journey.steps import ScoredStep, StepScorer
from scoring.journey.weighing import Circumstances, weigh_journey, well_known
from scoring.outcome import CLASS_ORDER


@dataclass(frozen=True, slots=True, eq=False)
class JourneyVariant:
    """What one journey of one group contributes to the advice.

    Attributes:
        burden: the place of its class in `CLASS_ORDER`; the lightest when there is no journey.
        open_flag: whether a step has a red flag.
        agreed: whether every breaking point, flag and heavy step of it has a measure that is agreed.
        missing: whether there is no journey.
    """

    burden: int
    open_flag: bool
    agreed: bool
    missing: bool
    _scorer: StepScorer | None = field(default=None, repr=False)
    _counting: Sequence[ScoredStep] = field(default=(), repr=False)

    def unfounded(self, tested: Collection[str]) -> bool:
        """Whether it is known too badly, when people tried these steps of it."""
        if self._scorer is None:
            return False
        steps = [replace(step, founded=True) if step.id in tested else step for step in self._counting]
        return not well_known(self._scorer.compiled, steps)[0]


NO_JOURNEY = JourneyVariant(burden=0, open_flag=False, agreed=True, missing=True)


class JourneyScorer:
    """Scores the journeys that one group can have. A step that comes back, the very same object, is scored once."""

    def __init__(
        self,
        dossier: Dossier,
        catalogue: Catalogue,
        group: Group,
        *,
        heavy_from: float,
        agreed: Collection[str],
    ) -> None:
        """Get ready.

        Args:
            dossier: the dossier that the group is part of.
            catalogue: the definitions.
            group: the group.
            heavy_from: the load from which a step needs a measure.
            agreed: the steps that have one that is agreed.
        """
        self._dossier, self._catalogue, self._group = dossier, catalogue, group
        self._heavy_from, self._agreed = heavy_from, agreed
        self._scorer: StepScorer | None = None
        self._scored: dict[int, tuple[Step, ScoredStep]] = {}

    def variant(self, journey: Journey | None) -> JourneyVariant:
        """Score a journey as that of the proposal for this group.

        Raises:
            ScoringError: when the dossier names no description of journeys, or a step does not fit it.
        """
        if journey is None:
            return NO_JOURNEY
        scorer = self._step_scorer()
        counting = [step for step in (self._step(scorer, one) for one in journey.steps) if step.counts]
        around = Circumstances(scorer.stress_event, journey.other_schemes)
        weighed = weigh_journey(scorer.compiled, counting, around, "low", unknown_counts=True)
        return JourneyVariant(
            burden=CLASS_ORDER.index(weighed.burden_class),
            open_flag=any(step.red_flags for step in counting),
            agreed=all(step.id in self._agreed for step in counting if self._pinches(step)),
            missing=False,
            _scorer=scorer,
            _counting=counting,
        )

    def many(self, journey: Journey) -> JourneyBatch:
        """Get ready to score many versions of a journey of which fields of steps differ.

        Raises:
            ScoringError: when the dossier names no description of journeys, or a step does not fit it.
        """
        return JourneyBatch(self._step_scorer(), journey, heavy_from=self._heavy_from, agreed=self._agreed)

    def _step_scorer(self) -> StepScorer:
        self._scorer = self._scorer or step_scorer(self._dossier, self._catalogue, self._group)
        return self._scorer

    def _step(self, scorer: StepScorer, step: Step) -> ScoredStep:
        if id(step) not in self._scored:
            # The step is kept too: no other may take its place in memory.
            self._scored[id(step)] = (step, scorer.score(step))
        return self._scored[id(step)][1]

    def _pinches(self, step: ScoredStep) -> bool:
        found = step_outcome(step)
        heavy = found.load is not None and found.load >= self._heavy_from
        return heavy or bool(found.breaking_point) or bool(step.red_flags)
