"""The outcome of the compass: what the checks mean together (RULES section 7, domain proposal (a))."""

from __future__ import annotations

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.model import GroupKind
from scoring.compass.checks import WeighedCheck, weigh_check
from scoring.compass.definition import compass_of, compiled_compass, phase_of
from scoring.compass.outcome import CheckOutcome, CompassOutcome
from scoring.compass.weighing import LEFT_OUT, weigh_compass
from scoring.dossier import Dossier


def score_compass(dossier: Dossier, catalogue: Catalogue) -> CompassOutcome | None:
    """Work out the compass of a dossier; None when the catalogue has no compass.

    A check that nobody answered is not known, so without any answer the outcome is `onbekend`.

    Args:
        dossier: a dossier that is valid against the catalogue (`scoring.validation`).
        catalogue: the definitions.

    Raises:
        ScoringError: when the compass or an answer is not there, or no rule gives an outcome; nothing is guessed.
    """
    definition = compass_of(dossier, catalogue)
    if definition is None:
        return None
    compiled, given = compiled_compass(definition), dossier.compass
    phase, phase_known = phase_of(dossier, definition)
    left_out = given is not None and given.not_applicable is not None
    answers = given.answer_by_check if given else {}
    checks = [weigh_check(compiled, check, answers.get(check.id), phase.id) for check in definition.checks]
    found = LEFT_OUT if left_out else weigh_compass(compiled, checks)
    return CompassOutcome(
        definition=definition.id,
        phase=phase.id,
        phase_known=phase_known,
        outcome=found.outcome,
        rule=found.rule,
        outcome_at_best=found.at_best,
        outcome_at_worst=found.at_worst,
        points=found.points,
        maximum=found.maximum,
        share_low=found.share_low,
        share_high=found.share_high,
        not_applicable=left_out,
        mandate=given.mandate if given else None,
        checks=tuple(_check(one, left_out=left_out) for one in checks),
        groups_without_journey=() if left_out else groups_without_journey(dossier, definition),
    )


def groups_without_journey(dossier: Dossier, definition: CompassDefinition) -> tuple[str, ...]:
    """Return the groups that should have a journey and have none, in the order of the dossier.

    Those are the groups that the participation plan names, or all groups of residents when it names none. Nothing is
    asked when no test is needed, or when no check of the compass asks for it.
    """
    if dossier.not_needed is not None or not any(check.groups_need_journey for check in definition.checks):
        return ()
    named = {one.group for one in dossier.plan.groups} - {None} if dossier.plan else set()
    return tuple(
        group.id
        for group in dossier.groups
        if group.journey is None and (group.id in named if named else group.kind is GroupKind.RESIDENT)
    )


def _check(one: WeighedCheck, *, left_out: bool) -> CheckOutcome:
    return CheckOutcome(
        id=one.check.id,
        code=one.check.code,
        core=one.core,
        state="not_applicable" if left_out else one.state,
        answer=one.answer.value,
        counts_as=None if left_out else one.counts_as,
        points=None if left_out else one.points,
        why=None if left_out else one.why,
        evidence=len(one.answer.evidence),
        by=one.answer.by,
        until=one.answer.until,
    )
