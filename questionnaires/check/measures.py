"""What measures of a library change: it is there, the value fits, and it can make something lighter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires import operands
from questionnaires.catalogue import Catalogue
from questionnaires.check.report import Report, nearest
from questionnaires.locations import Path
from questionnaires.model import (
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    SingleChoice,
    Term,
    TermAnswer,
    TermField,
    Vocabulary,
    VocabularyRole,
)
from questionnaires.translation import _

Value = str | float | tuple[str, ...]


def check_measures(report: Report, vocabulary: Vocabulary, catalogue: Catalogue) -> None:
    """Check the answers and the fields of steps that the terms of a vocabulary change."""
    for number, term in enumerate(vocabulary.terms):
        path: Path = ("terms", number)
        if vocabulary.role is not VocabularyRole.MEASURES:
            _report_role(report, term, path)
            continue
        _check_repeats(report, (*path, "answers"), [(one.questionnaire, one.question) for one in term.answers])
        _check_repeats(report, (*path, "fields"), [(one.journey, one.field) for one in term.fields])
        for place, answer in enumerate(term.answers):
            _check_answer(report, catalogue, answer, (*path, "answers", place))
        for place, field in enumerate(term.fields):
            _check_field(report, catalogue, field, (*path, "fields", place))


def _report_role(report: Report, term: Term, path: Path) -> None:
    for key in ("answers", "fields"):
        if getattr(term, key):
            message = _("{id} verandert iets, en in deze lijst staan geen maatregelen").format(id=term.id)
            report.at_key("R219", (*path, key), message)


def _check_repeats(report: Report, path: Path, names: Sequence[tuple[str, str]]) -> None:
    key = "question" if path[-1] == "answers" else "field"
    for place, name in enumerate(names):
        if name in names[:place]:
            report.at_value("R214", (*path, place, key), _("{name} staat twee keer in deze lijst").format(name=name[1]))


def _check_answer(report: Report, catalogue: Catalogue, answer: TermAnswer, path: Path) -> None:
    form = catalogue.questionnaires.get(answer.questionnaire)
    if form is None:
        message = _("er is geen vragenlijst {name}").format(name=answer.questionnaire)
        report.at_value(
            "R220", (*path, "questionnaire"), message, nearest(answer.questionnaire, catalogue.questionnaires)
        )
        return
    question = form.question_by_id.get(answer.question)
    if question is None:
        message = _("er is geen vraag {name}").format(name=answer.question)
        report.at_value("R205", (*path, "question"), message, nearest(answer.question, form.question_by_id))
    elif not form.is_scored(question):
        message = _("{name} telt niet mee, dus daar wordt niets lichter").format(name=question.id)
        report.at_value("R221", (*path, "question"), message, _("Noem een vraag die meetelt."))
    else:
        _Value(report, form, question, answer.value, (*path, "value")).check()


def _check_field(report: Report, catalogue: Catalogue, field: TermField, path: Path) -> None:
    definition = catalogue.journeys.get(field.journey)
    if definition is None:
        message = _("er is geen reis {name}").format(name=field.journey)
        report.at_value("R220", (*path, "journey"), message, nearest(field.journey, catalogue.journeys))
        return
    found = definition.field_by_id.get(field.field)
    if found is None:
        message = _("er is geen veld {name}").format(name=field.field)
        report.at_value("R205", (*path, "field"), message, nearest(field.field, definition.field_by_id))
    else:
        _Value(report, definition.form, found, field.value, (*path, "value")).check()


@dataclass(frozen=True, slots=True)
class _Value:
    """A value that an answer gets."""

    report: Report
    form: Questionnaire
    question: Question
    value: Value
    path: Path

    def check(self) -> None:
        match self.question, self.value:
            case SingleChoice(), str():
                if self._known(self.value, self.path):
                    burdens = {option.id: option.burden for option in self.form.options_of(self.question)}
                    known = [burden for burden in burdens.values() if burden is not None]
                    self._check_lighter(burdens[self.value], max(known, default=None))
            case MultipleChoice(), tuple():
                self._check_ticked(self.question, self.value)
            case NumberQuestion(), int() | float():
                self._check_number(self.question, self.value)
            case _:
                message = _("dit is geen antwoord op {name}").format(name=self.question.id)
                self.report.at_value("R222", self.path, message)

    def _known(self, option: str, path: Path) -> bool:
        options = [one.id for one in self.form.options_of(self.question)]
        if option not in options:
            message = _("{question} heeft geen antwoord {name}").format(question=self.question.id, name=option)
            self.report.at_value("R206", path, message, nearest(option, options))
        return option in options

    def _check_ticked(self, question: MultipleChoice, ticked: tuple[str, ...]) -> None:
        known = [self._known(option, (*self.path, place)) for place, option in enumerate(ticked)]
        if not all(known):
            return
        exclusive = {option.id for option in self.form.options_of(question) if option.exclusive}
        if len(set(ticked)) < len(ticked) or (len(ticked) > 1 and exclusive.intersection(ticked)):
            message = _("zo kan niemand {name} beantwoorden").format(name=question.id)
            self.report.at_value(
                "R222", self.path, message, _("Noem elk antwoord één keer, of het ene dat alleen staat.")
            )
        elif question.bands:
            burden = operands.of_options(self.form, question, ticked).number
            self._check_lighter(burden, max(band.burden for band in question.bands))

    def _check_number(self, question: NumberQuestion, number: float) -> None:
        if not question.minimum <= number <= question.maximum or round(number, question.decimals) != number:
            message = _("het getal {number:g} past niet bij {name}").format(number=number, name=question.id)
            mend = _("Kies een getal van {low:g} tot en met {high:g}, met hooguit {n} cijfers achter de komma.")
            mend = mend.format(low=question.minimum, high=question.maximum, n=question.decimals)
            self.report.at_value("R222", self.path, message, mend)
        elif question.bands:
            heaviest = operands.band_burden(question.bands, operands.ends(question)[1])
            self._check_lighter(operands.band_burden(question.bands, number), heaviest)
        else:
            self._check_lighter(number, question.maximum)

    def _check_lighter(self, burden: float | None, heaviest: float | None) -> None:
        """A measure that makes an answer the heaviest there is, never helps."""
        if burden is not None and burden == heaviest:
            message = _("dit is het zwaarste antwoord op {name}, dus daar wordt niets lichter van")
            self.report.at_value("R221", self.path, message.format(name=self.question.id))
