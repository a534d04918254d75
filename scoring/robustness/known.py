"""What is known of a dossier and could be otherwise: answers to questions and to checks of the compass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from scoring.answers import proposed_position
from scoring.batch.codes import Coded
from scoring.batch.group import GroupBatch
from scoring.batch.places import Place
from scoring.batch.scorer import BatchScorer
from scoring.compass.outcome import CheckOutcome
from scoring.compiled import Compiled, CompiledQuestion, compiled
from scoring.dossier import Dossier, Estimate
from scoring.positions import PlainValue, Position
from scoring.publication import DOSSIER_WIDE
from scoring.robustness.ladders import acts_as, ladder
from scoring.robustness.outcome import PivotalKind


@dataclass(frozen=True, slots=True)
class Move:
    """Another answer. `places` is how far it is in rank: above 0 is heavier, below 0 lighter.

    Of a field of a step above 0 is heavier, or later in the list. `code` is what the batch scorer calls an answer to a
    question.
    """

    value: PlainValue | Estimate
    places: int
    code: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """An answer that is known and counts, with every other one that may act otherwise.

    `moves` has the nearest first, and of those that are as near the lighter one; of answers that nothing can tell apart
    it has the nearest. `group` is None for a check, and for a question about the whole dossier. `basis` is how the
    answer is known; None when nobody said so. `field` is of a step.
    """

    kind: PivotalKind
    subject: str
    group: str | None
    now: PlainValue | Estimate
    moves: tuple[Move, ...]
    basis: str | None = None
    field: str | None = None

    @property
    def place(self) -> Place:
        """How the batch scorer calls the answer to a question."""
        return Place(self.group or DOSSIER_WIDE, self.subject)


def foreseen(dossier: Dossier, catalogue: Catalogue) -> Mapping[Place, Sequence[Position]]:
    """Return the answers that versions may have, for `BatchScorer(extra=...)`: of every answer that has a value.

    Raises:
        ScoringError: when an answer does not fit its question.
    """
    form = compiled(catalogue.questionnaires[dossier.questionnaire])
    given = [(DOSSIER_WIDE, dossier.answers), *((group.id, group.answers) for group in dossier.groups)]
    found: dict[Place, Sequence[Position]] = {}
    for group, answers in given:
        for answer in answers:
            question = form.by_id.get(answer.question)
            now = proposed_position(question, answer) if question else None
            if question is not None and now is not None and now.value is not None:
                found[Place(group, question.id)] = ladder(form, question, now)
    return found


def known_answers(batch: BatchScorer) -> tuple[Known, ...]:
    """Return the known answers on the path that can matter, in the order of the dossier and its questionnaire.

    First those of the whole dossier, then those of each group, then the checks of the compass. The batch must have been
    made with what is `foreseen`.
    """
    wide: dict[str, Known] = {}
    own: list[Known] = []
    for name, group in batch.groups.items():
        for coded in group.codes:
            if coded is None or coded.question.id in wide:
                continue
            found = _known(name, group, coded)
            if found is not None and found.group is None:
                wide[found.subject] = found
            elif found is not None:
                own.append(found)
    return (*wide.values(), *own, *_checks(batch))


def _known(name: str, group: GroupBatch, coded: Coded) -> Known | None:
    question, form = coded.question, group.score.compiled
    now, standing = group.score.proposal.actual.positions[question.index], group.score.answers.proposal[question.index]
    if now is None or now.value is None or not (question.scored or question.index in form.depended_on):
        return None
    disagreed = standing is not None and standing.disagreed
    moves = tuple(_moves(form, coded, now, disagreed=disagreed))
    if not moves:
        return None
    where = None if question.of_dossier else name
    return Known("question", question.id, where, now.value, moves, standing.basis if standing else None)


def _moves(form: Compiled, coded: Coded, now: Position, *, disagreed: bool) -> Iterator[Move]:
    """Yield the other answers, nearest first, without those that act the same as one that is nearer.

    While raters disagree, an answer that acts as the heaviest of theirs is another one too: nobody is lighter then.
    """
    question: CompiledQuestion = coded.question
    steps = ladder(form, question, now)
    at = next(place for place, one in enumerate(steps) if one is now)
    seen = set[object]() if disagreed else {acts_as(form, question, now)}
    for place in sorted(range(len(steps)), key=lambda place: (abs(place - at), place)):
        step, acts = steps[place], acts_as(form, question, steps[place])
        if place != at and acts not in seen and step.value is not None:
            seen.add(acts)
            yield Move(step.value, place - at, coded.code(step))


def _checks(batch: BatchScorer) -> Iterator[Known]:
    compass = batch.outcome.compass
    if compass is None or compass.not_applicable:
        return
    definition = batch.catalogue.compasses[compass.definition]
    for check in compass.checks:
        if check.state == "counts" and check.answer is not None and check.counts_as is not None:
            moves = tuple(_check_moves(definition, check))
            if moves:
                yield Known("check", check.id, None, check.answer, moves)


def _check_moves(definition: CompassDefinition, check: CheckOutcome) -> Iterator[Move]:
    """Yield the other answers to a check, with its evidence as it is; what it counts as then has to be otherwise."""
    order = [option.id for option in sorted(definition.options, key=lambda option: -option.points)]
    at = order.index(check.counts_as or "")
    for place in sorted(range(len(order)), key=lambda place: (abs(place - at), place)):
        option = definition.option_by_id[order[place]]
        idle = option.needs == "evidence" and not check.evidence and option.otherwise in {None, check.counts_as}
        if place != at and not idle:
            yield Move(option.id, place - at)
