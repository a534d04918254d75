"""Whether a value fits its question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.model import (
    DateQuestion,
    EstimateQuestion,
    LongText,
    MultipleChoice,
    NumberQuestion,
    Question,
    Questionnaire,
    ShortText,
    SingleChoice,
    TableQuestion,
)
from questionnaires.translation import _
from scoring.dossier import Estimate, Row, Value
from scoring.validation.report import Report, choices, named, new_name, suggestion, words


def check_value(report: Report, questionnaire: Questionnaire, question: Question, value: Value, path: Path) -> None:
    """Note what is wrong with a value, given the question that it answers."""
    match question, value:
        case SingleChoice(), str():
            _check_option(report, questionnaire, question, value, path)
        case MultipleChoice(), tuple() if all(isinstance(item, str) for item in value):
            _check_options(report, questionnaire, question, tuple(str(item) for item in value), path)
        case NumberQuestion(), float():
            _check_number(report, question, value, path)
        case EstimateQuestion(), Estimate():
            _check_estimate(report, question, value, path)
        case DateQuestion(), str():
            check_day(report, value, path)
        case ((ShortText() | LongText()), str()):
            _check_text(report, question, value, path)
        case TableQuestion(), tuple() if all(isinstance(item, Mapping) for item in value):
            rows = tuple(item for item in value if isinstance(item, Mapping))
            _check_table(report, questionnaire, question, rows, path)
        case _:
            message = _("bij {question} hoort een ander soort antwoord").format(question=named(question))
            report.add("D713", path, message, _expected(questionnaire, question, value))


def check_day(report: Report, day: str, path: Path) -> None:
    """Note a day (or a moment) that does not exist."""
    try:
        date.fromisoformat(day[:10])
    except ValueError:
        message = _("de dag {day} bestaat niet").format(day=shortened(day))
        report.add("D718", path, message, _("Schrijf een dag als jaar-maand-dag: 2026-01-31."))


def _expected(questionnaire: Questionnaire, question: Question, value: Value) -> str:
    if isinstance(question, NumberQuestion) and re.fullmatch(r"[0-9]{1,9},[0-9]{1,9}", str(value)):
        if not question.decimals:
            return _("Schrijf een heel getal.")
        return _("Schrijf een punt waar nu een komma staat: {n}.").format(n=str(value).replace(",", "."))
    if isinstance(question, SingleChoice):
        return choices(option.id for option in questionnaire.options_of(question))
    return {
        "multiple_choice": _("Schrijf een lijst van ids, ook als het er maar één is: [a]."),
        "number": _("Schrijf een getal, zonder aanhalingstekens en zonder eenheid."),
        "estimate": _("Schrijf drie getallen: low, likely en high."),
        "date": _("Schrijf een dag als jaar-maand-dag: 2026-01-31."),
        "short_text": _("Schrijf tekst. Zet een getal tussen aanhalingstekens."),
        "long_text": _("Schrijf tekst. Zet een getal tussen aanhalingstekens."),
        "table": _("Schrijf een lijst van rijen, met in elke rij de kolommen als sleutels."),
    }[question.type]


def _check_option(
    report: Report, questionnaire: Questionnaire, question: SingleChoice | MultipleChoice, option_id: str, path: Path
) -> bool:
    options = questionnaire.options_of(question)
    if any(option.id == option_id for option in options):
        return True
    message = _("{option} is geen antwoord op {question}").format(option=shortened(option_id), question=named(question))
    new = new_name(option_id, options)
    ids = [option.id for option in options]
    by_label = next((option.id for option in options if words(option.label).casefold() == option_id.casefold()), None)
    if new or by_label:
        mend = _("Dat antwoord heet nu {id}.") if new else _("Schrijf het id van dat antwoord: {id}.")
        mend = mend.format(id=new or by_label)
    else:
        mend = suggestion(option_id, ids, choices(ids))
    report.add("D714", path, message, mend)
    return False


def _check_options(
    report: Report, questionnaire: Questionnaire, question: MultipleChoice, ticked: tuple[str, ...], path: Path
) -> None:
    known = [
        _check_option(report, questionnaire, question, option, (*path, index)) for index, option in enumerate(ticked)
    ]
    exclusive = [option.id for option in questionnaire.options_of(question) if option.exclusive]
    alone = next((option for option in ticked if option in exclusive), None)
    if len(set(ticked)) < len(ticked):
        message = _("bij {question} staat een antwoord twee keer").format(question=named(question))
        report.add("D715", path, message, _("Noem elk antwoord één keer."))
    elif alone and len(ticked) > 1 and all(known):
        message = _("{option} kan niet samen met een ander antwoord op {question}")
        message = message.format(option=alone, question=named(question))
        report.add("D715", path, message, _("Kies {option}, of juist de andere antwoorden.").format(option=alone))
    elif not ticked and exclusive:
        message = _("bij {question} is niets gekozen").format(question=named(question))
        mend = _("Geldt er niets? Kies dan {option}. Weet je het niet? Schrijf dan unknown.").format(
            option=exclusive[0]
        )
        report.add("D715", path, message, mend)


def _check_number(report: Report, question: NumberQuestion, number: float, path: Path) -> None:
    _check_range(report, question, number, path)
    if round(number, question.decimals) != number:
        message = _("{number} heeft te veel cijfers achter de komma voor {question}")
        message = message.format(number=_written(number), question=named(question))
        mend = (
            _("Rond af op {n} cijfers achter de komma.").format(n=question.decimals)
            if question.decimals
            else _("Schrijf een heel getal.")
        )
        report.add("D716", path, message, mend)


def _check_estimate(report: Report, question: EstimateQuestion, estimate: Estimate, path: Path) -> None:
    for name in ("low", "likely", "high"):
        _check_range(report, question, getattr(estimate, name), (*path, name))
    if not estimate.low <= estimate.likely <= estimate.high:
        message = _("bij {question} staan low, likely en high niet van laag naar hoog").format(question=named(question))
        report.add("D716", path, message, _("Zet het kleinste getal bij low en het grootste bij high."))


def _check_range(report: Report, question: NumberQuestion | EstimateQuestion, number: float, path: Path) -> None:
    if not question.minimum <= number <= question.maximum:
        message = _("{number} past niet bij {question}").format(number=_written(number), question=named(question))
        mend = _("Kies een getal van {low} tot en met {high} ({unit}).").format(
            low=_written(question.minimum), high=_written(question.maximum), unit=words(question.unit)
        )
        report.add("D716", path, message, mend)


def _check_text(report: Report, question: ShortText | LongText, text: str, path: Path) -> None:
    if not text.strip():
        message = _("het antwoord op {question} is leeg").format(question=named(question))
        report.add("D717", path, message, _("Vul het in, of laat het antwoord weg."))
    elif len(text) > question.max_length:
        message = _("het antwoord op {question} heeft {n} tekens").format(question=named(question), n=len(text))
        report.add("D717", path, message, _("Maak het korter: hooguit {n} tekens.").format(n=question.max_length))
    elif isinstance(question, ShortText) and "\n" in text.strip():
        message = _("het antwoord op {question} heeft meer dan één regel").format(question=named(question))
        report.add("D717", path, message, _("Schrijf het op één regel."))


def _check_table(
    report: Report, questionnaire: Questionnaire, question: TableQuestion, rows: tuple[Row, ...], path: Path
) -> None:
    if not question.minimum_rows <= len(rows) <= question.maximum_rows:
        message = _("de tabel bij {question} heeft {n} rijen").format(question=named(question), n=len(rows))
        mend = _("Er horen {low} tot en met {high} rijen te zijn.").format(
            low=question.minimum_rows, high=question.maximum_rows
        )
        report.add("D719", path, message, mend)
    columns = {column.id: column for column in question.columns}
    for index, row in enumerate(rows):
        for key, cell in row.items():
            place = (*path, index, key)
            if key not in columns:
                message = _("de tabel bij {question} heeft geen kolom {key}")
                mend = suggestion(key, columns, choices(columns))
                report.add("D719", place, message.format(question=named(question), key=shortened(key)), mend)
            elif cell is not None:
                check_value(report, questionnaire, columns[key], cell, place)
        for column in question.columns:
            if column.required and row.get(column.id) is None:
                message = _("in deze rij ontbreekt {column}").format(column=named(column))
                report.add("D719", (*path, index), message, _("Vul deze kolom in, of haal de rij weg."))


def _written(number: float) -> str:
    return str(int(number)) if number.is_integer() else str(number)
