"""The outcome examined: what would help, and how sure it is. Costs more time than a score, so it is asked for apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from questionnaires.catalogue import Catalogue
from questionnaires.hashing import content_hash
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data
from scoring.outcome import Outcome
from scoring.remembering import Remembering
from scoring.robustness.outcome import Robustness
from scoring.score import score
from scoring.whatif.outcome import Improvement, OutOfReach

_MOST_KEPT: Final = 24
_Found = tuple[Robustness | None, tuple[Improvement, ...], tuple[OutOfReach, ...]]
_kept = Remembering[_Found](_MOST_KEPT)


def examined(dossier: Dossier, catalogue: Catalogue) -> Outcome:
    """Score a dossier, with its trace, and examine it; what the last few gave is remembered by what stands in them.

    A document is written, read over and verified with the same outcome: it is examined once.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions, with the questionnaire of the dossier among them.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    outcome = score(dossier, catalogue)

    def work_out() -> _Found:
        new = examine(dossier, catalogue, outcome)
        return new.robustness, new.improvements, new.out_of_reach

    robustness, improvements, out_of_reach = _kept.of(what_stands_in(dossier, outcome), work_out)
    return replace(outcome, robustness=robustness, improvements=improvements, out_of_reach=out_of_reach)


def what_stands_in(dossier: Dossier, outcome: Outcome) -> tuple[str, ...]:
    """Return what is the same for all that gives the same outcome.

    Of definitions those that the outcome rests on count: the ones inside a PDF and those of the package give the same.
    """
    return content_hash(dossier_data(dossier)), *(used.hash for used in outcome.definitions)


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
    # Only who examines needs numpy.
    from scoring.batch.scorer import BatchScorer
    from scoring.robustness.known import foreseen
    from scoring.robustness.score import robustness_of
    from scoring.whatif.improvements import improvements_of

    batch = BatchScorer(dossier, catalogue, foreseen(dossier, catalogue))
    improvements, out_of_reach = improvements_of(dossier, catalogue, outcome, batch)
    return replace(outcome, robustness=robustness_of(batch), improvements=improvements, out_of_reach=out_of_reach)
