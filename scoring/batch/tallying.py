"""Counts of answers, many in one number: every answer adds what it counts for, read from a table by its code.

A number of 64 bits holds six counts beside each other, so that adding up for a theme is one sum for all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from questionnaires.facts import LEVELS
from questionnaires.model import HEAVIEST
from questionnaires.translation import _
from scoring.batch.codes import NO_BURDEN, NOT_KNOWN, Coded, Column, Truths
from scoring.compiled import Compiled, Plan
from scoring.errors import ScoringError

_BITS = 10
MOST = (1 << _BITS) - 1
"""No count may be more than this."""

UNKNOWN, BOTTLENECKS, HEAVY, OPEN, FLAGS, CRITICAL_UNKNOWN = range(6)
"""In findings: unknown answers, (heavy) bottlenecks, what has no measure that is agreed, flags, critical unknowns."""

UNFOUNDED_BOTTLENECKS, UNFOUNDED_CRITICAL, UNFOUNDED, FOUNDED = range(4)
"""In evidence: what is known too badly, and which answers are well known."""


def count(numbers: Column, which: int) -> Column:
    """Return one of the counts.

    >>> packed = np.array([7 + (3 << 10)])
    >>> count(packed, 0).tolist(), count(packed, 1).tolist()
    ([7], [3])
    """
    return (numbers >> (_BITS * which)) & MOST


def some(numbers: Column, which: int) -> Truths:
    """Whether one of the counts is more than 0."""
    found: Truths = (numbers & (MOST << (_BITS * which))) != 0
    return found


def _packed(*counts: Truths) -> Column:
    whole = np.zeros(np.broadcast_shapes(*(one.shape for one in counts)), dtype=np.intp)
    for place, one in enumerate(counts):
        whole |= one.astype(np.intp) << (_BITS * place)
    return whole


class AnswerTables(NamedTuple):
    """What each answer to one question counts for, by its code.

    Attributes:
        band: by the level of the context (which makes no difference) and the code, for the band of the theme.
        findings: by the level of the context and the code, for the theme and for the whole.
        evidence: by whether it is well known, the level of the context and the code, for the whole.
    """

    band: Column
    findings: Column
    evidence: Column


class Sum:
    """Adds up what answers count for, for all versions at once. What is the same in all of them is added first."""

    def __init__(self, context: Column, width: int, same: Column | None = None) -> None:
        """Get ready.

        Args:
            context: the level of the context.
            width: how many codes there are in each table.
            same: what has been added already that is the same in all versions, by the level of the context.
        """
        self._context = context
        self._start = context * width if context.size > 1 else None
        self.same = np.zeros(len(LEVELS), dtype=np.intp) if same is None else same.copy()
        self._whole: Column | None = None

    def without(self, table: Column, code: int) -> None:
        """Take away what one answer counts for, that was the same in all versions."""
        self.same -= table[:, code]

    def add(self, table: Column, codes: Column) -> None:
        """Add what one answer counts for.

        Args:
            table: by the level of the context and the code.
            codes: the answer in each version.
        """
        if codes.size == 1:
            self.same += table[:, codes[0]]
        elif self._start is None:
            self._take(table[self._context[0]].take(codes))
        else:
            self._take(table.ravel().take(codes + self._start))

    def either(self, tables: Column, which: Truths, codes: Column) -> None:
        """Add what one answer counts for, where a truth says by which of two tables."""
        if which.size == 1:
            self.add(tables[int(which[0])], codes)
            return
        level, size = self._context, tables[0].size
        start = codes + (level * (size // len(LEVELS))) + which * size
        self._take(tables.ravel().take(start))

    def _take(self, found: Column) -> None:
        self._whole = found if self._whole is None else np.add(self._whole, found, out=self._whole)

    def whole(self) -> Column:
        """Return the sum."""
        same: Column = self.same.take(self._context)
        return same if self._whole is None else same + self._whole


class _Kind(NamedTuple):
    """All that decides what the answers to a question count for; many questions are of one kind."""

    burdens: tuple[int, ...]
    critical: bool
    protection: bool
    context: bool
    follows_up: bool
    agreed: bool


class Tabulator:
    """Works out what answers count for in one questionnaire; each kind of question once."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._known: dict[_Kind, AnswerTables] = {}

    def tables(self, plan: Plan, codes: Sequence[Coded | None], agreed: Collection[str]) -> dict[int, AnswerTables]:
        """Return what each answer to the scored questions of a plan counts for; all tables are equally wide.

        Args:
            plan: what is asked.
            codes: the answers to each question, by index.
            agreed: the questions that have a measure that is agreed.

        Raises:
            ScoringError: when there are more questions than can be counted in this way.
        """
        if len(plan.scored) > MOST:
            message = _("De vragenlijst {id} heeft meer dan {most} vragen.")
            raise ScoringError(message.format(id=self._compiled.questionnaire.id, most=MOST))
        width = max((len(one.burdens) for one in codes if one is not None), default=0)
        found: dict[int, AnswerTables] = {}
        for question in plan.scored:
            coded = codes[question.index]
            if coded is None:
                raise AssertionError(question.id)  # what is scored has positions
            kind = _Kind(
                (*coded.burdens.tolist(), *[NO_BURDEN] * (width - len(coded.burdens))),
                question.critical,
                question.protection,
                question.context,
                follows_up=bool(question.gates),
                agreed=question.id in agreed,
            )
            if kind not in self._known:
                self._known[kind] = _tables(self._compiled, kind)
            found[question.index] = self._known[kind]
        return found


def _tables(compiled: Compiled, kind: _Kind) -> AnswerTables:
    burdens = np.array(kind.burdens, dtype=np.intp)
    answered, unknown, asked = burdens >= 0, burdens == NOT_KNOWN, burdens != NO_BURDEN
    bottlenecks, heavy, flags = _found(compiled, kind, burdens)
    nothing = np.zeros_like(bottlenecks)
    counts_for_band = _packed(*(burdens >= least for least in range(1, HEAVIEST + 1)), answered)
    return AnswerTables(
        band=np.broadcast_to(counts_for_band, nothing.shape),
        findings=_packed(
            unknown & (not kind.context), bottlenecks, heavy, (bottlenecks | flags) & (not kind.agreed), flags,
            unknown & (kind.critical and not kind.context),
        ),
        evidence=np.stack((
            _packed(bottlenecks, asked & kind.critical, nothing | answered, nothing),
            _packed(nothing, unknown & kind.critical, nothing, answered & (not kind.follows_up)),
        )),
    )  # fmt: skip


def _found(compiled: Compiled, kind: _Kind, burdens: Column) -> tuple[Truths, Truths, Truths]:
    """Say of each level of the context and each answer whether it is a bottleneck, a heavy one, and a flag."""
    bottlenecks, heavy, flags = np.zeros((3, len(LEVELS), len(burdens)), dtype=np.bool_)
    for place, level in enumerate(() if kind.context else LEVELS):
        for burden in range(HEAVIEST + 1):
            here = burdens == burden
            rule = compiled.bottlenecks.rule(burden, level, critical=kind.critical, protection=kind.protection)
            flag = compiled.red_flags.rule(burden, level, critical=kind.critical, protection=kind.protection)
            bottlenecks[place, here] = rule is not None
            heavy[place, here] = rule is not None and rule.heavy
            flags[place, here] = flag is not None
    return bottlenecks, heavy, flags
