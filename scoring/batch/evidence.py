"""Whether enough is known of one group, for many versions at once (as `scoring.advice.evidence`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from questionnaires.expressions import Operand
from scoring.advice.definition import CompiledAdvice
from scoring.batch.codes import Column, Truths, constant
from scoring.batch.lookup import Lookup
from scoring.batch.scales import scales
from scoring.batch.tallying import (
    FOUNDED,
    UNFOUNDED,
    UNFOUNDED_BOTTLENECKS,
    UNFOUNDED_CRITICAL,
    AnswerTables,
    Sum,
    count,
)
from scoring.batch.weighed_journeys import JourneyColumns
from scoring.conditions import holds
from scoring.outcome import CLASS_ORDER

_BOTTLENECKS, _CRITICAL, _SHARE = "unfounded_bottlenecks", "unfounded_critical", "founded_share"


class EvidenceRule:
    """The rule for enough evidence, worked out once for every case that it can tell apart."""

    def __init__(
        self,
        advice: CompiledAdvice,
        tables: Mapping[int, AnswerTables],
        path: Sequence[Column],
        known: Sequence[Truths],
        *,
        deciding: bool,
    ) -> None:
        """Read the rule.

        Args:
            advice: the rules of the advice.
            tables: what each answer counts for, by question index.
            path: the codes on the path of the dossier as it is, one each; versions are mostly like it.
            known: whether each answer is well known in it.
            deciding: whether this is the phase in which the decision is made.
        """
        self._rule, self._deciding, self._tables = advice.evidence, deciding, tables
        self._width = max((one.band.shape[1] for one in tables.values()), default=0)
        self._scales = scales([advice.evidence], (_BOTTLENECKS, _CRITICAL, _SHARE))
        whole = np.arange(len(tables) + 1)
        self._places = {name: self._scales[name].places(whole) for name in (_BOTTLENECKS, _CRITICAL)}
        self._enough = Lookup(self._work_out)
        self._path, self._known = path, known
        now = Sum(constant(0), self._width)
        for index, one in tables.items():
            now.either(one.evidence, known[index], path[index])
        self._same = now.same

    def holds(
        self, path: Sequence[Column], known: Sequence[Truths], context: Column, journey: JourneyColumns, classes: Column
    ) -> Truths:
        """Whether the rule holds in each version.

        Args:
            path: the codes on the path, by question index.
            known: whether each answer is well known, by question index.
            context: the level of the context.
            journey: what the journey contributes.
            classes: the class, the place in `CLASS_ORDER`.
        """
        added = Sum(context, self._width, self._same)
        for index, tables in self._tables.items():
            if path[index] is not self._path[index] or known[index] is not self._known[index]:
                added.without(tables.evidence[int(self._known[index][0])], int(self._path[index][0]))
                added.either(tables.evidence, known[index], path[index])
        counts = added.whole()
        founded, unfounded = count(counts, FOUNDED), count(counts, UNFOUNDED)
        answered = founded + unfounded
        # Without answers nothing is known badly.
        shares = np.where(answered > 0, founded, 1) / np.maximum(answered, 1)
        case = classes
        for size, digit in (
            (2, journey.unfounded),
            (2, journey.missing),
            (self._scales[_BOTTLENECKS].size, self._places[_BOTTLENECKS].take(count(counts, UNFOUNDED_BOTTLENECKS))),
            (self._scales[_CRITICAL].size, self._places[_CRITICAL].take(count(counts, UNFOUNDED_CRITICAL))),
            (self._scales[_SHARE].size, self._scales[_SHARE].places(shares)),
        ):
            case = case * size + digit
        return self._enough(case).astype(np.bool_)

    def _work_out(self, case: int) -> int:
        numbers: dict[str, Operand] = {}
        for name in (_SHARE, _CRITICAL, _BOTTLENECKS):
            case, place = divmod(case, self._scales[name].size)
            numbers[name] = self._scales[name].value(place)
        case, missing = divmod(case, 2)
        burden, unfounded = divmod(case, 2)
        facts: Mapping[str, Operand] = {
            **numbers,
            "journey_unfounded": bool(unfounded),
            "journey_missing": bool(missing),
            "deciding": self._deciding,
            "burden": CLASS_ORDER[burden],
        }
        return int(holds(self._rule, facts.__getitem__) is True)
