"""The advice of every dossier in the list: worked out once, and again when a dossier changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import current_app
from sqlalchemy.orm import Session

from questionnaires.catalogue import Catalogue
from questionnaires.dutch import capital
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.score import score
from toolkit.features.start.dossiers import Listed, State
from toolkit.storage.definitions import MissingDefinitionError, catalogue_for
from toolkit.storage.store import load_dossiers

_MOST_KEPT = 2000
_KINDS: Final[Mapping[str, str]] = {"positief": "good", "positief_mits": "warn", "aanpassen": "heavy"}


@dataclass(frozen=True)
class ListedAdvice:
    """The advice as the list shows it, and the kind of its tag."""

    label: str
    kind: str


_Kept = tuple[datetime, Catalogue, ListedAdvice | None]


def advices_of(session: Session, dossiers: Iterable[Listed]) -> Mapping[str, ListedAdvice]:
    """Return the advice of the dossiers in which something was answered, by their id.

    Three queries for all that changed since they were last listed, none when nothing did.
    """
    here: Catalogue = current_app.extensions["catalogue"]
    kept: dict[str, _Kept] = current_app.extensions.setdefault("listed_advices", {})
    wanted = {one.id: one.updated_at for one in dossiers if one.state in {State.BUSY, State.DONE} and one.groups}
    missing = [identity for identity, at in wanted.items() if not _still_holds(kept.get(identity), at, here)]
    if missing:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        for identity, dossier in load_dossiers(session, missing).items():
            kept[identity] = (wanted[identity], here, _advice(session, dossier, here))
    found = {identity: kept[identity][2] for identity in wanted if identity in kept}
    return {identity: advice for identity, advice in found.items() if advice is not None}


def _still_holds(kept: _Kept | None, updated_at: datetime, here: Catalogue) -> bool:
    return kept is not None and kept[0] == updated_at and kept[1] is here


def _advice(session: Session, dossier: Dossier, here: Catalogue) -> ListedAdvice | None:
    """Return the advice; None when there is none, or no outcome: the page of the result says why."""
    try:
        catalogue = catalogue_for(session, dossier.definitions, here)
        outcome = score(dossier, catalogue, with_trace=False).advice
    except (MissingDefinitionError, ScoringError):
        return None
    if outcome is None:
        return None
    if outcome.provisional:
        return ListedAdvice(_("Nog een verkenning"), "neutral")
    final = outcome.deviation.advice if outcome.deviation else outcome.outcome
    label = str(catalogue.advice_rules[outcome.definition].words_by_id[final].label)
    return ListedAdvice(capital(label), _KINDS.get(final, "neutral"))
