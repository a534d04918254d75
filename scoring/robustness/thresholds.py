"""Whether the advice hangs on where a threshold or a weight lies: each of them moved in turn, by each factor.

Only what a number can touch is worked out anew, by the plain code. When nothing comes of it that the advice looks at,
the advice is the same; otherwise it is given anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from questionnaires.advice_model import AdviceDefinition, AdviceId
from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire
from scoring.advice.definition import advice_rules_of
from scoring.advice.outcome import AdviceOutcome
from scoring.advice.score import give_advice
from scoring.batch.scorer import BatchScorer
from scoring.classes import worst_class
from scoring.compass.score import score_compass
from scoring.compass.tested import tested_steps
from scoring.errors import ScoringError
from scoring.group import GroupScore
from scoring.group_outcome import group_outcome
from scoring.outcome import CLASS_ORDER
from scoring.robustness import moved_journeys, moved_questions
from scoring.robustness.numbers import Judging, Number, numbers_of
from scoring.robustness.outcome import MovedThreshold, ThresholdCheck
from scoring.score import score

DefinitionT = TypeVar("DefinitionT", Questionnaire, JourneyDefinition, CompassDefinition, AdviceDefinition)


def moved_thresholds(batch: BatchScorer, moves: Sequence[float]) -> tuple[ThresholdCheck, ...]:
    """Return every number of the definitions that this dossier is judged by, and the advice when it lies elsewhere.

    First the questionnaire, then the journey when one is described, the compass when it applies, and the rules of the
    advice.

    Args:
        batch: the dossier, scored.
        moves: the factors that each number is multiplied with in turn.

    Raises:
        ScoringError: when the dossier cannot be scored.
    """
    return tuple(_Mover(batch).checks(moves))


class _Mover:
    def __init__(self, batch: BatchScorer) -> None:
        self._dossier, self._catalogue, self._outcome = batch.dossier, batch.catalogue, batch.outcome
        self._scores: Sequence[GroupScore] = [group.score for group in batch.groups.values()]
        rules = advice_rules_of(self._dossier, self._catalogue)
        if rules is None or self._outcome.advice is None:
            raise ScoringError(self._dossier.questionnaire)  # a batch scorer has them
        self._rules, self._now = rules, self._outcome.advice.outcome
        self._answers_now = [moved_questions.effect(one) for one in self._scores]
        self._journeys_now = {
            one.group.id: moved_journeys.effect(
                one.journey, one.journey.compiled, one.journey.proposal.steps, rules.heavy_step_from
            )
            for one in self._scores
            if one.journey is not None
        }

    def checks(self, moves: Sequence[float]) -> Iterator[ThresholdCheck]:
        """Yield every number with the advice for each move."""
        questionnaire = self._catalogue.questionnaires[self._dossier.questionnaire]
        yield from self._of(questionnaire, self._with_questions, moves)
        if any(one.journey is not None for one in self._scores):
            yield from self._of(self._catalogue.journeys[self._dossier.journey or ""], self._with_journey, moves)
        compass = self._outcome.compass
        if compass is not None and not compass.not_applicable:
            yield from self._of(self._catalogue.compasses[compass.definition], self._with_compass, moves)
        yield from self._of(self._rules, self._with_rules, moves)

    def _of(
        self, definition: DefinitionT, advice: Callable[[Number, DefinitionT], AdviceId], moves: Sequence[float]
    ) -> Iterator[ThresholdCheck]:
        for number in numbers_of(definition):
            moved = []
            for factor in moves:
                value, other = number.moved(definition, factor)
                moved.append(MovedThreshold(factor, value, advice(number, other)))
            changes = any(one.advice != self._now for one in moved)
            yield ThresholdCheck(definition.id, number.where, number.value, tuple(moved), changes)

    def _with_questions(self, _number: Number, moved: Questionnaire) -> AdviceId:
        return self._given(moved_questions.moved_groups(self._scores, moved, self._answers_now))

    def _with_journey(self, number: Number, moved: JourneyDefinition) -> AdviceId:
        heavy_from = self._rules.heavy_step_from
        return self._given(
            moved_journeys.moved_journeys(self._scores, moved, number.part, self._journeys_now, heavy_from)
        )

    def _given(self, scores: Sequence[GroupScore] | None) -> AdviceId:
        """Give the advice with other scores of the groups; None: with those that there are."""
        if scores is None:
            return self._now
        groups = tuple(map(group_outcome, scores))
        burden = worst_class([group.burden_class for group in groups] or [CLASS_ORDER[-1]])
        outcome = replace(self._outcome, groups=groups, burden_class=burden)
        return _outcome_of(give_advice(self._dossier, self._catalogue, scores, outcome))

    def _with_compass(self, _number: Number, moved: CompassDefinition) -> AdviceId:
        only = self._small(moved)
        before, compass = self._outcome.compass, score_compass(self._dossier, only)
        if before is None or compass is None:
            return self._now
        if tested_steps(self._dossier, compass, only) != tested_steps(self._dossier, before, self._catalogue):
            whole = Catalogue({**self._catalogue.sources, **only.sources})
            return _outcome_of(score(self._dossier, whole, with_trace=False).advice)
        if compass.outcome == before.outcome:
            return self._now
        outcome = replace(self._outcome, compass=compass)
        return _outcome_of(give_advice(self._dossier, only, self._scores, outcome))

    def _with_rules(self, _number: Number, moved: AdviceDefinition) -> AdviceId:
        return _outcome_of(give_advice(self._dossier, self._small(moved), self._scores, self._outcome))

    def _small(self, moved: Judging) -> Catalogue:
        """Return a catalogue of the compass and the rules, with one of them in another form."""
        compass = self._outcome.compass
        names = [self._rules.id, *([compass.definition] if compass else [])]
        files = {name: self._catalogue.sources[name] for name in names}
        return Catalogue({**files, moved.id: replace(files[moved.id], definition=moved)})


def _outcome_of(advice: AdviceOutcome | None) -> AdviceId:
    if advice is None:
        raise ScoringError("advice")  # there are rules for it
    return advice.outcome
