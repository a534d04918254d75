"""Compass definitions: every check counts somewhere, and no worse answer ever gives a milder outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questionnaires.catalogue import Catalogue
from questionnaires.check.compass_space import compass_space
from questionnaires.check.names import FEWEST_ANSWERS, check_sources, check_tags, few_answers
from questionnaires.check.ordered_rules import check_last, check_milder, check_reach, read_rules
from questionnaires.check.report import Report, nearest
from questionnaires.check.space import TooComplexError
from questionnaires.compass_model import Check, CompassDefinition
from questionnaires.facts import COMPASS_FACTS
from questionnaires.locations import Path
from questionnaires.model import Questionnaire, Scope, SectionRole, SingleChoice
from questionnaires.translation import _

OUTCOMES = ("op_orde", "deels", "niet_op_orde", "onbekend")
RESERVED_RULES = frozenset({"not_applicable", "range"})
"""The reasons that are the same for every compass: it does not apply, or it hangs on what is not known."""
_IDLE_IN_MANDATE = ("when", "required", "critical", "protection", "text_for", "kinds")


def check_compass(report: Report, definition: CompassDefinition, catalogue: Catalogue) -> None:
    """Check what a compass definition means; its shape was checked when it was read."""
    _Checker(report, definition, catalogue).check()


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    definition: CompassDefinition
    catalogue: Catalogue

    def check(self) -> None:
        """Check everything; the rules only when the answers and phases that they rest on are right."""
        before = len(self.report.findings)
        self._check_phase_question()
        self._check_phases()
        self._check_options()
        for number, check in enumerate(self.definition.checks):
            self._check_one(check, ("checks", number))
        self._check_mandate()
        self._check_levels()
        self._check_signal_themes()
        check_sources(self.report, self.definition, list(self._source_uses()))
        self._check_names_of_rules()
        if len(self.report.findings) == before:
            self._check_core()
        if len(self.report.findings) == before:
            self._check_rules()

    def _check_phase_question(self) -> None:
        path: Path = ("phases", "question")
        name = self.definition.phases.question
        found = [one for one in self.catalogue.questionnaires.values() if name in one.question_by_id]
        if not found:
            message = _("er is geen vraag {name}").format(name=name)
            known = (question.id for one in self.catalogue.questionnaires.values() for question in _about_dossier(one))
            self.report.at_value("K901", path, message, nearest(name, known))
            return
        questions = [question for one in found for question in _about_dossier(one) if question.id == name]
        if not questions:
            message = _("{name} is geen keuzevraag over het hele dossier").format(name=name)
            self.report.at_value("K901", path, message)
            return
        self._check_answers({option.id for option in found[0].options_of(questions[0])})

    def _check_answers(self, options: set[str]) -> None:
        name, seen = self.definition.phases.question, set[str]()
        for number, phase in enumerate(self.definition.phases.phases):
            for place, answer in enumerate(phase.answers):
                path: Path = ("phases", "phases", number, "answers", place)
                if answer not in options:
                    message = _("{question} heeft geen antwoord {answer}").format(question=name, answer=answer)
                    self.report.at_value("K902", path, message, nearest(answer, options))
                elif answer in seen:
                    message = _("het antwoord {answer} staat al bij een fase").format(answer=answer)
                    self.report.at_value("K902", path, message)
                seen.add(answer)
        if missing := sorted(options - seen):
            message = _("het antwoord {answer} hoort bij geen enkele fase").format(answer=missing[0])
            self.report.at_key("K902", ("phases", "phases"), message)

    def _check_phases(self) -> None:
        phases = self.definition.phases
        self._check_phase(("phases", "when_unknown"), phases.when_unknown)
        for number, phase in enumerate(phases.phases):
            if phase.decides and phase.provisional:
                message = _("{id} is voorlopig, en er valt ook het besluit").format(id=phase.id)
                self.report.at_value("K911", ("phases", "phases", number, "decides"), message)
        if not any(phase.decides for phase in phases.phases):
            self.report.at_key("K911", ("phases", "phases"), _("in geen enkele fase valt het besluit"))

    def _check_phase(self, path: Path, name: str) -> None:
        if name not in self.definition.phase_by_id:
            message = _("er is geen fase {name}").format(name=name)
            self.report.at_value("K903", path, message, nearest(name, self.definition.phase_by_id))

    def _check_options(self) -> None:
        options = self.definition.options
        for number, (better, worse) in enumerate(pairwise(options), start=1):
            if worse.points >= better.points:
                message = _("{worse} is niet minder waard dan {better}").format(worse=worse.id, better=better.id)
                self.report.at_value("K907", ("options", number, "points"), message)
        for number, option in enumerate(options):
            if option.otherwise is None:
                continue
            path: Path = ("options", number, "otherwise")
            other = self.definition.option_by_id.get(option.otherwise)
            if other is None:
                message = _("er is geen antwoord {name}").format(name=option.otherwise)
                self.report.at_value("K908", path, message, nearest(option.otherwise, self.definition.option_by_id))
            elif other.points >= option.points:
                message = _("{other} is niet minder waard dan {id}").format(other=other.id, id=option.id)
                self.report.at_value("K908", path, message)
            elif option.needs is None:
                message = _("{id} heeft niets nodig, en telt dus nooit als {other}")
                self.report.at_value("K908", path, message.format(id=option.id, other=other.id))

    def _check_one(self, check: Check, path: Path) -> None:
        for key in ("core", "active"):
            for number, phase in enumerate(getattr(check, key)):
                self._check_phase((*path, key, number), phase)
        for number, phase in enumerate(check.core):
            if phase not in check.active and phase in self.definition.phase_by_id:
                message = _("{id} telt niet in de fase {phase}").format(id=check.id, phase=phase)
                self.report.at_value("K904", (*path, "core", number), message)
        self._check_meanings(check, (*path, "meanings"))
        check_tags(self.report, path, check.tags, self.catalogue)

    def _check_meanings(self, check: Check, path: Path) -> None:
        options = self.definition.option_by_id
        for name in check.meanings:
            if name not in options:
                message = _("er is geen antwoord {name}").format(name=name)
                self.report.at_key("K906", (*path, name), message, nearest(name, options))
        # With a misspelled answer about, the one that seems to be missing is probably the one that was meant.
        if check.meanings.keys() <= options.keys():
            for name in (name for name in options if name not in check.meanings):
                message = _("bij {id} staat niet wanneer {name} past").format(id=check.id, name=name)
                self.report.at_key("K906", path, message)

    def _check_mandate(self) -> None:
        mandate = self.definition.mandate
        if mandate.scale is not None:
            message = _("er is geen schaal {name}").format(name=mandate.scale)
            self.report.at_value("R201", ("mandate", "scale"), message)
        elif len(mandate.options) < FEWEST_ANSWERS:
            message = _("de vraag {id} heeft minder dan twee antwoorden").format(id=mandate.id)
            self.report.at_value("R215", ("mandate", "id"), message, few_answers())
        for key in _IDLE_IN_MANDATE:
            if key in mandate.model_fields_set:
                self.report.at_key("K913", ("mandate", key), _("{key} doet hier niets").format(key=key))
        for number, option in enumerate(mandate.options):
            for key in sorted({"burden", "exclusive", "label_today"} & option.model_fields_set):
                path: Path = ("mandate", "options", number, key)
                self.report.at_key("K913", path, _("{key} doet hier niets").format(key=key))
        check_tags(self.report, ("mandate",), mandate.tags, self.catalogue)

    def _check_signal_themes(self) -> None:
        name = self.definition.signal_themes
        if name is not None and name not in self.catalogue.vocabularies:
            message = _("er is geen woordenlijst {name}").format(name=name)
            self.report.at_value("R203", ("signal_themes",), message, nearest(name, self.catalogue.vocabularies))

    def _check_levels(self) -> None:
        if not any(level.counts for level in self.definition.levels):
            self.report.at_key("K910", ("levels",), _("geen enkel niveau telt als participatie"))

    def _source_uses(self) -> Iterator[tuple[Path, Sequence[str]]]:
        yield ("mandate", "sources"), self.definition.mandate.sources
        for number, check in enumerate(self.definition.checks):
            yield ("checks", number, "sources"), check.sources
        for number, level in enumerate(self.definition.levels):
            yield ("levels", number, "sources"), level.sources

    def _check_names_of_rules(self) -> None:
        for number, rule in enumerate(self.definition.outcomes):
            if rule.id in RESERVED_RULES:
                message = _("een regel kan niet {id} heten").format(id=rule.id)
                self.report.at_value("K909", ("outcomes", number, "id"), message)

    def _check_core(self) -> None:
        definition = self.definition
        core, active = (
            {
                phase.id: {check.id for check in definition.checks if phase.id in getattr(check, key)}
                for phase in definition.phases.phases
            }
            for key in ("core", "active")
        )
        for number, phase in enumerate(definition.phases.phases):
            if not core[phase.id]:
                message = _("in de fase {id} is geen enkele vraag kern").format(id=phase.id)
                self.report.at_value("K905", ("phases", "phases", number, "id"), message)
        strictest = definition.phases.when_unknown
        for phase in definition.phases.phases:
            if not (core[phase.id] <= core[strictest] and active[phase.id] <= active[strictest]):
                message = _("in de fase {other} telt een vraag die in {id} niet zo telt")
                message = message.format(other=phase.id, id=strictest)
                self.report.at_value("K912", ("phases", "when_unknown"), message)
                break

    def _check_rules(self) -> None:
        path: Path = ("outcomes",)
        rules = read_rules(self.report, path, self.definition.outcomes, COMPASS_FACTS)
        if rules is None:
            return
        try:
            space = compass_space(self.definition, rules.looks)
        except TooComplexError:
            message = _("er zijn te veel manieren om dit kompas te beantwoorden")
            self.report.at_key("C310", ("checks",), message)
            return
        check_last(self.report, rules)
        check_reach(self.report, rules, [space])
        ranks = [OUTCOMES.index(rule.outcome) for rule in self.definition.outcomes]
        check_milder(self.report, "B415", rules, ranks, [space])
        given = {rule.outcome for rule in self.definition.outcomes}
        for outcome in OUTCOMES:
            if outcome not in given:
                self.report.at_key("B416", path, _("geen enkele regel geeft {outcome}").format(outcome=outcome))


def _about_dossier(questionnaire: Questionnaire) -> Iterator[SingleChoice]:
    """The choices about the whole dossier that do not count."""
    for section in questionnaire.sections:
        if section.scope is Scope.DOSSIER and section.role is SectionRole.INFORMATION:
            yield from (question for question in section.questions if isinstance(question, SingleChoice))
