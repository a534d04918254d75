"""What is not known, and the dossier with it settled at its lightest or at its heaviest (nothing is guessed elsewhere).

Named things are settled and nothing else. Whoever settles one thing never has to settle another because of it: a
question that a heavier answer may reveal is on the path already, as not known, and has a name of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of
from scoring.compass.outcome import CompassOutcome
from scoring.compiled import CompiledQuestion
from scoring.dossier import Dossier, Estimate, Group, Response, Row, Step
from scoring.errors import ScoringError
from scoring.group import GroupScore
from scoring.outcome import NOT_STATED, Outcome
from scoring.participation import CompassAnswers
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE
from scoring.score import score_groups
from scoring.whatif.outcome import AssumedValue, End
from scoring.whatif.placing import answered_check, answers_with, option_of, with_steps
from scoring.whatif.shapes import changed
from scoring.whatif.step_ends import settled_step
from scoring.whatif.unsettled import Unsettled, unsettled_in
from scoring.words import words_for

_NEAR = 5
"""So many things that are there are named when one is asked for that is not."""


def to_settle(dossier: Dossier, catalogue: Catalogue, outcome: Outcome) -> tuple[Unsettled, ...]:
    """Return everything that can be found out, what matters most first.

    Those are the questions on the path that are not known or that raters do not agree about, the checks that are not
    known, the answers that are known too badly, and the steps of which something that weighs is not known, or known too
    badly. A journey that nobody described cannot be settled.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
        outcome: what `scoring.score` makes of them.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    return Settling(dossier, catalogue, score_groups(dossier, catalogue)[0], outcome.compass).items


def settle(dossier: Dossier, catalogue: Catalogue, ids: Collection[str] | None, end: End) -> Dossier:
    """Return the dossier with some of what is not known settled, well known, at one end.

    Args:
        dossier: a dossier that is valid against the catalogue.
        catalogue: the definitions.
        ids: the ids of `to_settle` that are found out; None for all of them, after which nothing is unknown.
        end: whether they turn out at their lightest or at their heaviest.

    Raises:
        ScoringError: when the dossier cannot be scored, or an id is not one of those.
    """
    found = _settling(dossier, catalogue)
    return found.settled(None if ids is None else found.named(ids), end)


def assumed(dossier: Dossier, catalogue: Catalogue, ids: Collection[str], end: End) -> tuple[AssumedValue, ...]:
    """Return what `settle` takes for these; a step has a line for every field.

    Raises:
        ScoringError: when the dossier cannot be scored, or an id is not one of `to_settle`.
    """
    found = _settling(dossier, catalogue)
    return found.assumed(found.named(ids), end)


def _settling(dossier: Dossier, catalogue: Catalogue) -> Settling:
    scores, outcome = score_groups(dossier, catalogue)
    return Settling(dossier, catalogue, scores, outcome.compass)


class Settling:
    """What is not known of one dossier, ready to be settled in several ways."""

    def __init__(
        self, dossier: Dossier, catalogue: Catalogue, scores: Sequence[GroupScore], compass: CompassOutcome | None
    ) -> None:
        """Look at a dossier.

        Args:
            dossier: a dossier that is valid against the catalogue.
            catalogue: the definitions.
            scores: the scores of its groups.
            compass: the outcome of its compass.
        """
        self.dossier, self.scores, self._compass = dossier, scores, compass
        self._definition = catalogue.compasses[compass.definition] if compass else None
        self._steps_made: dict[tuple[str, End], Step] = {}
        advice = advice_rules_of(dossier, catalogue)
        self._weak = frozenset(advice.evidence.weak_bases if advice else ())
        bases = words_for(catalogue.questionnaires[dossier.questionnaire], catalogue).bases
        self.best_basis = min((one for one in bases if one not in self._weak), key=bases.__getitem__, default=None)

    def is_good(self, basis: str | None) -> bool:
        """Whether an answer that is known in this way is well known; not saying how is no better than an estimate."""
        return basis is not None and basis != NOT_STATED and basis not in self._weak

    @cached_property
    def tested(self) -> frozenset[str]:
        """The groups of which a check that can be settled names steps that were tested."""
        given = self.dossier.compass.answer_by_check if self.dossier.compass else {}
        checks = [self.compass_definition.check_by_id[one.subject] for one in self.items if one.kind == "check"]
        founding = [given[check.id] for check in checks if check.founds_steps and check.id in given]
        return frozenset(step.group for answer in founding for step in answer.steps)

    @cached_property
    def items(self) -> tuple[Unsettled, ...]:
        """Everything that can be found out, what matters most first; each thing once."""
        return unsettled_in(self.scores, self._compass, self._weak, estimates=self.best_basis is not None)

    def named(self, ids: Collection[str]) -> tuple[Unsettled, ...]:
        """Return what is meant by some ids, in the order of `items`.

        Raises:
            ScoringError: when one of them is not there.
        """
        by_id = {one.id: one for one in self.items}
        unknown = [name for name in ids if name not in by_id]
        if unknown and not by_id:
            raise ScoringError(_("Er is niets uit te zoeken: alles wat meetelt is goed bekend."))
        if unknown:
            near = get_close_matches(unknown[0], by_id, n=_NEAR, cutoff=0) or list(by_id)[:_NEAR]
            message = _("{unknown} is hier niet uit te zoeken. Dat kan wel met, bijvoorbeeld: {known}.")
            raise ScoringError(message.format(unknown=unknown[0], known=", ".join(near)))
        return tuple(one for name, one in by_id.items() if name in ids)

    def settled(self, items: Sequence[Unsettled] | None, end: End) -> Dossier:
        """Return the dossier with these settled at one end; None for everything."""
        chosen = {one.id for one in (self.items if items is None else items)}
        wide = {name: one for name, one in self._responses(end, None).items() if name in chosen}
        dossier = changed(
            self.dossier,
            answers=answers_with(self.dossier.answers, {name.partition(":")[2]: one for name, one in wide.items()}),
            groups=tuple(self._group(score, chosen, end) for score in self.scores),
        )
        checks = [one for one in self.items if one.kind == "check" and one.id in chosen]
        return changed(dossier, compass=self.compass(dict.fromkeys(checks, end))) if checks else dossier

    def assumed(self, items: Sequence[Unsettled], end: End) -> tuple[AssumedValue, ...]:
        """Return what is taken for each of these at one end; a step has a line for every field that was settled."""
        settled = self.settled(items, end)
        return tuple(line for one in items for line in self._assumed(one, settled, end))

    def position(self, item: Unsettled, end: End) -> Position:
        """Return where a question or an estimate stands once it is settled."""
        score, question = self._asked(item)
        standing = score.answers.proposal[question.index]
        if standing is None:
            raise KeyError(item.id)
        if item.kind == "estimate" and standing.actual is not None:
            return standing.actual
        return standing.lightest if end == "lightest" else standing.heaviest

    def disagreed(self, item: Unsettled) -> bool:
        """Whether raters gave more than one answer to it."""
        if item.kind not in {"question", "estimate"}:
            return False
        score, question = self._asked(item)
        standing = score.answers.proposal[question.index]
        return standing is not None and standing.disagreed

    @cached_property
    def weighs_at_lightest(self) -> bool:
        """Whether some question that is not known weighs even at its lightest."""
        return any(
            self.position(one, "lightest").burden > 0
            for one in self.items
            if one.kind == "question" and not self.disagreed(one)
        )

    def actor_known(self, item: Unsettled) -> bool:
        """Whether it is known who does a step: else it may turn out to be no burden at all."""
        journeys = (score.journey for score in self.scores if score.group.id == item.group)
        steps = (step for journey in journeys if journey for step in journey.proposal.steps)
        return next(step.actor_known for step in steps if step.id == item.subject)

    def kind_of_check(self, item: Unsettled) -> tuple[str, bool] | None:
        """Return what checks that count alike have in common; None for one that also says which steps were tested."""
        if self.compass_definition.check_by_id[item.subject].founds_steps:
            return None
        return (
            "check",
            next(one.core for one in (self._compass.checks if self._compass else ()) if one.id == item.subject),
        )

    @cached_property
    def _question_by_place(self) -> Mapping[tuple[str, str], Unsettled]:
        return {(one.group or DOSSIER_WIDE, one.subject): one for one in self.items if one.kind == "question"}

    def question_at(self, place: tuple[str, str]) -> Unsettled | None:
        """Return what is not known of the answer at a place (group and question)."""
        return self._question_by_place.get(place)

    def step_at(self, group: str, step: str) -> Unsettled | None:
        """Return what is not known of a step."""
        return next((one for one in self.items if (one.kind, one.group, one.subject) == ("step", group, step)), None)

    def step(self, item: Unsettled, end: End) -> Step:
        """Return a step once it is settled; always the same object."""
        if (item.id, end) in self._steps_made:
            return self._steps_made[item.id, end]
        score = next(one for one in self.scores if one.group.id == item.group)
        if score.journey is None:
            raise KeyError(item.id)
        step = next(one for one in score.journey.journey.steps if one.id == item.subject)
        self._steps_made[item.id, end] = settled_step(score.journey, step, end)
        return self._steps_made[item.id, end]

    def compass(self, ends: Mapping[Unsettled, End]) -> CompassAnswers | None:
        """Return the answers to the compass once some checks are settled, each at its end."""
        return self.compass_with({one.subject: option_of(self.compass_definition, end) for one, end in ends.items()})

    def compass_with(self, options: Mapping[str, str]) -> CompassAnswers | None:
        """Return the answers to the compass with other options for some checks, and with what these need."""
        given = self.dossier.compass
        if not options:
            return given
        given = given or CompassAnswers()
        new = {
            check: answered_check(given.answer_by_check.get(check), check, option) for check, option in options.items()
        }
        kept = tuple(new.pop(one.check, one) for one in given.answers)
        return changed(given, answers=(*kept, *new.values()))

    @property
    def compass_definition(self) -> CompassDefinition:
        """The compass; only asked for when there is something in it to settle."""
        if self._definition is None:
            raise KeyError("compass")
        return self._definition

    def _asked(self, item: Unsettled) -> tuple[GroupScore, CompiledQuestion]:
        for score in self.scores:
            if item.group in {None, score.group.id}:
                question = score.compiled.by_id[item.subject]
                if score.answers.proposal[question.index] is not None:
                    return score, question
        raise KeyError(item.id)

    # Settled -------------------------------------------------------------------------------------------------------

    def _responses(self, end: End, group: str | None) -> Mapping[str, Response]:
        """Return what is said once it is settled, by id, of the questions of a group or of the whole dossier."""
        found = {}
        for one in self.items:
            if one.kind in {"question", "estimate"} and one.group == group:
                found[one.id] = self._response(one, end)
        return found

    def _response(self, item: Unsettled, end: End) -> Response:
        position = self.position(item, end)
        if position.value is not None:
            return Response(value=position.value, basis=self.best_basis)
        # Raters of whom one says that it does not apply: that is then the lightest answer.
        score, question = self._asked(item)
        answers = {**self.dossier.answer_by_question, **score.group.answer_by_question}
        said = next(
            rating.proposal.not_applicable
            for rating in answers[question.id].ratings
            if rating.proposal.not_applicable is not None
        )
        return Response(not_applicable=said)

    def _group(self, score: GroupScore, chosen: Collection[str], end: End) -> Group:
        group = score.group
        responses = {
            name.partition(":")[2].rpartition("@")[0]: one
            for name, one in self._responses(end, group.id).items()
            if name in chosen
        }
        steps = {one.subject: self.step(one, end) for one in self.items if one.id in chosen and _is_step(one, group)}
        return changed(
            group,
            answers=answers_with(group.answers, responses),
            journey=group.journey and with_steps(group.journey, steps),
        )

    def _assumed(self, item: Unsettled, settled: Dossier, end: End) -> Iterator[AssumedValue]:
        match item.kind:
            case "check":
                answers = settled.compass.answer_by_check if settled.compass else {}
                yield AssumedValue(item.id, None, answers[item.subject].value)
            case "step":
                before, after = _values_of(self.dossier, item), _values_of(settled, item)
                for name, value in after.items():
                    if before.get(name) != value:
                        yield AssumedValue(item.id, name, _plain(value))
            case _:
                yield AssumedValue(item.id, None, _plain(self.position(item, end).value))


def _is_step(item: Unsettled, group: Group) -> bool:
    return item.kind == "step" and item.group == group.id


def _values_of(dossier: Dossier, item: Unsettled) -> Row:
    journeys = (group.journey for group in dossier.groups if group.id == item.group)
    steps = (step for journey in journeys if journey for step in journey.steps)
    return next(step.values for step in steps if step.id == item.subject)


def _plain(value: object) -> str | float | None:
    match value:
        case Estimate():
            return value.likely
        case tuple():
            return ", ".join(map(str, value))
        case str() | int() | float():
            return value
        case _:
            return None
