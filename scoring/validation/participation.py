"""Whether what is said about participation fits the compass and the rest of the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.evidence import StepReference
from scoring.participation import CheckAnswer, CompassAnswers, ParticipationPlan
from scoring.validation.answers import check_evidence
from scoring.validation.report import Report, add_doubles, choices, suggestion
from scoring.validation.values import check_day


def check_participation(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    """Note everything in the compass, the participation plan and the signals that does not fit."""
    definition = _definition(report, dossier, catalogue)
    checker = _Checker(report, dossier, catalogue, definition)
    if dossier.compass is not None:
        checker.check_compass(dossier.compass)
    if dossier.plan is not None:
        checker.check_plan(dossier.plan)
    checker.check_signals()


def _definition(report: Report, dossier: Dossier, catalogue: Catalogue) -> CompassDefinition | None:
    """Return the compass to check against; without a definition that is there, answers cannot be checked."""
    given, known = dossier.compass, catalogue.compasses
    named = given.definition if given else None
    if named is None:
        if given is not None and not known:
            message = _("er is geen kompas waarbij deze antwoorden horen")
            report.add("D760", ("compass",), message, _("Noem met --questionnaires de map waar het staat."))
        return next(iter(known.values()), None)
    if named not in known:
        message = _("het kompas {id} is er niet").format(id=shortened(named))
        otherwise = choices(known) if known else _("Noem met --questionnaires de map waar het staat.")
        report.add("D760", ("compass", "definition"), message, suggestion(named, known, otherwise))
    return known.get(named)


@dataclass(frozen=True)
class _Checker:
    report: Report
    dossier: Dossier
    catalogue: Catalogue
    definition: CompassDefinition | None

    def check_compass(self, compass: CompassAnswers) -> None:
        if self.definition is not None and compass.mandate is not None:
            options = [option.id for option in self.definition.mandate.options]
            if compass.mandate not in options:
                message = _("{value} is geen antwoord op de vraag naar de opdracht")
                message = message.format(value=shortened(compass.mandate))
                mend = suggestion(compass.mandate, options, choices(options))
                self.report.add("D762", ("compass", "mandate"), message, mend)
        ids: dict[Path, str] = {("compass", "answers", n, "check"): one.check for n, one in enumerate(compass.answers)}
        message = _("de check {id} is twee keer beantwoord")
        add_doubles(self.report, ids, "D761", message, _("Laat één antwoord staan."))
        for number, answer in enumerate(compass.answers):
            path: Path = ("compass", "answers", number)
            if self.definition is not None:
                self._check_answer(self.definition, answer, path)
            self._check_about(answer.steps, answer.questions, path)
            if answer.until is not None:
                check_day(self.report, answer.until, (*path, "until"))
            for place, evidence in enumerate(answer.evidence):
                check_evidence(self.report, evidence, (*path, "evidence", place))

    def _check_answer(self, definition: CompassDefinition, answer: CheckAnswer, path: Path) -> None:
        checks, options = definition.check_by_id, definition.option_by_id
        check = checks.get(answer.check)
        if check is None:
            message = _("de check {id} staat niet in het kompas").format(id=shortened(answer.check))
            new = next((one.id for one in checks.values() if answer.check in one.renamed_from), None)
            otherwise = suggestion(answer.check, checks, choices(checks))
            mend = _("Die check heet nu {id}.").format(id=new) if new else otherwise
            self.report.add("D761", (*path, "check"), message, mend)
        if answer.value is not None and answer.value not in options:
            message = _("{value} is geen antwoord op een check").format(value=shortened(answer.value))
            mend = suggestion(answer.value, options, choices(options))
            self.report.add("D762", (*path, "value"), message, mend)
        if answer.not_applicable is None:
            return
        if answer.value is not None:
            message = _("de check {id} heeft een antwoord, en is ook niet van toepassing").format(id=answer.check)
            self.report.add("D763", (*path, "not_applicable"), message, _("Laat een van de twee staan."))
        elif check is not None and check.core:
            message = _("de check {id} hoort bij de kern en is altijd van toepassing").format(id=check.id)
            mend = _("Kies een antwoord. Geldt het hele kompas niet? Schrijf dan not_applicable onder compass.")
            self.report.add("D764", (*path, "not_applicable"), message, mend)

    def check_plan(self, plan: ParticipationPlan) -> None:
        ids: dict[Path, str] = {("plan", "groups", n, "id"): group.id for n, group in enumerate(plan.groups)}
        message = _("{id} staat twee keer bij wie meedoet")
        add_doubles(self.report, ids, "D766", message, _("Geef iedereen die meedoet een eigen id."))
        groups = [group.id for group in self.dossier.groups]
        for number, group in enumerate(plan.groups):
            path: Path = ("plan", "groups", number)
            if group.group is not None and group.group not in groups:
                message = _("de doelgroep {id} is er niet").format(id=shortened(group.group))
                mend = suggestion(group.group, groups, _("Haal group weg, of voeg de doelgroep toe."))
                self.report.add("D766", (*path, "group"), message, mend)
            levels = self.definition.level_by_id if self.definition else {}
            if levels and group.level is not None and group.level not in levels:
                message = _("het kompas kent geen {level}").format(level=shortened(group.level))
                mend = suggestion(group.level, levels, choices(levels))
                self.report.add("D767", (*path, "level"), message, mend)
        for path, day in _days(plan):
            if day is not None:
                check_day(self.report, day, path)

    def check_signals(self) -> None:
        name = self.definition.signal_themes if self.definition else None
        vocabulary = self.catalogue.vocabularies.get(name or "")
        for number, signal in enumerate(self.dossier.signals):
            path: Path = ("signals", number)
            self._check_about(signal.steps, signal.questions, path)
            if vocabulary is not None and signal.theme is not None and signal.theme not in vocabulary.term_by_id:
                message = _("het thema {id} staat niet in {list}").format(
                    id=shortened(signal.theme), list=vocabulary.id
                )
                mend = suggestion(signal.theme, vocabulary.term_by_id, choices(vocabulary.term_by_id))
                self.report.add("D768", (*path, "theme"), message, mend)

    def _check_about(self, steps: Sequence[StepReference], questions: Iterable[str], path: Path) -> None:
        for number, one in enumerate(steps):
            place = (*path, "steps", number)
            if one.group not in self._steps:
                message = _("de doelgroep {id} is er niet").format(id=shortened(one.group))
                mend = suggestion(one.group, self._steps, _("Noem een doelgroep van dit dossier, of haal de stap weg."))
                self.report.add("D765", (*place, "group"), message, mend)
            elif one.step not in self._steps[one.group]:
                message = _("de reis van {group} heeft geen stap {id}")
                message = message.format(group=one.group, id=shortened(one.step))
                known = self._steps[one.group]
                otherwise = choices(known) if known else _("Beschrijf eerst de reis van deze groep.")
                self.report.add("D765", (*place, "step"), message, suggestion(one.step, known, otherwise))
        questionnaire = self.catalogue.questionnaires.get(self.dossier.questionnaire)
        for number, question in enumerate(questions):
            if questionnaire is not None and question not in questionnaire.question_by_id:
                message = _("er is geen vraag {id}").format(id=shortened(question))
                asked = questionnaire.question_by_id
                new = next((one.id for one in asked.values() if question in one.renamed_from), None)
                otherwise = suggestion(question, asked, _("Noem een vraag uit de vragenlijst."))
                mend = _("Die vraag heet nu {id}.").format(id=new) if new else otherwise
                self.report.add("D765", (*path, "questions", number), message, mend)

    @cached_property
    def _steps(self) -> Mapping[str, list[str]]:
        return {
            group.id: [step.id for step in group.journey.steps] if group.journey else []
            for group in self.dossier.groups
        }


def _days(plan: ParticipationPlan) -> Iterator[tuple[Path, str | None]]:
    yield ("plan", "shared_on"), plan.shared_on
    yield ("plan", "fed_back_on"), plan.fed_back_on
    for number, moment in enumerate(plan.moments):
        yield ("plan", "moments", number, "on"), moment.on
    for number, ward in enumerate(plan.wards):
        yield ("plan", "wards", number, "spoken_on"), ward.spoken_on
