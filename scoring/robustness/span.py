"""Between which advices it can still turn out, when everything is known."""

from __future__ import annotations

from questionnaires.advice_model import AdviceId
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.robustness.outcome import AdviceRange
from scoring.score import score
from scoring.whatif.settling import Settling


def advice_range(batch: BatchScorer) -> AdviceRange:
    """Settle everything that is not known, or known too badly, at each end; all of it is then well known.

    However it really turns out, the advice then lies between these two: a heavier answer is never milder (RULES 3). A
    journey that nobody described cannot be settled, and stays so.

    Raises:
        ScoringError: when the dossier cannot be scored.
    """
    scores = [group.score for group in batch.groups.values()]
    settling = Settling(batch.dossier, batch.catalogue, scores, batch.outcome.compass)
    lightest, heaviest = (_advice(batch, settling.settled(None, end)) for end in ("lightest", "heaviest"))
    return AdviceRange(lightest, heaviest, len(settling.items))


def _advice(batch: BatchScorer, dossier: Dossier) -> AdviceId:
    advice = score(dossier, batch.catalogue, with_trace=False).advice
    if advice is None:
        raise ScoringError(dossier.questionnaire)  # a batch scorer has rules for it
    return advice.outcome
