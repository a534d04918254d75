"""What can never do harm, and what can take each other's place: so that not every set has to be tried.

Conditions only reveal more when answers get heavier (RULES section 2), so a known answer that gets lighter never makes
an input of the advice worse. Something that becomes known can, when even its lightest answer weighs; and so can what
people decide.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import AnswerChange
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate
from scoring.whatif.effects import ENDS, OFF, AnswerColumns, Resolved
from scoring.whatif.library import is_lighter
from scoring.whatif.outcome import End
from scoring.whatif.settling import Settling, Unsettled


def harmless_to_find_out(settling: Settling, item: Unsettled, end: End) -> bool:
    """Whether it never makes anything worse that this is settled at this end."""
    match item.kind:
        case "estimate":
            return True
        case "check":
            return end == "lightest"
        case "step":
            return end == "lightest" and settling.actor_known(item)
        case _:
            # Of raters who disagree the heaviest answer counted until now.
            position = settling.position(item, end)
            counted = settling.disagreed(item) or position.burden == 0
            return end == "lightest" and position.value is not None and counted


def harmless_to_take(batch: BatchScorer, settling: Settling, effects: Resolved, measure: str, end: End | None) -> bool:
    """Whether a measure never makes anything worse, once things to find out are settled at this end.

    Those of the library never do. Of one's own those do not that only make known answers lighter.
    """
    own = next((one for one in batch.dossier.measures if one.id == measure), None)
    if own is None or own.changes is None:
        return True
    states = {OFF: None} if end is None else {OFF: None, ENDS.index(end) + 1: end}
    return all(
        not effects[state][measure].steps and _only_lighter(batch, settling, effects[state][measure], where)
        for state, where in states.items()
    )


def _only_lighter(batch: BatchScorer, settling: Settling, candidate: Candidate, end: End | None) -> bool:
    return all(_is_lighter(batch, settling, place, change, end) for place, change in candidate.answers.items())


def _is_lighter(batch: BatchScorer, settling: Settling, place: Place, change: AnswerChange, end: End | None) -> bool:
    coded = batch.places.get(place)
    if coded is None or coded.question.positions is None:
        return True
    item = settling.question_at(place)
    if item is not None and end is not None:
        now = settling.position(item, end)
    else:
        standing = next(
            group.score.answers.proposal[coded.question.index]
            for name, group in batch.groups.items()
            if place.group in {name, DOSSIER_WIDE} and group.score.group.kind in coded.question.kinds
        )
        if standing is None or standing.actual is None or standing.disagreed:
            return False
        now = standing.actual
    if now.value is None or change.value is None or not (change.basis is None or settling.is_good(change.basis)):
        return False
    new = coded.question.positions.at(change.value)
    return new is now or is_lighter(new, now)


def alike(
    batch: BatchScorer, settling: Settling, columns: Mapping[Place, AnswerColumns], item: Unsettled
) -> Hashable | None:
    """Return what things to find out that can take each other's place have in common; None: it is of its own kind.

    Two questions of one theme that nothing hangs on weigh alike, known or not. Of two estimates it only counts whether
    they are well known, and what they weigh in each version.
    """
    if item.kind == "check":
        return settling.kind_of_check(item)
    if item.kind == "step" or item.group is None or settling.disagreed(item):
        return None
    score = batch.groups[item.group].score
    question = score.compiled.by_id[item.subject]
    made = columns[Place(item.group, item.subject)].burdens(batch)
    common = (item.kind, item.group, question.critical, question.protection, question.question.when, made)
    if item.kind == "estimate":
        return (*common, question.context, settling.position(item, "lightest").burden)
    if question.index in score.compiled.depended_on:
        return None
    promised = any(
        one.is_agreed and question.id in one.questions and (not one.groups or item.group in one.groups)
        for one in batch.dossier.measures
    )
    burdens = tuple(settling.position(item, end).burden for end in ENDS)
    return (*common, question.section.id, promised, burdens, question in score.plan.scored)
