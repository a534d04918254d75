"""Whether measures are about something that is there: groups, questions, themes, steps and checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from questionnaires.catalogue import Catalogue
from questionnaires.compass_model import CompassDefinition
from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.model import Questionnaire
from questionnaires.translation import _
from scoring.dossier import Dossier, Measure
from scoring.evidence import StepReference
from scoring.validation.report import Report, add_doubles, choices, new_name, suggestion


@dataclass(frozen=True)
class MeasureChecker:
    """Checks the measures of one dossier."""

    report: Report
    dossier: Dossier
    questionnaire: Questionnaire
    catalogue: Catalogue

    def check(self) -> None:
        """Note every measure that names something that is not there."""
        ids: dict[Path, str] = {("measures", n, "id"): measure.id for n, measure in enumerate(self.dossier.measures)}
        message = _("de maatregel {id} staat er twee keer")
        add_doubles(self.report, ids, "D733", message, _("Geef elke maatregel een eigen id."))
        for number, measure in enumerate(self.dossier.measures):
            self._check_measure(measure, ("measures", number))

    @cached_property
    def _groups(self) -> list[str]:
        return [group.id for group in self.dossier.groups]

    @cached_property
    def _themes(self) -> list[str]:
        return [section.id for section in self.questionnaire.sections if section.scored]

    @cached_property
    def _steps(self) -> Mapping[str, list[str]]:
        return {
            group.id: [step.id for step in group.journey.steps] if group.journey else []
            for group in self.dossier.groups
        }

    @cached_property
    def _compass(self) -> CompassDefinition | None:
        named = self.dossier.compass.definition if self.dossier.compass else None
        known = self.catalogue.compasses
        return known.get(named) if named else next(iter(known.values()), None)

    def _check_measure(self, measure: Measure, path: Path) -> None:
        for number, group in enumerate(measure.groups):
            self._check_group(measure, (*path, "groups", number), group)
        for number, question in enumerate(measure.questions):
            self._check_question(measure, (*path, "questions", number), question)
        for number, theme in enumerate(measure.themes):
            self._check_theme(measure, (*path, "themes", number), theme)
        for number, step in enumerate(measure.steps):
            self._check_step(measure, (*path, "steps", number), step)
        for number, check in enumerate(measure.checks):
            self._check_check(measure, (*path, "checks", number), check)

    def _check_group(self, measure: Measure, path: Path, group: str) -> None:
        if group not in self._groups:
            message = _("de maatregel {id} noemt de doelgroep {name}, en die is er niet")
            self._report(measure, path, message, group, suggestion(group, self._groups, choices(self._groups)))

    def _check_question(self, measure: Measure, path: Path, question: str) -> None:
        questions = self.questionnaire.question_by_id
        if question not in questions:
            message = _("de maatregel {id} noemt de vraag {name}, en die is er niet")
            new = new_name(question, questions.values())
            otherwise = suggestion(question, questions, _("Noem een vraag uit de vragenlijst."))
            mend = _("Die vraag heet nu {id}.").format(id=new) if new else otherwise
            self._report(measure, path, message, question, mend)

    def _check_theme(self, measure: Measure, path: Path, theme: str) -> None:
        if theme not in self._themes:
            there = any(section.id == theme for section in self.questionnaire.sections)
            message = (
                _("de maatregel {id} noemt {name}, en dat is geen thema dat meetelt")
                if there
                else _("de maatregel {id} noemt het thema {name}, en dat is er niet")
            )
            new = new_name(theme, self.questionnaire.sections)
            otherwise = suggestion(theme, self._themes, choices(self._themes))
            mend = _("Dat thema heet nu {id}.").format(id=new) if new else otherwise
            self._report(measure, path, message, theme, mend)

    def _check_step(self, measure: Measure, path: Path, one: StepReference) -> None:
        if one.group not in self._steps:
            self._check_group(measure, (*path, "group"), one.group)
        elif one.step not in self._steps[one.group]:
            message = _("de maatregel {id} noemt de stap {name}, en die heeft deze groep niet")
            steps = self._steps[one.group]
            otherwise = choices(steps) if steps else _("Beschrijf eerst de reis van deze groep, of haal de stap weg.")
            self._report(measure, (*path, "step"), message, one.step, suggestion(one.step, steps, otherwise))
        elif measure.groups and one.group not in measure.groups:
            message = _("de maatregel {id} geldt niet voor de doelgroep {name}, en noemt er een stap van")
            mend = _("Zet {group} bij de groepen, of haal de stap weg.").format(group=one.group)
            self._report(measure, (*path, "group"), message, one.group, mend)

    def _check_check(self, measure: Measure, path: Path, check: str) -> None:
        if self._compass is not None and check not in self._compass.check_by_id:
            message = _("de maatregel {id} noemt de check {name}, en die staat niet in het kompas")
            checks = self._compass.check_by_id
            new = next((one.id for one in checks.values() if check in one.renamed_from), None)
            otherwise = suggestion(check, checks, choices(checks))
            mend = _("Die check heet nu {id}.").format(id=new) if new else otherwise
            self._report(measure, path, message, check, mend)

    def _report(self, measure: Measure, path: Path, message: str, name: str, mend: str) -> None:
        self.report.add("D733", path, message.format(id=measure.id, name=shortened(name)), mend)
