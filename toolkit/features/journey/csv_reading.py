"""Steps back out of a table, with every wrong cell told; with anything wrong in it there are no steps at all."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from questionnaires.condition_words import answers_in_words
from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.model import EstimateQuestion, MultipleChoice, SingleChoice
from questionnaires.nearest import nearest
from questionnaires.translation import _
from scoring.dossier import Step
from toolkit.features.journey.csv_table import BETWEEN, Cells, as_it_was, columns_of
from toolkit.features.journey.described import Described
from toolkit.features.journey.forms import FIELD, OWN, READY, form_sent, step_of
from toolkit.storage.keys import key_for
from toolkit.web.forms.values import is_filled

LARGEST = 1024 * 1024
"""Bytes of a file: a hundred steps with long notes fit ten times."""
_MOST_WRONG = 200
_MOST_NAMED = 6
_MOST_SIGNS = 80
_NEW = Step(id="stap", name="-")


@dataclass(frozen=True)
class WrongCell:
    """What is wrong in one cell. `row` is that of the spreadsheet, `column` its letter and heading."""

    row: int
    column: str
    message: str
    mend: str


@dataclass(frozen=True)
class ReadTable:
    """The steps of a file, or everything that is wrong with it: never both."""

    steps: tuple[Step, ...]
    wrong: tuple[WrongCell, ...]


def read_steps(place: Described, data: bytes) -> ReadTable:
    """Read the steps of a CSV file in UTF-8, with semicolons, commas or tabs.

    Args:
        place: the journey; a step with the id of a stored step is that step, with its evidence.
        data: the file.
    """
    wrong: list[WrongCell] = []
    rows = _rows(data, wrong)
    columns = _columns(place, rows[0], wrong) if rows else []
    steps: tuple[Step, ...] = ()
    if not wrong:
        steps = tuple(_Reader(place, columns, wrong).steps(rows[1:]))
    return ReadTable((), tuple(wrong)) if wrong else ReadTable(steps, ())


def _rows(data: bytes, wrong: list[WrongCell]) -> list[list[str]]:
    def refuse(row: int, message: str, mend: str) -> list[list[str]]:
        wrong.append(WrongCell(row, "", message, mend))
        return []

    if len(data) > LARGEST:
        return refuse(1, _("Het bestand is te groot."), _("Kies een bestand van hoogstens 1 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        mend = _("Kies in je rekenprogramma bij Opslaan als: CSV UTF-8.")
        return refuse(row, _("Het bestand staat niet in UTF-8."), mend)
    if "\x00" in text or not text.strip():
        mend = _("Bewaar het rekenblad als CSV UTF-8 en probeer het opnieuw.")
        return refuse(1, _("Dit is geen CSV-bestand met stappen."), mend)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend([as_it_was(cell) for cell in row] for row in reader)
    except csv.Error:
        mend = _("Zet om een tekst met een aanhalingsteken erin zelf ook aanhalingstekens, of bewaar het opnieuw.")
        return refuse(len(rows) + 1, _("Hier klopt een aanhalingsteken niet."), mend)
    return rows


def _separator(text: str) -> str:
    """Return what stands between the names of the columns, apart from what stands within quotes.

    >>> _separator('Stap;"Hoe, en waar"'), _separator("Stap,id")
    (';', ',')
    """
    bare = "".join(text.splitlines()[0].split('"')[::2])
    return max(";,\t", key=bare.count)


def _columns(place: Described, heading: Sequence[str], wrong: list[WrongCell]) -> list[tuple[int, Cells]]:
    known = {_plain(name): one for one in columns_of(place) for name in (one.heading, *one.names)}
    found: dict[str, tuple[int, Cells]] = {}
    for number, text in enumerate(heading):
        column = known.get(_plain(text))
        if not text.strip():
            continue
        if column is None:
            close = nearest(_plain(text), known)
            mend = _("Bedoel je '{name}'?").format(name=known[close].heading) if close else _("Haal de kolom weg.")
            wrong.append(WrongCell(1, column_name(number, text), _("Deze kolom is niet bekend."), mend))
        elif column.field in found:
            message = _("Deze kolom staat er twee keer.")
            wrong.append(WrongCell(1, column_name(number, text), message, _("Haal er een weg.")))
        else:
            found[column.field] = (number, column)
    if "name" not in found and not wrong:
        mend = _("Zet op de eerste regel de namen van de kolommen, met in elk geval de kolom 'Stap'.")
        wrong.append(WrongCell(1, "", _("De kolom met de naam van de stap ontbreekt."), mend))
    return list(found.values())


@dataclass
class _Reader:
    """Reads the rows below the heading, and notes what is wrong."""

    place: Described
    columns: Sequence[tuple[int, Cells]]
    wrong: list[WrongCell]
    taken: set[str] = field(default_factory=set)

    def steps(self, rows: Sequence[Sequence[str]]) -> Iterator[Step]:
        """Read every row that is not empty."""
        stored = {step.id: step for step in self.place.steps}
        for number, row in enumerate(rows, start=2):
            if not any(cell.strip() for cell in row):
                continue
            if len(self.taken) >= MAXIMUM_STEPS:
                message = _("Er passen hoogstens {most} stappen in een reis.").format(most=MAXIMUM_STEPS)
                self.wrong.append(WrongCell(number, "", message, _("Haal de regels vanaf hier weg.")))
                return
            if len(self.wrong) >= _MOST_WRONG:
                return
            step = self._step(row, number)
            key = next((row[at].strip() for at, one in self.columns if one.field == "id" and at < len(row)), "")
            # A step that was exported comes back as itself, with the evidence that a spreadsheet cannot hold.
            old = stored.get(key) if key not in self.taken else None
            name = old.id if old else key_for(step.name, {*self.taken, *stored}, "stap")
            self.taken.add(name)
            yield step.model_copy(update={"id": name, "evidence": old.evidence if old else ()})
        if not self.taken:
            mend = _("Zet onder de namen van de kolommen elke stap op een eigen regel.")
            self.wrong.append(WrongCell(2, "", _("Er staan geen stappen in het bestand."), mend))

    def _step(self, row: Sequence[str], number: int) -> Step:
        named = {at for at, _column in self.columns}
        for at, cell in enumerate(row):
            if cell.strip() and at not in named:
                message = _("Boven deze cel staat geen naam van een kolom.")
                self.wrong.append(WrongCell(number, column_name(at, ""), message, _("Maak de cel leeg.")))
        sent: MultiDict[str, str] = MultiDict()
        for at, column in self.columns:
            text = row[at].strip() if at < len(row) else ""
            if text:
                self._send(sent, column, text, (number, column_name(at, column.heading)))
        form, _fine = form_sent(self.place, sent)
        step = step_of(self.place, form, _NEW)
        self._note(form, step, number)
        return step

    def _send(self, sent: MultiDict[str, str], column: Cells, text: str, spot: tuple[int, str]) -> None:
        """Fill in a cell as a person would do in the form of a step."""
        question = column.question
        if isinstance(question, SingleChoice | MultipleChoice):
            parts = text.split(BETWEEN.strip()) if isinstance(question, MultipleChoice) else [text]
            for part in filter(None, map(str.strip, parts)):
                chosen = self._chosen(question, part, spot)
                if chosen is not None:
                    sent.add(column.field, chosen)
            return
        sent.add(column.field, text)
        if isinstance(question, EstimateQuestion):
            sent.setdefault(READY + question.id, OWN)

    def _chosen(self, question: SingleChoice | MultipleChoice, text: str, spot: tuple[int, str]) -> str | None:
        options = self.place.definition.form.options_of(question)
        labels = {one.id: str(one.label) for one in options}
        known = {_plain(name): one.id for one in options for name in (one.id, str(one.label))}
        chosen = known.get(_plain(text))
        if chosen is None:
            close = nearest(_plain(text), known)
            names = "; ".join(list(labels.values())[:_MOST_NAMED]) + (" …" if len(labels) > _MOST_NAMED else "")
            mend = _("Kies uit: {names}").format(names=names)
            if close:
                mend = _("Bedoel je '{name}'?").format(name=labels[known[close]])
            message = _("'{text}' is geen antwoord dat hier kan.").format(text=_short(text))
            self.wrong.append(WrongCell(*spot, message, mend))
        return chosen

    def _note(self, form: Form, step: Step, number: int) -> None:
        spots = {column.field: column_name(at, column.heading) for at, column in self.columns}
        for found in _leaves(form):
            mend = _("Verbeter de cel, of maak hem leeg als je het niet weet.")
            if found.name == "name":
                mend = _("Schrijf in deze kolom wat iemand doet.")
            for message in found.errors:
                where = spots.get(found.name, str(found.label.text))
                self.wrong.append(WrongCell(number, where, str(message), mend))
        # What falls away because the field does not apply to this step, must not do so unsaid.
        for question in self.place.definition.fields:
            cell = form[FIELD + question.id]
            if question.when and is_filled(cell) and not cell.errors and question.id not in step.values:
                when = answers_in_words(self.place.definition.form, question.when)
                message = _("Dit telt bij deze stap niet mee: alleen als {when}.").format(when=when)
                mend = _("Maak de cel leeg, of verander het antwoord waar het van afhangt.")
                self.wrong.append(WrongCell(number, spots[cell.name], message, mend))


def _leaves(form: Iterable[Field]) -> Iterator[Field]:
    for one in form:
        inner = getattr(one, "form", None)
        if inner is not None:
            yield from _leaves(inner)
        else:
            yield one


def column_name(number: int, heading: str) -> str:
    """Return a column as a spreadsheet names it, with its heading.

    >>> column_name(0, "Stap"), column_name(27, "")
    ('A (Stap)', 'AB')
    """
    letters, rest = "", number + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters} ({_short(heading.strip())})" if heading.strip() else letters


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SIGNS else f"{text[: _MOST_SIGNS - 1]}…"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
