"""The score of one target group, with everything that the outcome and its trace are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from questionnaires.catalogue import Catalogue
from questionnaires.expressions import Operand
from questionnaires.model import FlagRule, NotNeededVerdict
from scoring.answers import GroupAnswers, read_answers
from scoring.compass.tested import TestedBy
from scoring.compiled import Compiled, CompiledQuestion, Plan
from scoring.dossier import Dossier, Group
from scoring.journey.score import JourneyScore, score_journey
from scoring.outcome import ScanResult
from scoring.path import walk_counted, walk_proposal, walk_today
from scoring.positions import Position
from scoring.quickscan import not_needed_verdict, recommended_depth, scan
from scoring.verdict import Compared, compare
from scoring.walks import Walk, Walks
from scoring.weighing import Weighed, answered, decisive, weigh
from scoring.words import Words


class FoundFlag(NamedTuple):
    """An answer that decision-makers must see, and the rule that says so."""

    question: CompiledQuestion
    position: Position
    rule: FlagRule


@dataclass(frozen=True, slots=True)
class GroupScore:
    """One group, scored. `lightest` and `heaviest` weigh the path with everything open at that end."""

    compiled: Compiled
    words: Words
    dossier: Dossier
    group: Group
    plan: Plan
    answers: GroupAnswers
    proposal: Walks
    today: Walks
    actual: Weighed
    lightest: Weighed
    heaviest: Weighed
    flags: tuple[FoundFlag, ...]
    compared: Compared
    scan: ScanResult | None
    not_needed: NotNeededVerdict | None
    journey: JourneyScore | None

    @property
    def decisive(self) -> Weighed:
        """The walk that gives the class."""
        return decisive(self.actual, self.lightest)


def score_group(  # noqa: PLR0917 - read in this order: what it is scored with, and what is scored
    compiled: Compiled, words: Words, dossier: Dossier, group: Group, catalogue: Catalogue, tested: TestedBy
) -> GroupScore:
    """Score one group; `tested` are the steps of its journey that people tried.

    Raises:
        ScoringError: when the answers do not fit the questionnaire.
    """
    answers = read_answers(compiled, dossier, group, words.bases)
    proposal = walk_proposal(compiled, answers, group.kind)
    today = walk_today(compiled, answers, group.kind, proposal)
    plan, found, not_needed = _plan(compiled, dossier, group, proposal)
    actual = weigh(compiled, plan, proposal.actual)
    lightest = weigh(compiled, plan, proposal.lightest) if proposal.open else actual
    heaviest = weigh(compiled, plan, proposal.heaviest) if proposal.open else actual
    # Raters who disagree about the proposal leave its class open towards lighter. In the verdict the heaviest counts.
    counted = walk_counted(compiled, answers, group.kind, proposal)
    certain = lightest if counted is proposal.lightest else weigh(compiled, plan, counted)
    compared = compare(
        plan,
        answers,
        proposal._replace(lightest=counted),
        today,
        bottleneck_at_lightest=bool(certain.bottlenecks),
        bottleneck_at_heaviest=bool(heaviest.bottlenecks),
    )
    return GroupScore(
        compiled=compiled,
        words=words,
        dossier=dossier,
        group=group,
        plan=plan,
        answers=answers,
        proposal=proposal,
        today=today,
        actual=actual,
        lightest=lightest,
        heaviest=heaviest,
        flags=flags_of(compiled, plan, proposal.actual, actual.context),
        compared=compared,
        scan=found,
        not_needed=not_needed,
        journey=score_journey(dossier, catalogue, group, _operands(compiled, proposal.actual), tested),
    )


def _plan(
    compiled: Compiled, dossier: Dossier, group: Group, proposal: Walks
) -> tuple[Plan, ScanResult | None, NotNeededVerdict | None]:
    if dossier.depth != "quickscan":
        return compiled.plan(dossier.depth, group.kind), None, None
    found = scan(compiled, group.kind, proposal)
    if found.outcome == "not_needed" and dossier.not_needed is not None:
        return compiled.empty_plan(group.kind), found, not_needed_verdict(compiled, proposal)
    return compiled.plan(recommended_depth(compiled, found.outcome), group.kind), found, None


def _operands(compiled: Compiled, walk: Walk) -> Callable[[str], Operand]:
    """What a question stands for in a condition about its answer; unknown is None."""
    indices = {question.id: question.index for question in compiled.questions}

    def look_up(name: str) -> Operand:
        position = walk.positions[indices[name]]
        return None if position is None or position.value is None else position.chosen

    return look_up


def flags_of(compiled: Compiled, plan: Plan, walk: Walk, context: str) -> tuple[FoundFlag, ...]:
    """Return the answers on a walk that decision-makers must see."""
    return tuple(_flags(compiled, plan, walk, context))


def _flags(compiled: Compiled, plan: Plan, walk: Walk, context: str) -> Iterator[FoundFlag]:
    for question, position in answered(plan, walk):
        rule = compiled.red_flags.rule(
            position.burden, context, critical=question.critical, protection=question.protection
        )
        if rule is not None:
            yield FoundFlag(question, position, rule)
