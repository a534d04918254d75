"""One step of a journey in many versions: what it contributes to the journey, worked out by the plain code.

Each part of it - a field, a score, a rule - hangs on a few fields only, and is worked out once for every case of those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from questionnaires.expressions import Expression
from questionnaires.journey_model import CountScore, HoursScore, Score
from questionnaires.model import Column as Field
from scoring.batch.cases import Cases, merged, worked_out
from scoring.batch.codes import Column, Truths, constant
from scoring.dossier import Step
from scoring.journey.amounts import StepAmounts, amounts_of
from scoring.journey.fields import Cell, FieldValue, read_field
from scoring.journey.loads import UNKNOWN, Ends, StepLoad, ends_of, load_of
from scoring.journey.outcome import DECIMALS
from scoring.journey.steps import StepScorer

Numbers = npt.NDArray[np.float64]


class StepColumns(NamedTuple):
    """What a step contributes in every version; each column has one place for each version, or one for all of them.

    A step that does not count for the group has no load, no hours, and nothing is found in it.

    Attributes:
        counts: whether it is a burden of the group.
        missing: whether too little is known to judge it.
        load: its load, with what is unknown at its lightest.
        breaks: whether it is surely a breaking point.
        flagged: whether it has a red flag.
        needs: whether it needs a measure: it is heavy, breaks or has a flag.
        heavy: whether it has to be well known, because it is heavy.
        founded: whether it is well known, by what was filled in.
        hours: expected hours a year over everybody; 0 when not known.
    """

    counts: Truths
    missing: Truths
    load: Numbers
    breaks: Truths
    flagged: Truths
    needs: Truths
    heavy: Truths
    founded: Truths
    hours: Numbers

    def each(self, of: Callable[[npt.NDArray[Any]], npt.NDArray[Any]]) -> StepColumns:
        """Return the same for other versions: what a function makes of each column."""
        return StepColumns(*map(of, self))


class StepBatch:
    """A step, ready to be scored in many versions."""

    def __init__(self, scorer: StepScorer, step: Step, heavy_from: float) -> None:
        """Get ready; `heavy_from` is the load from which a step needs a measure."""
        self._scorer, self._step, self._heavy_from = scorer, step, heavy_from
        compiled = scorer.compiled
        self._above = {
            field.id: _unique(
                compiled.gates.get(field.id), *(when for _start, when in compiled.start_values.get(field.id, ()))
            )
            for field in compiled.definition.fields
        }

    def run(self, versions: Sequence[Mapping[str, Cell]]) -> StepColumns:
        """Score every version; each says which fields have another value.

        Raises:
            ScoringError: when a value does not fit its field.
        """
        compiled, definition = self._scorer.compiled, self._scorer.compiled.definition
        given, fields = self._given(versions), dict[str, Cases[FieldValue]]()
        for field in definition.fields:
            names = self._above[field.id]
            as_is = Cases(constant(0), [self._step.values.get(field.id)])
            parents: list[Cases[Any]] = [given.get(field.id, as_is), *(fields[name] for name in names)]
            fields[field.id] = worked_out(parents, partial(self._read, field, names))
        amounts = self._amounts(fields)
        scores = {score.id: self._ends(score, fields, amounts) for score in definition.scores}
        loads = worked_out([*scores.values()], self._load)
        counts = fields[definition.actors.field].numbers(self._is_of_group) > 0
        missing = [fields[name].numbers(lambda one: one.state == "unknown") > 0 for name in definition.needed]
        needs = loads.numbers(lambda one: one.known and round(one.load.low, DECIMALS) >= self._heavy_from) > 0
        breaks, flagged = (
            self._some([when for _rule, when in rules], fields, scores)
            for rules in (compiled.breaking_points, compiled.red_flags)
        )
        return StepColumns(
            counts=counts,
            missing=_any(missing) & counts,
            load=np.where(counts, loads.numbers(lambda one: one.load.low), 0.0),
            breaks=breaks & counts,
            flagged=flagged & counts,
            needs=(needs | breaks | flagged) & counts,
            heavy=(loads.numbers(lambda one: one.load.low >= definition.evidence.heavy_from) > 0) & counts,
            founded=self._some([compiled.founded], fields, scores),
            hours=np.where(counts, amounts.numbers(lambda one: one.average.expected if one.average else 0.0), 0.0),
        )

    def _given(self, versions: Sequence[Mapping[str, Cell]]) -> Mapping[str, Cases[Cell]]:
        """Return what was filled in in each field that some version has otherwise."""
        values: dict[str, dict[Cell, int]] = {}
        codes: dict[str, Column] = {}
        for row, version in enumerate(versions):
            for name, value in version.items():
                if name not in values:
                    values[name] = {self._step.values.get(name): 0}
                    codes[name] = np.zeros(len(versions), dtype=np.intp)
                codes[name][row] = values[name].setdefault(value, len(values[name]))
        return {name: Cases(codes[name], [*found]) for name, found in values.items()}

    def _read(self, field: Field, names: Sequence[str], value: Cell, *above: FieldValue) -> FieldValue:
        operands = {name: one.operand for name, one in zip(names, above, strict=True)}
        return read_field(self._scorer.compiled, field, value, operands.__getitem__)

    def _amounts(self, fields: Mapping[str, Cases[FieldValue]]) -> Cases[StepAmounts]:
        said = self._scorer.compiled.definition.amounts
        names = (said.minutes, *said.minutes_beside, said.times_a_year, said.share, said.money)

        def amounts(*values: FieldValue) -> StepAmounts:
            return amounts_of(dict(zip(names, values, strict=True)), said)

        return merged(worked_out([fields[name] for name in names], amounts))

    @staticmethod
    def _ends(score: Score, fields: Mapping[str, Cases[FieldValue]], amounts: Cases[StepAmounts]) -> Cases[Ends]:
        if isinstance(score, HoursScore):
            return merged(worked_out([amounts], lambda one: ends_of(score, {}, one)))
        names = tuple(score.weights) if isinstance(score, CountScore) else score.fields

        def ends(*values: FieldValue) -> Ends:
            return ends_of(score, dict(zip(names, values, strict=True)), amounts.values[0])

        return merged(worked_out([fields[name] for name in names], ends))

    def _load(self, *ends: Ends) -> StepLoad:
        definition = self._scorer.compiled.definition
        return load_of(definition, {score.id: one for score, one in zip(definition.scores, ends, strict=True)})

    def _is_of_group(self, actor: FieldValue) -> bool:
        return self._scorer.is_of_group(actor)

    def _some(
        self,
        rules: Iterable[Expression],
        fields: Mapping[str, Cases[FieldValue]],
        scores: Mapping[str, Cases[Ends]],
    ) -> Truths:
        """Whether one of these rules surely holds."""
        found: Truths = np.array([False])
        for rule in rules:
            of_fields = [name for name in rule.names if name in fields]
            of_scores = [name for name in rule.names if name in scores]
            parents: list[Cases[Any]] = [*(fields[name] for name in of_fields), *(scores[name] for name in of_scores)]
            truths = worked_out(parents, partial(self._holds, rule, of_fields, of_scores))
            found = found | (truths.numbers(lambda one: one is True) > 0)
        return found

    def _holds(self, rule: Expression, of_fields: Sequence[str], of_scores: Sequence[str], *values: Any) -> bool | None:
        fields = dict(zip(of_fields, values[: len(of_fields)], strict=True))
        scores = dict(zip(of_scores, values[len(of_fields) :], strict=True))
        return self._scorer.holds(rule, fields, StepLoad(scores, UNKNOWN, known=True))


def _unique(*rules: Expression | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for rule in rules if rule is not None for name in rule.names))


def _any(columns: Iterable[Truths]) -> Truths:
    found: Truths = np.array([False])
    for column in columns:
        found = found | column
    return found
