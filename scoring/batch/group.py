"""One target group in many versions: its class, its flags, and what its answers need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from questionnaires.catalogue import Catalogue
from scoring.advice.definition import CompiledAdvice
from scoring.batch.codes import UNKNOWN, Coded, Codes, Column, Truths, coded, constant
from scoring.batch.evidence import EvidenceRule
from scoring.batch.journeys import JourneyScorer
from scoring.batch.tallying import FLAGS, OPEN, Tabulator, some
from scoring.batch.walking import Paths, Walked
from scoring.batch.weighed_journeys import JourneyColumns
from scoring.batch.weighing import WeighedColumns, Weigher
from scoring.compiled import CompiledQuestion
from scoring.group import GroupScore
from scoring.positions import Position

CHUNK = 8192
"""So many versions are worked out at a time: it bounds the memory, and what is worked on stays near the processor."""


@dataclass(frozen=True, slots=True)
class GroupColumns:
    """What one group contributes to the inputs of the advice, for every version.

    Attributes:
        classes: its class, the place in `CLASS_ORDER`.
        open_flag: whether it has a red flag.
        measures_agreed: whether everything that pinches has a measure that is agreed.
        evidence: whether enough is known.
    """

    classes: Column
    open_flag: Truths
    measures_agreed: Truths
    evidence: Truths


class _Now(NamedTuple):
    """One group as it is."""

    walked: Walked
    weighed: WeighedColumns
    at_lightest: WeighedColumns


class GroupBatch:
    """One group of a dossier, ready to be scored in many versions. What is promised is the same in all of them."""

    def __init__(
        self,
        score: GroupScore,
        catalogue: Catalogue,
        advice: CompiledAdvice,
        tabulator: Tabulator,
        *,
        deciding: bool,
        extra: Mapping[int, Sequence[Position]],
    ) -> None:
        self.score = score
        compiled, plan, name = score.compiled, score.plan, score.group.id
        self.codes = [
            coded(question, score.answers.proposal[question.index], extra.get(question.index, ()))
            for question in compiled.questions
        ]
        agreed = [measure for measure in score.dossier.measures if measure.is_agreed]
        covers = [measure for measure in agreed if not measure.groups or name in measure.groups]
        questions = {question for measure in covers for question in measure.questions}
        themes = {theme for measure in covers for theme in measure.themes}
        themes |= {compiled.by_id[question].section.id for question in questions if question in compiled.by_id}
        self._open_themes = [
            place for place, theme in enumerate(plan.themes) if not theme.context and theme.section.id not in themes
        ]
        self._paths = Paths(
            compiled, self.codes, [score.group.kind in question.kinds for question in compiled.questions]
        )
        self._tables = tabulator.tables(plan, self.codes, questions)
        self._weigher = Weigher(compiled, plan, self._tables)
        self._actual = [self._base(found, "actual") for found in self.codes]
        self._lightest = [self._base(found, "lightest") for found in self.codes]
        weak = set(advice.definition.evidence.weak_bases)
        bases = [self._basis(question) for question in compiled.questions]
        self._founded = [np.array([basis is not None and basis not in weak]) for basis in bases]
        self._evidence = EvidenceRule(advice, self._tables, self._now.walked.path, self._founded, deciding=deciding)
        self.journeys = JourneyScorer(
            score.dossier,
            catalogue,
            score.group,
            heavy_from=advice.definition.heavy_step_from,
            agreed={step.step for measure in covers for step in measure.steps if step.group == name},
        )

    @cached_property
    def _now(self) -> _Now:
        """The dossier as it is; versions are mostly like it."""
        walked = self._paths.walk(self._actual)
        weighed = self._weigher.weigh(walked.path)
        path = self._paths.walk(self._lightest, walked).path
        return _Now(walked, weighed, self._weigher.weigh(path, (weighed,)))

    def _basis(self, question: CompiledQuestion) -> str | None:
        """How an answer is known; another answer to the same question is taken to be known in the same way."""
        standing = self.score.answers.proposal[question.index]
        said = self.score.group.theme_by_section.get(question.section.id)
        return (standing.basis if standing else None) or (said.basis if said else None)

    def _base(self, found: Coded | None, end: str) -> Column:
        if found is None:
            return constant(UNKNOWN)
        standing = self.score.answers.proposal[found.question.index]
        return constant(found.code(getattr(standing, end) if standing else found.question.absent))

    def code_now(self, index: int) -> int:
        """Return the code of the answer as the dossier has it; raters who disagree count as the heaviest."""
        return int(self._actual[index][0])

    def settled(self, index: int) -> bool:
        """Whether the code of the answer says everything: nobody disagrees about it."""
        standing = self.score.answers.proposal[index]
        return standing is None or not standing.disagreed

    def run(self, changed: Mapping[int, Codes], founded: Mapping[int, Truths], journey: JourneyColumns) -> GroupColumns:
        """Score every version; there are as many as the longest column has places.

        Args:
            changed: the code of the answer in each version, by question index; other answers stay as they are.
            founded: whether the answer is well known, by question index; others are known as they are.
            journey: what the journey contributes.
        """
        versions = max(column.size for column in (*changed.values(), *founded.values(), *journey))
        parts = [
            self._run(
                {index: _narrowed(column, start) for index, column in changed.items()},
                {index: _part(column, start) for index, column in founded.items()},
                JourneyColumns(*(_part(column, start) for column in journey)),
            )
            for start in range(0, versions, CHUNK)
        ]
        sizes = [min(CHUNK, versions - start) for start in range(0, versions, CHUNK)]
        return GroupColumns(
            *(
                np.concatenate(
                    [np.broadcast_to(getattr(part, name), size) for part, size in zip(parts, sizes, strict=True)]
                )
                for name in _NAMES
            )
        )

    def _run(
        self, changed: Mapping[int, Column], founded: Mapping[int, Truths], journey: JourneyColumns
    ) -> GroupColumns:
        actual, lightest = list(self._actual), list(self._lightest)
        for index, column in changed.items():
            actual[index] = column
            lightest[index] = self._at_lightest(index, column)
        walked = self._paths.walk(actual, self._now.walked)
        weighed = at_lightest = self._weigher.weigh(walked.path, (self._now.weighed,))
        if any(one is not other for one, other in zip(actual, lightest, strict=True)):
            path = self._paths.walk(lightest, walked).path
            at_lightest = self._weigher.weigh(path, (weighed, self._now.at_lightest))
        heavier = at_lightest.classes > weighed.classes
        classes = np.maximum(np.maximum(weighed.classes, at_lightest.classes), journey.classes)
        lowest = np.where(heavier, at_lightest.lowest, weighed.lowest)
        known = list(self._founded)
        for index, truths in founded.items():
            known[index] = truths
        return GroupColumns(
            classes=classes,
            open_flag=some(weighed.findings, FLAGS) | journey.open_flag,
            measures_agreed=~self._open(weighed, at_lightest, lowest) & journey.agreed,
            evidence=self._evidence.holds(walked.path, known, weighed.context, journey, classes),
        )

    def _at_lightest(self, index: int, column: Column) -> Column:
        """Return a column with everything unknown at its lightest; the same column when nothing is unknown."""
        found = self.codes[index]
        if found is None:
            raise KeyError(index)
        unknown = column == UNKNOWN
        if not unknown.any():
            return column
        return constant(found.lightest) if column.size == 1 else np.where(unknown, found.lightest, column)

    def _open(self, weighed: WeighedColumns, at_lightest: WeighedColumns, lowest: Column) -> Truths:
        """Whether something pinches that has no measure that is agreed: an answer or a theme.

        The plain code leaves out a theme with a bottleneck. Here that has no measure either, so it is open already.
        """
        open_ = some(weighed.findings, OPEN)
        for place in self._open_themes:
            theme, other = weighed.themes[place], at_lightest.themes[place]
            level = theme.level
            if other is not theme:
                # As `scoring.weighing.decisive_theme`: heavier for certain counts, but only with an answer.
                level = np.where(level > 0, np.maximum(level, other.level), 0)
            open_ = open_ | ((level > 0) & (level >= lowest))
        return open_


_NAMES = ("classes", "open_flag", "measures_agreed", "evidence")


def _narrowed(column: Codes, start: int) -> Column:
    """Return a part of a column, as one number when it is the same in all its versions."""
    part = _part(column, start)
    if part.size == 1 or (part == part[0]).all():
        return constant(int(part[0]))
    whole: Column = part.astype(np.intp, copy=False)
    return whole


def _part(column: Any, start: int) -> Any:
    return column if column.size == 1 else column[start : start + CHUNK]
