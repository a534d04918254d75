"""Profiles: how many heavy answers carry each term of a vocabulary. Counts, never sums of burdens."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.group import GroupScore
from scoring.outcome import Profile, ProfileCount


def count_profiles(score: GroupScore) -> tuple[Profile, ...]:
    """Count per term the questions on the path that carry it, and the heavy answers among them; context left out."""
    return tuple(Profile(name, tuple(_counts(score, name, terms))) for name, terms in score.words.profiles)


def _counts(score: GroupScore, vocabulary: str, terms: Sequence[str]) -> list[ProfileCount]:
    asked, heavy = dict.fromkeys(terms, 0), dict.fromkeys(terms, 0)
    for question in score.plan.compared:
        position = score.proposal.actual.positions[question.index]
        if position is not None and position.value is None:
            continue
        for term in set(question.question.tags.get(vocabulary, ())).intersection(terms):
            asked[term] += 1
            heavy[term] += position is not None and position.burden >= score.compiled.scoring.profile_from
    return [ProfileCount(term, heavy[term], asked[term]) for term in terms]
