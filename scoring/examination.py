"""The outcome examined: what would help, and how sure it is. Costs more time than a score, so it is asked for apart."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Final

from questionnaires.catalogue import Catalogue
from questionnaires.hashing import content_hash
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data
from scoring.outcome import Outcome
from scoring.robustness.outcome import Robustness
from scoring.score import score
from scoring.whatif.outcome import Improvement, OutOfReach

_MOST_KEPT: Final = 24
_Key = tuple[str, ...]
_Found = tuple[Robustness | None, tuple[Improvement, ...], tuple[OutOfReach, ...]]
_kept: OrderedDict[_Key, _Found] = OrderedDict()
_keeping = Lock()


def examined(dossier: Dossier, catalogue: Catalogue) -> Outcome:
    """Score a dossier, with its trace, and examine it; what the last few gave is remembered by what stands in them.

    A document is written, read over and verified with the same outcome: it is examined once. Of the definitions those
    that the outcome rests on count, so the ones inside a PDF and the same ones of the package give the same. Threads
    may ask at the same time; at worst two of them work out the same.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions, with the questionnaire of the dossier among them.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    outcome = score(dossier, catalogue)
    key = (content_hash(dossier_data(dossier)), *(used.hash for used in outcome.definitions))
    with _keeping:
        found = _kept.pop(key, None)
    if found is None:
        new = examine(dossier, catalogue, outcome)
        found = (new.robustness, new.improvements, new.out_of_reach)
    with _keeping:
        _kept[key] = found
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    robustness, improvements, out_of_reach = found
    return replace(outcome, robustness=robustness, improvements=improvements, out_of_reach=out_of_reach)


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
