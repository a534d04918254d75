"""The quickscan: is a test needed, and which one (RULES section 5). What is not known is treated as heavy."""

from __future__ import annotations

from typing import Literal

from questionnaires.expressions import Lookup
from questionnaires.model import GroupKind, NotNeededVerdict
from questionnaires.translation import _
from scoring.compiled import Compiled
from scoring.errors import ScoringError
from scoring.outcome import ScanResult
from scoring.walks import Walk, Walks

ScanOutcomeId = Literal["not_needed", "short", "full"]
SCAN_ORDER: tuple[ScanOutcomeId, ...] = ("not_needed", "short", "full")


def scan(compiled: Compiled, kind: GroupKind, proposal: Walks) -> ScanResult:
    """Return what the quickscan says for one group.

    Raises:
        ScoringError: when the questionnaire has no quickscan, or no outcome of it fits.
    """
    asked = compiled.plan("quickscan", kind).asked
    found = compiled.scan_outcomes.first(_lookup(compiled, proposal.heaviest))
    if found is None:
        raise ScoringError(_("Geen enkele uitkomst van de quickscan past."))
    as_heavy = tuple(
        question.id
        for question in asked
        if proposal.actual.positions[question.index] is None and question.positions is not None
    )
    return ScanResult(found.outcome, found.id, as_heavy)


def not_needed_verdict(compiled: Compiled, proposal: Walks) -> NotNeededVerdict:
    """Return the verdict that goes with 'no test is needed'.

    Raises:
        ScoringError: when the questionnaire has no rule for it.
    """
    found = compiled.not_needed_verdicts.first(_lookup(compiled, proposal.heaviest))
    if found is None:
        raise ScoringError(_("De quickscan zegt niet welk oordeel past bij 'geen toets nodig'."))
    return found


def recommended_depth(compiled: Compiled, outcome: ScanOutcomeId) -> Literal["short", "full"]:
    """Return the depth to score at: the one the quickscan recommends, at least the short test."""
    return "full" if outcome == "full" or compiled.depth("short") is None else "short"


def _lookup(compiled: Compiled, walk: Walk) -> Lookup:
    chosen = {
        question.id: position.chosen
        for question, position in zip(compiled.questions, walk.positions, strict=True)
        if position is not None
    }
    return chosen.__getitem__
