"""The derivation of an outcome: from the class down to answers, options, rules, thresholds and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.trace import DOSSIER, trace_advice
from scoring.bands import band_facts
from scoring.bottlenecks import answer_facts
from scoring.compass.trace import trace_compass
from scoring.compiled import CompiledQuestion
from scoring.group import FoundFlag, GroupScore
from scoring.journey.trace import journey_id, trace_journey
from scoring.journey.weighing import WeighedJourney
from scoring.outcome import CLASS_ORDER, Bottleneck, Fact, GroupOutcome, Outcome, TraceNode
from scoring.trace_answers import answer_ids, trace_answer
from scoring.verdict import reason_for
from scoring.weighing import FoundBottleneck, Weighed, decisive_theme


def trace_outcome(outcome: Outcome, scores: Sequence[GroupScore], catalogue: Catalogue) -> tuple[TraceNode, ...]:
    """Derive an outcome step by step; each step stands after the steps that it follows from.

    Args:
        outcome: the outcome of a dossier.
        scores: the scores that it was made from, one for each group, in the same order.
        catalogue: the definitions that it was made with.
    """
    nodes: list[TraceNode] = []
    because: list[str] = []
    # First: steps of a journey can be known by a check.
    if outcome.compass is not None:
        nodes += trace_compass(outcome.compass, catalogue.compasses[outcome.compass.definition])
    for group, score in zip(outcome.groups, scores, strict=True):
        nodes += _group(group, score)
        because += (_id(score, step) for step in ("class", "at_least", "at_most", "verdict"))
        because += (_id(score, "red_flag", found.question.id) for found in score.flags)
        if score.scan is not None:
            because.append(_id(score, "quickscan"))
    nodes.append(
        TraceNode(
            id=DOSSIER,
            kind="dossier",
            group=None,
            subject=outcome.questionnaire,
            result=outcome.burden_class,
            rule="worst_group",
            rule_text=_("De zwaarste doelgroep bepaalt de klasse."),
            facts={
                "burden_at_least": outcome.burden_at_least,
                "burden_at_most": outcome.burden_at_most,
                "quickscan": outcome.quickscan,
                "lighter_for_everyone": outcome.lighter_for_everyone,
                "depth": outcome.depth,
            },
            because=tuple(because),
            sources=(),
        )
    )
    if outcome.advice is not None:
        definition = catalogue.advice_rules[outcome.advice.definition]
        nodes += trace_advice(outcome, outcome.advice, definition, scores)
    return tuple(nodes)


def _group(group: GroupOutcome, score: GroupScore) -> Iterator[TraceNode]:
    if score.journey and group.journey and group.journey_details:
        # Before the answers: some were taken over from steps.
        yield from trace_journey(group.id, score.journey, group.journey, group.journey_details)
    for question in _traced(score):
        yield trace_answer(score, question)
    if score.scan is not None:
        yield _quickscan(score)
    for place in range(len(score.actual.themes)):
        yield _band(score, place)
    for bottleneck, found in zip(group.bottlenecks, score.actual.bottlenecks, strict=True):
        yield _bottleneck(score, bottleneck, found)
    for flag in score.flags:
        yield _red_flag(score, flag)
    yield _class(group, score)
    because = (_id(score, "class"), *answer_ids(score, _open(score)))
    journey = score.journey.proposal if score.journey else None
    at_least = _end(score, "at_least", group.burden_at_least, score.lightest, because)
    at_most = _end(score, "at_most", group.burden_at_most, score.heaviest, because)
    yield _of_journey(at_least, score.lightest, journey.lightest) if journey else at_least
    yield _of_journey(at_most, score.heaviest, journey.heaviest) if journey else at_most
    yield _verdict(group, score)


def _id(score: GroupScore, *step: str) -> str:
    return "/".join((score.group.id, *step))


def _bands(score: GroupScore) -> Iterator[str]:
    return (_id(score, "band", found.theme.section.id) for found in score.actual.themes)


def _traced(score: GroupScore) -> Iterator[CompiledQuestion]:
    """Yield what an outcome can rest on, gates first: what is scored or scanned, and all that it depends on."""
    wanted = {question.index for question in score.plan.scored}
    if score.scan is not None:
        wanted.update(question.index for question in _scanned(score))
    for question in reversed(score.compiled.order):
        if question.index in wanted:
            wanted.update(question.gates)
    return (question for question in score.compiled.order if question.index in wanted)


def _scanned(score: GroupScore) -> tuple[CompiledQuestion, ...]:
    asked = score.compiled.plan("quickscan", score.group.kind).asked
    return tuple(question for question in asked if question.positions is not None)


def _quickscan(score: GroupScore) -> TraceNode:
    depth = score.compiled.depth("quickscan")
    outcomes = depth.outcomes if depth else ()
    found = next(outcome for outcome in outcomes if score.scan and outcome.id == score.scan.rule)
    treated_as_heavy = len(score.scan.treated_as_heavy) if score.scan else 0
    return TraceNode(
        id=_id(score, "quickscan"),
        kind="quickscan",
        group=score.group.id,
        subject=score.group.id,
        result=found.outcome,
        rule=found.id,
        rule_text=str(found.label),
        facts={"when": found.when, "treated_as_heavy": treated_as_heavy, "scored_at_depth": score.plan.depth},
        because=tuple(answer_ids(score, _scanned(score))),
        sources=(),
    )


def _band(score: GroupScore, place: int) -> TraceNode:
    found, lightest, heaviest = (weighed.themes[place] for weighed in (score.actual, score.lightest, score.heaviest))
    theme, tally, decisive = found.theme, found.tally, decisive_theme(found, lightest)
    facts: dict[str, Fact] = {
        **band_facts(decisive.tally.counts, theme.defined),
        "defined": theme.defined,
        "asked": len(theme.asked),
        "answered": tally.answered,
        "unknown": tally.unknown,
        "not_applicable": tally.not_applicable,
        "hidden": tally.hidden,
        "at_least": lightest.band,
        "at_most": heaviest.band,
    }
    return TraceNode(
        id=_id(score, "band", theme.section.id),
        kind="band",
        group=score.group.id,
        subject=theme.section.id,
        result=decisive.band,
        rule=decisive.rule.id if decisive.rule else None,
        rule_text=decisive.rule.when if decisive.rule else None,
        facts=facts,
        because=tuple(answer_ids(score, theme.asked)),
        sources=(),
    )


def _bottleneck(score: GroupScore, bottleneck: Bottleneck, found: FoundBottleneck) -> TraceNode:
    facts = _answer_facts(score, found.question, found.position.burden)
    facts |= {"heavy": bottleneck.heavy, "open": bottleneck.open, "new": bottleneck.new, "when": found.rule.when}
    return TraceNode(
        id=_id(score, "bottleneck", found.question.id),
        kind="bottleneck",
        group=score.group.id,
        subject=found.question.id,
        result=found.position.burden,
        rule=found.rule.id,
        rule_text=str(found.rule.text),
        facts=facts,
        because=_answer_and_context(score, found.question),
        sources=(),
    )


def _red_flag(score: GroupScore, found: FoundFlag) -> TraceNode:
    return TraceNode(
        id=_id(score, "red_flag", found.question.id),
        kind="red_flag",
        group=score.group.id,
        subject=found.question.id,
        result=found.position.burden,
        rule=found.rule.id,
        rule_text=str(found.rule.text),
        facts=_answer_facts(score, found.question, found.position.burden) | {"when": found.rule.when},
        because=_answer_and_context(score, found.question),
        sources=(),
    )


def _answer_facts(score: GroupScore, question: CompiledQuestion, burden: int) -> dict[str, Fact]:
    facts = answer_facts(burden, score.actual.context, critical=question.critical, protection=question.protection)
    return dict(facts)


def _answer_and_context(score: GroupScore, question: CompiledQuestion) -> tuple[str, ...]:
    context = (_id(score, "band", found.theme.section.id) for found in score.actual.themes if found.theme.context)
    return (_id(score, "answer", question.id), *context)


def _class(group: GroupOutcome, score: GroupScore) -> TraceNode:
    rule = score.decisive.rule
    rule_text, facts = str(rule.text), {**score.decisive.facts, "when": rule.when}
    because = [*_bands(score), *(_id(score, "bottleneck", found.question.id) for found in score.actual.bottlenecks)]
    if score.not_needed is not None:
        # No test is needed: the quickscan decides, and no rule for the class was used.
        rule_text, facts = _("De quickscan zegt dat er geen toets nodig is."), {}
        because.append(_id(score, "quickscan"))
    if score.journey is not None:
        because.append(journey_id(group.id))
        facts = {**facts, "journey": score.journey.proposal.actual.burden_class}
    if score.journey is not None and group.basis_of_class == "journey":
        found = score.journey.proposal.actual
        rule_text, facts = str(found.rule.text), {**found.facts, "when": found.rule.when}
    return TraceNode(
        id=_id(score, "class"),
        kind="class",
        group=group.id,
        subject=group.id,
        result=group.burden_class,
        rule=group.class_rule,
        rule_text=rule_text,
        facts=facts,
        because=tuple(because),
        sources=(),
    )


def _open(score: GroupScore) -> Iterator[CompiledQuestion]:
    """Yield the questions on the path whose answer can still turn out lighter or heavier."""
    for question in score.plan.scored:
        standing = score.answers.proposal[question.index]
        if standing is not None and standing.open and score.proposal.actual.shown[question.index] is not False:
            yield question


def _end(score: GroupScore, end: str, result: str, weighed: Weighed, because: tuple[str, ...]) -> TraceNode:
    """Derive the class with everything that is open at one end: as the class itself, but for the open answers."""
    used = score.not_needed is None
    return TraceNode(
        id=_id(score, end),
        kind="class",
        group=score.group.id,
        subject=score.group.id,
        result=result,
        rule=weighed.rule.id if used else None,
        rule_text=str(weighed.rule.text) if used else None,
        facts={**weighed.facts, "when": weighed.rule.when} if used else {},
        because=because,
        sources=(),
    )


def _of_journey(node: TraceNode, weighed: Weighed, journey: WeighedJourney) -> TraceNode:
    """Derive a class at one end from the journey, when that is what gives it."""
    asked = CLASS_ORDER[0] if node.rule is None else weighed.rule.burden_class
    because = (*node.because, journey_id(str(node.group)))
    if node.result == asked:
        return replace(node, because=because)
    rule = journey.rule
    facts = {**journey.facts, "when": rule.when}
    return replace(node, rule=rule.id, rule_text=str(rule.text), facts=facts, because=because)


def _verdict(group: GroupOutcome, score: GroupScore) -> TraceNode:
    compared = score.compared
    rule, text = reason_for(compared)
    facts: dict[str, Fact] = {
        "comparison": group.comparison,
        "at_lightest": compared.at_lightest,
        "at_heaviest": compared.at_heaviest,
        "heavier": len(compared.heavier),
        "lighter": len(compared.lighter),
        "today_unknown": len(compared.today_unknown),
        "bottlenecks": len(group.bottlenecks),
    }
    because = [*answer_ids(score, score.plan.compared)]
    because += (_id(score, "bottleneck", bottleneck.question) for bottleneck in group.bottlenecks)
    if score.not_needed is not None:
        rule, text = score.not_needed.id, _("De quickscan zegt dat er geen toets nodig is.")
        facts = {"comparison": group.comparison, "when": score.not_needed.when}
        because.append(_id(score, "quickscan"))
    return TraceNode(
        id=_id(score, "verdict"),
        kind="verdict",
        group=group.id,
        subject=group.id,
        result=group.verdict,
        rule=rule,
        rule_text=text,
        facts=facts,
        because=tuple(because),
        sources=(),
    )
