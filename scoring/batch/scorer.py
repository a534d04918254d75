"""Many versions of one dossier, from answers to advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of, compiled_advice
from scoring.advice.outcome import AdviceInputs
from scoring.batch.codes import Coded, Codes, Column, Truths, constant
from scoring.batch.compasses import CompassVariant, compass_of_outcome, compass_variant
from scoring.batch.group import GroupBatch, GroupColumns
from scoring.batch.inputs import AdviceTable, InputColumns, contribution, inputs_of
from scoring.batch.journeys import JourneyVariant
from scoring.batch.places import Place
from scoring.batch.tallying import Tabulator
from scoring.batch.weighed_journeys import JourneyColumns
from scoring.compiled import compiled
from scoring.dossier import Dossier, Journey
from scoring.errors import ScoringError
from scoring.group import GroupScore
from scoring.outcome import Outcome
from scoring.participation import CompassAnswers
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE
from scoring.score import score_groups

__all__ = ["BatchResult", "BatchScorer", "Place"]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The inputs and the advice of every version.

    Attributes:
        inputs: what the advice is decided on.
        advice: a place in `ADVICE_ORDER`.
        classes: per group its own class, a place in `CLASS_ORDER`.
    """

    inputs: InputColumns
    advice: Column
    classes: Mapping[str, Column]

    def advice_of(self, version: int) -> AdviceId:
        """Return the advice of one version."""
        return ADVICE_ORDER[int(self.advice[version])]

    def inputs_of(self, version: int) -> AdviceInputs:
        """Return what the advice of one version is decided on."""
        return self.inputs.of(version)


class BatchScorer:
    """A dossier that is scored in many versions, in which answers, journeys or the compass of the proposal differ.

    What is promised, the phase, the groups and the depth are the same in every version.
    """

    def __init__(
        self, dossier: Dossier, catalogue: Catalogue, extra: Mapping[Place, Sequence[Position]] | None = None
    ) -> None:
        """Read the dossier.

        Args:
            dossier: a dossier that is valid against the catalogue, with a short or a full test.
            catalogue: the definitions, with rules for the advice.
            extra: answers that versions have and that are not among the samples of their question.

        Raises:
            ScoringError: when the dossier cannot be scored, or not in this way.
        """
        definition = advice_rules_of(dossier, catalogue)
        if dossier.depth == "quickscan" or definition is None:
            raise ScoringError(_("Alleen een verkorte of volledige toets met een advies kan zo worden nagerekend."))
        self.dossier, self.catalogue = dossier, catalogue
        self._advice = compiled_advice(definition)
        scores, self.outcome = score_groups(dossier, catalogue)
        tabulator = Tabulator(compiled(catalogue.questionnaires[dossier.questionnaire]))
        self.groups = {
            score.group.id: GroupBatch(
                score,
                catalogue,
                self._advice,
                tabulator,
                deciding=_deciding(self.outcome, catalogue),
                extra=_of_group(score, extra or {}),
            )
            for score in scores
        }
        self._compass_now = compass_of_outcome(dossier, catalogue, self.outcome.compass)
        self._journeys_now = {
            name: group.journeys.variant(group.score.group.journey) for name, group in self.groups.items()
        }

    @cached_property
    def places(self) -> Mapping[Place, Coded]:
        """Every answer that versions can have otherwise, with the numbers of its answers.

        An answer about the whole dossier stands here once; every group numbers it in the same way.
        """
        found: dict[Place, Coded] = {}
        for name, group in self.groups.items():
            for coded in group.codes:
                if coded is not None and group.score.group.kind in coded.question.kinds:
                    found.setdefault(_place(name, coded), coded)
        return found

    def journey_variant(self, group: str, journey: Journey | None) -> JourneyVariant:
        """Score a journey once, as that of the proposal for a group; None: no journey is described.

        Raises:
            ScoringError: when the dossier names no description of journeys, or a step does not fit it.
        """
        return self.groups[group].journeys.variant(journey)

    def compass_variant(self, answers: CompassAnswers | None) -> CompassVariant:
        """Score answers to the compass once; None: nobody answered it.

        Raises:
            ScoringError: when the compass or an answer is not there.
        """
        return compass_variant(self.dossier, self.catalogue, answers)

    def run(
        self,
        versions: int,
        changed: Mapping[Place, Codes],
        *,
        founded: Mapping[Place, Truths] | None = None,
        journeys: Mapping[str, tuple[Sequence[JourneyVariant], Codes]] | None = None,
        compass: tuple[Sequence[CompassVariant], Codes] | None = None,
    ) -> BatchResult:
        """Score so many versions. What is not named is in every version as it is in the dossier.

        Args:
            versions: how many there are.
            changed: per answer its code in each version (`places` numbers them). Who changes an answer about which
                raters disagree settles it.
            founded: per answer whether it is well known in each version; else another answer is known as the one
                that it takes the place of.
            journeys: per group the journeys that it can have, and which of them it has in each version.
            compass: the answers to the compass that there can be, and which of them there are in each version.
        """
        compasses, which = compass or ((self._compass_now,), constant(0))
        outcomes = np.array([one.outcome for one in compasses])[which]
        found = {
            name: self.run_group(name, changed, founded=founded, journeys=journeys, compass=compass)
            for name in self.groups
        }
        inputs = inputs_of(map(contribution, found.values()), np.broadcast_to(outcomes, versions))
        return BatchResult(
            inputs=inputs,
            advice=self.advice(inputs),
            classes={name: np.broadcast_to(one.classes, versions) for name, one in found.items()},
        )

    def run_group(
        self,
        name: str,
        changed: Mapping[Place, Codes],
        *,
        founded: Mapping[Place, Truths] | None = None,
        journeys: Mapping[str, tuple[Sequence[JourneyVariant], Codes]] | None = None,
        compass: tuple[Sequence[CompassVariant], Codes] | None = None,
    ) -> GroupColumns:
        """Score versions of one group: what it contributes to the advice. As `run`; columns may be of length 1."""
        group = self.groups[name]
        journey = (journeys or {}).get(name, ((self._journeys_now[name],), constant(0)))
        compasses = compass or ((self._compass_now,), constant(0))
        return group.run(
            _of_group(group.score, changed),
            _of_group(group.score, founded or {}),
            _journey_columns(name, journey, compasses),
        )

    @cached_property
    def advice(self) -> AdviceTable:
        """The advice for any inputs."""
        return AdviceTable(self._advice)


ThingT = TypeVar("ThingT")


def _of_group(score: GroupScore, things: Mapping[Place, ThingT]) -> dict[int, ThingT]:
    """Return what there is about the answers of one group, by question index."""
    by_id, name = score.compiled.by_id, score.group.id
    return {
        by_id[place.question].index: thing
        for place, thing in things.items()
        if by_id[place.question].of_dossier or place.group == name
    }


def _place(group: str, coded: Coded) -> Place:
    return Place(DOSSIER_WIDE if coded.question.of_dossier else group, coded.question.id)


def _journey_columns(
    group: str,
    journeys: tuple[Sequence[JourneyVariant], Codes],
    compasses: tuple[Sequence[CompassVariant], Codes],
) -> JourneyColumns:
    variants, which = journeys
    # How well a journey is known hangs on the compass too: on which of its steps people tried.
    tested = [one.tested.get(group, ()) for one in compasses[0]]
    unfounded = np.array([[variant.unfounded(steps) for steps in tested] for variant in variants])
    return JourneyColumns(
        classes=np.array([variant.burden for variant in variants])[which],
        open_flag=np.array([variant.open_flag for variant in variants])[which],
        agreed=np.array([variant.agreed for variant in variants])[which],
        missing=np.array([variant.missing for variant in variants])[which],
        unfounded=unfounded[which, compasses[1]],
    )


def _deciding(outcome: Outcome, catalogue: Catalogue) -> bool:
    if outcome.compass is None:
        return True
    return catalogue.compasses[outcome.compass.definition].phase_by_id[outcome.compass.phase].decides
