"""Which compass a dossier is answered with, and in which phase its proposal is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CheckOption, CompassDefinition, CompassRule, Phase
from questionnaires.translation import _
from scoring.conditions import OrderedRules
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.identity import remembered


@dataclass(frozen=True, slots=True)
class CompiledCompass:
    """A definition, read once: its rules ready to be worked out."""

    definition: CompassDefinition
    rules: OrderedRules[CompassRule]
    options: Mapping[str, CheckOption]
    fewest: int
    most: int


@remembered
def compiled_compass(definition: CompassDefinition) -> CompiledCompass:
    """Read the rules of a definition.

    Raises:
        ScoringError: when one of them cannot be read; the checker would have said so.
    """
    points = [option.points for option in definition.options]
    rules = OrderedRules(definition.outcomes)
    return CompiledCompass(definition, rules, definition.option_by_id, min(points), max(points))


def compass_of(dossier: Dossier, catalogue: Catalogue) -> CompassDefinition | None:
    """Return the compass that the dossier names, else the first by id; None when there is none.

    Raises:
        ScoringError: when the one that the dossier names is not there.
    """
    named = dossier.compass.definition if dossier.compass else None
    if named is None:
        return next(iter(catalogue.compasses.values()), None)
    if named not in catalogue.compasses:
        raise ScoringError(_("Het kompas {id} is er niet.").format(id=named))
    return catalogue.compasses[named]


def phase_of(dossier: Dossier, definition: CompassDefinition) -> tuple[Phase, bool]:
    """Return the phase of a proposal, and whether anybody said so; unknown is the one that the compass then takes."""
    answer = dossier.intake.get(definition.phases.question)
    for phase in definition.phases.phases:
        if answer in phase.answers:
            return phase, True
    return definition.phase_by_id[definition.phases.when_unknown], False
