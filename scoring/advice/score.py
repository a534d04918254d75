"""The advice of a dossier: burden, compass, flags, promises and evidence together (RULES section 8).

The rules are policy choices and stand in a definition of the kind `advice`.
"""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires.advice_model import DeviationRule
from questionnaires.catalogue import Catalogue
from scoring.advice.alternatives import missing_parts
from scoring.advice.definition import advice_rules_of, compiled_advice
from scoring.advice.evidence import weigh_evidence
from scoring.advice.find_first import find_first, first_picture, gathered
from scoring.advice.no_test import why_no_test
from scoring.advice.outcome import AdviceDeviation, AdviceInputs, AdviceOutcome
from scoring.advice.subjects import conditions_of, measures_agreed
from scoring.advice.table import next_better
from scoring.dossier import Dossier
from scoring.group import GroupScore
from scoring.outcome import ComparisonId, GroupOutcome, Outcome

_COMPARISONS: tuple[ComparisonId, ...] = ("gelijk", "lichter", "niet_te_vergelijken", "zwaarder")
"""The last one that holds for a group is told, as with the questions of one group: heavier for anybody is heavier,
and lighter for some with no difference for the others is lighter."""


def give_advice(
    dossier: Dossier, catalogue: Catalogue, scores: Sequence[GroupScore], outcome: Outcome
) -> AdviceOutcome | None:
    """Give the advice; None when the catalogue has no rules for it.

    Without a compass among the definitions nobody can say how people were involved, so that counts as `onbekend`.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
        scores: the scores of the groups, in the order of the dossier.
        outcome: the outcome so far, with the groups and the compass.

    Raises:
        ScoringError: when the rules that the dossier names are not there, or none of them holds; nothing is guessed.
    """
    definition = advice_rules_of(dossier, catalogue)
    if definition is None:
        return None
    compiled, compass = compiled_advice(definition), outcome.compass
    compass_rules = catalogue.compasses[compass.definition] if compass else None
    phase = compass_rules.phase_by_id[compass.phase] if compass_rules and compass else None
    most_points = compass_rules.most_points if compass_rules else 0
    conditions = conditions_of(definition, dossier, zip(scores, outcome.groups, strict=True), compass, most_points)
    # Without phases it is taken for the decision itself, which is the strictest.
    known = weigh_evidence(compiled, scores, outcome.groups, deciding=phase is None or phase.decides)
    inputs = AdviceInputs(
        burden=outcome.burden_class,
        compass=compass.outcome if compass else "onbekend",
        open_flag=any(map(_has_flag, outcome.groups)),
        measures_agreed=measures_agreed(conditions),
        evidence=known.enough,
    )
    rule = compiled.decide(inputs)
    applies = compass is None or not compass.not_applicable
    provisional = phase is not None and phase.provisional
    first = find_first(outcome, dossier, rule, inputs, known.to_know)
    deviation = _deviation(dossier)
    fits = deviation is not None and may_deviate(definition.deviation, rule.advice, deviation.advice)
    agreed = sum(condition.agreed for condition in conditions)
    return AdviceOutcome(
        definition=definition.id,
        outcome=rule.advice,
        rule=rule.id,
        because=why_no_test(outcome, dossier) or compiled.reasons_for(rule, inputs, compass_applies=applies),
        inputs=inputs,
        provisional=provisional,
        comparison=_comparison(outcome.groups),
        waiting_keeps_it_heavy=outcome.lighter_for_everyone and all(map(_nothing_new, outcome.groups)),
        conditions=conditions,
        promises=agreed,
        intentions=len(conditions) - agreed,
        evidence_facts=known.facts,
        find_first=first if not provisional else gathered((*first_picture(outcome), *first)),
        next_better=next_better(compiled, inputs),
        deviation=deviation if fits else None,
        refused_deviation=None if fits else deviation,
        missing=missing_parts(dossier.alternatives, outcome.burden_class, outcome.burden_at_least),
    )


def may_deviate(rule: DeviationRule, outcome: str, chosen: str) -> bool:
    """Whether a person may advise something else than the rules: both in the order, and not too far apart."""
    order: Sequence[str] = rule.order
    if outcome not in order or chosen not in order:
        return False
    return 0 < abs(order.index(outcome) - order.index(chosen)) <= rule.steps


def _deviation(dossier: Dossier) -> AdviceDeviation | None:
    given = dossier.advice.deviation if dossier.advice else None
    return None if given is None else AdviceDeviation(given.advice, given.reason, given.by)


def _has_flag(group: GroupOutcome) -> bool:
    return bool(group.red_flags) or (group.journey is not None and bool(group.journey.red_flags))


def _comparison(groups: Sequence[GroupOutcome]) -> ComparisonId:
    found = [group.comparison for group in groups]
    return max(found, key=_COMPARISONS.index, default="niet_te_vergelijken")


def _nothing_new(group: GroupOutcome) -> bool:
    """Whether nothing pinches that does not pinch today, and the journey, when it is known, is not heavier either."""
    change = group.journey_details.change if group.journey_details else None
    return all(one.new is False for one in group.bottlenecks) and (change is None or change.index <= 0)
