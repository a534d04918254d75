"""What is not known of a dossier, or known too badly: everything that can be found out, what matters most first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scoring.compass.outcome import CompassOutcome
from scoring.compiled import CompiledQuestion
from scoring.group import GroupScore
from scoring.whatif.outcome import SettleKind
from scoring.whatif.step_ends import unsettled_fields


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that is not known, or known too badly. `group` is null when it is about the whole dossier."""

    id: str
    kind: SettleKind
    subject: str
    group: str | None
    informants: tuple[str, ...] = ()


def unsettled_in(
    scores: Sequence[GroupScore], compass: CompassOutcome | None, weak: Collection[str], *, estimates: bool
) -> tuple[Unsettled, ...]:
    """Return everything that can be found out, what matters most first; each thing once.

    Args:
        scores: the scores of the groups.
        compass: the outcome of the compass.
        weak: the bases on which an answer is not well known.
        estimates: whether an answer can be known better than on those.
    """
    known_better = _estimates(scores, weak) if estimates else ()
    found: dict[str, Unsettled] = {}
    for one in (*_questions(scores), *_checks(compass), *known_better, *_steps(scores)):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _questions(scores: Sequence[GroupScore]) -> Iterator[Unsettled]:
    found: list[tuple[bool, int, int, Unsettled]] = []
    for score in scores:
        for question in _that_matter(score):
            standing = score.answers.proposal[question.index]
            position = score.proposal.actual.positions[question.index]
            # A question that is not asked for certain is absent; one that is perhaps asked and not known is None.
            hidden = position is not None and position.value is None
            if standing is not None and standing.open and not hidden:
                depended = question.index in score.compiled.depended_on
                item = _item("question", score, question)
                found.append((not question.critical, not depended, len(found), item))
    yield from (item for *_order, item in sorted(found, key=lambda one: one[:3]))


def _estimates(scores: Sequence[GroupScore], weak: Collection[str]) -> Iterator[Unsettled]:
    found: list[tuple[bool, bool, int, Unsettled]] = []
    for score in scores:
        heavy = {one.question.index for one in score.actual.bottlenecks}
        for question in score.plan.scored:
            standing = score.answers.proposal[question.index]
            position = score.proposal.actual.positions[question.index]
            if standing is None or position is None or position.value is None or standing.open:
                continue
            if standing.basis is None or standing.basis in weak:
                item = _item("estimate", score, question)
                found.append((not question.critical, question.index not in heavy, len(found), item))
    yield from (item for *_order, item in sorted(found, key=lambda one: one[:3]))


def _checks(compass: CompassOutcome | None) -> Iterator[Unsettled]:
    unknown = [one for one in (compass.checks if compass else ()) if one.state == "unknown"]
    for one in sorted(unknown, key=lambda check: not check.core):
        yield Unsettled(f"check:{one.id}", "check", one.id, None)


def _steps(scores: Sequence[GroupScore]) -> Iterator[Unsettled]:
    for score in scores:
        for step in score.journey.proposal.counting if score.journey else ():
            if score.journey is not None and (unsettled_fields(score.journey, step) or not step.founded):
                group = score.group.id
                yield Unsettled(f"step:{step.id}@{group}", "step", step.id, group)


def _item(kind: SettleKind, score: GroupScore, question: CompiledQuestion) -> Unsettled:
    group = None if question.of_dossier else score.group.id
    name = f"{kind}:{question.id}" if group is None else f"{kind}:{question.id}@{group}"
    return Unsettled(name, kind, question.id, group, score.words.informants.get(question.id, ()))


def _that_matter(score: GroupScore) -> Iterator[CompiledQuestion]:
    """Yield the questions that weigh, and those that decide whether one of them is asked."""
    wanted = {question.index for question in score.plan.scored}
    for question in reversed(score.compiled.order):
        if question.index in wanted:
            wanted.update(question.gates)
    return (question for question in score.compiled.questions if question.index in wanted)
