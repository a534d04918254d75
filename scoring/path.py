"""The path: which questions are asked of a group, given its answers (RULES section 2).

Only what stands on the path counts. A walk is made with the answers as they are, and with everything that is open at
its lightest and at its heaviest. Conditions only reveal more when answers get heavier, so these are the two ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from questionnaires.model import GroupKind
from scoring.answers import GroupAnswers, Standing
from scoring.compiled import Compiled
from scoring.positions import Position


@dataclass(frozen=True, slots=True)
class Walk:
    """Where every question stands, by index: absent when it is hidden, None when it is not known.

    `shown` is None when it is not known whether the question is asked; it then stays on the path.
    """

    positions: Sequence[Position | None]
    shown: Sequence[bool | None]


@dataclass(frozen=True, slots=True)
class Walks:
    """One path with the answers as they are, and at both ends of what they could be."""

    actual: Walk
    lightest: Walk
    heaviest: Walk

    @property
    def open(self) -> bool:
        """Whether there is anything that can still turn out lighter or heavier."""
        return self.lightest is not self.heaviest


def walk_proposal(compiled: Compiled, answers: GroupAnswers, kind: GroupKind) -> Walks:
    """Walk the path of the proposal."""
    standings = answers.proposal
    actual = walk(compiled, _column(standings, lambda standing: standing.actual), kind)
    if not any(standing is not None and standing.open for standing in standings):
        return Walks(actual, actual, actual)
    return Walks(
        actual,
        walk(compiled, _column(standings, lambda standing: standing.lightest), kind),
        walk(compiled, _column(standings, lambda standing: standing.heaviest), kind),
    )


def walk_today(compiled: Compiled, answers: GroupAnswers, kind: GroupKind, proposal: Walks) -> Walks:
    """Walk the path of today. A question that does not change stands where it stands in the proposal."""
    standings = [None if today is None else today.standing for today in answers.today]
    same = [today is not None and today.origin == "changes_no" for today in answers.today]
    actual = walk(compiled, _column(standings, lambda standing: standing.actual), kind, same, proposal.actual)
    if not any(standing is not None and standing.open for standing in standings):
        return Walks(actual, actual, actual)
    return Walks(
        actual,
        walk(compiled, _column(standings, lambda standing: standing.lightest), kind, same, proposal.lightest),
        walk(compiled, _column(standings, lambda standing: standing.heaviest), kind, same, proposal.heaviest),
    )


def walk(
    compiled: Compiled,
    column: Sequence[Position | None],
    kind: GroupKind,
    same: Sequence[bool] = (),
    proposal: Walk | None = None,
) -> Walk:
    """Walk the path with one answer per question.

    Args:
        compiled: the questionnaire.
        column: the answer to each question by index, None when it is not known.
        kind: the kind of group; a question for other kinds is absent.
        same: for each question whether it stands where it stands on the path `proposal`.
        proposal: the path of the proposal, when this is the path of today.
    """
    positions: list[Position | None] = list(column)
    shown: list[bool | None] = [True] * len(positions)
    for question in compiled.order:
        index = question.index
        if proposal is not None and same[index]:
            positions[index], shown[index] = proposal.positions[index], proposal.shown[index]
            continue
        if kind not in question.kinds:
            asked: bool | None = False
        elif question.condition is not None:
            asked = question.condition(*[positions[gate] for gate in question.gates])
        else:
            continue
        shown[index] = asked
        if asked is False:
            positions[index] = question.absent
    return Walk(positions, shown)


def _column(
    standings: Sequence[Standing | None], end: Callable[[Standing], Position | None]
) -> Sequence[Position | None]:
    return [None if standing is None else end(standing) for standing in standings]
