"""Profiles: how many heavy answers carry each term of a vocabulary. Counts, never sums of burdens."""

from __future__ import annotations

from scoring.group import GroupScore
from scoring.outcome import Profile, ProfileCount
from scoring.words import ProfileWords


def count_profiles(score: GroupScore) -> tuple[Profile, ...]:
    """Count per term the questions on the path that carry it, and the heavy answers among them; context left out."""
    return tuple(_count(score, words) for words in score.words.profiles)


def _count(score: GroupScore, words: ProfileWords) -> Profile:
    threshold, positions = score.compiled.scoring.profile_from, score.proposal.actual.positions
    asked, heavy = dict.fromkeys(words.terms, 0), dict.fromkeys(words.terms, 0)
    for question in score.plan.compared:
        position = positions[question.index]
        if position is not None and position.value is None:
            continue
        is_heavy = position is not None and position.burden >= threshold
        for term in words.tags.get(question.id, ()):
            asked[term] += 1
            heavy[term] += is_heavy
    return Profile(words.vocabulary, tuple(ProfileCount(term, heavy[term], asked[term]) for term in words.terms))
