"""One target group in many versions: its class, its flags, and what its answers need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from questionnaires.expressions import Operand
from scoring.advice.definition import CompiledAdvice
from scoring.advice.subjects import lowest_level
from scoring.batch.codes import UNKNOWN, Coded, Column, coded
from scoring.batch.walking import Paths
from scoring.batch.weighing import NOTHING, Truths, WeighedColumns, Weigher
from scoring.compiled import CompiledQuestion
from scoring.conditions import holds
from scoring.group import GroupScore
from scoring.outcome import CLASS_ORDER, GroupOutcome
from scoring.positions import Position


@dataclass(frozen=True, slots=True)
class GroupColumns:
    """What one group contributes to the inputs of the advice, for every version."""

    classes: Column
    open_flag: Truths
    measures_agreed: Truths
    evidence: Truths


class GroupBatch:
    """One group of a dossier, ready to be scored in many versions.

    What the versions do not change, the journey and what is promised, is taken from the outcome as it is.
    """

    def __init__(
        self,
        score: GroupScore,
        outcome: GroupOutcome,
        advice: CompiledAdvice,
        *,
        deciding: bool,
        steps_agreed: bool,
        extra: Mapping[str, Sequence[Position]],
    ) -> None:
        self.score, self.outcome = score, outcome
        self._advice, self._deciding, self._steps_agreed = advice, deciding, steps_agreed
        standings = score.answers.proposal
        self.codes = [
            coded(question, standings[question.index], extra.get(question.id, ()))
            for question in score.compiled.questions
        ]
        asked = [score.group.kind in question.kinds for question in score.compiled.questions]
        self._paths = Paths(score.compiled, self.codes, asked)
        self._weigher = Weigher(
            score.compiled, score.plan, self.codes, lambda facts: lowest_level(score.compiled.scoring, facts)
        )
        self._actual = [self._base(found, "actual") for found in self.codes]
        self._lightest = [self._base(found, "lightest") for found in self.codes]
        weak = set(advice.definition.evidence.weak_bases)
        bases = [self._basis(question) for question in score.compiled.questions]
        self._founded = [basis is not None and basis not in weak for basis in bases]
        agreed = [measure for measure in score.dossier.measures if measure.is_agreed]
        self._covers = [measure for measure in agreed if not measure.groups or score.group.id in measure.groups]
        self._agreed_questions = {question for measure in self._covers for question in measure.questions}

    def _basis(self, question: CompiledQuestion) -> str | None:
        """How an answer is known; another answer to the same question is taken to be known in the same way."""
        standing = self.score.answers.proposal[question.index]
        said = self.score.group.theme_by_section.get(question.section.id)
        return (standing.basis if standing else None) or (said.basis if said else None)

    def _base(self, found: Coded | None, end: str) -> Column:
        if found is None:
            return np.array([UNKNOWN])
        standing = self.score.answers.proposal[found.question.index]
        position = getattr(standing, end) if standing else found.question.absent
        return np.array([found.code(position)])

    def code_now(self, index: int) -> int:
        """Return the code of the answer as the dossier has it; raters who disagree count as the heaviest."""
        return int(self._actual[index][0])

    def settled(self, index: int) -> bool:
        """Whether the code of the answer says everything: nobody disagrees about it."""
        standing = self.score.answers.proposal[index]
        return standing is None or not standing.disagreed

    def run(self, changed: Mapping[int, Column]) -> GroupColumns:
        """Score every version.

        Args:
            changed: the code of the answer in each version, by question index; other answers stay as they are.
        """
        actual = self._paths.walk(self._with(self._actual, changed))
        weighed = self._weigher.weigh(actual, flags=True)
        lightest_columns = self._with(
            self._lightest, {index: self._coded(index).at_lightest(column) for index, column in changed.items()}
        )
        lightest = self._weigher.weigh(self._paths.walk(lightest_columns), flags=False)
        heavier = lightest.classes > weighed.classes
        classes = np.where(heavier, lightest.classes, weighed.classes)
        lowest = np.where(heavier, lightest.lowest, weighed.lowest)
        if self.outcome.journey is not None:
            classes = np.maximum(classes, CLASS_ORDER.index(self.outcome.journey.class_))
        return GroupColumns(
            classes=classes,
            open_flag=self._open_flag(weighed),
            measures_agreed=self._measures_agreed(weighed, lightest, lowest),
            evidence=self._evidence(actual, weighed, classes),
        )

    @staticmethod
    def _with(base: Sequence[Column], changed: Mapping[int, Column]) -> list[Column]:
        return [changed.get(index, column) for index, column in enumerate(base)]

    def _coded(self, index: int) -> Coded:
        found = self.codes[index]
        if found is None:
            raise KeyError(index)
        return found

    def _open_flag(self, weighed: WeighedColumns) -> Truths:
        flags = NOTHING | bool(self.outcome.journey is not None and self.outcome.journey.red_flags)
        for found in weighed.flags.values():
            flags = flags | found
        return flags

    def _measures_agreed(self, weighed: WeighedColumns, lightest: WeighedColumns, lowest: Column) -> Truths:
        open_ = NOTHING | (not self._steps_agreed)
        for found in (weighed.bottlenecks, weighed.flags):
            for index, hit in found.items():
                if self.score.compiled.questions[index].id not in self._agreed_questions:
                    open_ = open_ | hit
        for place, theme in enumerate(self.score.plan.themes):
            if theme.context or self._theme_agreed(theme.section.id):
                continue
            band = weighed.bands[place]
            # As `scoring.weighing.decisive_theme`: heavier for certain counts, but only when something is answered.
            band = np.where((band > 0) & (lightest.bands[place] > band), lightest.bands[place], band)
            open_ = open_ | ((band > 0) & (band >= lowest) & ~weighed.theme_bottlenecks[place])
        return ~open_

    def _theme_agreed(self, section: str) -> bool:
        inside = {question.id for question in self.score.compiled.questions if question.section.id == section}
        return any(section in measure.themes or inside.intersection(measure.questions) for measure in self._covers)

    def _evidence(self, path: Sequence[Column], weighed: WeighedColumns, classes: Column) -> Truths:
        plan = self.score.plan
        answered = {q.index: self._coded(q.index).burdens[path[q.index]] >= 0 for q in plan.scored}
        unfounded_bottlenecks = _count(hit for index, hit in weighed.bottlenecks.items() if not self._founded[index])
        unfounded_critical = _count(self._unfounded(path, q) for q in plan.scored if q.critical)
        unfounded = _count(answered[q.index] for q in plan.scored if not self._founded[q.index])
        founded = _count(answered[q.index] for q in plan.scored if self._founded[q.index] and not q.gates)
        size = len(plan.scored) + 1
        key: Column = classes
        for part in (unfounded_bottlenecks, unfounded_critical, unfounded, founded):
            key = key * size + part
        cases, inverse = np.unique(key, return_inverse=True)
        return np.array([self._enough(int(case), size) for case in cases], dtype=np.bool_)[inverse]

    def _unfounded(self, path: Sequence[Column], question: CompiledQuestion) -> Truths:
        """Whether a question is asked, or perhaps is, without a well founded answer."""
        burdens = self._coded(question.index).burdens[path[question.index]]
        return burdens != -1 if not self._founded[question.index] else burdens < -1

    def _enough(self, key: int, size: int) -> bool:
        digits: list[int] = []
        for _place in range(4):
            key, digit = divmod(key, size)
            digits.append(digit)
        founded, unfounded, unfounded_critical, unfounded_bottlenecks = digits
        details = self.outcome.journey_details
        facts: Mapping[str, Operand] = {
            "unfounded_bottlenecks": unfounded_bottlenecks,
            "unfounded_critical": unfounded_critical,
            "founded_share": founded / (founded + unfounded) if founded + unfounded else 1.0,
            "journey_unfounded": details is not None and details.evidence == "onvoldoende",
            "journey_missing": self.outcome.journey is None,
            "deciding": self._deciding,
            "burden": CLASS_ORDER[key],
        }
        return bool(holds(self._advice.evidence, facts.__getitem__))


def _count(truths: object) -> Column:
    total: Column = np.zeros(1, dtype=np.int64)
    for truth in truths:  # type: ignore[attr-defined]
        total = total + truth
    return total
