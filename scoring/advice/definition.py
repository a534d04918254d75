"""Which rules give the advice of a dossier, and which of them holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.advice_model import AdviceDefinition, AdviceRule
from questionnaires.catalogue import Catalogue
from questionnaires.expressions import Expression
from questionnaires.translation import _
from scoring.advice.outcome import AdviceInputs
from scoring.conditions import OrderedRules, holds, read_condition
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.identity import remembered


@dataclass(frozen=True, slots=True, eq=False)
class CompiledAdvice:
    """A definition, read once: its rules and the condition for enough evidence ready to be worked out."""

    definition: AdviceDefinition
    rules: OrderedRules[AdviceRule]
    evidence: Expression
    reasons: Mapping[str, Sequence[tuple[Expression | None, str]]]

    def reasons_for(self, rule: AdviceRule, inputs: AdviceInputs, *, compass_applies: bool) -> tuple[str, ...]:
        """Return why a rule holds: those of its reasons that are true, or else what it says for every case.

        Args:
            rule: the rule that decides.
            inputs: what it decides on.
            compass_applies: whether the compass counts; when not, it is `op_orde` and may not be called so.
        """
        facts: dict[str, str | bool] = {**_facts(inputs), "compass_applies": compass_applies}
        found = (text for when, text in self.reasons[rule.id] if when is None or holds(when, facts.__getitem__))
        return tuple(found) or (str(rule.text),)

    def decide(self, inputs: AdviceInputs) -> AdviceRule:
        """Return the first rule that holds.

        Raises:
            ScoringError: when none does; the checker would have said so.
        """
        rule = self.rules.first(_facts(inputs).__getitem__)
        if rule is None:
            raise ScoringError(_("Geen enkele regel van {id} geeft een advies.").format(id=self.definition.id))
        return rule


def _facts(inputs: AdviceInputs) -> dict[str, str | bool]:
    return {
        "burden": inputs.burden,
        "compass": inputs.compass,
        "open_flag": inputs.open_flag,
        "measures_agreed": inputs.measures_agreed,
        "evidence": inputs.evidence,
    }


@remembered
def compiled_advice(definition: AdviceDefinition) -> CompiledAdvice:
    """Read the rules of a definition.

    Raises:
        ScoringError: when one of them cannot be read; the checker would have said so.
    """
    reasons = {
        rule.id: [(read_condition(one.when) if one.when else None, str(one.text)) for one in rule.because]
        for rule in definition.rules
    }
    evidence = read_condition(definition.evidence.when)
    return CompiledAdvice(definition, OrderedRules(definition.rules), evidence, reasons)


def advice_rules_of(dossier: Dossier, catalogue: Catalogue) -> AdviceDefinition | None:
    """Return the rules that the dossier names, else the first by id; None when there are none.

    Raises:
        ScoringError: when those that the dossier names are not there.
    """
    named = dossier.advice.definition if dossier.advice else None
    if named is None:
        return next(iter(catalogue.advice_rules.values()), None)
    if named not in catalogue.advice_rules:
        raise ScoringError(_("De regels voor het advies {id} zijn er niet.").format(id=named))
    return catalogue.advice_rules[named]
