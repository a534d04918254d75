"""The compass of one dossier, as its pages need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, url_for

from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.translation import _
from scoring.participation import CheckAnswer, CompassAnswers
from toolkit.features.compass.operations import compass_answers
from toolkit.features.dossier.opened import Opened, open_dossier
from toolkit.features.plan.order import PAGES, address_of
from toolkit.features.plan.words import part_words
from toolkit.web.answer_words import Pairs


@dataclass(frozen=True)
class PlanSays:
    """What a part of the participation plan says about a check."""

    title: str
    address: str
    words: Pairs

    @property
    def text(self) -> str:
        """The words as running text, to take over as an explanation."""
        return "\n".join(_("{what}: {words}").format(what=what, words=words) for what, words in self.words)


@dataclass(frozen=True)
class Place:
    """An opened dossier with its compass."""

    opened: Opened
    definition: CompassDefinition

    @property
    def answers(self) -> CompassAnswers:
        """What the dossier says about the compass."""
        return compass_answers(self.opened.head)

    def check(self, key: str) -> Check:
        """Return a check, or answer that this page does not exist."""
        found = self.definition.check_by_id.get(key)
        if found is None:
            abort(404)
        return found

    def answer(self, check: Check) -> CheckAnswer | None:
        """Return the answer to a check."""
        return self.answers.answer_by_check.get(check.id)

    def address(self, endpoint: str = "overview", **values: Any) -> str:
        """Return the address of a page of the compass."""
        return url_for(f"compass.{endpoint}", dossier=self.opened.identity, **values)

    def beside(self, check: Check, steps: int) -> Check | None:
        """Return the check before (-1) or behind (1) this one, None at the end."""
        checks = self.definition.checks
        place = checks.index(check) + steps
        return checks[place] if 0 <= place < len(checks) else None

    def plan_says(self, check: Check) -> list[PlanSays]:
        """Return the parts of the plan that answer a check, also those that say nothing yet."""
        return [
            PlanSays(PAGES[part].title, address_of(self.opened.identity, part), part_words(self.opened, part))
            for part in check.plan
        ]


def find_place(dossier: str) -> Place:
    """Open the compass of a dossier; without a definition of one there is no such page."""
    opened = open_dossier(dossier)
    if opened.compass is None:
        abort(404)
    return Place(opened, opened.compass)
