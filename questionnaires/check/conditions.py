"""The conditions of questions: read, typed, without circles, and with answers that make them true and false."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from questionnaires.check.comparing import read_condition
from questionnaires.check.domains import domain_of, text_of
from questionnaires.check.paths import AnswerSpace, Gates
from questionnaires.check.report import Report
from questionnaires.check.space import Space, TooComplexError, idle_atoms
from questionnaires.check.walk import Placed, placed_questions
from questionnaires.expressions import Expression
from questionnaires.model import GroupKind, Questionnaire, Scope
from questionnaires.translation import _


def check_conditions(report: Report, questionnaire: Questionnaire) -> Gates:
    """Check the condition of every question.

    Returns:
        The conditions that can be relied on: readable, of the right type, and not waiting for each other.
    """
    placed = {item.question.id: item for item in placed_questions(questionnaire)}
    read: dict[str, Expression] = {}
    for name, item in placed.items():
        if item.question.when is not None:
            expression = read_condition(report, (*item.path, "when"), item.question.when, questionnaire)
            if expression is not None:
                read[name] = expression
    gates = Gates(questionnaire, _without_circles(report, placed, read))
    order = {name: number for number, name in enumerate(placed)}
    for name, expression in gates.conditions.items():
        _check_order(report, placed, order, name, expression)
        _check_truth(report, gates, placed[name], expression)
    for item in placed.values():
        _check_audience(report, item)
    return gates


def _without_circles(
    report: Report, placed: Mapping[str, Placed], read: Mapping[str, Expression]
) -> dict[str, Expression]:
    """Report each circle once, and leave out its conditions and then look for the next circle."""
    rest = dict(read)
    while True:
        try:
            TopologicalSorter({name: expression.names for name, expression in rest.items()}).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            first = next(name for name in placed if name in circle)
            start = circle.index(first)
            chain = [*circle[start:-1], *circle[: start + 1]] if len(circle) > 1 else circle
            report.at_value(
                "C304",
                (*placed[first].path, "when"),
                _("deze vragen wachten op elkaar: {chain}").format(chain=" ← ".join(chain)),
            )
            rest = {name: expression for name, expression in rest.items() if name not in circle}
        else:
            return rest


def _check_order(
    report: Report, placed: Mapping[str, Placed], order: Mapping[str, int], name: str, expression: Expression
) -> None:
    item = placed[name]
    path = (*item.path, "when")
    for atom in expression.atoms:
        other = placed[atom.subject]
        if item.section.scope is Scope.DOSSIER and other.section.scope is Scope.GROUP:
            message = _("deze vraag is voor het hele dossier, en {other} voor elke doelgroep apart")
            report.inside_value("C303", path, atom.column, message.format(other=other.question.id))
        elif order[atom.subject] > order[name]:
            message = _("de vraag {other} komt pas na deze vraag")
            report.inside_value("C311", path, atom.column, message.format(other=other.question.id))


def _check_truth(report: Report, gates: Gates, item: Placed, expression: Expression) -> None:
    try:
        settled = _never_or_always(report, gates, item, expression)
        if not settled:
            _check_parts(report, gates, item, expression)
    except TooComplexError:
        message = _("deze voorwaarde hangt van te veel antwoorden af: {names}")
        names = ", ".join(gates.with_gates(expression.names))
        report.at_value("C310", (*item.path, "when"), message.format(names=names))


def _never_or_always(report: Report, gates: Gates, item: Placed, expression: Expression) -> bool:
    """Whether the condition cannot be true, or cannot be false, given the conditions of the questions it names."""
    names = gates.with_gates(expression.names)
    questions = gates.questionnaire.question_by_id
    for kind in item.question.kinds:
        answers = AnswerSpace(gates, names, (expression,), kind)
        true = answers.where(expression) & answers.possible
        false = answers.possible & answers.space.complement(true)
        path = (*item.path, "when")
        if not true:
            message = _("geen enkele reeks antwoorden op {names} laat de vraag {question} verschijnen{who}")
            report.at_value("C305", path, _about(message, item, expression, kind))
            return True
        if not false:
            message = _("bij elke reeks antwoorden op {names} verschijnt de vraag {question}{who}")
            report.at_value("C306", path, _about(message, item, expression, kind))
            return True
        if all(set(questions[name].kinds) >= set(item.question.kinds) for name in names):
            break
    return False


def _about(message: str, item: Placed, expression: Expression, kind: GroupKind) -> str:
    who = "" if len(item.question.kinds) == len(GroupKind) else _(" (bij {kind})").format(kind=kind.value)
    return message.format(names=", ".join(expression.names), question=item.question.id, who=who)


def _check_parts(report: Report, gates: Gates, item: Placed, expression: Expression) -> None:
    """Each part of the condition matters, and a heavier answer never hides the question."""
    questionnaire = gates.questionnaire
    path = (*item.path, "when")
    names = expression.names
    domains = [
        domain_of(
            questionnaire,
            questionnaire.question_by_id[name],
            [atom for atom in expression.atoms if atom.subject == name],
        )
        for name in names
    ]
    space = Space([domain.size for domain in domains])
    of_atom = {
        atom: space.any_of(number, truths)
        for number, domain in enumerate(domains)
        for atom, truths in domain.truths.items()
    }
    for atom in idle_atoms(space, expression, of_atom, space.everything):
        message = _("het deel {part} maakt geen verschil")
        report.inside_value("C307", path, atom.column, message.format(part=text_of(atom)))
    if not item.section.scored:
        return
    true = space.where(expression.root, of_atom.__getitem__)
    for number, (name, domain) in enumerate(zip(names, domains, strict=True)):
        for (low, high), (before, after) in domain.raises.items():
            lost = space.moved(true, number, low, high) & space.complement(true)
            if lost:
                message = _("gaat {other} van {low} naar {high}, dan verdwijnt de vraag {question}").format(
                    other=name, low=before, high=after, question=item.question.id
                )
                report.at_value("C308", path, message)
                break


def _check_audience(report: Report, item: Placed) -> None:
    question = item.question
    if not question.kinds:
        report.at_value("C313", (*item.path, "kinds"), _("de vraag {id} is voor niemand").format(id=question.id))
    for kind in question.text_for:
        if GroupKind(kind) not in question.kinds:
            message = _("deze tekst is voor {kind}, maar de vraag {id} wordt hun niet gesteld")
            report.at_key("C313", (*item.path, "text_for", kind), message.format(kind=kind, id=question.id))
    if question.protection and question.when is None:
        message = _("de vraag {id} gaat over bescherming en wordt altijd gesteld")
        report.at_value("C309", (*item.path, "protection"), message.format(id=question.id))
