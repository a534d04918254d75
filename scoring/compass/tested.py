"""Which steps of the journeys are known by a test with the people themselves (domain proposal (c))."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.catalogue import Catalogue
from scoring.compass.outcome import CompassOutcome
from scoring.dossier import Dossier
from scoring.evidence import StepReference

TestedBy = Mapping[StepReference, str]
"""The check that says that a step was tested, by the step."""


def tested_steps(dossier: Dossier, compass: CompassOutcome | None, catalogue: Catalogue) -> TestedBy:
    """Return the steps that a check with all its points names, when that check is about testing steps."""
    if compass is None or dossier.compass is None:
        return {}
    definition, answers = catalogue.compasses[compass.definition], dossier.compass.answer_by_check
    found: dict[StepReference, str] = {}
    for one in compass.checks:
        if definition.check_by_id[one.id].founds_steps and one.points == definition.most_points:
            found |= dict.fromkeys(answers[one.id].steps, one.id)
    return found
