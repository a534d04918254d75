"""The path: which questions are asked of a group, given its answers (RULES section 2).

Only what stands on the path counts. A walk is made with the answers as they are, and with everything that is open at
its lightest and at its heaviest. Conditions only reveal more when answers get heavier, so these are the two ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from questionnaires.model import GroupKind
from scoring.answers import GroupAnswers, Standing
from scoring.compiled import Compiled
from scoring.positions import Position
from scoring.walks import Walk, Walks


def walk_proposal(compiled: Compiled, answers: GroupAnswers, kind: GroupKind) -> Walks:
    """Walk the path of the proposal."""
    lightest, known, heaviest = _columns(answers.proposal)
    actual = walk(compiled, known, kind)
    if lightest == known == heaviest:
        return Walks(actual, actual, actual)
    return Walks(actual, walk(compiled, lightest, kind), walk(compiled, heaviest, kind))


def walk_counted(compiled: Compiled, answers: GroupAnswers, kind: GroupKind, proposal: Walks) -> Walk:
    """Walk the path of the proposal with what is unknown at its lightest, and what counts of raters who disagree."""
    if not any(said is not None and said.disagreed for said in answers.proposal):
        return proposal.lightest
    return walk(compiled, [None if said is None else said.actual or said.lightest for said in answers.proposal], kind)


def walk_today(compiled: Compiled, answers: GroupAnswers, kind: GroupKind, proposal: Walks) -> Walks:
    """Walk the path of today. A question that does not change stands where it stands in the proposal."""
    lightest, known, heaviest = _columns([None if today is None else today.standing for today in answers.today])
    same = [today is not None and today.origin == "changes_no" for today in answers.today]
    actual = walk(compiled, known, kind, same, proposal.actual)
    if lightest == known == heaviest and not proposal.open:
        return Walks(actual, actual, actual)
    return Walks(
        actual,
        walk(compiled, lightest, kind, same, proposal.lightest),
        walk(compiled, heaviest, kind, same, proposal.heaviest),
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
            asked = question.condition.on(*[positions[gate] for gate in question.gates])
        else:
            continue
        shown[index] = asked
        if asked is False:
            positions[index] = question.absent
    return Walk(positions, shown)


Column = Sequence[Position | None]


def _columns(standings: Sequence[Standing | None]) -> tuple[Column, Column, Column]:
    """Return the answers at their lightest, as they are, and at their heaviest."""
    return (
        [None if standing is None else standing.lightest for standing in standings],
        [None if standing is None else standing.actual for standing in standings],
        [None if standing is None else standing.heaviest for standing in standings],
    )
