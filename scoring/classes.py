"""The burden class of a group: the first rule that holds (RULES section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from questionnaires.model import ClassRule
from questionnaires.translation import _
from scoring.conditions import OrderedRules
from scoring.errors import ScoringError
from scoring.outcome import CLASS_ORDER, ClassId, Fact


class ClassRules:
    """The rules that give a group its class."""

    def __init__(self, rules: Sequence[ClassRule]) -> None:
        self._rules = OrderedRules(rules)

    def rule(self, facts: Mapping[str, Fact]) -> ClassRule:
        """Return the rule that gives the class.

        Raises:
            ScoringError: when no rule holds.
        """
        rule = self._rules.first(facts.__getitem__)
        if rule is None:
            raise ScoringError(_("Geen enkele regel geeft een klasse."))
        return rule


def worst_class(classes: Iterable[ClassId]) -> ClassId:
    """Return the worst of some classes: the worst group decides.

    >>> worst_class(["middel", "hoog", "laag"])
    'hoog'
    """
    return max(classes, key=CLASS_ORDER.index)
