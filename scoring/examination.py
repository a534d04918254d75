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
from scoring.score import score

_MOST_KEPT: Final = 12
_Key = tuple[str, ...]
_kept: OrderedDict[_Key, Outcome] = OrderedDict()
_keeping = Lock()


def examined(dossier: Dossier, catalogue: Catalogue) -> Outcome:
    """Score a dossier, with its trace, and examine it; the last few are remembered by what stands in them.

    A document is written, read over and verified with the same outcome: that is worked out once. Threads may ask at
    the same time; at worst two of them work out the same.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions, with the questionnaire of the dossier among them.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    key = (content_hash(dossier_data(dossier)), *(file.hash for file in catalogue.sources.values()))
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = examine(dossier, catalogue, score(dossier, catalogue))
    with _keeping:
        _kept[key] = found
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return found


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

    batch = BatchScorer(dossier, catalogue, foreseen(dossier, catalogue))
    return replace(outcome, robustness=robustness_of(batch))
