"""Whether what a measure changes is there, says one thing, and fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.document import shortened
from questionnaires.journey_model import JourneyDefinition
from questionnaires.locations import Path
from questionnaires.model import Question, Questionnaire, Scope
from questionnaires.translation import _
from scoring.dossier import AnswerChange, Dossier, Group, Measure, MeasureChanges, StepEdit
from scoring.validation.answers import AnswerChecker
from scoring.validation.report import Report, add_doubles, choices, named, new_name, suggestion
from scoring.validation.values import check_value


def check_changes(report: Report, dossier: Dossier, catalogue: Catalogue, answers: AnswerChecker) -> None:
    """Note everything that measures change and that cannot be changed so.

    Args:
        report: where it is noted.
        dossier: the dossier.
        catalogue: the definitions, for the fields of steps.
        answers: what knows the questionnaire, and how answers can be known.
    """
    definition = catalogue.journeys.get(dossier.journey or "")
    for number, measure in enumerate(dossier.measures):
        if measure.changes is not None:
            checker = _Checker(report, dossier, answers, definition, measure)
            checker.check(measure.changes, ("measures", number, "changes"))


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    dossier: Dossier
    answers: AnswerChecker
    definition: JourneyDefinition | None
    measure: Measure

    @property
    def questionnaire(self) -> Questionnaire:
        return self.answers.questionnaire

    @property
    def groups(self) -> Sequence[Group]:
        """Those that the measure is for."""
        return [group for group in self.dossier.groups if not self.measure.groups or group.id in self.measure.groups]

    def check(self, changes: MeasureChanges, path: Path) -> None:
        ids: dict[Path, str] = {
            (*path, "answers", n, "question"): one.question for n, one in enumerate(changes.answers)
        }
        message = _("deze maatregel verandert {id} twee keer")
        mend = _("Laat één verandering staan. Per groep iets anders? Maak er twee maatregelen van.")
        add_doubles(self.report, ids, "D747", message, mend)
        steps: dict[Path, str] = {
            (*path, "steps", n, "step"): f"{one.group}/{one.step}" for n, one in enumerate(changes.steps)
        }
        add_doubles(self.report, steps, "D747", message, _("Zet alles over deze stap bij elkaar."))
        for number, change in enumerate(changes.answers):
            self._check_answer(change, (*path, "answers", number))
        for number, edit in enumerate(changes.steps):
            self._check_step(edit, (*path, "steps", number))

    def _check_answer(self, change: AnswerChange, path: Path) -> None:
        question = self._question(change.question, (*path, "question"))
        if (change.value is None) == (change.not_applicable is None):
            message = (
                _("er staat niet bij wat het antwoord op {id} wordt")
                if change.value is None
                else _("het antwoord op {id} wordt een waarde, en ook niet van toepassing")
            )
            mend = _("Schrijf achter value wat het wordt, of achter not_applicable waarom het niet meer geldt.")
            self.report.add("D747", path, message.format(id=shortened(change.question)), mend)
        if question is None:
            return
        if change.value is not None:
            check_value(self.report, self.questionnaire, question, change.value, (*path, "value"))
        if change.not_applicable is not None and not question.not_applicable_allowed:
            message = _("{question} is altijd van toepassing").format(question=named(question))
            mend = _("Kies met value welk antwoord het wordt.")
            self.report.add("D724", (*path, "not_applicable"), message, mend)
        self.answers.check_basis(change.basis, (*path, "basis"))
        self._check_audience(question, (*path, "question"))

    def _question(self, name: str, path: Path) -> Question | None:
        questions = self.questionnaire.question_by_id
        if name in questions:
            return questions[name]
        message = _("de maatregel {id} verandert de vraag {name}, en die is er niet")
        new = new_name(name, questions.values())
        otherwise = suggestion(name, questions, _("Noem een vraag uit de vragenlijst."))
        mend = _("Die vraag heet nu {id}.").format(id=new) if new else otherwise
        self.report.add("D733", path, message.format(id=self.measure.id, name=shortened(name)), mend)
        return None

    def _check_audience(self, question: Question, path: Path) -> None:
        if self.questionnaire.section_of[question.id].scope is Scope.DOSSIER:
            return
        others = [group for group in self.groups if group.kind not in question.kinds]
        # Without groups of its own a measure is for whoever is asked.
        if others and (self.measure.groups or len(others) == len(self.groups)):
            message = _("{question} wordt niet gesteld aan de doelgroep {group}; daar verandert niets")
            message = message.format(question=named(question), group=others[0].id)
            mend = _("Haal de verandering of de groep weg. De vraag is voor: {kinds}.")
            self.report.add("D748", path, message, mend.format(kinds=", ".join(question.kinds)))

    def _check_step(self, edit: StepEdit, path: Path) -> None:
        if edit.remove and edit.values:
            message = _("de stap {id} gaat weg, en er verandert ook iets aan").format(id=shortened(edit.step))
            self.report.add("D747", (*path, "values"), message, _("Haal remove weg, of juist de waarden."))
        elif not edit.remove and not edit.values:
            message = _("er staat niet bij wat er aan de stap {id} verandert").format(id=shortened(edit.step))
            mend = _("Schrijf remove: true, of achter values welke velden anders worden.")
            self.report.add("D747", path, message, mend)
        if self._has_step(edit, path):
            self._check_fields(edit, (*path, "values"))

    def _has_step(self, edit: StepEdit, path: Path) -> bool:
        group = next((one for one in self.dossier.groups if one.id == edit.group), None)
        if group is None:
            known = [one.id for one in self.dossier.groups]
            message = _("de maatregel {id} verandert een stap van de doelgroep {name}, en die is er niet")
            message = message.format(id=self.measure.id, name=shortened(edit.group))
            otherwise = choices(known) if known else _("Beschrijf eerst de doelgroep.")
            self.report.add("D733", (*path, "group"), message, suggestion(edit.group, known, otherwise))
            return False
        steps = [step.id for step in group.journey.steps] if group.journey else []
        if edit.step not in steps:
            message = _("de maatregel {id} verandert de stap {name}, en die heeft de doelgroep {group} niet")
            message = message.format(id=self.measure.id, name=shortened(edit.step), group=group.id)
            otherwise = choices(steps) if steps else _("Beschrijf eerst de reis van deze groep, of haal de stap weg.")
            self.report.add("D733", (*path, "step"), message, suggestion(edit.step, steps, otherwise))
            return False
        if group not in self.groups:
            message = _("de maatregel {id} geldt niet voor de doelgroep {name}, en verandert er een stap van")
            message = message.format(id=self.measure.id, name=group.id)
            mend = _("Zet {group} bij de groepen, of haal de stap weg.").format(group=group.id)
            self.report.add("D733", (*path, "group"), message, mend)
        return True

    def _check_fields(self, edit: StepEdit, path: Path) -> None:
        definition = self.definition
        if definition is None:
            return
        for name, value in edit.values.items():
            field = definition.field_by_id.get(name)
            if field is None:
                message = _("een stap heeft geen veld {name}").format(name=shortened(name))
                new = new_name(name, definition.fields)
                otherwise = _("Haal het weg, of kijk het id na in {id}.").format(id=definition.id)
                mend = suggestion(name, definition.field_by_id, otherwise)
                mend = _("Dat veld heet nu {id}.").format(id=new) if new else mend
                self.report.add("D752", (*path, name), message, mend)
            elif value is not None:
                check_value(self.report, definition.form, field, value, (*path, name))
