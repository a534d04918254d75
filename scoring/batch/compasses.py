"""Answers to the compass that a dossier can have, each scored once by the plain code."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassId
from scoring.compass.outcome import CompassOutcome
from scoring.compass.score import score_compass
from scoring.compass.tested import tested_steps
from scoring.dossier import Dossier
from scoring.participation import CompassAnswers

COMPASSES: tuple[CompassId, ...] = get_args(CompassId)
"""The outcomes of a compass; a column holds places in this list."""


@dataclass(frozen=True, slots=True, eq=False)
class CompassVariant:
    """What the answers to the compass contribute to the advice.

    Attributes:
        outcome: a place in `COMPASSES`.
        tested: per group the steps that people tried, and that are well known because of it.
    """

    outcome: int
    tested: Mapping[str, Collection[str]]


def compass_variant(dossier: Dossier, catalogue: Catalogue, answers: CompassAnswers | None) -> CompassVariant:
    """Score the compass of a dossier as if these were its answers.

    Raises:
        ScoringError: when the compass or an answer is not there.
    """
    answered = dossier.model_copy(update={"compass": answers})
    return compass_of_outcome(answered, catalogue, score_compass(answered, catalogue))


def compass_of_outcome(dossier: Dossier, catalogue: Catalogue, compass: CompassOutcome | None) -> CompassVariant:
    """Return what a compass that has been scored contributes; without any, nobody can say how people were involved."""
    tested: dict[str, set[str]] = {}
    for reference in tested_steps(dossier, compass, catalogue):
        tested.setdefault(reference.group, set()).add(reference.step)
    return CompassVariant(COMPASSES.index(compass.outcome if compass else "onbekend"), tested)
