"""What doing nothing amounts to: today taken as if it were the proposal, to stand beside the variants.

Today is here what it is in the verdict: where a theme does not change it stands where the proposal stands, what is not
known of today is unknown, and nothing is guessed. There is no advice: nothing is proposed that could be advised on.
"""

from __future__ import annotations

from dataclasses import replace

from questionnaires.catalogue import Catalogue
from scoring.answers import GroupAnswers, Today
from scoring.dossier import Dossier, Group
from scoring.group import GroupScore, flags_of
from scoring.journey.score import JourneyScore
from scoring.outcome import Outcome
from scoring.score import outcome_of_groups, score_groups
from scoring.trace import trace_outcome
from scoring.verdict import compare
from scoring.weighing import weigh

_SAME = Today(None, "changes_no")


def doing_nothing(dossier: Dossier, catalogue: Catalogue, *, with_trace: bool = True) -> Outcome | None:
    """Score today as if it were the proposal.

    `journey` of a group is null when its journey of today is not known; its class then rests on the questions alone, as
    with any proposal without a journey. There is no compass, no advice and no measure.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions that the dossier is scored with.
        with_trace: whether to derive it step by step; without, `trace` is empty.

    Returns:
        None when a quickscan said that no test is needed: then nothing is weighed that this could stand beside.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    scores, outcome = score_groups(dossier, catalogue)
    if any(score.not_needed is not None for score in scores):
        return None
    today = [as_today(score) for score in scores]
    found = outcome_of_groups(dossier, today, outcome.definitions)
    return replace(found, trace=trace_outcome(found, today, catalogue)) if with_trace else found


def as_today(score: GroupScore) -> GroupScore:
    """Return the score of a group in which nothing changes: today stands where the proposal stood.

    Doing nothing compared with today never differs, and doing it twice gives the same.
    """
    compiled, plan, today = score.compiled, score.plan, score.today
    answers = _of_today(score.answers)
    actual, lightest, heaviest = (
        weigh(compiled, plan, walk) for walk in (today.actual, today.lightest, today.heaviest)
    )
    return replace(
        score,
        dossier=Dossier.model_construct(**{**dict(score.dossier), "measures": ()}),
        # Answers that were taken over from steps of the proposal say nothing of the steps of today.
        group=Group.model_construct(**{**dict(score.group), "answers": ()}),
        answers=answers,
        proposal=today,
        actual=actual,
        lightest=lightest,
        heaviest=heaviest,
        flags=flags_of(compiled, plan, today.actual, actual.context),
        compared=compare(
            plan,
            answers,
            today,
            today,
            bottleneck_at_lightest=bool(lightest.bottlenecks),
            bottleneck_at_heaviest=bool(heaviest.bottlenecks),
        ),
        scan=None,
        journey=_journey_of_today(score.journey),
    )


def _of_today(answers: GroupAnswers) -> GroupAnswers:
    """Return today's answers as those of the proposal; today then stands where the proposal stands."""
    proposal = tuple(
        said if today is None or today.standing is None else today.standing
        for said, today in zip(answers.proposal, answers.today, strict=True)
    )
    return GroupAnswers(proposal, tuple(None if said is None else _SAME for said in proposal))


def _journey_of_today(journey: JourneyScore | None) -> JourneyScore | None:
    if journey is None or journey.today is None:
        return None
    return replace(journey, proposal=journey.today, contradictions=(), participation=None)
