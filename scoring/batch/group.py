"""One target group in many versions: its class, its flags, and what its answers need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from questionnaires.catalogue import Catalogue
from questionnaires.expressions import Operand
from scoring.advice.definition import CompiledAdvice
from scoring.advice.subjects import lowest_level
from scoring.batch.codes import UNKNOWN, Coded, Column, coded
from scoring.batch.journeys import JourneyScorer
from scoring.batch.walking import Paths
from scoring.batch.weighing import NOTHING, Truths, WeighedColumns, Weigher
from scoring.compiled import CompiledQuestion
from scoring.conditions import holds
from scoring.group import GroupScore
from scoring.outcome import CLASS_ORDER
from scoring.positions import Position


@dataclass(frozen=True, slots=True)
class JourneyColumns:
    """What the journey of one group contributes in every version (`scoring.batch.journeys`)."""

    classes: Column
    open_flag: Truths
    agreed: Truths
    missing: Truths
    unfounded: Truths


@dataclass(frozen=True, slots=True)
class GroupColumns:
    """What one group contributes to the inputs of the advice, for every version."""

    classes: Column
    open_flag: Truths
    measures_agreed: Truths
    evidence: Truths


class GroupBatch:
    """One group of a dossier, ready to be scored in many versions. What is promised is the same in all of them."""

    def __init__(
        self,
        score: GroupScore,
        catalogue: Catalogue,
        advice: CompiledAdvice,
        *,
        deciding: bool,
        extra: Mapping[int, Sequence[Position]],
    ) -> None:
        self.score = score
        self._advice, self._deciding = advice, deciding
        standings = score.answers.proposal
        self.codes = [
            coded(question, standings[question.index], extra.get(question.index, ()))
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
        name = score.group.id
        agreed = [measure for measure in score.dossier.measures if measure.is_agreed]
        self._covers = [measure for measure in agreed if not measure.groups or name in measure.groups]
        self._agreed_questions = {question for measure in self._covers for question in measure.questions}
        self.journeys = JourneyScorer(
            score.dossier,
            catalogue,
            score.group,
            heavy_from=advice.definition.heavy_step_from,
            agreed={step.step for measure in self._covers for step in measure.steps if step.group == name},
        )

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

    def run(
        self, changed: Mapping[int, Column], founded: Mapping[int, Truths], journey: JourneyColumns
    ) -> GroupColumns:
        """Score every version.

        Args:
            changed: the code of the answer in each version, by question index; other answers stay as they are.
            founded: whether the answer is well known, by question index; others are known as they are.
            journey: what the journey contributes.
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
        classes = np.maximum(classes, journey.classes)
        known = [founded.get(index, np.array([truth])) for index, truth in enumerate(self._founded)]
        return GroupColumns(
            classes=classes,
            open_flag=self._open_flag(weighed) | journey.open_flag,
            measures_agreed=self._measures_agreed(weighed, lightest, lowest) & journey.agreed,
            evidence=self._evidence(actual, weighed, known, journey, classes),
        )

    @staticmethod
    def _with(base: Sequence[Column], changed: Mapping[int, Column]) -> list[Column]:
        return [changed.get(index, column) for index, column in enumerate(base)]

    def _coded(self, index: int) -> Coded:
        found = self.codes[index]
        if found is None:
            raise KeyError(index)
        return found

    @staticmethod
    def _open_flag(weighed: WeighedColumns) -> Truths:
        flags = NOTHING
        for found in weighed.flags.values():
            flags = flags | found
        return flags

    def _measures_agreed(self, weighed: WeighedColumns, lightest: WeighedColumns, lowest: Column) -> Truths:
        open_ = NOTHING
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

    def _evidence(
        self,
        path: Sequence[Column],
        weighed: WeighedColumns,
        known: Sequence[Truths],
        journey: JourneyColumns,
        classes: Column,
    ) -> Truths:
        scored = self.score.plan.scored
        answered = {q.index: self._coded(q.index).burdens[path[q.index]] >= 0 for q in scored}
        size = len(scored) + 1
        parts = (
            (_count(hit & ~known[index] for index, hit in weighed.bottlenecks.items()), size),
            (_count(self._unfounded(path, q, known[q.index]) for q in scored if q.critical), size),
            (_count(answered[q.index] & ~known[q.index] for q in scored), size),
            (_count(answered[q.index] & known[q.index] for q in scored if not q.gates), size),
            (journey.unfounded, 2),
            (journey.missing, 2),
        )
        key: Column = classes
        for part, base in parts:
            key = key * base + part
        cases, inverse = np.unique(key, return_inverse=True)
        sizes = [base for _part, base in parts]
        return np.array([self._enough(int(case), sizes) for case in cases], dtype=np.bool_)[inverse]

    def _unfounded(self, path: Sequence[Column], question: CompiledQuestion, known: Truths) -> Truths:
        """Whether a question is asked, or perhaps is, without a well founded answer."""
        burdens = self._coded(question.index).burdens[path[question.index]]
        return np.where(known, burdens < -1, burdens != -1)

    def _enough(self, key: int, sizes: Sequence[int]) -> bool:
        digits: list[int] = []
        for size in reversed(sizes):
            key, digit = divmod(key, size)
            digits.append(digit)
        journey_missing, journey_unfounded, founded, unfounded, unfounded_critical, unfounded_bottlenecks = digits
        facts: Mapping[str, Operand] = {
            "unfounded_bottlenecks": unfounded_bottlenecks,
            "unfounded_critical": unfounded_critical,
            "founded_share": founded / (founded + unfounded) if founded + unfounded else 1.0,
            "journey_unfounded": bool(journey_unfounded),
            "journey_missing": bool(journey_missing),
            "deciding": self._deciding,
            "burden": CLASS_ORDER[key],
        }
        return bool(holds(self._advice.evidence, facts.__getitem__))


def _count(truths: object) -> Column:
    total: Column = np.zeros(1, dtype=np.int64)
    for truth in truths:  # type: ignore[attr-defined]
        total = total + truth
    return total
