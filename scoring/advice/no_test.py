"""A dossier for which the quickscan says that no test is needed (RULES section 5)."""

from __future__ import annotations

from questionnaires.dutch import sentence
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.outcome import Outcome


def needs_no_test(outcome: Outcome, dossier: Dossier) -> bool:
    """Whether the quickscan says that no test is needed, and somebody took responsibility for that."""
    by_quickscan = all(group.basis_of_class == "quickscan" for group in outcome.groups)
    return outcome.quickscan == "not_needed" and dossier.not_needed is not None and by_quickscan


def why_no_test(outcome: Outcome, dossier: Dossier) -> tuple[str, ...]:
    """Say in sentences why no test is needed, and who agrees; nothing when a test is needed."""
    not_needed = dossier.not_needed
    if not_needed is None or not needs_no_test(outcome, dossier):
        return ()
    return (
        _("Een verdere toets is niet nodig."),
        sentence(not_needed.reason),
        sentence(_("Dat vindt ook: {function}").format(function=not_needed.agreed_by)),
    )
