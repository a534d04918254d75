"""The verdict against today: which answers get heavier or lighter (RULES section 4).

What is not known is taken at both ends at once. With the proposal at its lightest and today at its heaviest every
difference is as small as it can be, and the other way around as large as it can be. When both ends give the same
verdict, so does everything in between; otherwise it is not known. Where raters disagree about the proposal, the
heaviest answer counts (RULES section 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from questionnaires.translation import _
from scoring.answers import GroupAnswers
from scoring.compiled import CompiledQuestion, Plan
from scoring.errors import ScoringError
from scoring.outcome import ComparisonId, Difference
from scoring.positions import Position
from scoring.walks import Walk, Walks

Verdict = Literal[1, 2, 3, 4]

VERDICTS: Mapping[int, Verdict] = {1: 1, 2: 2, 3: 3, 4: 4}
COMPARISONS: Mapping[Verdict, ComparisonId] = {1: "gelijk", 2: "lichter", 3: "zwaarder", 4: "zwaarder"}


@dataclass(frozen=True, slots=True)
class Compared:
    """The proposal against today. `at_lightest` and `at_heaviest` are the verdicts at both ends."""

    verdict: Verdict | None
    comparison: ComparisonId
    at_lightest: Verdict
    at_heaviest: Verdict
    heavier: Sequence[Difference]
    lighter: Sequence[Difference]
    today_unknown: Sequence[CompiledQuestion]


def compare(
    plan: Plan,
    answers: GroupAnswers,
    proposal: Walks,
    today: Walks,
    *,
    bottleneck_at_lightest: bool,
    bottleneck_at_heaviest: bool,
) -> Compared:
    """Compare the proposal with today, question by question.

    Args:
        plan: what is asked.
        answers: says which questions stand today where they stand in the proposal; those do not differ.
        proposal: the path of the proposal; its lightest end with what counts of raters who disagree.
        today: the path of today.
        bottleneck_at_lightest: whether the proposal has a bottleneck at that lightest end.
        bottleneck_at_heaviest: the same with everything open at its heaviest.
    """
    changing = [question for question in plan.compared if not _same(answers, question)]
    smallest = _differences(changing, proposal.lightest, today.heaviest)
    largest = _differences(changing, proposal.heaviest, today.lightest)
    at_lightest = verdict_of(list(smallest.values()), bottleneck=bottleneck_at_lightest)
    at_heaviest = verdict_of(list(largest.values()), bottleneck=bottleneck_at_heaviest)
    comparison = COMPARISONS[at_lightest]
    return Compared(
        verdict=at_lightest if at_lightest == at_heaviest else None,
        comparison=comparison if comparison == COMPARISONS[at_heaviest] else "niet_te_vergelijken",
        at_lightest=at_lightest,
        at_heaviest=at_heaviest,
        heavier=[
            _difference(question, proposal.lightest, today.heaviest)
            for question, difference in smallest.items()
            if difference > 0
        ],
        lighter=[
            _difference(question, proposal.heaviest, today.lightest)
            for question, difference in largest.items()
            if difference < 0
        ],
        today_unknown=[question for question in changing if today.actual.positions[question.index] is None],
    )


def verdict_of(differences: Sequence[int], *, bottleneck: bool) -> Verdict:
    """Return the verdict when nothing is open.

    Args:
        differences: per question the burden of the proposal minus that of today, hidden ones as 0.
        bottleneck: whether the proposal has a bottleneck.

    >>> verdict_of([0, 0], bottleneck=True), verdict_of([0, -2], bottleneck=True)
    (1, 2)
    >>> verdict_of([1, -2], bottleneck=False), verdict_of([1, -2], bottleneck=True)
    (3, 4)
    """
    if any(difference > 0 for difference in differences):
        return 4 if bottleneck else 3
    return 2 if any(differences) else 1


def reason_for(compared: Compared) -> tuple[str, str]:
    """Return the id and the words of the rule that gave a verdict."""
    reasons: Mapping[Verdict | None, tuple[str, str]] = {
        1: ("no_difference", _("Geen enkel antwoord verschilt van nu.")),
        2: ("only_lighter", _("Er wordt alleen iets lichter dan nu.")),
        3: ("heavier", _("Minstens één antwoord wordt zwaarder dan nu. Er is geen knelpunt.")),
        4: ("heavier_with_bottleneck", _("Minstens één antwoord wordt zwaarder dan nu, en er is een knelpunt.")),
        None: ("open", _("Wat nog niet bekend is, kan het oordeel veranderen.")),
    }
    return reasons[compared.verdict]


def _same(answers: GroupAnswers, question: CompiledQuestion) -> bool:
    today = answers.today[question.index]
    return today is not None and today.origin == "changes_no"


def _differences(questions: Sequence[CompiledQuestion], proposal: Walk, today: Walk) -> Mapping[CompiledQuestion, int]:
    return {
        question: _burden(proposal.positions[question.index]) - _burden(today.positions[question.index])
        for question in questions
    }


def _difference(question: CompiledQuestion, proposal: Walk, today: Walk) -> Difference:
    def shown(position: Position | None) -> int | None:
        return None if position is None or position.value is None else position.burden

    return Difference(question.id, shown(today.positions[question.index]), shown(proposal.positions[question.index]))


def _burden(position: Position | None) -> int:
    if position is None:
        raise ScoringError(_("Een antwoord heeft geen zwaarte, ook niet aan het lichte of zware einde."))
    return position.burden
