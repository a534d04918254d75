"""What each answer to what is not known would do to the advice, with everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scoring.batch.codes import Column, Truths
from scoring.batch.scorer import BatchScorer, Place
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.outcome import AnswerEffect, End
from scoring.whatif.settling import Settling
from scoring.whatif.shapes import changed
from scoring.whatif.unsettled import Unsettled

_ENDS: tuple[End, ...] = ("lightest", "heaviest")


def answer_effects(
    batch: BatchScorer, settling: Settling, items: Sequence[Unsettled]
) -> Mapping[str, tuple[AnswerEffect, ...]]:
    """Return the effects of each answer, from light to heavy, by the id of what has to be found out.

    Of a question every kind of answer is tried, of an estimate the answer that was estimated, of a check each of its
    answers, and of a step both ends.
    """
    asked = [one for one in items if one.kind in {"question", "estimate"}]
    # Who names an answer about which raters disagree settles it, so those are tried apart.
    apart = [one for one in asked if settling.disagreed(one)]
    found: dict[str, tuple[AnswerEffect, ...]] = {}
    for some in ([one for one in asked if one not in apart], *([one] for one in apart)):
        found |= _answers_to(batch, settling, some)
    found |= {one.id: _checked(batch, settling, one) for one in items if one.kind == "check"}
    return found | {one.id: _stepped(batch, settling, one) for one in items if one.kind == "step"}


def _answers_to(
    batch: BatchScorer, settling: Settling, items: Sequence[Unsettled]
) -> Mapping[str, tuple[AnswerEffect, ...]]:
    tried = [(one, position) for one in items for position in _positions(batch, settling, one)]
    changed_answers: dict[Place, Column] = {}
    founded: dict[Place, Truths] = {}
    for one in items:
        place = _place(one)
        coded = batch.places[place]
        group = next(
            group
            for name, group in batch.groups.items()
            if one.group in {None, name} and group.score.group.kind in coded.question.kinds
        )
        now = group.code_now(coded.question.index)
        changed_answers[place] = np.array(
            [coded.code(position) if item is one else now for item, position in tried], dtype=np.intp
        )
        # An answer that is not known is not well known; one that is estimated is not either.
        founded[place] = np.array([item is one for item, _position in tried])
    result = batch.run(len(tried), changed_answers, founded=founded)
    found: dict[str, list[AnswerEffect]] = {one.id: [] for one in items}
    for row, (item, position) in enumerate(tried):
        found[item.id].append(AnswerEffect(_plain(position), result.advice_of(row)))
    return {name: tuple(effects) for name, effects in found.items()}


def _checked(batch: BatchScorer, settling: Settling, item: Unsettled) -> tuple[AnswerEffect, ...]:
    options = sorted(settling.compass_definition.options, key=lambda option: -option.points)
    variants = [batch.compass_variant(settling.compass_with({item.subject: one.id})) for one in options]
    found = batch.run(len(options), {}, compass=(variants, np.arange(len(options))))
    return tuple(AnswerEffect(one.id, found.advice_of(row)) for row, one in enumerate(options))


def _stepped(batch: BatchScorer, settling: Settling, item: Unsettled) -> tuple[AnswerEffect, ...]:
    group = item.group or ""
    journey = next(one.journey for one in batch.dossier.groups if one.id == group)
    if journey is None:
        return ()
    steps = [
        tuple(settling.step(item, end) if one.id == item.subject else one for one in journey.steps) for end in _ENDS
    ]
    journeys = [batch.journey_variant(group, changed(journey, steps=one)) for one in steps]
    found = batch.run(len(_ENDS), {}, journeys={group: (journeys, np.arange(len(_ENDS)))})
    return tuple(AnswerEffect(end, found.advice_of(row)) for row, end in enumerate(_ENDS))


def _place(item: Unsettled) -> Place:
    return Place(item.group or DOSSIER_WIDE, item.subject)


def _positions(batch: BatchScorer, settling: Settling, item: Unsettled) -> Sequence[Position]:
    if item.kind == "estimate":
        return [settling.position(item, "lightest")]
    positions = batch.places[_place(item)].question.positions
    return positions.samples if positions else ()


def _plain(position: Position) -> str | float:
    value = position.value
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else value
