"""The outcome of one group, as everybody sees it, from its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from questionnaires.model import NotNeededVerdict
from scoring.classes import worst_class
from scoring.find_out import find_out
from scoring.group import GroupScore
from scoring.journey.figures import journey_details, journey_outcome
from scoring.journey.score import JourneyScore
from scoring.outcome import (
    BAND_ORDER,
    CLASS_ORDER,
    NOT_STATED,
    BandId,
    BandRange,
    Bottleneck,
    Disagreement,
    GroupOutcome,
    Hidden,
    RedFlag,
    ScanResult,
    ThemeOutcome,
)
from scoring.positions import PlainValue, Position
from scoring.profiles import count_profiles
from scoring.verdict import COMPARISONS, VERDICTS
from scoring.weighing import FoundBottleneck, WeighedTheme, decisive_theme, weigh_theme


def group_outcome(score: GroupScore) -> GroupOutcome:
    """Return the outcome of a group."""
    group, actual = score.group, score.actual
    verdict = score.compared.verdict
    unknown_share = actual.facts["unknown_share"]
    outcome = GroupOutcome(
        id=group.id,
        name=group.name,
        kind=group.kind.value,
        size=group.size,
        verdict=verdict,
        comparison=score.compared.comparison,
        already_heavy=verdict in {1, 2} and bool(actual.bottlenecks),
        burden_class=score.decisive.rule.burden_class,
        burden_at_least=score.lightest.rule.burden_class,
        burden_at_most=score.heaviest.rule.burden_class,
        basis_of_class="questionnaire",
        class_rule=score.decisive.rule.id,
        quickscan=score.scan,
        themes=tuple(_themes(score)),
        bottlenecks=tuple(_bottleneck(score, found) for found in actual.bottlenecks),
        red_flags=tuple(RedFlag(found.question.id, found.position.burden, found.rule.id) for found in score.flags),
        unknown_share=float(unknown_share or 0),
        find_out=find_out(score),
        heavier=tuple(score.compared.heavier),
        lighter=tuple(score.compared.lighter),
        today_unknown=tuple(question.id for question in score.compared.today_unknown),
        disagreements=tuple(_disagreements(score)),
        hidden=tuple(_hidden(score)),
        profiles=count_profiles(score),
        bases=_bases(score),
        extra_attention=tuple(_extra_attention(score)),
        journey=journey_outcome(score.journey, group.size) if score.journey else None,
        journey_details=journey_details(score.journey, group.size) if score.journey else None,
    )
    if score.not_needed is not None and score.scan is not None:
        outcome = _without_test(outcome, score.not_needed, score.scan)
    return outcome if score.journey is None else _joined(outcome, score.journey)


def _without_test(outcome: GroupOutcome, verdict: NotNeededVerdict, scan: ScanResult) -> GroupOutcome:
    not_needed = VERDICTS[verdict.verdict]
    return replace(
        outcome,
        verdict=not_needed,
        comparison=COMPARISONS[not_needed],
        burden_class=CLASS_ORDER[0],
        burden_at_least=CLASS_ORDER[0],
        burden_at_most=CLASS_ORDER[0],
        basis_of_class="quickscan",
        class_rule=scan.rule,
    )


def _joined(outcome: GroupOutcome, journey: JourneyScore) -> GroupOutcome:
    """Take the worse of what the questions and the journey say (RULES section 3)."""
    side = journey.proposal
    joined = replace(
        outcome,
        burden_class=worst_class([outcome.burden_class, side.actual.burden_class]),
        burden_at_least=worst_class([outcome.burden_at_least, side.lightest.burden_class]),
        burden_at_most=worst_class([outcome.burden_at_most, side.heaviest.burden_class]),
    )
    if joined.burden_class == outcome.burden_class:
        return joined
    return replace(joined, basis_of_class="journey", class_rule=side.actual.rule.id)


def _themes(score: GroupScore) -> Iterator[ThemeOutcome]:
    sides = zip(score.actual.themes, score.lightest.themes, score.heaviest.themes, strict=True)
    for found, lightest, heaviest in sides:
        section, counts = found.theme.section, found.tally
        rule = decisive_theme(found, lightest).rule
        yield ThemeOutcome(
            id=section.id,
            code=section.code,
            role="context" if found.theme.context else "theme",
            band=rule.band if rule else None,
            rule=rule.id if rule else None,
            range=BandRange(lightest.band, heaviest.band),
            today=weigh_theme(score.compiled, found.theme, score.today.actual).band,
            answered=counts.answered,
            unknown=counts.unknown,
            not_applicable=counts.not_applicable,
            hidden=counts.hidden,
            asked=len(found.theme.asked),
            deepen=_deepen(score, found, rule.band if rule else None),
        )


def _deepen(score: GroupScore, found: WeighedTheme, band: BandId | None) -> str | None:
    """Say why a theme of the short test deserves the other questions of the full one."""
    if score.plan.depth != "short" or not found.theme.more_in_full:
        return None
    if any(bottleneck.question.section is found.theme.section for bottleneck in score.actual.bottlenecks):
        return "knelpunt"
    if band is not None and BAND_ORDER.index(band) >= BAND_ORDER.index("hoog"):
        return "hoog"
    return "onbekend" if found.tally.unknown else None


def _bottleneck(score: GroupScore, found: FoundBottleneck) -> Bottleneck:
    question = found.question
    standing = score.answers.proposal[question.index]
    measures = [
        measure
        for measure in score.dossier.measures
        if question.id in measure.questions and (not measure.groups or score.group.id in measure.groups)
    ]
    return Bottleneck(
        question=question.id,
        theme=question.section.id,
        answer=plain(found.position.value),
        value=found.position.burden,
        reason=found.rule.id,
        heavy=found.rule.heavy,
        open=not any(measure.is_agreed for measure in measures),
        basis=standing.basis if standing else None,
        new=_is_new(score, found),
        measures=tuple(measure.id for measure in measures),
    )


def _is_new(score: GroupScore, found: FoundBottleneck) -> bool | None:
    """Whether today's answer to the same question would be no bottleneck; None when today is not known."""
    question = found.question
    today = score.answers.today[question.index]
    if today is not None and today.origin == "changes_no":
        return False
    ends = {
        score.compiled.bottlenecks.rule(
            position.burden, score.actual.context, critical=question.critical, protection=question.protection
        )
        is None
        for position in (score.today.lightest.positions[question.index], score.today.heaviest.positions[question.index])
        if position is not None
    }
    return ends.pop() if len(ends) == 1 else None


def plain(value: PlainValue | None) -> str | int | float | None:
    """Return an answer as one word or number; ticked options with a comma between them."""
    return ", ".join(value) if isinstance(value, tuple) else value


def _disagreements(score: GroupScore) -> Iterator[Disagreement]:
    for question in score.plan.asked:
        standing = score.answers.proposal[question.index]
        if standing is None or not standing.disagreed or score.proposal.actual.shown[question.index] is False:
            continue
        yield Disagreement(
            question=question.id,
            lightest=_burden(standing.lightest) if question.scored else None,
            heaviest=_burden(standing.heaviest) if question.scored else None,
            answers=tuple("" if given.value is None else str(plain(given.value)) for given in standing.given),
        )


def _burden(position: Position) -> int | None:
    return None if position.value is None else position.burden


def _hidden(score: GroupScore) -> Iterator[Hidden]:
    for question in score.plan.asked:
        if score.proposal.actual.shown[question.index] is False:
            yield Hidden(question.id, tuple(score.compiled.questions[gate].id for gate in question.gates))


def _bases(score: GroupScore) -> Mapping[str, int]:
    """Count how the answers on the path are known, best founded first; those that nobody said it of come last."""
    counts = dict.fromkeys(score.words.bases, 0)
    not_stated = 0
    for question in score.plan.scored:
        standing, position = score.answers.proposal[question.index], score.proposal.actual.positions[question.index]
        if standing is None or position is None or position.value is None:
            continue
        if standing.basis is None:
            not_stated += 1
        else:
            counts[standing.basis] = counts.get(standing.basis, 0) + 1
    return {basis: count for basis, count in (*counts.items(), (NOT_STATED, not_stated)) if count}


def _extra_attention(score: GroupScore) -> Iterator[str]:
    for question in score.plan.asked if score.group.circumstances else ():
        position = score.proposal.actual.positions[question.index]
        absent = position is not None and position.value is None
        if not absent and score.words.touches(question.id, score.group.circumstances):
            yield question.id
