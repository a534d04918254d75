"""Rules of a journey: each can hold, none is idle, and no rule makes a heavier journey milder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from questionnaires.check.comparing import FieldsAndFacts, Names, read_condition
from questionnaires.check.ordered_rules import Rule, Rules, check_last, check_milder, check_reach, read_rules
from questionnaires.check.report import Report
from questionnaires.check.space import TooComplexError
from questionnaires.check.step_space import StepSpace
from questionnaires.expressions import Operand, evaluate
from questionnaires.facts import CIRCUMSTANCE_FACTS, EVIDENCE_FACTS, JOURNEY_FACTS, Fact
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.translation import _

_CLASSES = ("laag", "middel", "hoog", "onbekend")


def check_journey_rules(report: Report, definition: JourneyDefinition, names: FieldsAndFacts) -> None:
    """Check the rules about steps, the whole journey, what surrounds it and how well it is known.

    Args:
        report: takes the findings.
        definition: a journey of which the fields and scores are right.
        names: what a rule about a step may name.
    """
    _Checker(report, definition, names).check()


@dataclass(frozen=True, slots=True)
class _One:
    """A condition on its own, checked as a list of one rule."""

    id: str
    when: str


@dataclass
class _Checker:
    report: Report
    definition: JourneyDefinition
    names: FieldsAndFacts

    def check(self) -> None:
        """Check every rule of the definition."""
        definition, report = self.definition, self.report
        self._check_in_order(("breaking_points",), definition.breaking_points)
        for number, flag in enumerate(definition.red_flags):
            self._check_alone(("red_flags", number), _One(flag.id, flag.when), rising=True)
        self._check_risings()
        self._check_classes()
        self._check_in_order(("one_class_up",), definition.one_class_up, CIRCUMSTANCE_FACTS)
        read_condition(report, ("avoidable",), definition.avoidable, self.names)
        read_condition(report, ("evidence", "founded"), definition.evidence.founded, self.names)
        self._check_evidence()
        for number, count in enumerate(definition.counts):
            if count.when is not None:
                self._check_alone(("counts", number), _One(count.id, count.when))
        for number, start in enumerate(definition.start_values):
            if start.when is not None:
                self._check_alone(("start_values", number), _One(start.field, start.when))

    def _check_risings(self) -> None:
        definition = self.definition
        for number, field in enumerate(definition.fields):
            if field.when is not None:
                # A heavier answer asks more about a step, never less.
                self._check_rising("C308", ("fields", number), field.when, FieldsAndFacts(definition.form, {}))
        for number, one in enumerate(definition.contradictions):
            self._check_rising("B415", ("contradictions", number), one.step, self.names, key="step")

    def _check_classes(self) -> None:
        path: Path = ("classes",)
        rules = read_rules(self.report, path, self.definition.classes, JOURNEY_FACTS)
        if rules is None:
            return
        space = self._space(path, rules, JOURNEY_FACTS)
        if space is None:
            return
        space.keep("index", "heaviest_step", lambda index, heaviest: index <= heaviest)
        check_last(self.report, rules)
        check_reach(self.report, rules, [space])
        ranks = [_CLASSES.index(rule.burden_class) for rule in self.definition.classes]
        check_milder(self.report, "B415", rules, ranks, [space])
        given = {rule.burden_class for rule in self.definition.classes}
        for outcome in _CLASSES:
            if outcome not in given:
                self.report.at_key("B416", path, _("geen enkele regel geeft {outcome}").format(outcome=outcome))

    def _check_in_order(self, path: Path, given: Sequence[Rule], facts: Mapping[str, Fact] | None = None) -> None:
        names: Names = self.names if facts is None else facts
        rules = read_rules(self.report, path, given, names)
        space = self._space(path, rules, names) if rules and given else None
        if rules is not None and space is not None:
            check_reach(self.report, rules, [space])
            check_milder(self.report, "B415", rules, [0] * len(given), [space])

    def _check_alone(self, path: Path, rule: _One, *, rising: bool = False) -> None:
        """Check a condition that does not wait for others: a step can have several flags, and be counted twice."""
        expression = read_condition(self.report, (*path, "when"), rule.when, self.names)
        if expression is None:
            return
        rules = Rules(path[:1], [rule], [expression])
        space = self._space(path, rules, self.names)
        if space is not None:
            moved = replace(self.report, locations=self.report.locations.moved(lambda inner: (*path, *inner[2:])))
            check_reach(moved, rules, [space])
            if rising:
                check_milder(moved, "B415", rules, [0], [space])

    def _check_rising(self, code: str, path: Path, when: str, names: FieldsAndFacts, *, key: str = "when") -> None:
        """Check that a condition that holds still holds when something is heavier."""
        expression = read_condition(self.report, (*path, key), when, names)
        space = self._space(path, Rules(path, (), [expression]), names) if expression else None
        if expression is None or space is None:
            return
        where = space.where(expression)
        for variable, low, high in space.steps():
            after = space.space.moved(where, variable, low, high)
            if after & space.space.complement(where):
                message = _("wordt iets zwaarder, dan geldt dit niet meer, bijvoorbeeld bij {example}")
                example = space.words(after & space.space.complement(where))
                self.report.at_value(code, (*path, key), message.format(example=example))
                return

    def _check_evidence(self) -> None:
        path: Path = ("evidence", "when")
        expression = read_condition(self.report, path, self.definition.evidence.when, EVIDENCE_FACTS)
        if expression is None:
            return
        rules = Rules(path[:1], [_One("evidence", self.definition.evidence.when)], [expression])
        space = self._space(path, rules, EVIDENCE_FACTS)
        if space is not None:
            moved = replace(self.report, locations=self.report.locations.moved(lambda inner: (*path[:1], *inner[2:])))
            check_reach(moved, rules, [space])
        known: dict[str, Operand] = {"founded_share": 1.0, "unfounded_heavy_steps": 0}
        nothing: dict[str, Operand] = {"founded_share": 0.0, "unfounded_heavy_steps": 1}
        if not evaluate(expression, known.__getitem__) or evaluate(expression, nothing.__getitem__):
            self.report.at_value(
                "J910", path, _("deze regel geldt niet als alles bekend is, of ook als niets bekend is")
            )

    def _space(self, path: Path, rules: Rules, names: Names) -> StepSpace | None:
        assert isinstance(names, FieldsAndFacts | Mapping)  # noqa: S101 - a questionnaire has no rules about steps
        try:
            return StepSpace(names, rules.looks)
        except TooComplexError:
            message = _("deze regels vergelijken met te veel verschillende dingen")
            self.report.at_key("C310", path, message)
            return None
