"""A dossier as it is beside what it would be with some measures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from scoring.dossier import Dossier
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import Candidate, candidates
from toolkit.features.advice.reckoned import Reckoned, reckon


@dataclass(frozen=True)
class Weighed:
    """A dossier with what could help, what was chosen of that, and the outcome then.

    `gone` counts what was asked for and does not change anything here, or not any more.
    """

    now: Reckoned
    later: Reckoned
    candidates: tuple[Candidate, ...]
    chosen: tuple[str, ...]
    gone: int


def weigh(identity: str, asked: Collection[str]) -> Weighed:
    """Open a dossier and work out its outcome, now and with these measures.

    Args:
        identity: the dossier.
        asked: ids of measures; in which order makes no difference.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        MissingDefinitionError: when its definitions are not here.
        ScoringError: when there can be no outcome; nothing is guessed.
    """
    now = reckon(identity)
    about, catalogue = now.context.dossier, now.context.catalogue
    # A quickscan asks too little to say what would help.
    found = candidates(about, catalogue) if about.depth != "quickscan" else ()
    chosen = tuple(one.id for one in found if one.id in asked)
    return Weighed(now, with_measures(now, chosen), found, chosen, len(set(asked).difference(chosen)))


def with_measures(now: Reckoned, chosen: tuple[str, ...]) -> Reckoned:
    """Return the same dossier with the proposal changed by these measures."""
    if not chosen:
        return now
    return as_changed(now, apply_measures(now.context.dossier, now.context.catalogue, chosen))


def as_changed(now: Reckoned, changed: Dossier) -> Reckoned:
    """Return a dossier with its proposal changed, beside its outcome then."""
    outcome = score(changed, now.context.catalogue, with_trace=False)
    return Reckoned(now.opened, replace(now.context, dossier=changed, outcome=outcome))
