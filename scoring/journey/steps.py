"""One step, scored: its fields, hours, load, breaking point and flags."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.expressions import Expression, Operand
from questionnaires.facts import STRESS_FACT
from questionnaires.journey_model import StepRule
from questionnaires.model import GroupKind
from scoring.conditions import holds
from scoring.dossier import Step
from scoring.journey.amounts import StepAmounts, amounts_of
from scoring.journey.compiled import CompiledJourney
from scoring.journey.fields import Fields, FieldValue, read_fields
from scoring.journey.loads import StepLoad, ends_of, load_of


@dataclass(frozen=True, slots=True)
class ScoredStep:
    """One step. `counts` says whether it is a burden of this kind of group, `apart` whether somebody else does it.

    `actor_known` is False when nobody said who does it; it then counts, because it may well be somebody of this group.
    `breaking_point` is None when what is unknown decides it; `breaking_rule` is the rule that says so. `tested_by` is
    the check of the compass that says that people tried this step.
    """

    id: str
    name: str
    fields: Fields
    amounts: StepAmounts
    load: StepLoad
    counts: bool
    actor_known: bool
    apart: bool
    missing: tuple[str, ...]
    breaking_point: bool | None
    breaking_rule: StepRule | None
    red_flags: tuple[StepRule, ...]
    founded: bool
    avoidable: bool | None
    tested_by: str | None = None


@dataclass(frozen=True, slots=True)
class StepScorer:
    """Scores the steps of one group."""

    compiled: CompiledJourney
    kind: GroupKind
    stress_event: bool

    def score(self, step: Step) -> ScoredStep:
        """Score a step, of the proposal or of today.

        Raises:
            ScoringError: when a value does not fit its field.
        """
        return self.of_fields(step.id, step.name, read_fields(self.compiled, step.values))

    def of_fields(self, step: str, name: str, fields: Fields) -> ScoredStep:
        """Score a step of which the fields have been read, by its id and its name."""
        definition = self.compiled.definition
        amounts = amounts_of(fields, definition.amounts)
        load = load_of(definition, {score.id: ends_of(score, fields, amounts) for score in definition.scores})
        actor = fields[definition.actors.field]
        counts = self.is_of_group(actor)
        breaking, rule = self._breaking(fields, load) if counts else (False, None)
        flags = self._flags(fields, load) if counts else ()
        return ScoredStep(
            id=step,
            name=name,
            fields=fields,
            amounts=amounts,
            load=load,
            counts=counts,
            actor_known=actor.state != "unknown",
            apart=actor.value in definition.actors.apart,
            missing=tuple(field for field in definition.needed if fields[field].state == "unknown"),
            breaking_point=breaking,
            breaking_rule=rule,
            red_flags=flags,
            founded=self.holds(self.compiled.founded, fields, load) is True,
            avoidable=self.holds(self.compiled.avoidable, fields, load),
        )

    def is_of_group(self, actor: FieldValue) -> bool:
        """Whether what somebody does is a burden of this kind of group: unknown may well be somebody of it."""
        return actor.state == "unknown" or actor.value in self.compiled.definition.actors.of_kind(self.kind)

    def holds(self, expression: Expression, fields: Fields, load: StepLoad) -> bool | None:
        """Work out a condition about a step; None when what is unknown decides it."""
        at_lightest = holds(expression, self._look_up(fields, load, "low"))
        at_heaviest = holds(expression, self._look_up(fields, load, "high"))
        return at_lightest if at_lightest == at_heaviest else None

    def _look_up(self, fields: Fields, load: StepLoad, end: str) -> _LookUp:
        return _LookUp(fields, load, end, stress_event=self.stress_event)

    def _breaking(self, fields: Fields, load: StepLoad) -> tuple[bool | None, StepRule | None]:
        open_rule: StepRule | None = None
        for rule, expression in self.compiled.breaking_points:
            truth = self.holds(expression, fields, load)
            if truth:
                return True, rule
            if truth is None:
                open_rule = open_rule or rule
        return (None, open_rule) if open_rule else (False, None)

    def _flags(self, fields: Fields, load: StepLoad) -> tuple[StepRule, ...]:
        return tuple(rule for rule, when in self.compiled.red_flags if self.holds(when, fields, load))


@dataclass(frozen=True, slots=True)
class _LookUp:
    """What a name in a rule about a step stands for: a field, a score at one end, or a circumstance."""

    fields: Fields
    load: StepLoad
    end: str
    stress_event: bool

    def __call__(self, name: str) -> Operand:
        if name == STRESS_FACT.name:
            return self.stress_event
        score = self.load.scores.get(name)
        if score is not None:
            return score.low if self.end == "low" else score.high
        return self.fields[name].operand
