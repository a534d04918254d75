"""Whether the parts of a condition fit what they name: a question, or a fact of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questionnaires.check.domains import carries_burden, text_of
from questionnaires.check.report import Report, nearest
from questionnaires.expressions import Atom, Bare, Comparison, Constant, Expression, ExpressionError, parse
from questionnaires.facts import Fact
from questionnaires.locations import Path
from questionnaires.model import ChoiceQuestion, MultipleChoice, NumberQuestion, Question, Questionnaire, SingleChoice
from questionnaires.translation import _

_ORDERINGS = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class FieldsAndFacts:
    """What a condition about a step may name: its fields, and facts that are worked out from them."""

    fields: Questionnaire
    facts: Mapping[str, Fact]


Names = Questionnaire | Mapping[str, Fact] | FieldsAndFacts
"""The questionnaire whose questions, or the facts, that a condition may name; or both."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a condition that does not fit, at a column (from 0) of its text."""

    code: str
    column: int
    message: str
    mend: str


def read_condition(report: Report, path: Path, text: str, names: Names) -> Expression | None:
    """Read a condition and check it against what it may name; None, and findings, when it does not fit.

    Args:
        report: where findings go.
        path: the path of the condition in its file.
        text: the condition.
        names: what it may name.
    """
    try:
        expression = parse(text)
    except ExpressionError as error:
        report.inside_value("C301", path, error.column, error.message, error.mend)
        return None
    problems = [problem for atom in expression.atoms for problem in _problems(names, atom)]
    for problem in problems:
        report.inside_value(problem.code, path, problem.column, problem.message, problem.mend)
    return None if problems or not _answerable(names, expression) else expression


def _problems(names: Names, atom: Atom) -> Iterator[Problem]:
    if isinstance(names, FieldsAndFacts):
        names = names.facts if atom.subject in names.facts else names.fields
    return _question_problems(names, atom) if isinstance(names, Questionnaire) else _fact_problems(names, atom)


def _answerable(names: Names, expression: Expression) -> bool:
    """Whether every choice that is named has answers: with an unknown scale it has none, and that is told elsewhere."""
    form = names.fields if isinstance(names, FieldsAndFacts) else names
    if not isinstance(form, Questionnaire):
        return True
    questions = [form.question_by_id[name] for name in expression.names if name in form.question_by_id]
    return all(form.options_of(question) for question in questions if isinstance(question, ChoiceQuestion))


def _question_problems(questionnaire: Questionnaire, atom: Atom) -> Iterator[Problem]:
    question = questionnaire.question_by_id.get(atom.subject)
    if question is None:
        yield _unknown_question(questionnaire, atom)
    elif isinstance(atom, Bare):
        yield Problem(
            "C302",
            atom.column,
            _("achter {name} staat niet waarmee je vergelijkt").format(name=atom.subject),
            _("Schrijf bijvoorbeeld {example}.").format(example=_example(questionnaire, question)),
        )
    elif isinstance(question, SingleChoice | MultipleChoice):
        yield from _choice_problems(questionnaire, question, atom)
    elif isinstance(question, NumberQuestion):
        yield from _number_problems(question, atom)
    else:
        yield Problem(
            "C302",
            atom.column,
            _("met vraag {name} kun je niet vergelijken: het is een {type}").format(
                name=question.id, type=question.type
            ),
            _("Vergelijk alleen met een keuzevraag of een getal."),
        )


def _unknown_question(questionnaire: Questionnaire, atom: Atom) -> Problem:
    questions = questionnaire.question_by_id
    turned = [] if isinstance(atom, Bare) else [constant.value for constant in atom.constants]
    if turned and turned[0] in questions:
        return Problem(
            "C302",
            atom.column,
            _("de vraag staat hier op de verkeerde plek"),
            _("Schrijf de vraag links van het teken: {question} == {answer}.").format(
                question=turned[0], answer=atom.subject
            ),
        )
    return Problem(
        "R205",
        atom.column,
        _("er is geen vraag {name}").format(name=atom.subject),
        nearest(atom.subject, questions),
    )


def _choice_problems(
    questionnaire: Questionnaire, question: SingleChoice | MultipleChoice, atom: Comparison
) -> Iterator[Problem]:
    if not questionnaire.options_of(question):
        return
    if atom.operator in _ORDERINGS:
        yield from _ordering_problems(questionnaire, question, atom)
        return
    one = isinstance(question, SingleChoice)
    if (atom.operator in {"holds", "lacks"}) == one:
        yield Problem(
            "C302",
            atom.column,
            _("bij vraag {name} kies je {how}; zo vergelijk je dat niet").format(
                name=question.id, how=_("één antwoord") if one else _("meer antwoorden")
            ),
            _("Schrijf bijvoorbeeld {example}.").format(example=_example(questionnaire, question)),
        )
        return
    options = [option.id for option in questionnaire.options_of(question)]
    for constant in atom.constants:
        if not isinstance(constant.value, str):
            yield _number_beside_options(question, constant)
        elif constant.value not in options:
            yield Problem(
                "R206",
                constant.column,
                _("vraag {question} heeft geen antwoord {option}").format(question=question.id, option=constant.value),
                nearest(constant.value, options),
            )
    yield from _twice(atom)


def _number_beside_options(question: Question, constant: Constant) -> Problem:
    return Problem(
        "C302",
        constant.column,
        _("vraag {name} heeft antwoorden, geen getallen").format(name=question.id),
        _("Schrijf het id van een antwoord, of vergelijk de zwaarte met >= of <=."),
    )


def _ordering_problems(
    questionnaire: Questionnaire, question: SingleChoice | MultipleChoice, atom: Comparison
) -> Iterator[Problem]:
    constant = atom.constants[0]
    if not carries_burden(questionnaire, question):
        yield Problem(
            "C302",
            atom.column,
            _("de antwoorden op {name} hebben geen zwaarte, dus {sign} kan hier niet").format(
                name=question.id, sign=atom.operator
            ),
            _("Schrijf bijvoorbeeld {example}.").format(example=_example(questionnaire, question)),
        )
    elif isinstance(constant.value, str):
        yield _number_beside_options(question, constant)


def _number_problems(question: NumberQuestion, atom: Comparison) -> Iterator[Problem]:
    words = [constant for constant in atom.constants if isinstance(constant.value, str)]
    if words or atom.operator in {"holds", "lacks"}:
        yield Problem(
            "C302",
            words[0].column if words else atom.column,
            _("vraag {name} is een getal").format(name=question.id),
            _("Vergelijk met een getal, bijvoorbeeld {name} >= {number:g}.").format(
                name=question.id, number=question.minimum + 1
            ),
        )
    else:
        yield from _twice(atom)


def _fact_problems(facts: Mapping[str, Fact], atom: Atom) -> Iterator[Problem]:
    fact = facts.get(atom.subject)
    if fact is None:
        message = _("er is geen gegeven {name}").format(name=atom.subject)
        mend = nearest(atom.subject, facts) or _("Kies uit: {names}.").format(names=", ".join(facts))
        yield Problem("R207", atom.column, message, mend)
    elif isinstance(atom, Bare) != (fact.type == "truth"):
        example = {"truth": "{name}", "number": "{name} >= 1", "level": "{name} >= {level}"}[fact.type]
        yield Problem(
            "C302",
            atom.column,
            _("zo kun je {name} niet vergelijken").format(name=fact.name),
            _("Schrijf bijvoorbeeld {example}.").format(
                example=example.format(name=fact.name, level=fact.levels[len(fact.levels) // 2] if fact.levels else "")
            ),
        )
    elif isinstance(atom, Comparison):
        yield from _fact_constants(fact, atom)


def _fact_constants(fact: Fact, atom: Comparison) -> Iterator[Problem]:
    if atom.operator in {"holds", "lacks"}:
        yield Problem(
            "C302",
            atom.column,
            _("{name} is geen lijst").format(name=fact.name),
            _("Schrijf {name} links, en daarachter == of >=.").format(name=fact.name),
        )
        return
    for constant in atom.constants:
        if fact.type == "number" and isinstance(constant.value, str):
            mend = _("Vergelijk {name} met een getal.").format(name=fact.name)
            yield Problem("C302", constant.column, _("{name} is een getal").format(name=fact.name), mend)
        elif fact.type == "level" and constant.value not in fact.levels:
            message = _("{value} is geen waarde van {name}").format(value=constant.value, name=fact.name)
            yield Problem("C302", constant.column, message, nearest(str(constant.value), fact.levels))
    yield from _twice(atom)


def _twice(atom: Comparison) -> Iterator[Problem]:
    values = [constant.value for constant in atom.constants]
    for index, constant in enumerate(atom.constants):
        if constant.value in values[:index]:
            message = _("{value} staat twee keer in {part}").format(value=constant.value, part=text_of(atom))
            yield Problem("R214", constant.column, message, _("Haal er een weg, of verbeter de naam."))


def _example(questionnaire: Questionnaire, question: Question) -> str:
    options = questionnaire.options_of(question)
    if isinstance(question, MultipleChoice) and options:
        return f"{options[-1].id} in {question.id}"
    if isinstance(question, SingleChoice) and options:
        return f"{question.id} == {options[-1].id}"
    return f"{question.id} >= 1"
