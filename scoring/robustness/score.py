"""How sure an advice is: what alone or together would change it, and where the rules lie."""

from __future__ import annotations

from scoring.advice.definition import advice_rules_of
from scoring.batch.scorer import BatchScorer
from scoring.robustness.outcome import Robustness
from scoring.robustness.pivotal import pivotal_answers, single_advice
from scoring.robustness.sentence import Writer
from scoring.robustness.smallest import smallest_changes
from scoring.robustness.space import Space, advice_id
from scoring.robustness.span import advice_range
from scoring.robustness.stability import shaken
from scoring.robustness.thresholds import moved_thresholds


def robustness_of(batch: BatchScorer) -> Robustness:
    """Work out how sure the advice of a dossier is.

    Everything but `stability` is exact. It is the same for a dossier and for its publication copy.

    Args:
        batch: the dossier, read with what is `foreseen`.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    space = Space(batch)
    rules = advice_rules_of(batch.dossier, batch.catalogue)
    settings = rules.robustness if rules else None
    singles = single_advice(space)
    alone = [*pivotal_answers(space, singles)]
    found = smallest_changes(space, singles)
    span = advice_range(batch)
    writer = Writer(
        batch=batch,
        now=advice_id(space.now),
        alone=alone,
        found=found,
        range=span,
        known=len(space.known),
    )
    return Robustness(
        sentence=writer.sentence(),
        pivotal=tuple(one for _far, one in alone),
        smallest_change=found.sets,
        smallest_size=found.size,
        examined_up_to=found.examined_up_to,
        range=span,
        thresholds=moved_thresholds(batch, settings.moves) if settings else (),
        stability=shaken(space, settings) if settings else None,
    )
