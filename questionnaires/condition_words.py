"""Conditions in Dutch: when a rule holds, and which answers are asked for. Never with an id where there is a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.dutch import capital, enumeration, number
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
from questionnaires.model import MultipleChoice, Option, Question, Questionnaire
from questionnaires.translation import _

_FACTS = {**BAND_FACTS, **ANSWER_FACTS, **CLASS_FACTS, **JOURNEY_FACTS, **CIRCUMSTANCE_FACTS, **EVIDENCE_FACTS}
_ORDERED: Mapping[str, Callable[[float, float], bool]] = {
    ">=": lambda one, other: one >= other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    "<": lambda one, other: one < other,
}
_NAMED = frozenset({"==", "in", "holds"})

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
    names = _Names(meanings or {}, labels or {})
    both, either, negated = _(", en "), _(", of "), _("niet: {condition}")
    told = _Telling(names.meaning, names.comparison, both, either, negated, groups="({})")
    root = parse(condition).root
    sentences = [told.words(part) for part in (root.parts if isinstance(root, Or) else (root,))]
    first = capital(sentences[0]) + "."
    return " ".join((first, *(_("Of: {condition}.").format(condition=words) for words in sentences[1:])))


def meaning_of(name: str, meanings: Meanings | None = None) -> str:
    """Say what a name in a condition means.

    >>> meaning_of("bottlenecks")
    'aantal knelpunten'
    """
    return _Names(meanings or {}, {}).meaning(name)


def answers_in_words(form: Questionnaire, condition: str) -> str:
    """Say in words which answers a condition asks for, as a part of a sentence.

    Args:
        form: the questions that the condition names.
        condition: a condition that was checked.
    """

    def comparison(node: Comparison) -> str:
        return _asked(form, form.question_by_id[node.subject], node)

    negated = _("niet geldt dat {condition}")
    return _Telling(str, comparison, both=_(" en "), either=_(" of "), negated=negated).words(parse(condition).root)


@dataclass(frozen=True, slots=True)
class _Telling:
    """How a condition is told: what a name and a comparison say, and the words around and between them."""

    name: Callable[[str], str]
    comparison: Callable[[Comparison], str]
    both: str
    either: str
    negated: str
    groups: str = "{}"

    def words(self, node: Node) -> str:
        match node:
            case Bare(subject=subject):
                return self.name(subject)
            case Not(part=part):
                return self.negated.format(condition=self.words(part))
            case And(parts=parts):
                return self.both.join(self._grouped(part) for part in parts)
            case Or(parts=parts):
                return self.either.join(self._grouped(part) for part in parts)
            case Comparison():
                return self.comparison(node)

    def _grouped(self, node: Node) -> str:
        words = self.words(node)
        return self.groups.format(words) if isinstance(node, And | Or) else words


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names in the condition of a rule mean."""

    meanings: Meanings
    labels: Labels

    def meaning(self, subject: str) -> str:
        if subject in self.meanings:
            return self.meanings[subject]
        fact = _FACTS.get(subject)
        return fact.meaning if fact else subject

    def comparison(self, node: Comparison) -> str:
        values = [self._value(node.subject, constant) for constant in node.constants]
        value = _compared(node.operator, values, other=_("niet {value}"))
        return _("{fact}: {value}").format(fact=self.meaning(node.subject), value=value)

    def _value(self, subject: str, constant: Constant) -> str:
        if not isinstance(constant.value, str):
            return number(constant.value)
        label = self.labels.get((subject, constant.value))
        if label is not None:
            return label
        return _("niet gevraagd") if constant.value == "none" else constant.value.replace("_", " ")


def _asked(form: Questionnaire, question: Question, node: Comparison) -> str:
    options = form.options_of(question)
    if isinstance(question, MultipleChoice) and node.operator in {"holds", "lacks"}:
        labels = _either([option for option in options if option.id == node.constants[0].value])
        words = _("bij '{question}' {label} is aangekruist")
        if node.operator == "lacks":
            words = _("bij '{question}' {label} niet is aangekruist")
        return words.format(question=question.text, label=labels)
    if options and not isinstance(question, MultipleChoice):
        fitting = [option for option in options if _fits(option, node)]
        others = [option for option in options if option not in fitting]
        if len(fitting) <= len(others):
            return _("bij '{question}' {labels} staat").format(question=question.text, labels=_either(fitting))
        words = _("bij '{question}' iets anders staat dan {labels}")
        return words.format(question=question.text, labels=_either(others))
    numbers = [number(constant.value) for constant in node.constants if not isinstance(constant.value, str)]
    value = _compared(node.operator, numbers, other=_("iets anders dan {value}"))
    return _("bij '{question}' {value} staat").format(question=question.text, value=value)


def _compared(operator: str, values: Sequence[str], other: str) -> str:
    """Say what a comparison asks for; `other` is how something else than a value is called."""
    forms = {
        ">=": _("{value} of meer"),
        ">": _("meer dan {value}"),
        "<=": _("{value} of minder"),
        "<": _("minder dan {value}"),
        "!=": other,
        "not in": other,
        "lacks": other,
    }
    return forms.get(operator, "{value}").format(value=enumeration(values, _("of")))


def _fits(option: Option, node: Comparison) -> bool:
    ordered = _ORDERED.get(node.operator)
    if ordered is not None:
        return option.burden is not None and ordered(option.burden, float(node.constants[0].value))
    named = option.id in {constant.value for constant in node.constants}
    return named is (node.operator in _NAMED)


def _either(options: Sequence[Option]) -> str:
    return enumeration([f"'{option.label}'" for option in options], _("of"))
