"""A dossier with its outcome, in the words that the documents use too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from flask import current_app

from exports.report.advice_words import Advised, advised
from exports.report.context import Context
from exports.theme import read_theme
from scoring.examination import examined
from scoring.publication import publication_copy
from scoring.score import score
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.storage.store import load_dossier


@dataclass(frozen=True)
class Reckoned:
    """An opened dossier beside its outcome. The outcome is that of the publication copy, as in every document."""

    opened: Opened
    context: Context

    @cached_property
    def advice(self) -> Advised | None:
        """The advice; None when there are no rules for one among the definitions."""
        return advised(self.context)


def reckon(identity: str) -> Reckoned:
    """Open a dossier and work out its outcome.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        MissingDefinitionError: when its definitions are not here.
        ScoringError: when there can be no outcome; nothing is guessed.
    """
    opened = open_dossier(identity)
    dossier = load_dossier(opened.session, identity)
    # Scoring takes a while, and nobody should wait for it to save something.
    opened.session.rollback()
    about, catalogue = publication_copy(dossier), opened.definitions.catalogue
    outcome = score(about, catalogue, with_trace=False)
    theme = read_theme(current_app.extensions["settings"].theme)
    # The groups with all that is in them, for pages that lead to their answers and steps.
    return Reckoned(replace(opened, groups=dossier.groups), Context(outcome, about, catalogue, theme))


def reckon_examined(identity: str) -> Reckoned:
    """Open a dossier with its outcome examined; this takes a second or two, the first time after a change.

    Raises:
        NoSuchDossierError: when there is no such dossier.
        MissingDefinitionError: when its definitions are not here.
        ScoringError: when there can be no outcome; nothing is guessed.
    """
    found = reckon(identity)
    outcome = examined(found.context.dossier, found.context.catalogue)
    return replace(found, context=replace(found.context, outcome=outcome))
