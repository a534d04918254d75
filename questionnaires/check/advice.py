"""Rules for the advice: every combination gives one advice, and worse is never milder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import get_args

from questionnaires.advice_model import ADVICE_ORDER, SUBJECT, AdviceDefinition, ConditionAbout
from questionnaires.catalogue import Catalogue
from questionnaires.check.comparing import read_condition
from questionnaires.check.names import check_sources
from questionnaires.check.ordered_rules import Rules, check_milder, check_parts, check_reach, read_rules
from questionnaires.check.report import Report, nearest
from questionnaires.check.robustness import check_robustness
from questionnaires.check.space import Mask
from questionnaires.check.step_space import StepSpace
from questionnaires.expressions import Expression
from questionnaires.facts import ADVICE_EVIDENCE_FACTS, ADVICE_FACTS, ADVICE_REASON_FACTS, Fact
from questionnaires.locations import Path
from questionnaires.model import VocabularyRole
from questionnaires.text import Text
from questionnaires.translation import _

_RULES: Path = ("rules",)
_NOT_KNOWN = ADVICE_ORDER[-1]
_MOST_STEPS = 1
"""From 'te doen' straight to 'eerst aanpassen', or back, would set the rules aside (RULES section 8)."""


def check_advice(report: Report, definition: AdviceDefinition, catalogue: Catalogue) -> None:
    """Check what a definition of the advice means; its shape was checked when it was read."""
    _Checker(report, definition, catalogue).check()


@dataclass(frozen=True, slots=True)
class _One:
    """A condition on its own, checked as a list of one rule."""

    id: str
    when: str


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    definition: AdviceDefinition
    catalogue: Catalogue

    def check(self) -> None:
        """Check everything."""
        self._check_rules()
        self._check_evidence()
        self._check_words()
        self._check_conditions()
        self._check_deviation()
        if self.definition.robustness is not None:
            check_robustness(self.report, self.definition.robustness, self.catalogue)
        check_sources(self.report, self.definition, list(self._source_uses()))

    def _source_uses(self) -> Iterator[tuple[Path, Sequence[str]]]:
        for number, rule in enumerate(self.definition.rules):
            yield ("rules", number, "sources"), rule.sources
        yield ("evidence", "sources"), self.definition.evidence.sources
        yield ("deviation", "sources"), self.definition.deviation.sources
        if self.definition.robustness is not None:
            yield ("robustness", "sources"), self.definition.robustness.sources

    def _check_rules(self) -> None:
        rules = read_rules(self.report, _RULES, self.definition.rules, ADVICE_FACTS)
        if rules is None or self._early_end(rules):
            return
        space = StepSpace(ADVICE_FACTS, rules.looks)
        if not self._check_same(rules, space):
            check_reach(self.report, rules, [space])
        self._check_gap(rules, space)
        ranks = [ADVICE_ORDER.index(rule.advice) for rule in self.definition.rules]
        if self._uncovered(rules, space):
            # What no rule holds for is told as a gap, and not once more as something that is milder.
            rules = replace(rules, expressions=[*rules.expressions[:-1], None])
        check_milder(self.report, "B415", rules, ranks, [space])
        self._check_all_given()
        self._check_reasons(rules)

    def _early_end(self, rules: Rules) -> bool:
        """Report a rule that always holds before the last one: what stands below it never counts."""
        for number, expression in enumerate(rules.expressions[:-1]):
            if expression is None:
                message = _("{id} geldt altijd, en is niet de laatste regel").format(id=rules.rules[number].id)
                self.report.at_value("A903", (*_RULES, number, "id"), message)
                return True
        return False

    def _check_same(self, rules: Rules, space: StepSpace) -> bool:
        """Report rules that hold for exactly the same combinations: of those the second never counts."""
        first: dict[Mask, int] = {}
        found = False
        for number, expression in enumerate(rules.expressions):
            where = space.possible if expression is None else space.where(expression)
            earlier = first.setdefault(where, number)
            if where and earlier != number:
                found = True
                message = _("{id} geldt voor precies dezelfde gevallen als {other}")
                message = message.format(id=rules.rules[number].id, other=rules.rules[earlier].id)
                self.report.at_value("A902", (*_RULES, number, "id"), message)
        return found

    def _uncovered(self, rules: Rules, space: StepSpace) -> Mask:
        left = space.possible
        for mask in rules.reached(space):
            left ^= mask
        return left

    def _check_gap(self, rules: Rules, space: StepSpace) -> None:
        left = self._uncovered(rules, space)
        if left:
            message = _("voor deze combinatie is er geen advies: {example}").format(example=space.words(left))
            self.report.at_key("A901", (*_RULES, len(rules.rules) - 1, "when"), message)

    def _check_reasons(self, rules: Rules) -> None:
        """Wherever a rule decides, one of its reasons is true; each of them can be, and none is about what is well."""
        read = [
            [
                None
                if one.when is None
                else read_condition(self.report, _reason(number, place), one.when, ADVICE_REASON_FACTS)
                for place, one in enumerate(rule.because)
            ]
            for number, rule in enumerate(self.definition.rules)
        ]
        reasons = [reason for found in read for reason in found if reason is not None]
        if len(reasons) < sum(one.when is not None for rule in self.definition.rules for one in rule.because):
            return
        space = StepSpace(ADVICE_REASON_FACTS, [*rules.looks, *reasons])
        for number, (decides, found) in enumerate(zip(rules.reached(space), read, strict=True)):
            silent = decides
            for place, reason in enumerate(found):
                if reason is not None:
                    check_parts(self.report, _reason(number, place), reason, [space])
                said = decides if reason is None else decides & space.where(reason)
                silent &= ~said
                if decides and not said:
                    message = _("deze reden klopt nooit als {id} geldt").format(id=rules.rules[number].id)
                    self.report.at_value("A910", _reason(number, place), message)
                elif reason is not None and self.definition.rules[number].advice != ADVICE_ORDER[0]:
                    self._check_names_a_fault(_reason(number, place), space, said & space.best(reason.names))
            if found and silent:
                message = _("{id} zegt niet waarom bij {example}")
                message = message.format(id=rules.rules[number].id, example=space.words(silent))
                self.report.at_key("A909", (*_RULES, number, "because"), message)

    def _check_names_a_fault(self, path: Path, space: StepSpace, all_well: Mask) -> None:
        if all_well:
            message = _("deze reden klopt ook als alles wat die noemt in orde is: {example}")
            self.report.at_value("A915", path, message.format(example=space.words(all_well)))

    def _check_all_given(self) -> None:
        given = {rule.advice for rule in self.definition.rules}
        for advice in ADVICE_ORDER:
            if advice not in given:
                self.report.at_key("B416", _RULES, _("geen enkele regel geeft {outcome}").format(outcome=advice))

    def _check_evidence(self) -> None:
        evidence = self.definition.evidence
        vocabularies = self.catalogue.vocabularies_for_role(VocabularyRole.BASES)
        bases = {term.id for vocabulary in vocabularies for term in vocabulary.terms}
        for number, name in enumerate(evidence.weak_bases):
            if bases and name not in bases:
                message = _("{name} is geen manier om iets te weten").format(name=name)
                self.report.at_value("R204", ("evidence", "weak_bases", number), message, nearest(name, bases))
        path: Path = ("evidence", "when")
        expression = read_condition(self.report, path, evidence.when, ADVICE_EVIDENCE_FACTS)
        if expression is None:
            return
        rules = Rules(path[:1], [_One("evidence", evidence.when)], [expression])
        moved = replace(self.report, locations=self.report.locations.moved(_where_evidence_stands))
        space = StepSpace(ADVICE_EVIDENCE_FACTS, rules.looks)
        if check_reach(moved, rules, [space]):
            self._check_turned(path, expression)

    def _check_turned(self, path: Path, expression: Expression) -> None:
        """Knowing less never makes it enough. Without a class the advice waits anyhow, so that is left out."""
        burden = ADVICE_EVIDENCE_FACTS["burden"]
        facts: dict[str, Fact] = {**ADVICE_EVIDENCE_FACTS, "burden": replace(burden, levels=burden.levels[:-1])}
        space = StepSpace(facts, [expression])
        enough = space.where(expression)
        for variable, low, high in space.steps():
            turned = space.space.moved(space.space.complement(enough), variable, low, high) & enough
            if turned:
                message = _("wordt iets slechter, dan is er opeens genoeg bekend, bijvoorbeeld bij {example}")
                self.report.at_value("A904", path, message.format(example=space.words(turned)))
                return

    def _check_words(self) -> None:
        labels: dict[str, str] = {}
        for number, words in enumerate(self.definition.advices):
            other = labels.setdefault(str(words.label), words.id)
            if other != words.id:
                message = _("{id} heet net zo als {other}").format(id=words.id, other=other)
                self.report.at_value("T505", ("advices", number, "label"), message)
        named = {words.id for words in self.definition.advices}
        for advice in ADVICE_ORDER:
            if advice not in named:
                self.report.at_key("A905", ("advices",), _("er zijn geen woorden voor {advice}").format(advice=advice))

    def _check_conditions(self) -> None:
        seen: dict[str, int] = {}
        for number, words in enumerate(self.definition.conditions):
            path: Path = ("conditions", number)
            if words.about in seen:
                message = _("over {about} staat hier al iets").format(about=words.about)
                self.report.at_value("A906", (*path, "about"), message, _("Haal er een weg."))
            seen.setdefault(words.about, number)
            self._check_template((*path, "text"), words.text)
        for about in get_args(ConditionAbout):
            if about not in seen:
                message = _("er zijn geen woorden voor een voorwaarde over {about}").format(about=about)
                self.report.at_key("A906", ("conditions",), message)

    def _check_template(self, path: Path, text: Text) -> None:
        for language in text.languages:
            words = text.in_language(language)
            if _placeholders(words) != [SUBJECT[1:-1]]:
                where = (*path, language) if isinstance(text.root, dict) else path
                message = _("hier hoort één keer {subject} te staan, en niets anders tussen accolades")
                self.report.at_value("A907", where, message.format(subject=SUBJECT))

    def _check_deviation(self) -> None:
        path: Path = ("deviation", "order")
        order = self.definition.deviation.order
        places = [ADVICE_ORDER.index(advice) for advice in order]
        for number, advice in enumerate(order):
            if advice == _NOT_KNOWN:
                message = _("van {advice} wijkt niemand af").format(advice=advice)
                self.report.at_value("A908", (*path, number), message, _("Haal het weg uit de volgorde."))
            elif advice in order[:number]:
                message = _("{advice} staat hier twee keer").format(advice=advice)
                self.report.at_value("A908", (*path, number), message)
            elif number and places[number] < max(places[:number]):
                message = _("{advice} is milder dan wat ervoor staat").format(advice=advice)
                self.report.at_value("A908", (*path, number), message)
        steps = self.definition.deviation.steps
        if steps > _MOST_STEPS:
            message = _("hier mag iemand {n} stappen afwijken, en dat is te ver").format(n=steps)
            mend = _("Schrijf 1, of 0 als niemand mag afwijken.")
            self.report.at_value("A908", ("deviation", "steps"), message, mend)


def _reason(number: int, place: int) -> Path:
    """The place in the file of the condition of a reason."""
    return (*_RULES, number, "because", place, "when")


def _where_evidence_stands(path: Path) -> Path:
    """The place in the file of a list of one rule."""
    return (path[0], *path[2:]) if path[0] == "evidence" and len(path) > 1 else path


def _placeholders(words: str) -> list[str] | None:
    """The names between braces; None when the braces cannot be read."""
    try:
        return [name for _text, name, _format, _conversion in Formatter().parse(words) if name is not None]
    except ValueError:
        return None
