"""What a journey fills in for a questionnaire: every link finds its question, and heavier never says less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from questionnaires.catalogue import Catalogue
from questionnaires.check.comparing import FieldsAndFacts, read_condition
from questionnaires.check.ordered_rules import Rule, Rules, check_last, check_milder, check_reach, read_rules
from questionnaires.check.report import Report, nearest
from questionnaires.check.space import TooComplexError
from questionnaires.check.step_space import StepSpace
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.model import NumberQuestion, Question, Questionnaire, SingleChoice, VocabularyRole
from questionnaires.prefill_model import HeaviestPrefill, Level, Prefill, StepSays, SumPrefill
from questionnaires.translation import _

Weights = Mapping[str, int]
"""How heavy each answer is that can be taken over."""


def check_prefill(report: Report, definition: JourneyDefinition, catalogue: Catalogue) -> None:
    """Check what the steps answer; the fields themselves were checked before."""
    _Checker(report, definition, catalogue, FieldsAndFacts(definition.form, {})).check()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line about steps, as a rule."""

    id: str
    when: str | None


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    definition: JourneyDefinition
    catalogue: Catalogue
    names: FieldsAndFacts

    def check(self) -> None:
        linked: set[tuple[str, str]] = set()
        for number, link in enumerate(self.definition.prefill):
            path: Path = ("prefill", number)
            if (link.questionnaire, link.question) in linked:
                message = _("op {question} staat hier al een antwoord").format(question=link.question)
                self.report.at_value("J913", (*path, "question"), message)
            linked.add((link.questionnaire, link.question))
            self._check_link(path, link)
        bases = self.catalogue.vocabularies_for_role(VocabularyRole.BASES)
        # The way of knowing that is worst ranks highest.
        ranks = {term.id: term.rank or 0 for vocabulary in bases for term in vocabulary.terms}
        if self.definition.prefill_basis:
            self._check_lines(("prefill_basis",), self.definition.prefill_basis, ranks, "R204")

    def _check_link(self, path: Path, link: Prefill) -> None:
        questionnaire = self.catalogue.questionnaires.get(link.questionnaire)
        if questionnaire is None:
            message = _("er is geen vragenlijst {name}").format(name=link.questionnaire)
            mend = nearest(link.questionnaire, self.catalogue.questionnaires)
            self.report.at_value("J908", (*path, "questionnaire"), message, mend)
            return
        question = questionnaire.question_by_id.get(link.question)
        if question is None:
            message = _("er is geen vraag {name}").format(name=link.question)
            mend = nearest(link.question, questionnaire.question_by_id)
            self.report.at_value("R205", (*path, "question"), message, mend)
        elif isinstance(link, HeaviestPrefill):
            if self._fits(path, question, isinstance(question, SingleChoice), _("een keuze van één antwoord")):
                self._check_lines((*path, "steps"), link.steps, _weights(questionnaire, question), "R206")
        else:
            self._check_amount(path, link, questionnaire, question)

    def _check_amount(self, path: Path, link: Prefill, questionnaire: Questionnaire, question: Question) -> None:
        assert not isinstance(link, HeaviestPrefill)  # noqa: S101 - that kind has no amount
        if isinstance(link, SumPrefill):
            for number, name in enumerate(link.fields):
                self._check_number((*path, "fields", number), name)
        if link.when is not None:
            self._check_when(path, link.when)
        if link.levels:
            if self._fits(path, question, isinstance(question, SingleChoice), _("een keuze van één antwoord")):
                self._check_levels((*path, "levels"), link.levels, _weights(questionnaire, question))
        else:
            self._fits(path, question, isinstance(question, NumberQuestion), _("een getal"))

    def _fits(self, path: Path, question: Question, fits: bool, wanted: str) -> bool:  # noqa: FBT001 - as it reads
        if not fits:
            message = _("{question} is niet {wanted}").format(question=question.id, wanted=wanted)
            self.report.at_value("J912", (*path, "question"), message)
        return fits

    def _check_number(self, path: Path, name: str) -> None:
        field = self.definition.field_by_id.get(name)
        if field is None:
            message = _("er is geen veld {name}").format(name=name)
            self.report.at_value("J901", path, message, nearest(name, self.definition.field_by_id))
        elif not isinstance(field, NumberQuestion):
            self.report.at_value("J902", path, _("{name} is geen {wanted}").format(name=name, wanted=_("getal")))

    def _check_when(self, path: Path, when: str) -> None:
        """Check which steps count; that this can be, and that every part of it matters."""
        expression = read_condition(self.report, (*path, "when"), when, self.names)
        if expression is None:
            return
        rules = Rules(path, [_Line(path[0] if isinstance(path[0], str) else "", when)], [expression])
        space = self._space(path, rules)
        if space is not None:
            moved = self.report.locations.moved(lambda inner: (*path, *inner[len(path) + 1 :]))
            check_reach(replace(self.report, locations=moved), rules, [space])

    def _check_lines(self, path: Path, lines: Sequence[StepSays], weights: Weights, code: str) -> None:
        """Check lines of which the heaviest comes first, and the last always holds."""
        for number, line in enumerate(lines):
            self._check_says((*path, number, "says"), line.says, weights, code)
        if any(line.says is not None and line.says not in weights for line in lines):
            return
        told = [(number, weights[line.says]) for number, line in enumerate(lines) if line.says is not None]
        for (_above, heavy), (number, light) in pairwise(told):
            if light > heavy:
                message = _("{says} is zwaarder dan wat erboven staat").format(says=lines[number].says)
                self.report.at_value("J911", (*path, number, "says"), message)
                return
        given: list[Rule] = [_Line(line.id, line.when) for line in lines]
        rules = read_rules(self.report, path, given, self.names)
        space = self._space(path, rules) if rules else None
        if rules is None or space is None:
            return
        check_last(self.report, rules)
        if rules.expressions[-1] is not None:
            return
        check_reach(self.report, rules, [space])
        check_milder(self.report, "B415", rules, _ranks(lines, weights), [space])

    def _check_levels(self, path: Path, levels: Sequence[Level], weights: Weights) -> None:
        for number, level in enumerate(levels):
            self._check_says((*path, number, "says"), level.says, weights, "R206")
        for number, (lower, upper) in enumerate(pairwise(levels), start=1):
            if lower.up_to is None or (upper.up_to is not None and upper.up_to <= lower.up_to):
                message = _("deze grens is niet hoger dan de vorige")
                self.report.at_value("J911", (*path, number, "says"), message)
            elif weights.get(upper.says, 0) < weights.get(lower.says, 0):
                message = _("{says} is lichter dan wat erboven staat").format(says=upper.says)
                self.report.at_value("J911", (*path, number, "says"), message)
        if levels[-1].up_to is not None:
            message = _("boven {number:g} staat er geen antwoord").format(number=levels[-1].up_to)
            self.report.at_value("J911", (*path, len(levels) - 1, "up_to"), message)

    def _check_says(self, path: Path, says: str | None, weights: Weights, code: str) -> None:
        if says is not None and says not in weights:
            self.report.at_value(
                code, path, _("{name} is hier geen antwoord").format(name=says), nearest(says, weights)
            )

    def _space(self, path: Path, rules: Rules) -> StepSpace | None:
        try:
            return StepSpace(self.names, rules.looks)
        except TooComplexError:
            message = _("deze regels vergelijken met te veel verschillende dingen")
            self.report.at_key("C310", path, message)
            return None


def _weights(questionnaire: Questionnaire, question: Question) -> Weights:
    """Return how heavy each answer is; without burdens the order of the answers says so."""
    options = questionnaire.options_of(question)
    return {option.id: number if option.burden is None else int(option.burden) for number, option in enumerate(options)}


def _ranks(lines: Sequence[StepSays], weights: Weights) -> list[int]:
    """Return how heavy each line is; one that says nothing lies just above the answers below it."""
    ranks: list[int] = []
    below = -1
    for line in reversed(lines):
        if line.says is not None:
            below = 2 * weights[line.says]
        ranks.append(below + (line.says is None))
    return ranks[::-1]
