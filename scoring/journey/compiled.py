"""A journey definition, read once: its conditions and rules ready to be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.expressions import Expression
from questionnaires.journey_model import Contradiction, Count, JourneyDefinition, RaiseRule, StartValue, StepRule
from scoring.classes import ClassRules
from scoring.conditions import read_condition
from scoring.identity import remembered


@dataclass(frozen=True, slots=True)
class CompiledJourney:
    """A definition with its conditions. A start value without a condition always holds."""

    definition: JourneyDefinition
    gates: Mapping[str, Expression]
    start_values: Mapping[str, tuple[tuple[StartValue, Expression | None], ...]]
    breaking_points: tuple[tuple[StepRule, Expression], ...]
    red_flags: tuple[tuple[StepRule, Expression], ...]
    classes: ClassRules
    one_class_up: tuple[tuple[RaiseRule, Expression], ...]
    avoidable: Expression
    founded: Expression
    evidence: Expression
    counts: tuple[tuple[Count, Expression | None], ...]
    contradictions: tuple[tuple[Contradiction, Expression, Expression], ...]


@remembered
def compiled_journey(definition: JourneyDefinition) -> CompiledJourney:
    """Read the conditions of a definition.

    Raises:
        ScoringError: when one of them cannot be read; the checker would have said so.
    """
    starts: dict[str, list[tuple[StartValue, Expression | None]]] = {}
    for start in definition.start_values:
        when = None if start.when is None else read_condition(start.when)
        starts.setdefault(start.field, []).append((start, when))
    return CompiledJourney(
        definition=definition,
        gates={field.id: read_condition(field.when) for field in definition.fields if field.when is not None},
        start_values={field: tuple(values) for field, values in starts.items()},
        breaking_points=tuple((rule, read_condition(rule.when)) for rule in definition.breaking_points),
        red_flags=tuple((rule, read_condition(rule.when)) for rule in definition.red_flags),
        classes=ClassRules(definition.classes),
        one_class_up=tuple((rule, read_condition(rule.when)) for rule in definition.one_class_up),
        avoidable=read_condition(definition.avoidable),
        founded=read_condition(definition.evidence.founded),
        evidence=read_condition(definition.evidence.when),
        counts=tuple(
            (count, None if count.when is None else read_condition(count.when)) for count in definition.counts
        ),
        contradictions=tuple(
            (one, read_condition(one.answer), read_condition(one.step)) for one in definition.contradictions
        ),
    )
