"""The quickscan: every outcome can be reached, every question can change it, and heavier is never milder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from questionnaires.check.ordered_rules import Rules, check_last, check_milder, check_reach, read_rules
from questionnaires.check.paths import AnswerSpace, Gates
from questionnaires.check.report import Report
from questionnaires.check.space import Mask, TooComplexError
from questionnaires.expressions import Expression
from questionnaires.locations import Path
from questionnaires.model import Depth, GroupKind, Questionnaire
from questionnaires.translation import _

_OUTCOMES = ("not_needed", "short", "full")


def read_scans(report: Report, questionnaire: Questionnaire) -> dict[int, tuple[Rules, Rules]]:
    """Read the outcomes and verdicts of each depth that has them; a depth with a wrong condition is left out."""
    scans = {}
    for number, depth in enumerate(questionnaire.depths):
        path: Path = ("depths", number)
        outcomes = read_rules(report, (*path, "outcomes"), depth.outcomes, questionnaire)
        verdicts = read_rules(report, (*path, "not_needed_verdicts"), depth.not_needed_verdicts, questionnaire)
        if outcomes is not None and verdicts is not None and depth.outcomes:
            scans[number] = (outcomes, verdicts)
    return scans


def looks_of(scans: dict[int, tuple[Rules, Rules]]) -> tuple[Expression, ...]:
    """All conditions of scans."""
    return tuple(look for rules in scans.values() for part in rules for look in part.looks)


def check_scans(report: Report, gates: Gates, scans: dict[int, tuple[Rules, Rules]]) -> None:
    """Check what each scan makes of every combination of answers."""
    for number, (outcomes, verdicts) in scans.items():
        depth = gates.questionnaire.depths[number]
        check_last(report, outcomes)
        check_last(report, verdicts)
        if not _check_looks(report, depth, (outcomes, verdicts)):
            continue
        try:
            _check_scan(report, gates, depth, outcomes, verdicts)
        except TooComplexError:
            message = _("de uitkomst van {id} hangt van te veel antwoorden af").format(id=depth.id)
            report.at_key("C310", outcomes.path, message)


def _check_looks(report: Report, depth: Depth, parts: Sequence[Rules]) -> bool:
    fine = True
    for rules in parts:
        for number, expression in enumerate(rules.expressions):
            for atom in expression.atoms if expression else ():
                if atom.subject not in depth.questions:
                    fine = False
                    message = _("{name} staat niet in de vragen van {id}").format(name=atom.subject, id=depth.id)
                    report.inside_value("B421", (*rules.path, number, "when"), atom.column, message)
    return fine


def _check_scan(report: Report, gates: Gates, depth: Depth, outcomes: Rules, verdicts: Rules) -> None:
    looks = (*outcomes.looks, *verdicts.looks)
    names = gates.with_gates(dict.fromkeys(name for look in looks for name in look.names))
    spaces = [AnswerSpace(gates, names, looks, kind) for kind in _kinds(gates, names)]
    ranks = [_OUTCOMES.index(outcome.outcome) for outcome in depth.outcomes]
    check_reach(report, outcomes, spaces)
    check_milder(report, "B425", outcomes, ranks, spaces)
    influence: set[str] = set()
    for space in spaces:
        by_rank = [0] * len(_OUTCOMES)
        for mask, rank in zip(outcomes.reached(space), ranks, strict=True):
            by_rank[rank] |= mask
        # A verdict is only asked for when no test is needed.
        space.possible, everything = by_rank[0], space.possible
        results = [*_by_verdict(depth, verdicts.reached(space)), *by_rank[1:]]
        influence.update(_influential(space, results, everything))
    if any(space.possible for space in spaces):
        check_reach(report, verdicts, spaces)
    for name in depth.questions:
        if name in gates.questionnaire.question_by_id and name not in influence:
            message = _("de uitkomst van {id} is altijd gelijk, wat je ook antwoordt op {name}")
            number = depth.questions.index(name)
            path = (*outcomes.path[:2], "questions", number)
            report.at_value("B424", path, message.format(id=depth.id, name=name))


def _kinds(gates: Gates, names: Sequence[str]) -> Sequence[GroupKind]:
    """The kinds of groups that can answer differently: one of them when every question is for everybody."""
    questions = gates.questionnaire.question_by_id
    everybody = all(set(questions[name].kinds) == set(GroupKind) for name in names)
    return (GroupKind.RESIDENT,) if everybody else tuple(GroupKind)


def _by_verdict(depth: Depth, reached: Sequence[Mask]) -> list[Mask]:
    found: dict[int, Mask] = {}
    for rule, mask in zip(depth.not_needed_verdicts, reached, strict=True):
        found[rule.verdict] = found.get(rule.verdict, 0) | mask
    return list(found.values())


def _influential(space: AnswerSpace, results: Sequence[Mask], possible: Mask) -> Iterator[str]:
    """The questions of which one other answer, all else equal, gives another result."""
    for number, (name, domain) in enumerate(zip(space.names, space.domains, strict=True)):
        changes = permutations(range(domain.size), 2)
        if any(
            space.space.moved(result, number, start, end) & possible & ~result
            for start, end in changes
            for result in results
        ):
            yield name
