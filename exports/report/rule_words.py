"""A rule's condition in Dutch: `highest >= 4` becomes 'zwaarste antwoord in het thema: 4 of meer'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exports.dutch import enumeration, number
from questionnaires.expressions import And, Bare, Comparison, Constant, Node, Not, Or, parse
from questionnaires.facts import (
    ANSWER_FACTS,
    BAND_FACTS,
    CIRCUMSTANCE_FACTS,
    CLASS_FACTS,
    EVIDENCE_FACTS,
    JOURNEY_FACTS,
    Fact,
)
from questionnaires.translation import _

_FACTS = {**BAND_FACTS, **ANSWER_FACTS, **CLASS_FACTS, **JOURNEY_FACTS, **CIRCUMSTANCE_FACTS, **EVIDENCE_FACTS}


Meanings = Mapping[str, str]
"""What a name in a condition means, beside the facts that every rule may name."""
Labels = Mapping[tuple[str, str], str]
"""What an option of a question is called, by the ids of both."""


def meanings_of(facts: Mapping[str, Fact]) -> Meanings:
    """Return what each of some facts means, for rules that may name others than the usual ones."""
    return {name: fact.meaning for name, fact in facts.items()}


def condition_words(condition: str | None, meanings: Meanings | None = None, labels: Labels | None = None) -> str:
    """Say in words when a rule holds; a rule without a condition is for everything that is left.

    >>> condition_words(None)
    'In alle andere gevallen.'
    >>> condition_words("heavy_bottlenecks >= 4 or critical")
    'Aantal zware knelpunten: 4 of meer. Of: de vraag is van doorslaggevend belang.'
    """
    if condition is None:
        return _("In alle andere gevallen.")
    root = parse(condition).root
    known = _Known(meanings or {}, labels or {})
    parts = root.parts if isinstance(root, Or) else (root,)
    sentences = [known.words(part) for part in parts]
    first = sentences[0][0].upper() + sentences[0][1:] + "."
    return " ".join((first, *(_("Of: {condition}.").format(condition=words) for words in sentences[1:])))


@dataclass(frozen=True, slots=True)
class _Known:
    """Puts a condition in words, with what its names mean."""

    meanings: Meanings
    labels: Labels

    def words(self, node: Node) -> str:
        match node:
            case Bare(subject=subject):
                return self._meaning(subject)
            case Not(part=part):
                return _("niet: {condition}").format(condition=self.words(part))
            case And(parts=parts):
                return _(", en ").join(self._grouped(part) for part in parts)
            case Or(parts=parts):
                return _(", of ").join(self._grouped(part) for part in parts)
            case Comparison():
                return self._comparison(node)

    def _grouped(self, node: Node) -> str:
        return f"({self.words(node)})" if isinstance(node, And | Or) else self.words(node)

    def _comparison(self, node: Comparison) -> str:
        values = enumeration([self._value(node.subject, constant) for constant in node.constants], _("of"))
        forms = {
            "==": _("{fact}: {value}"),
            "!=": _("{fact}: niet {value}"),
            ">=": _("{fact}: {value} of meer"),
            ">": _("{fact}: meer dan {value}"),
            "<=": _("{fact}: {value} of minder"),
            "<": _("{fact}: minder dan {value}"),
            "in": _("{fact}: {value}"),
            "not in": _("{fact}: niet {value}"),
            "holds": _("{fact}: {value}"),
            "lacks": _("{fact}: niet {value}"),
        }
        return forms[node.operator].format(fact=self._meaning(node.subject), value=values)

    def _value(self, subject: str, constant: Constant) -> str:
        if not isinstance(constant.value, str):
            return number(constant.value)
        label = self.labels.get((subject, constant.value))
        if label is not None:
            return label
        return _("niet gevraagd") if constant.value == "none" else constant.value.replace("_", " ")

    def _meaning(self, subject: str) -> str:
        if subject in self.meanings:
            return self.meanings[subject]
        fact = _FACTS.get(subject)
        return fact.meaning if fact else subject
