"""A condition about answers in words, with the texts of the questions and the labels of the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from questionnaires.expressions import And, Bare, Comparison, Node, Not, Or, parse
from questionnaires.model import MultipleChoice, Option, Question, Questionnaire
from questionnaires.translation import _

_ORDERED: Mapping[str, Callable[[float, float], bool]] = {
    ">=": lambda one, other: one >= other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    "<": lambda one, other: one < other,
}
_NAMED = frozenset({"==", "in", "holds"})


def answers_in_words(form: Questionnaire, condition: str) -> str:
    """Say in words which answers a condition asks for.

    Args:
        form: the questions that the condition names.
        condition: a condition that was checked.
    """
    return _words(form, parse(condition).root)


def _words(form: Questionnaire, node: Node) -> str:
    match node:
        case And(parts=parts):
            return _(" en ").join(_words(form, part) for part in parts)
        case Or(parts=parts):
            return _(" of ").join(_words(form, part) for part in parts)
        case Not(part=part):
            return _("niet geldt dat {condition}").format(condition=_words(form, part))
        case Bare(subject=subject):
            return str(subject)
        case Comparison(subject=subject):
            return _comparison(form, form.question_by_id[subject], node)


def _comparison(form: Questionnaire, question: Question, node: Comparison) -> str:
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
    numbers = {
        "==": _("{number}"), "!=": _("iets anders dan {number}"), ">=": _("{number} of meer"),
        ">": _("meer dan {number}"), "<=": _("{number} of minder"), "<": _("minder dan {number}"),
        "in": _("{number}"), "not in": _("iets anders dan {number}"),
    }  # fmt: skip
    number = _(" of ").join(f"{constant.value:g}".replace(".", ",") for constant in node.constants
                            if not isinstance(constant.value, str))  # fmt: skip
    return _("bij '{question}' {number} staat").format(
        question=question.text, number=numbers[node.operator].format(number=number)
    )


def _fits(option: Option, node: Comparison) -> bool:
    ordered = _ORDERED.get(node.operator)
    if ordered is not None:
        return option.burden is not None and ordered(option.burden, float(node.constants[0].value))
    named = option.id in {constant.value for constant in node.constants}
    return named is (node.operator in _NAMED)


def _either(options: Sequence[Option]) -> str:
    return _(" of ").join(f"'{option.label}'" for option in options)
