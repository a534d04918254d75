"""The advice in a few words, for pages that are about something else: what it is now, and what is missing for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from exports.report.advice_words import advised
from exports.report.context import Context
from exports.report.page_one_words import burden_words
from exports.theme import read_theme
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.score import score
from toolkit.features.advice.reasons import WantedChange, wanted_changes
from toolkit.features.advice.reckoned import Reckoned
from toolkit.features.dossier.opened import Opened
from toolkit.storage.store import answer_from
from toolkit.storage.tables import WHOLE_DOSSIER


@dataclass(frozen=True)
class Standing:
    """The advice so far. `mark` is for its symbol, `missing` what would have to change for a milder one.

    `easier_way` is where to write down the easier way that a heavy advice needs; None when it has one, or needs none.
    """

    mark: str
    label: str
    sentence: str
    next_step: str
    address: str
    provisional: bool
    decided: bool
    deviates: bool
    missing: tuple[WantedChange, ...]
    easier_way: str | None

    @property
    def head(self) -> str:
        """What stands above what is missing."""
        return _("Eerst nog nodig") if not self.decided else _("Nodig voor een milder advies")


def standing_of(opened: Opened, context: Context) -> Standing | None:
    """Return the advice of an outcome; None when there are no rules for one."""
    found = advised(context)
    if found is None:
        return None
    outcome, words = found.outcome, found.words(found.final)
    picture = _("voorlopig beeld: {words}").format(words=burden_words(context.outcome))
    missing = () if outcome.next_better is None or outcome.provisional else outcome.next_better.changes
    return Standing(
        mark="voorlopig" if outcome.provisional else found.final,
        label=picture if outcome.provisional else str(words.label),
        sentence="" if outcome.provisional else str(words.sentence),
        next_step=str(words.next_step),
        address=url_for("advice.overview", dossier=opened.identity),
        provisional=outcome.provisional,
        decided=outcome.outcome != "nog_niet_besluiten",
        deviates=outcome.deviation is not None,
        missing=wanted_changes(Reckoned(opened, context), missing),
        easier_way=url_for("advice.alternatives", dossier=opened.identity)
        if "easier_alternative" in outcome.missing
        else None,
    )


def standing_from_answers(opened: Opened, answers: Mapping[tuple[str, str], Mapping[str, Any]]) -> Standing | None:
    """Work out the advice from what was fetched already; None when there is no outcome, or nothing was answered.

    Args:
        opened: the dossier.
        answers: what is stored of every answer, by group key and question.
    """
    if not answers:
        return None
    try:
        dossier = _put_together(opened, answers)
        outcome = score(dossier, opened.definitions.catalogue, with_trace=False)
    except (ScoringError, ValueError):
        # The page of the result says what is wrong.
        return None
    theme = read_theme(current_app.extensions["settings"].theme)
    return standing_of(opened, Context(outcome, dossier, opened.definitions.catalogue, theme))


def _put_together(opened: Opened, answers: Mapping[tuple[str, str], Mapping[str, Any]]) -> Dossier:
    by_group: dict[str, list[Any]] = {}
    for (group, question), data in answers.items():
        if data:
            by_group.setdefault(group, []).append(answer_from(question, data))
    groups = tuple(group.model_copy(update={"answers": tuple(by_group.get(group.id, ()))}) for group in opened.groups)
    return opened.head.model_copy(update={"groups": groups, "answers": tuple(by_group.get(WHOLE_DOSSIER, ()))})
