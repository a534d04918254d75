"""Dossiers that are laid side by side, each with its outcome and the definitions that it is pinned to."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, current_app

from exports.report.context import Context
from exports.theme import read_theme
from scoring.comparison.same_proposal import why_not_comparable
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.storage.definitions import catalogue_for
from toolkit.storage.store import load_dossier
from toolkit.web.application import database


def sides_of(identity: str, others: Sequence[str]) -> list[Context]:
    """Return a dossier and others about the same proposal, or answer that such a page does not exist.

    Raises:
        NoSuchDossierError: when one of them is not there.
    """
    sides = [_side(one) for one in (identity, *others)]
    first = sides[0].dossier
    if identity in others or any(why_not_comparable(first, one.dossier) for one in sides[1:]):
        abort(404)
    return sides


def _side(identity: str) -> Context:
    session = database()
    dossier = publication_copy(load_dossier(session, identity))
    catalogue = catalogue_for(session, dossier.definitions, current_app.extensions["catalogue"])
    theme = read_theme(current_app.extensions["settings"].theme)
    return Context(score(dossier, catalogue), dossier, catalogue, theme)
