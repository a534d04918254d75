"""The groups of a dossier with one number of the questionnaire moved: only what is counted is worked out anew."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from questionnaires.model import Questionnaire
from scoring.advice.subjects import lowest_level
from scoring.bands import BandRules
from scoring.bottlenecks import AnswerRules
from scoring.classes import ClassRules
from scoring.compiled import Compiled
from scoring.group import FoundFlag, GroupScore
from scoring.weighing import Weighed, answered, weigh


def moved_groups(
    scores: Sequence[GroupScore], moved: Questionnaire, now: Sequence[object]
) -> Sequence[GroupScore] | None:
    """Return the groups under a questionnaire with other rules; None when nothing comes of it for the advice.

    Args:
        scores: the groups as they are.
        moved: the same questionnaire, with another number in its rules.
        now: the `effect` of each group as it is.
    """
    if not scores:
        return None
    compiled = _with_rules(scores[0].compiled, moved)
    found = [_reweighed(score, compiled) for score in scores]
    return found if any(effect(one) != before for one, before in zip(found, now, strict=True)) else None


def _with_rules(compiled: Compiled, moved: Questionnaire) -> Compiled:
    old, new = compiled.scoring, moved.scoring
    if new is None:
        raise TypeError(moved.id)
    other = copy(compiled)
    other.scoring = new
    if new.bands is not old.bands:
        other.bands = BandRules(new.bands)
    if new.bottlenecks is not old.bottlenecks:
        other.bottlenecks = AnswerRules(new.bottlenecks)
    if new.red_flags is not old.red_flags:
        other.red_flags = AnswerRules(new.red_flags)
    if new.classes is not old.classes:
        other.classes = ClassRules(new.classes)
    return other


def _reweighed(score: GroupScore, compiled: Compiled) -> GroupScore:
    walks, plan = score.proposal, score.plan
    actual = weigh(compiled, plan, walks.actual)
    lightest = weigh(compiled, plan, walks.lightest) if walks.open else actual
    rules = (
        (question, position, compiled.red_flags.rule(
            position.burden, actual.context, critical=question.critical, protection=question.protection
        ))
        for question, position in answered(plan, walks.actual)
    )  # fmt: skip
    flags = tuple(FoundFlag(question, position, rule) for question, position, rule in rules if rule is not None)
    return replace(score, compiled=compiled, actual=actual, lightest=lightest, flags=flags)


def effect(score: GroupScore) -> object:
    """Return what of a group's answers reaches the advice."""
    decisive = score.decisive
    return (
        [one.band for weighed in (score.actual, score.lightest) for one in weighed.themes],
        _bottlenecks(score.actual),
        [flag.question.index for flag in score.flags],
        decisive.rule.burden_class,
        lowest_level(score.compiled.scoring, decisive.facts),
    )


def _bottlenecks(weighed: Weighed) -> list[int]:
    return [found.question.index for found in weighed.bottlenecks]
