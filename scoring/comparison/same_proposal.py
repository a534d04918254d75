"""Whether two dossiers are about one proposal: only then does it mean something to lay them side by side."""

from __future__ import annotations

from questionnaires.translation import _
from scoring.dossier import Dossier


def why_not_comparable(first: Dossier, second: Dossier) -> str | None:
    """Say why two dossiers cannot be compared, and what to do; None when they can.

    Two dossiers are variants or moments of one proposal when they name the same `proposal`, or, when neither names
    one, when they have the same title. A ranking of different proposals would say nothing (DESIGN section 5).
    """
    if first.questionnaire != second.questionnaire:
        message = _("Het ene dossier gebruikt de vragenlijst {first}, het andere {second}. De antwoorden passen niet.")
        return message.format(first=first.questionnaire, second=second.questionnaire)
    if not _same_proposal(first, second):
        message = _(
            "Deze dossiers gaan niet over hetzelfde voorstel: '{first}' en '{second}'. Vergelijken kan alleen tussen "
            "varianten of momenten van één voorstel. Gaan ze er wel over? Zet dan in beide dezelfde 'proposal'."
        )
        return message.format(first=first.title, second=second.title)
    if not _groups(first) & _groups(second):
        return _("De dossiers hebben geen doelgroep gemeen. Geef een doelgroep in beide hetzelfde id.")
    return None


def _same_proposal(first: Dossier, second: Dossier) -> bool:
    if first.proposal is not None or second.proposal is not None:
        return first.proposal == second.proposal
    return first.title.casefold().split() == second.title.casefold().split()


def _groups(dossier: Dossier) -> set[str]:
    return {group.id for group in dossier.groups}
