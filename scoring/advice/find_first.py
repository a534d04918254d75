"""What to know first: only what lifts the block that the rule for the advice names (RULES section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from questionnaires.advice_model import AdviceRule
from questionnaires.expressions import parse
from questionnaires.facts import ADVICE_FACTS
from scoring.advice.no_test import needs_no_test
from scoring.advice.outcome import AdviceInputs, ToKnow
from scoring.compass.weighing import RANGE
from scoring.dossier import Dossier
from scoring.outcome import FindOut, GroupOutcome, Outcome

_WAITS = "nog_niet_besluiten"


def find_first(
    outcome: Outcome, dossier: Dossier, rule: AdviceRule, inputs: AdviceInputs, evidence: Sequence[ToKnow]
) -> tuple[ToKnow, ...]:
    """Return what to know before there can be an advice, in order; nothing when there is one.

    Args:
        outcome: the outcome so far, with the groups and the compass.
        dossier: the dossier.
        rule: the rule that decides.
        inputs: what it decides on.
        evidence: what keeps `evidence` from holding, in order.
    """
    if needs_no_test(outcome, dossier):
        return ()
    found: list[ToKnow] = []
    if rule.advice == _WAITS:
        named = parse(rule.when).names if rule.when else ADVICE_FACTS
        if "burden" in named and inputs.burden == "onbekend":
            found += _burden(outcome, [group for group in outcome.groups if group.burden_class == "onbekend"])
        if "compass" in named and inputs.compass == "onbekend":
            found += _compass(outcome)
        # Of what is not known, that without which there is no outcome at all comes first.
        found.sort(key=lambda one: not one.critical)
        if "evidence" in named and not inputs.evidence:
            found += evidence
    return gathered(found)


def first_picture(outcome: Outcome) -> tuple[ToKnow, ...]:
    """Return everything that is not known, what matters most first: in a first picture nothing is blocked yet."""
    questions = list(_questions(outcome.groups))
    critical = (one for one in questions if one.critical)
    checks = _checks(outcome, core=True)
    return gathered((*critical, *checks, *(one for one in questions if not one.critical)))


def gathered(found: Iterable[ToKnow]) -> tuple[ToKnow, ...]:
    """Name each thing once, at its first place, with every group that it is about."""
    by_subject: dict[tuple[str, str, str | None], ToKnow] = {}
    for one in found:
        key = (one.kind, one.subject, one.field)
        first = by_subject.setdefault(key, one)
        groups = tuple(dict.fromkeys((*first.groups, *one.groups)))
        by_subject[key] = replace(first, groups=groups, by=first.by or one.by, until=first.until or one.until)
    return tuple(by_subject.values())


def _burden(outcome: Outcome, groups: Sequence[GroupOutcome]) -> Iterator[ToKnow]:
    if not outcome.groups:
        yield ToKnow("group", critical=True)
    yield from _questions(group for group in groups if group.basis_of_class != "journey")
    for group in groups:
        if group.journey is not None and group.journey.class_ == "onbekend" and group.journey_details is not None:
            unknown = group.journey_details.find_out
            needed = [one for one in unknown if one.needed] or unknown
            yield from (ToKnow("step", one.step, (group.id,), critical=True, field=one.field) for one in needed)


def _questions(groups: Iterable[GroupOutcome]) -> Iterator[ToKnow]:
    """The questions that are not known, by weight: first what matters most in any group."""
    ranked = [(rank, group.id, one) for group in groups for rank, one in enumerate(group.find_out)]
    for _rank, group, one in sorted(ranked, key=lambda found: found[0]):
        yield question_of(one, group)


def question_of(one: FindOut, group: str) -> ToKnow:
    """Return a question that is not known, with who finds it out and when."""
    return ToKnow("question", one.question, (group,), critical=one.critical, by=one.by, until=one.until)


def _compass(outcome: Outcome) -> Iterator[ToKnow]:
    yield from _checks(outcome, core=True)
    if outcome.compass is not None and outcome.compass.rule == RANGE:
        yield from _checks(outcome, core=False)


def _checks(outcome: Outcome, *, core: bool) -> Iterator[ToKnow]:
    for check in outcome.compass.checks if outcome.compass else ():
        if check.state == "unknown" and check.core is core:
            yield ToKnow("check", check.id, critical=core, by=check.by, until=check.until)
