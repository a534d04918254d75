"""The rules of the advice with their whole table, for `doenvermogen rules`. Field names are keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.advice_model import AdviceDefinition, AdviceId
from questionnaires.catalogue import Catalogue
from scoring.advice.definition import compiled_advice
from scoring.advice.table import TableRow, decision_table


@dataclass(frozen=True, slots=True)
class NumberedRule:
    """One rule in order; a rule without `when` always holds."""

    id: str
    advice: AdviceId
    when: str | None
    text: str


@dataclass(frozen=True, slots=True)
class RulesOverview:
    """The rules, and for every combination of inputs the advice and the rule that gives it."""

    definition: str
    version: str
    hash: str
    rules: tuple[NumberedRule, ...]
    table: tuple[TableRow, ...]


def rules_overview(definition: AdviceDefinition, catalogue: Catalogue) -> RulesOverview:
    """Return the rules of one definition of a catalogue, with their table.

    Raises:
        ScoringError: when a rule cannot be read, or none holds; the checker would have said so.
    """
    return RulesOverview(
        definition=definition.id,
        version=definition.version,
        hash=catalogue.hash_of(definition.id),
        rules=tuple(NumberedRule(rule.id, rule.advice, rule.when, str(rule.text)) for rule in definition.rules),
        table=decision_table(compiled_advice(definition)),
    )
