"""What weighs in a dossier: the answers and steps that a measure would have to make lighter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from scoring.advice.definition import advice_rules_of
from scoring.advice.subjects import heavy_themes
from scoring.batch.places import Place
from scoring.compiled import Compiled
from scoring.dossier import Dossier
from scoring.group import GroupScore
from scoring.outcome import GroupOutcome, Outcome
from scoring.publication import DOSSIER_WIDE


@dataclass(frozen=True, slots=True)
class Matters:
    """Answers (group and question) and steps (group and step) that matter."""

    answers: frozenset[tuple[str, str]]
    steps: frozenset[tuple[str, str]]

    def answer(self, place: Place) -> bool:
        """Whether an answer matters; one for the whole dossier does when it does for some group."""
        if place.group == DOSSIER_WIDE:
            return any(question == place.question for _group, question in self.answers)
        return (place.group, place.question) in self.answers


def what_matters(dossier: Dossier, catalogue: Catalogue, scores: Sequence[GroupScore], outcome: Outcome) -> Matters:
    """Return what weighs: bottlenecks, red flags and heavy themes, heavy steps, breaking points and flags of steps.

    A question that decides whether such a question is asked matters as much.
    """
    rules = advice_rules_of(dossier, catalogue)
    answers: set[tuple[str, str]] = set()
    steps: set[tuple[str, str]] = set()
    for score, group in zip(scores, outcome.groups, strict=True):
        themes = set(heavy_themes(score, group))
        weighing = {one.question for one in group.bottlenecks} | {one.question for one in group.red_flags}
        weighing |= {question.id for question in score.plan.scored if question.section.id in themes}
        answers |= {(group.id, question) for question in _with_gates(score.compiled, weighing)}
        steps |= {(group.id, step) for step in _steps(group, rules.heavy_step_from if rules else None)}
    return Matters(frozenset(answers), frozenset(steps))


def _steps(group: GroupOutcome, heavy_from: float | None) -> set[str]:
    if group.journey is None:
        return set()
    flagged = {flag.step for flag in group.journey.red_flags}
    return flagged | {
        step.id
        for step in group.journey.steps
        if step.breaking_point or (heavy_from is not None and step.load is not None and step.load >= heavy_from)
    }


def _with_gates(form: Compiled, questions: set[str]) -> set[str]:
    """Add every question that decides whether one of these is asked."""
    found = set(questions)
    # A question comes after those that its condition names, so going back meets each of them.
    for question in reversed(form.order):
        if question.id in found:
            found |= {form.questions[gate].id for gate in question.gates}
    return found
