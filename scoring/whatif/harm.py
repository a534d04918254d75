"""What can never do harm, and what can take each other's place: so that not every set has to be tried.

Conditions only reveal more when answers get heavier (RULES section 2), so a known answer that gets lighter never makes
an input of the advice worse. Something that becomes known can, when even its lightest answer weighs; and so can what
people decide.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping

from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import AnswerChange, StepEdit
from scoring.journey.compiled import compiled_journey
from scoring.journey.score import tried_out
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate
from scoring.whatif.effects import ENDS, OFF, AnswerColumns, Resolved
from scoring.whatif.journeys import edited_step
from scoring.whatif.library import is_lighter, nowhere_heavier
from scoring.whatif.merging import has_order
from scoring.whatif.outcome import End
from scoring.whatif.settling import Settling
from scoring.whatif.unsettled import Unsettled


def harmless_to_find_out(settling: Settling, item: Unsettled, end: End, hours_change: Collection[str]) -> bool:
    """Whether it never makes anything worse that this is settled at this end.

    Args:
        settling: what can be found out.
        item: one of those.
        end: at which end it is settled.
        hours_change: the groups in which measures change the hours of steps (`groups_with_other_hours`).
    """
    match item.kind:
        case "estimate":
            return True
        case "check":
            return end == "lightest"
        case "step":
            return end == "lightest" and settling.actor_known(item) and item.group not in hours_change
        case _:
            # Of raters who disagree the heaviest answer counted until now.
            known = settling.disagreed(item) and settling.position(item, end).value is not None
            return end == "lightest" and (known or not settling.weighs_at_lightest)


def lightest_is_best(batch: BatchScorer, settling: Settling, effects: Resolved) -> bool:
    """Whether no set of things leads further at the heaviest end than at the lightest.

    It can, in three ways. A check that turns out badly may decide the compass, which is else still not known. Hours
    that are well known, when there are many of them, can make enough known of a journey. And what people decide about
    something that is not known may stand at the lightest end, where the library makes it lighter at the heaviest.
    """
    decided = {one.id for one in batch.dossier.measures if one.changes is not None}
    own = [one for candidates in effects for one in candidates.values() if one.id in decided]
    return not (
        any(one.kind == "check" for one in settling.items)
        or any(settling.question_at(place) is not None for one in own for place in one.answers)
        or any(settling.step_at(edit.group, edit.step) is not None for one in own for edit in one.steps)
        or _hours_are_open(settling)
    )


def _hours_are_open(settling: Settling) -> bool:
    """Whether the hours of a step hang on what is found out about it."""
    for item in settling.items:
        if item.kind == "step":
            journey = next(one.journey for one in settling.scores if one.group.id == item.group)
            light, heavy = (settling.step(item, end) for end in ENDS)
            if journey is not None:
                both = [journey.scorer.score(one) for one in (light, heavy)]
                if both[0].amounts.average != both[1].amounts.average or both[0].counts != both[1].counts:
                    return True
    return False


def harmless_to_take(batch: BatchScorer, settling: Settling, effects: Resolved, measure: str, end: End | None) -> bool:
    """Whether a measure never makes anything worse, once things to find out are settled at this end.

    Those of the library never do. Of one's own those do not that only make known answers and steps lighter. Those that
    stand in each other's way (`contesting`) may do harm whatever they change, and are left to who asks this.
    """
    own = next((one for one in batch.dossier.measures if one.id == measure), None)
    if own is None or own.changes is None:
        return True
    states = {OFF: None} if end is None else {OFF: None, ENDS.index(end) + 1: end}
    return all(
        _only_lighter(batch, settling, effects[state][measure], where)
        and all(_is_lighter_step(settling, edit, where) for edit in effects[state][measure].steps)
        for state, where in states.items()
    )


def groups_with_other_hours(batch: BatchScorer, effects: Resolved) -> frozenset[str]:
    """Return the groups of which measures change how long steps take, how often, for whom, or if they are there."""
    definition = batch.catalogue.journeys.get(batch.dossier.journey or "")
    if definition is None:
        return frozenset()
    amounts = definition.amounts
    fields = {amounts.minutes, *amounts.minutes_beside, amounts.times_a_year, amounts.share, definition.actors.field}
    gates = compiled_journey(definition).gates
    fields.update(name for field in tuple(fields) if field in gates for name in gates[field].names)
    return frozenset(
        edit.group
        for candidates in effects
        for one in candidates.values()
        for edit in one.steps
        if edit.remove or not fields.isdisjoint(edit.values)
    )


def contesting(batch: BatchScorer, effects: Resolved) -> frozenset[str]:
    """Return the measures in each other's way: by taking one more, something is lost that another one brings.

    That is so for a field of a step without an order that gets another value, and for an answer that is known
    otherwise: the lightest one counts, and it may be known worse.
    """
    definition = batch.catalogue.journeys.get(batch.dossier.journey or "")
    wanted: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for candidates in effects:
        for one in candidates.values():
            wishes = {tuple(place): repr(change.basis) for place, change in one.answers.items()}
            for edit in one.steps:
                fields = {name: repr(value) for name, value in edit.values.items() if not has_order(definition, name)}
                wishes |= {(edit.group, edit.step, name): value for name, value in fields.items()}
            for about, wish in wishes.items():
                wanted.setdefault(about, {}).setdefault(wish, set()).add(one.id)
    return frozenset(name for wishes in wanted.values() if len(wishes) > 1 for one in wishes.values() for name in one)


def _is_lighter_step(settling: Settling, edit: StepEdit, end: End | None) -> bool:
    """Whether a step is nowhere heavier with an edit, and as large a part of the hours stays well known."""
    score = next(one for one in settling.scores if one.group.id == edit.group)
    journey = score.journey
    if journey is None:
        return True
    before = next(one for one in journey.proposal.steps if one.id == edit.step)
    step = next(one for one in journey.journey.steps if one.id == edit.step)
    item = settling.step_at(edit.group, edit.step)
    if item is not None and end is not None:
        step = settling.step(item, end)
        before = journey.scorer.score(step)
    all_known = all(one.founded for one in journey.proposal.counting)
    if edit.remove:
        return not before.counts or all_known
    after = tried_out(journey.scorer.score(edited_step(step, edit)), before.tested_by)
    return nowhere_heavier(before, after) and (all_known or after.amounts.average == before.amounts.average)


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
