"""A dossier for which the quickscan says that no test is needed (RULES section 5)."""

from __future__ import annotations

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
        _ended(_("De reden: {reason}").format(reason=not_needed.reason)),
        _ended(_("Dat vindt ook: {function}").format(function=not_needed.agreed_by)),
    )


def _ended(text: str) -> str:
    """End a sentence with a full stop, unless it ends itself.

    >>> _ended("De reden: er verandert niets"), _ended("De reden: er verandert niets.")
    ('De reden: er verandert niets.', 'De reden: er verandert niets.')
    """
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
