"""A rule's condition in Dutch: `highest >= 4` becomes 'zwaarste antwoord in het thema: 4 of meer'."""

from __future__ import annotations

from collections.abc import Mapping

from exports.dutch import enumeration, number
from questionnaires.expressions import And, Bare, Comparison, Constant, Node, Not, Or, parse
from questionnaires.facts import ANSWER_FACTS, BAND_FACTS, CIRCUMSTANCE_FACTS, CLASS_FACTS, JOURNEY_FACTS, Fact
from questionnaires.translation import _

_FACTS: Mapping[str, Fact] = {**BAND_FACTS, **ANSWER_FACTS, **CLASS_FACTS, **JOURNEY_FACTS, **CIRCUMSTANCE_FACTS}


def condition_words(condition: str | None, facts: Mapping[str, Fact] = _FACTS) -> str:
    """Say in words when a rule holds; a rule without a condition is for everything that is left.

    Args:
        condition: the condition of the rule.
        facts: what the rule may name, with what that means.

    >>> condition_words(None)
    'In alle andere gevallen.'
    >>> condition_words("heavy_bottlenecks >= 4 or critical")
    'Aantal zware knelpunten: 4 of meer. Of: de vraag is van doorslaggevend belang.'
    """
    if condition is None:
        return _("In alle andere gevallen.")
    root = parse(condition).root
    parts = root.parts if isinstance(root, Or) else (root,)
    sentences = [_words(part, facts) for part in parts]
    first = sentences[0][0].upper() + sentences[0][1:] + "."
    return " ".join((first, *(_("Of: {condition}.").format(condition=words) for words in sentences[1:])))


def _words(node: Node, facts: Mapping[str, Fact]) -> str:
    match node:
        case Bare(subject=subject):
            return _meaning(subject, facts)
        case Not(part=part):
            return _("niet: {condition}").format(condition=_words(part, facts))
        case And(parts=parts):
            return _(", en ").join(_grouped(part, facts) for part in parts)
        case Or(parts=parts):
            return _(", of ").join(_grouped(part, facts) for part in parts)
        case Comparison():
            return _comparison(node, facts)


def _grouped(node: Node, facts: Mapping[str, Fact]) -> str:
    return f"({_words(node, facts)})" if isinstance(node, And | Or) else _words(node, facts)


def _comparison(node: Comparison, facts: Mapping[str, Fact]) -> str:
    values = enumeration([_value(constant) for constant in node.constants], _("of"))
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
    return forms[node.operator].format(fact=_meaning(node.subject, facts), value=values)


def _value(constant: Constant) -> str:
    if isinstance(constant.value, str):
        return _("niet gevraagd") if constant.value == "none" else constant.value.replace("_", " ")
    return number(constant.value)


def _meaning(subject: str, facts: Mapping[str, Fact]) -> str:
    fact = facts.get(subject)
    return fact.meaning if fact else subject
